"""What stands on every page and says nothing: running heads, footers, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.model import TextBlock

_DIGITS = re.compile(r"\d+")


def find(blocks: Sequence[TextBlock]) -> dict[int, str]:
    """``id`` of each block that is furniture, and why."""
    return {}

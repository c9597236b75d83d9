"""Letters that count as numbers do: ``a)``, ``b)``, ``c)`` or ``(i)``, ``(ii)`` down a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER = re.compile(r"[(\[]?([A-Za-z]{1,4})[)\].:]*", re.ASCII)
_ROMAN = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
)  # fmt: skip
_FEWEST = 2


def count_on(texts: Sequence[str]) -> bool:
    """Each is the next letter, or the next small Roman number, or the one above it again."""
    found = [_LETTER.fullmatch(text.strip()) for text in texts]
    said = [match[1].lower() for match in found if match]
    runs = [word for at, word in enumerate(said) if at == 0 or word != said[at - 1]]
    if len(said) < len(found) or len(runs) < _FEWEST:
        return False
    letters = [chr(ord("a") + at) for at in range(len(runs))]
    return runs == letters or runs == list(_ROMAN[: len(runs)])

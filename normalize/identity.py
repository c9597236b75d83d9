"""Names of actions that stay: the same words in the same place of a plan have the same name."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from planlift.text import bare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

_NAMED_BY = ("section", "finding_ref", "finding", "action_ref", "action")
_LENGTH = 10


def action_ids(rows: Iterable[Mapping[str, object]]) -> list[str]:
    """A name for each row, unique in the plan.

    Made from the section, the finding and the action, signs and spacing aside, so that a plan
    converted from PDF, HTML or text names its actions alike. Beginning with a letter, since
    spreadsheets take ``12e4`` for a number. Twins are told apart by their order: ``-2``, ``-3``.
    """
    names: list[str] = []
    seen: Counter[str] = Counter()
    for row in rows:
        words = "\n".join([bare(str(row.get(name) or "")) for name in _NAMED_BY])
        name = f"a{hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names

"""A listed heading that more words follow: ``Strategy to overcome it``, ``Proof we will hold``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import Sense

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEHIND = re.compile(r"\s(?:to|for|of|in|on|by|from|with|against|that|which|we|they)\s")
_ASKING = frozenset({"what", "how", "who", "when", "where", "why", "whose", "which"})
_FIELDS = frozenset({
    "finding", "action", "owner_text", "due_text", "success_measure", "evidence", "resources",
    "impact", "progress_text", "status_text", "response", "monitoring",
})  # fmt: skip
"""What such words say; ``Level of``, ``Area of`` and ``No of`` may be of anything."""
_WHOSE = {"progress_text": frozenset({"for"})}
"""``Notes for the reader`` tell of no progress."""
_MORE = 0.15
_BY = " by "


def senses(folded: str, fields: Mapping[str, str], fallbacks: Mapping[str, str]) -> list[Sense]:
    """What the words in front of the first that leads on to others are known for.

    ``Action taken by the manager`` says what was done, as no other column says it better.
    """
    match = _BEHIND.search(folded)
    head = folded[: match.start()] if match else ""
    if not head or head.split()[0] in _ASKING:
        return []
    field = fields.get(head, "")
    if not field and match and match[0] == _BY:
        field = fallbacks.get(head, "")
    if match and match[0].strip() in _WHOSE.get(field, ()):
        return []
    return [Sense(field, HINT + _MORE, f"opens with: {head}")] if field in _FIELDS else []

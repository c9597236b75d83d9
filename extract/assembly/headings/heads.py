"""A listed heading that more words follow: ``Strategy to overcome it``, ``Proof we will hold``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import HINT
from planlift.extract.assembly.headings.senses import Sense

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASKING = frozenset({"what", "how", "who", "when", "where", "why", "whose", "which"})
_FIELDS = frozenset({
    "finding", "action", "owner_text", "due_text", "success_measure", "evidence", "resources",
    "impact", "progress_text", "status_text", "response", "monitoring",
})  # fmt: skip
"""What such words say; ``Level of``, ``Area of`` and ``No of`` may be of anything."""
_WHOSE = {"progress_text": frozenset({"for"})}
"""``Notes for the reader`` tell of no progress."""
_MORE = 0.15
_OPENS = "opens with: "
DOER = "doer"
"""What ``by`` leads on to."""


def senses(
    folded: str,
    fields: Mapping[str, str],
    fallbacks: Mapping[str, str],
    leading_on: Mapping[str, str],
) -> list[Sense]:
    """What the words in front of the first of those `leading_on` to others are known for.

    ``Action taken by the manager`` says what was done, as no other column says it better.
    """
    said = folded.split()
    at = next((at for at, word in enumerate(said[1:-1], 1) if word in leading_on), 0)
    if not at or said[0] in _ASKING:
        return []
    head = " ".join(said[:at])
    field = fields.get(head, "")
    if not field and leading_on[said[at]] == DOER:
        field = fallbacks.get(head, "")
    if said[at] in _WHOSE.get(field, ()):
        return []
    return [Sense(field, HINT + _MORE, f"{_OPENS}{head}")] if field in _FIELDS else []


def opens(sense: Sense) -> bool:
    """Whether it is what the first words say, as in ``Due for reply``: the others say what for."""
    return sense.score == HINT + _MORE and sense.why.startswith(_OPENS)

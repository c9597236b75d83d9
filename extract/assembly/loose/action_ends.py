"""Who and when behind what is done, in records whose labels say neither: ``… (Matron, by May)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.loose import tails

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.records import Record
    from planlift.extract.assembly.headings.phrases import HeadingWords

_TOLD = frozenset({"owner_text", "lead_text", "due_text", "due_revised"})
_FEWEST_WORDS = 3
"""Of an action."""


def taken_off(made: Sequence[Record], words: HeadingWords) -> None:
    """Give records, in place, who and when from the ends of their actions."""
    if any(not _TOLD.isdisjoint(record.fields) for record in made):
        return
    for record in made:
        action = record.fields.get("action")
        found = tails.facts(action.text, words) if action is not None else None
        if action is None or found is None or len(found[0].split()) < _FEWEST_WORDS:
            continue
        text, told = found
        record.fields["action"] = with_text(action, text.rstrip())
        record.fields |= {name: with_text(action, said, label="") for name, said in told.items()}

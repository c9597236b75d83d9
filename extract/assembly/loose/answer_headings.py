"""``Response: Agreed`` in a heading, between a finding and what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.forms import inlines
from planlift.extract.assembly.loose.statement import Statement
from planlift.extract.assembly.loose.statement import together
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import TextBlock


def answer(part: TextBlock, words: HeadingWords) -> Cell | None:
    """The response that a heading gives; None where it says anything else."""
    if part.kind != "heading" or ":" not in part.text:
        return None
    pairs = inlines.inline(sections.as_cell(part), words) or []
    if [pair.field for pair in pairs] != ["response"]:
        return None
    return with_text(pairs[0].value, pairs[0].value.text, label=pairs[0].heading)


def below(found: Statement, part: TextBlock, said: Cell) -> Statement:
    """What goes on below the heading `part`: the texts above it are what was found."""
    above = {**found.above, "response": said}
    named = {id(part), *map(id, found.texts)}
    if found.texts:
        above["finding"] = together(found.texts)
    return Statement(found.path, above=above, named=named)

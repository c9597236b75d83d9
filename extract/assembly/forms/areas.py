"""Areas for improvement in a form: number and facts on the left, what is to be improved beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.forms.inlines import inline
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_SIDED = 2
"""Cells in a row of such a form."""


def area(cells: Sequence[Cell], words: HeadingWords) -> list[Pair]:
    """``Area for improvement 1``, with more facts below it, beside what is to be improved."""
    if len(cells) != _SIDED or not opens_area(cells[0], words):
        return []
    head, _, rest = cells[0].text.partition("\n")
    number = refs.number_of_label(with_text(cells[0], head), words)
    if number is None:
        return []
    facts = inline(with_text(cells[0], rest.strip()), words, _short_labels(rest)) or []
    said, more = _cut_at_label(cells[1], words)
    facts += more
    found = [Pair(None, number, "finding_ref", ""), Pair(None, said, "finding", number.label)]
    # Its number stands at its head: a reference below it is the rule's.
    return found + [replace(pair, field="") if "ref" in pair.field else pair for pair in facts]


def opens_area(cell: Cell | None, words: HeadingWords) -> bool:
    """The cell is a number of an area, with facts about it on the lines below."""
    if cell is None or "\n" not in cell.text or ":" not in cell.text:
        return False
    return sections.numbers_finding(cell.text.partition("\n")[0], words)


def _short_labels(text: str) -> frozenset[str]:
    """What stands before the colon of each line that has one."""
    labelled = (line.partition(":") for line in text.split("\n"))
    return frozenset(
        label.strip()
        for label, colon, value in labelled
        if colon and value.strip() and len(label.split()) <= LABEL_WORDS
    )


def _cut_at_label(cell: Cell, words: HeadingWords) -> tuple[Cell, list[Pair]]:
    """What is to be improved, and the facts below it: a reference, what has been done."""
    lines = cell.text.split("\n")
    labelled = (i for i, line in enumerate(lines) if i and inline_field(line, words))
    first = next(labelled, len(lines))
    rest = inline(with_text(cell, "\n".join(lines[first:])), words) if first < len(lines) else None
    return (with_text(cell, "\n".join(lines[:first])), rest) if rest else (cell, [])

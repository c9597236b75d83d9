"""Lines of a table that are no rows of it: what to write in each column, and sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.lines import texts_of
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell

_NO_SENTENCE = {"due_text", "owner_text", "lead_text", "start_text"}
"""Fields whose cells hold names and dates."""
_LONGEST_SUM = 30
"""Characters of what a row of sums may be called."""


def is_guidance(line: TableLine, columns: Sequence[Column], words: HeadingWords) -> bool:
    """Questions, or who and when told as ``Identify the timeline``; or the headings again."""
    asked = [looks.question(cell.text, words) for cell in texts_of(line.cells)]
    if sum(asked) > 1 and looks.mostly(asked):
        return True
    fields = zip(columns, line.cells, strict=False)
    told = [
        cell.text
        for column, cell in fields
        if cell and cell.column_span == 1 and column.field in _NO_SENTENCE
    ]
    if told and all(looks.instructs(text, words) for text in told):
        return True
    return _is_headed_again(line, columns, words)


def _is_headed_again(line: TableLine, columns: Sequence[Column], words: HeadingWords) -> bool:
    """``Realistic target date`` under ``Target date``: the headings again, in other words."""
    fields = zip(columns, line.cells, strict=False)
    filled = [(column.field, cell.text) for column, cell in fields if cell and cell.text]
    if not any(field == "due_text" for field, _ in filled):
        return False
    again = sum(_says_field(field, text, words) for field, text in filled)
    return again > 2 and all(
        looks.title(text) and (field != "due_text" or _says_field(field, text, words))
        for field, text in filled
    )


def _says_field(field: str, text: str, words: HeadingWords) -> bool:
    """The text would head a column of that field."""
    senses = words.senses(text)
    return bool(field) and bool(senses) and senses[0].field == field


def is_sum(cells: Sequence[Cell], words: HeadingWords) -> bool:
    """``Total`` or ``Total actions``, and nothing but figures beside it."""
    name = cells[0].text
    if len(name) > _LONGEST_SUM:
        return False
    told = key(name)
    named = told in words.sums or (len(cells) > 1 and told.partition(" ")[0] in words.sums)
    return named and not any(any(map(str.isalpha, cell.text)) for cell in cells[1:])

"""A form of labels and values that a page end has cut: its rest opens the next page."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import continuing
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms import official
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms.labels import field_of
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.extract.assembly.parts import Loose
    from planlift.model import Cell
    from planlift.model import Grid

_OPENING = frozenset({"finding", "finding_ref", "ref", "section"})
"""Fields of the labels that begin a record."""


def rest(
    form: Loose, grid: Grid, rows: Sequence[Line], words: HeadingWords
) -> tuple[list[Cell], Sequence[Line]]:
    """The rows of `grid` that go on from the form, none if it is another; before them its head."""
    count = int(official.repeats(form.lines, rows))
    if not _goes_on(form, grid, rows[count:], words):
        return [], ()
    again = chain.from_iterable(rows[:count])
    return list(dict.fromkeys(cell for cell in again if cell is not None)), rows[count:]


def _goes_on(form: Loose, grid: Grid, rows: Sequence[Line], words: HeadingWords) -> bool:
    """Whether the rows of `grid` are the rest of the form at the end of the page before.

    Their labels are none of the form's, which has begun to say what was found or is to be done.
    """
    pages = [place.page for cell in form.lines[-1] if cell is not None for place in cell.places]
    if not grid.column_edges or max(pages, default=0) + 1 != grid.place.page:
        return False
    if not continuing.same_edges(form.grid.column_edges, grid.column_edges):
        return False
    if official.goes_on(form.lines, rows, words):
        return True
    before, after = _labels(form.lines), _labels(rows)
    if not before or not after or {*map(key, before)} & {*map(key, after)}:
        return False
    begun, rest = ([field_of(label, words) for label in own] for own in (before, after))
    return (
        bool(set(begun) & set(WHAT)) and rest[0] not in _OPENING and not set(begun) & _known(rest)
    )


def _known(fields: Sequence[str]) -> set[str]:
    return set(fields) - {""}


def _labels(rows: Sequence[Line]) -> list[str]:
    """The labels of rows that have one text beside each; none where a row is another."""
    return (
        [
            next(cell.text for cell in row if cell is not None and cell.text)
            for row in rows
            if any(cell is not None and cell.text for cell in row)
        ]
        if pairing.asked(rows)
        else []
    )

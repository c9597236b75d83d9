"""Texts over several columns in a source that knows no merged cells: a first cell beside blanks.

Markdown and the text of spreadsheets leave so what a document has merged: the names of groups, what
was found over the actions that answer it, a label with a text over the other columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import by_row
from planlift.extract.assembly.columns.heading_cells import is_known
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Grid

_FEWEST_COLUMNS = 3
_FEWEST_HEADINGS = 3
_PAIR = 2
_WORD = 4
"""Letters of a word that is more than a code."""


def spread(grid: Grid, words: HeadingWords) -> Grid:
    """The grid; if it has no merged cell at all, such texts take up the columns beside them."""
    if grid.place.box is not None or grid.columns < _FEWEST_COLUMNS:
        return grid
    if any(cell.column_span > 1 or cell.row_span > 1 for cell in grid.cells):
        return grid
    rows = {at: [cell for cell in row if cell.text] for at, row in by_row(grid).items()}
    wide = _names(grid, rows, words) | _numbered(rows, words)
    if not wide:
        return grid
    cells: list[Cell] = []
    for cell in grid.cells:
        first = wide.get(cell.row, grid.columns)
        if cell.column == first:
            cells.append(replace(cell, column_span=grid.columns - first, header=False))
        elif cell.column < first:
            cells.append(cell)
    return replace(grid, cells=tuple(cells))


def heads_below(grid: Grid, words: HeadingWords) -> bool:
    """Whether the second row is one of headings."""
    below = [cell for cell in grid.cells if cell.row == 1 and cell.text]
    known = sum(is_known(cell, words) for cell in below)
    return known >= max(_FEWEST_HEADINGS, len(below) - 1)


def _numbered(rows: Mapping[int, Sequence[Cell]], words: HeadingWords) -> dict[int, int]:
    """By row: the column from which on a text says what the first cell numbers."""
    return {
        at: 1
        for at, row in rows.items()
        if [cell.column for cell in row] == [0, 1] and sections.numbers_finding(row[0].text, words)
    }


def _names(grid: Grid, rows: Mapping[int, Sequence[Cell]], words: HeadingWords) -> dict[int, int]:
    """The rows of one text in the first column, each above full ones; none unless all are such.

    The first of them opens the table, or stands right below its headings.
    """
    names = [at for at, row in rows.items() if [cell.column for cell in row] == [0]]
    if not names or names[0] > 1 or grid.rows - 1 in names:
        return {}
    if not all(_has_a_word(rows[at][0].text) for at in names):
        return {}
    if names == [0] and not heads_below(grid, words):
        return {}
    if names[0] and _says_what_is_found(rows[0], words):
        return {}
    return dict.fromkeys(names, 0) if _are_full(rows, names, grid.columns) else {}


def _has_a_word(text: str) -> bool:
    """A number such as ``SR (25/26) 02`` has none."""
    return any(word.isalpha() and len(word) >= _WORD for word in text.split())


def _says_what_is_found(headings: Sequence[Cell], words: HeadingWords) -> bool:
    """Whether the first heading does: a text alone below it is a finding without an action."""
    senses = words.senses(headings[0].text)[:1] if headings else ()
    return any(sense.field in {"finding", "section"} for sense in senses)


def _are_full(rows: Mapping[int, Sequence[Cell]], names: Collection[int], columns: int) -> bool:
    """Whether all other rows have a text in the first column, and in most of them."""
    others = [row for at, row in rows.items() if at not in names and len(row) > _PAIR]
    few = [row for at, row in rows.items() if at not in names and len(row) <= _PAIR]
    full = all(not row[0].column and 2 * len(row) > columns for row in others)
    return full and not few and bool(others)

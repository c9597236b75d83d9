"""Column letters and row numbers of a spreadsheet, printed around its cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.model import Aside
from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.model import Block
    from planlift.model import Cell

_LETTERS = 26
_LONGEST = 3
"""Letters that name a column, at most."""
_FEWEST = 2
"""Columns of a sheet."""


def without_marks(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Aside]]:
    """The tables without the letters over their columns and the numbers beside their rows."""
    marked = {
        id(one) for one in blocks if isinstance(one, Grid) and _may_be(one) and _is_marked(one)
    }
    if not marked:
        return blocks, []
    aside = [
        Aside(cell.text, "page-furniture", cell.places[0] if cell.places else one.place)
        for one in blocks
        if id(one) in marked and isinstance(one, Grid)
        for cell in one.cells
        if cell.text and not (cell.row and cell.column)
    ]
    bare = [_bare(one) if id(one) in marked and isinstance(one, Grid) else one for one in blocks]
    return bare, aside


def _may_be(grid: Grid) -> bool:
    """A blank corner beside one letter or two; asked of every table."""
    corner, *beside = grid.cells[:2]
    if corner.text or not beside or grid.rows <= 1 or grid.columns <= _FEWEST:
        return False
    return _column(beside[0].text) > 0


def _is_marked(grid: Grid) -> bool:
    """Letters in turn over all columns, numbers that rise beside all rows, the headings' too."""
    over = [cell for cell in grid.cells if cell.row == 0 and cell.column]
    beside = [cell for cell in grid.cells if cell.column == 0 and cell.row]
    if any(cell.row_span > 1 for cell in over) or any(cell.column_span > 1 for cell in beside):
        return False
    at = [_column(cell.text) for cell in over if cell.text]
    numbers = [int(cell.text) if cell.text.isdecimal() else 0 for cell in beside]
    rising = all(two > one for one, two in pairwise([0, *numbers]))
    return rising and len(at) >= _FEWEST and all(0 < one < two for one, two in pairwise(at))


def _column(name: str) -> int:
    """1 for ``A``, 27 for ``AA``; 0 for what names no column."""
    if not name.isascii() or not name.isalpha() or not name.isupper() or len(name) > _LONGEST:
        return 0
    number = 0
    for letter in name:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number


def _bare(grid: Grid) -> Grid:
    return replace(
        grid,
        rows=grid.rows - 1,
        columns=grid.columns - 1,
        cells=tuple(_moved(cell) for cell in grid.cells if cell.row and cell.column),
        column_edges=grid.column_edges[1:],
        notes=(*grid.notes, "the letters and numbers of a sheet stand around it"),
    )


def _moved(cell: Cell) -> Cell:
    row, column = cell.row - 1, cell.column - 1
    places = tuple(replace(place, row=row, column=column) for place in cell.places)
    return replace(cell, row=row, column=column, places=places)

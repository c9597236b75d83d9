"""The rows of a grid as cells by column, and the cells of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.model import Cell
    from planlift.model import Grid

Line: TypeAlias = "tuple[Cell | None, ...]"
"""One row of a grid by column; a spanning cell stands in each place that it covers."""


def lines_of(grid: Grid) -> list[Line]:
    """The grid as rows of cells."""
    table: list[list[Cell | None]] = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        if cell.row_span == 1 == cell.column_span:
            table[cell.row][cell.column] = cell
            continue
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                table[row][column] = cell
    return [tuple(row) for row in table]


def distinct(line: Line) -> list[Cell]:
    """The cells of a row, each but once."""
    return list({id(cell): cell for cell in line if cell is not None}.values())


def texts_of(line: Iterable[Cell | None]) -> list[Cell]:
    """The cells that hold text, each but once."""
    return list({id(cell): cell for cell in line if cell is not None and cell.text}.values())

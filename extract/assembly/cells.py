"""Cells made of others, with the same place and another text; and the cells of each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.model import Cell
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.model import Grid

_NUMBER = re.compile(r"\s*\d+[.:]?$")


def text_of(cell: Cell | None) -> str:
    """The text; empty where no cell is."""
    return cell.text if cell else ""


def whole_text(cell: Cell) -> str:
    """The text, and what introduced a number that was taken off its own."""
    return f"{cell.label} {cell.text}" if cell.label else cell.text


def with_text(
    cell: Cell, text: str, struck: tuple[tuple[int, int], ...] = (), label: str | None = None
) -> Cell:
    """The cell with another text, and what is struck out in it. Far faster than `replace`."""
    return Cell(
        text,
        cell.row,
        cell.column,
        cell.row_span,
        cell.column_span,
        cell.places,
        cell.fill,
        struck,
        cell.header,
        cell.bold,
        cell.label if label is None else label,
    )


def uncounted(text: str) -> str:
    """A label folded, without the number at its end: the same in each of several cards."""
    return _NUMBER.sub("", key(text))


def by_row(grid: Grid) -> dict[int, list[Cell]]:
    """The cells that begin in each row, as they stand in the grid."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def level_rows(grid: Grid, aside: Sequence[Cell] = ()) -> list[list[Cell]]:
    """The cells of each row but for those `aside`; none where others reach down over several."""
    rows: list[list[Cell]] = [[] for _ in range(grid.rows)]
    left_out = set(map(id, aside))
    for cell in grid.cells:
        if id(cell) in left_out:
            continue
        if cell.row_span > 1:
            return []
        rows[cell.row].append(cell)
    return rows

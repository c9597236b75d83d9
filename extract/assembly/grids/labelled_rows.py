"""Rows that begin with the label of a finding, ``Finding 1`` beside what it says over all other
columns: they stand over the actions below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import by_row
from planlift.extract.assembly.rows import sections
from planlift.text import with_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Grid

_FEWEST = 2
_SIDED = 2
_COLUMNS = 3
"""At least: in a form of two columns each row has a label."""


def over_rows(grid: Grid, words: HeadingWords) -> Grid:
    """The grid; such a label and its text are one text over the whole width."""
    width = grid.columns - 1
    wide = {cell.row for cell in grid.cells if cell.column == 1 and cell.column_span == width}
    if grid.columns < _COLUMNS or len(wide) < _FEWEST:
        return grid
    rows = {row: cells for row, cells in by_row(grid).items() if row in wide}
    found = {row: cells for row, cells in rows.items() if _is_finding(cells, words)}
    if len(found) < _FEWEST or len(found) < len(wide):
        return grid
    kept = [cell for cell in grid.cells if cell.row not in found]
    kept += [_whole(cells, grid.columns) for cells in found.values()]
    kept.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(kept))


def _is_finding(cells: Sequence[Cell], words: HeadingWords) -> bool:
    """``Recommendation 2`` and what it says, both in one row of the table."""
    if len(cells) != _SIDED or any(cell.row_span > 1 for cell in cells):
        return False
    return bool(cells[1].text) and sections.numbers_finding(cells[0].text, words)


def _whole(cells: Sequence[Cell], columns: int) -> Cell:
    label, said = cells
    text = with_label(label.text, said.text)
    return replace(
        label, text=text, column_span=columns, places=(*label.places, *said.places), struck=()
    )

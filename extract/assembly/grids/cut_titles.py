"""Rows of one text above the headings of a table, which a page end parts from these.

``Recommendation 4`` and half of what it says stand at the foot of a page, the other half and the
headings of its actions on the next one, between the same sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.grids import joins
from planlift.extract.assembly.grids.cut_shapes import NOTE
from planlift.extract.assembly.grids.cut_shapes import as_cell
from planlift.extract.assembly.grids.cut_shapes import over_page_end
from planlift.extract.assembly.rows import sections
from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block
    from planlift.model import Cell

_MOST_ROWS = 3


def joined(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks, such rows as the first ones of the table that they belong to."""
    out: list[Block] = []
    for block in blocks:
        whole = _whole(out[-1], block, words) if out and isinstance(block, Grid) else None
        if whole is None:
            out.append(block)
        else:
            out[-1] = whole
    return out


def _titles(before: Block, after: Grid) -> list[Cell]:
    """The texts of a block that ends its page right above a row of one text; none of others."""
    if not over_page_end(before, after) or not _is_band(after.cells[0], after.columns):
        return []
    if after.columns == 1 or after.rows == 1:
        return []
    if not isinstance(before, Grid):
        return [as_cell(before, after)] if before.kind == "heading" or before.bold else []
    whole = all(_is_band(cell, before.columns) and cell.text for cell in before.cells)
    return list(before.cells) if whole and before.rows <= _MOST_ROWS else []


def _is_band(cell: Cell, columns: int) -> bool:
    return cell.column == 0 and cell.column_span == columns and cell.row_span == 1


def _whole(before: Block, table: Grid, words: HeadingWords) -> Grid | None:
    """The table below the titles that a block before it holds; None where these are of another.

    The row below says what the last of them numbers, or goes on with it.
    """
    titles = _titles(before, table)
    if not titles:
        return None
    first, *rest = table.cells
    above = [replace(cell, column=0, column_span=table.columns) for cell in titles]
    if sections.numbers_finding(above[-1].text, words):
        above.append(first)
    elif joins.finding_goes_on(above[-1].text, first.text, (), words):
        above[-1] = joins.join_cells(above[-1], first)
    else:
        return None
    added = len(above) - 1
    return replace(
        table,
        place=replace(before.place, table=table.place.table),
        rows=table.rows + added,
        cells=(
            *(replace(cell, row=at) for at, cell in enumerate(above)),
            *(replace(cell, row=cell.row + added) for cell in rest),
        ),
        notes=(*table.notes, NOTE),
    )

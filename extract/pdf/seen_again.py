"""Merged cells that a page ends in: spreadsheets print their text once more on the next page.

It stands above the table there, as far up as the cell began before, and a clip hides it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.model import Block


def above(blocks: Sequence[Block], table: Grid) -> list[TextBlock]:
    """Of the texts right above a table, those that say again what its blank cells began with.

    `blocks` stand before the table; the last table among them has the cells.
    """
    blank = {cell.column for cell in table.cells if not cell.row and not cell.text}
    if 0 not in blank:
        return []
    texts: list[TextBlock] = []
    for block in reversed(blocks):
        if isinstance(block, Grid):
            return [text for text in texts if _says(text, _cut(block, table, blank))]
        if block.place.page != table.place.page:
            break
        texts.append(block)
    return []


def _cut(before: Grid, table: Grid, blank: set[int]) -> list[str]:
    """The texts of the last row of the table before that stand in blank columns of this one."""
    if before.columns != table.columns:
        return []
    last = (cell for cell in before.cells if cell.row + cell.row_span == before.rows)
    return [cell.text for cell in last if cell.text and cell.column in blank]


def _says(text: TextBlock, cells: Sequence[str]) -> bool:
    """Whether a text is that of one or several of the cells, whose lines may be mixed."""
    left = Counter(text.text.split())
    for cell in cells:
        own = Counter(cell.split())
        if own <= left:
            left -= own
    return not left

"""Text that runs on below the last rule of a table cut by the end of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles

if TYPE_CHECKING:
    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page

_PITCH = 1.7
"""Times the font size: the next line of the same text is no farther down."""
_APART = 4.0
"""Points between the text that runs on and whatever else stands farther down."""
_SLACK = 1.0


def taken_in(page: Page, tables: list[FoundTable]) -> list[FoundTable]:
    """The tables; where the last one is open below, with the text that goes on beneath it.

    Only a table with nothing but such text right below it can have been cut by the page's end;
    a footer farther down does not matter.
    """
    if not tables or not tables[-1].open_bottom:
        return tables
    last = max(tables, key=lambda table: table.box[3])
    grown = [_grown(page, last, cell) for cell in last.cells]
    extra = [index for _, index in grown if len(index)]
    if not extra:
        return tables
    bottom = max(cell.box[3] for cell, _ in grown)
    rest = np.setdiff1d(_below(page, last), np.concatenate(extra))
    if (page.chars.box[rest, 1] < bottom + _APART).any():
        return tables
    box = (*last.box[:3], bottom)
    changed = replace(last, cells=tuple(cell for cell, _ in grown), box=box)
    return [changed if table is last else table for table in tables]


def _below(page: Page, table: FoundTable) -> Indices:
    """Visible characters under the table, near it, and within its width."""
    x, y = middles(page)
    near = (y > table.box[3]) & (x > table.box[0]) & (x < table.box[2])
    return np.flatnonzero(near & lettered(page))


def _grown(page: Page, table: FoundTable, cell: FoundCell) -> tuple[FoundCell, Indices]:
    nothing = np.zeros(0, dtype=np.intp)
    if cell.row + cell.row_span < table.rows or not len(cell.index):
        return cell, nothing
    below = _below(page, table)
    box = page.chars.box[below]
    inside = (box[:, 0] >= cell.box[0] - _SLACK) & (box[:, 2] <= cell.box[2] + _SLACK)
    below = below[inside]
    below = below[np.argsort(page.chars.box[below, 1], kind="stable")]
    bottom = float(page.chars.box[cell.index, 3].max())
    taken = []
    for position in below.tolist():
        _, top, _, low = page.chars.box[position].tolist()
        size = float(page.chars.size[position])
        if low - bottom > _PITCH * size and top > bottom:
            break
        bottom = max(bottom, low)
        taken.append(position)
    if not taken:
        return cell, nothing
    extra = np.array(taken, dtype=np.intp)
    grown = replace(
        cell,
        index=np.concatenate([cell.index, extra]),
        box=(*cell.box[:3], round(max(bottom, cell.box[3]), 2)),
    )
    return grown, extra

"""Cells of a tagged table that no tag gives a text: where they are, what is turned in them, and
the colours of all cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf import fillings
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.levels import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_WHITE = 0xFFFFFF
_THIN = 3.0
"""Points: what is no wider is a line."""
_SLACK = 1.0
_Spans = dict[int, tuple[float, float]]


def completed(page: Page, table: FoundTable) -> FoundTable:
    """The table with a cell wherever a row and a column of this page cross, and with fills.

    Tags give no colour, and nothing at all for a cell without text; a cell may say what it has
    to say by its colour alone.
    """
    across, down = _spans(table)
    across |= _painted(page, table, across, down)
    held = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    nothing = np.zeros(0, dtype=np.intp)
    loose = np.flatnonzero((page.chars.turned % 180 != 0) & (page.chars.mcid < 0))
    shown = len(loose) and len(page.fills)
    merged = list(_merged(page, loose, across, down, held)) if shown else []
    held |= {(row, cell.column) for cell in merged for row in _rows(cell)}
    turned = _turned(page, loose, across, down)
    headed = {cell.row for cell in table.cells if cell.header}
    blank = [
        FoundCell(
            row,
            column,
            1,
            1,
            (left, top, right, bottom),
            turned.get((row, column), nothing),
            header=row in headed,
        )
        for row, (top, bottom) in down.items()
        for column, (left, right) in across.items()
        if (row, column) not in held
    ]
    cells = [*table.cells, *merged, *blank]
    ground = fillings.colors(page, [_core(cell.box) for cell in cells])
    empty = [not len(cell.index) for cell in cells]
    fills = fillings.marked(page, [cell.box for cell in cells], empty, ground)
    filled = [
        replace(cell, fill=fill) if fill and not cell.fill else cell
        for cell, fill in zip(cells, fills, strict=True)
    ]
    return replace(table, cells=tuple(filled))


def _merged(
    page: Page, loose: Indices, across: _Spans, down: _Spans, held: set[tuple[int, int]]
) -> Iterator[FoundCell]:
    """Cells with text on its side, over several rows perhaps, as their own ground shows them.

    `loose`: untagged text on its side; `held`: rows and columns that other cells take.
    """
    box = page.chars.box[loose]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    left, top, right, bottom = page.fills.T[:, :, None]
    inside = (x > left) & (x < right) & (y > top) & (y < bottom)
    last = np.where(inside.any(axis=0), len(inside) - 1 - inside[::-1].argmax(axis=0), -1)
    for ground in distinct(last[last >= 0]).tolist():
        low, high, end, under = page.fills[ground].tolist()
        rows = sorted(row for row, ends in down.items() if high < sum(ends) / 2 < under)
        middle = (low + end) / 2
        columns = [name for name, (one, other) in across.items() if one < middle < other]
        if not rows or len(columns) != 1 or rows[-1] - rows[0] >= len(rows):
            continue
        if held.isdisjoint((row, columns[0]) for row in rows):
            edges = low, down[rows[0]][0], end, down[rows[-1]][1]
            yield FoundCell(rows[0], columns[0], len(rows), 1, edges, loose[last == ground])


def _rows(cell: FoundCell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _turned(
    page: Page, loose: Indices, across: _Spans, down: _Spans
) -> dict[tuple[int, int], Indices]:
    """By row and column: untagged text on its side that stands in the row, or out above it.

    Browsers leave headings that they turn without tags.
    """
    if not len(loose) or not across or not down:
        return {}
    box = page.chars.box[loose]
    columns, rows = sorted(across, key=across.__getitem__), sorted(down, key=down.__getitem__)
    starts = [across[column][0] - _SLACK for column in columns]
    ends = [down[row][1] + _SLACK for row in rows]
    column = np.searchsorted(starts, (box[:, 0] + box[:, 2]) / 2) - 1
    row = np.searchsorted(ends, (box[:, 1] + box[:, 3]) / 2)
    found = {}
    for at, place in enumerate(rows):
        for beside, name in enumerate(columns):
            own = (row == at) & (column == beside)
            if own.any() and box[own, 3].max() >= down[place][0]:
                found[place, name] = loose[own]
    return found


def _painted(page: Page, table: FoundTable, across: _Spans, down: _Spans) -> _Spans:
    """Where columns without any text on this page are painted: colours are all that they say."""
    missing = sorted(set(range(table.columns)) - across.keys())
    if not missing or not across or not down or not len(page.fills):
        return {}
    left, top, right, bottom = page.fills.T
    middle = (top + bottom) / 2
    colored = (page.fill_color & _WHITE) != _WHITE
    beside = (middle > min(low for low, _ in down.values())) & colored
    beside &= (middle < max(high for _, high in down.values())) & (bottom - top > _THIN)
    found: _Spans = {}
    for column in missing:
        if {column - 1, column + 1} & set(missing):
            continue  # which of two is painted cannot be told
        low = across[column - 1][1] if column else left.min()
        high = across[column + 1][0] if column + 1 < table.columns else right.max()
        inside = beside & (left > low - _SLACK) & (right < high + _SLACK) & (right - left > _THIN)
        if inside.any():
            found[column] = float(left[inside].min()), float(right[inside].max())
    return found


def _core(box: Box) -> Box:
    """The middle of a box: text may reach a little beyond its cell's colour."""
    left, top, right, bottom = box
    return (
        left + (right - left) / 4,
        top + (bottom - top) / 4,
        right - (right - left) / 4,
        bottom - (bottom - top) / 4,
    )


def _spans(table: FoundTable) -> tuple[_Spans, _Spans]:
    """From where to where each column and each row of the page goes."""
    across: _Spans = {}
    down: _Spans = {}
    for cell in table.cells:
        left, top, right, bottom = cell.box
        if cell.column_span == 1:
            low, high = across.get(cell.column, (left, right))
            across[cell.column] = min(low, left), max(high, right)
        if cell.row_span == 1:
            low, high = down.get(cell.row, (top, bottom))
            down[cell.row] = min(low, top), max(high, bottom)
    return across, down

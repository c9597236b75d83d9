"""Headings above the lines of a ruled table, and numbers of its rows to the left of them.

Styles of word processors draw neither around some headings, nor around a first column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf import rows
from planlift.extract.pdf.following import text_end
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import taken_by
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import spelt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

    Flags = NDArray[np.bool_]

_FEWEST = 3
"""Columns, headings above them, and rows with numbers beside them."""
_MOST = 0.6
"""Of the columns that have a heading; of the rows that have a number."""
_HIGH = 60.0
"""Points: headings are no higher."""
_ROOM = 18.0
"""Points of white below headings at most."""
_WIDE = 80.0
"""Points: a column of numbers is no wider, nor farther away."""
_ALIGNED = 2.0
"""Points between two places that are meant to be the same."""
_SHORT = 8
"""Letters of a number and of what heads it."""


def taken_in(page: Page, tables: list[FoundTable], before: Sequence[float]) -> list[FoundTable]:
    """The tables, with what stands outside their lines; `before`: edges on the page before."""
    wide = [table for table in tables if table.columns >= _FEWEST <= table.rows]
    if not wide:
        return tables
    free = ~taken_by(page, tables) & (page.chars.code != BLANK_CODE)
    if not free.any():
        return tables
    known = {}
    for table in wide:
        headed = _with_row(page, table, free)
        again = len(before) > 1 and np.array_equal(
            np.round(before[1:]), np.round(table.column_edges)
        )
        known[id(table)] = _with_column(page, headed, free, again=again)
    return [known.get(id(table), table) for table in tables]


def _with_row(page: Page, table: FoundTable, free: Flags) -> FoundTable:
    """With the row of headings in bold that stand right above it, each in a column."""
    left, top, right, _ = table.box
    # The first column may be bold in each row.
    further = [cell.index for cell in table.cells if cell.row == 0 < cell.column]
    first = np.concatenate(further) if further else np.zeros(0, dtype=np.intp)
    edges = list(table.column_edges[1:-1])
    if not edges or not len(first) or page.chars.bold[first].any():
        return table
    begin = text_end(page, top, max(0.0, top - _HIGH), (left, right), edges, _ROOM)
    if begin is None:
        return table
    space = (left, begin, right, top)
    own = _inside(page, space, free)
    words = rows.stretches(page, space)
    filled = len(set(np.searchsorted(edges, words[:, 0] + 1).tolist()))
    apart = not any(rows.crossed(words, edge) for edge in edges)
    if not apart or filled < max(_FEWEST, _MOST * table.columns):
        return table
    if not len(own) or not page.chars.bold[own].all():
        return table
    column = np.searchsorted(edges, (page.chars.box[own, 0] + page.chars.box[own, 2]) / 2)
    sides = table.column_edges
    heads = [
        FoundCell(0, at, 1, 1, (sides[at], begin, sides[at + 1], top), own[column == at])
        for at in range(table.columns)
    ]
    below = [cell._replace(row=cell.row + 1) for cell in table.cells]
    return replace(
        table,
        box=(left, round(begin, 2), right, table.box[3]),
        rows=table.rows + 1,
        cells=(*heads, *below),
        open_top=False,
    )


def _with_column(page: Page, table: FoundTable, free: Flags, *, again: bool) -> FoundTable:
    """With the column of numbers to its left: a heading, and one text on one line a row.

    `again`: the table went on from the page before, where it had such a column.
    """
    left, top, _, bottom = table.box
    own = _inside(page, (left - _WIDE, top, left + _ALIGNED, bottom), free)
    tops = _tops(table)
    if not len(own) or len(tops) < table.rows:
        return table
    box = page.chars.box[own]
    row = np.searchsorted(tops, (box[:, 1] + box[:, 3]) / 2) - 1
    parts = {at: own[row == at] for at in sorted(set(row.tolist()))}
    if len(parts) < max(_FEWEST, _MOST * _named(table)) or not _are_numbers(
        page, parts, again=again
    ):
        return table
    begin = float(box[:, 0].min())
    nothing = own[:0]
    beside = [
        FoundCell(at, 0, 1, 1, (begin, top, left, end), parts.get(at, nothing))
        for at, (top, end) in enumerate(zip(tops, [*tops[1:], bottom], strict=True))
    ]
    cells = [*beside, *(cell._replace(column=cell.column + 1) for cell in table.cells)]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        table,
        box=(round(begin, 2), *table.box[1:]),
        columns=table.columns + 1,
        cells=tuple(cells),
        column_edges=(round(begin, 2), *table.column_edges) if table.column_edges else (),
    )


def _named(table: FoundTable) -> int:
    """Rows with text in the first column."""
    return sum(bool(len(cell.index)) for cell in table.cells if cell.column == 0)


def _inside(page: Page, space: Box, free: Flags) -> Indices:
    left, top, right, bottom = space
    box = page.chars.box
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    return np.flatnonzero(free & (x > left) & (x < right) & (y > top) & (y < bottom))


def _tops(table: FoundTable) -> list[float]:
    tops: dict[int, float] = {}
    for cell in table.cells:
        tops[cell.row] = min(cell.box[1], tops.get(cell.row, cell.box[1]))
    return [tops[at] for at in sorted(tops)]


def _are_numbers(page: Page, parts: dict[int, Indices], *, again: bool) -> bool:
    """Whether the first row has a short heading and each other a number, all beginning alike."""
    texts = {at: spelt(page.chars.code[index]) for at, index in parts.items()}
    head = texts.get(0, "")
    headed = any(map(str.isalpha, head)) and not any(map(str.isdigit, head))
    if not headed and not again:
        return False
    numbered = all(any(map(str.isdigit, text)) for at, text in texts.items() if at or not headed)
    short = max(map(len, texts.values())) <= _SHORT
    boxes = [page.chars.box[index] for index in parts.values()]
    lines = all(np.ptp(box[:, 3]) < (box[:, 3] - box[:, 1]).max() / 2 for box in boxes)
    begins = [float(box[:, 0].min()) for box in boxes]
    return numbered and short and lines and max(begins) - min(begins) <= _ALIGNED

"""Headings above the lines of a ruled table, and a column to the left of them.

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
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.page import spelt
from planlift.model import FROM_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

    Flags = NDArray[np.bool_]

_FEWEST = 3
"""Columns, headings above them, and rows with texts beside them."""
_MOST = 0.6
"""Of the columns that have a heading."""
_HIGH = 60.0
"""Points: headings are no higher."""
_ROOM = 18.0
"""Points of white below headings at most."""
_FAR = 80.0
"""Points from the end of the texts of a column to the lines that stand to the right of it."""
_ALIGNED = 2.0
"""Points between two places that are meant to be the same."""
_LETTERS = 40
"""Of what heads a column."""
_TWO = 1.8
"""Times as high as letters are: less from the middle of a line to that of the next."""


def taken_in(
    page: Page, tables: list[FoundTable], before: Sequence[float], beside: float | None
) -> list[FoundTable]:
    """The tables, with what stands outside their lines.

    `before`: the column edges that lines showed on the page before, points; `beside`: where a
    column to the left of them began.
    """
    wide = [table for table in tables if table.columns >= _FEWEST]
    free = ~taken_by(page, tables) & lettered(page) if wide else None
    if free is None or not free.any():
        return tables
    known = {}
    for table in wide:
        headed = _with_row(page, table, free)
        again = beside is not None and _alike(before, headed.column_edges)
        whole = _with_column(page, headed, free, again=again)
        if again and beside is not None and not whole.beside:
            whole = _with_one_text(page, headed, free, beside)
        known[id(table)] = whole
    return [known.get(id(table), table) for table in tables]


def _alike(before: Sequence[float], edges: Sequence[float]) -> bool:
    return np.array_equal(np.round(before), np.round(edges))


def _with_one_text(page: Page, table: FoundTable, free: Flags, begin: float) -> FoundTable:
    """With the rest of what was merged over rows before, to its left."""
    left, top, _, bottom = table.box
    own = _inside(page, (begin - _ALIGNED, top, left, bottom), free)
    if not len(own):
        return table
    return _beside(table, begin, [FoundCell(0, 0, table.rows, 1, (begin, top, left, bottom), own)])


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
    below = [replace(cell, row=cell.row + 1) for cell in table.cells]
    return replace(
        table,
        box=(left, round(begin, 2), right, table.box[3]),
        rows=table.rows + 1,
        cells=(*heads, *below),
        open_top=False,
    )


def _with_column(page: Page, table: FoundTable, free: Flags, *, again: bool) -> FoundTable:
    """With the column to its left: a heading, and texts that begin on the first lines of rows.

    `again`: the table went on from the page before, where it had such a column.
    """
    left, top, right, bottom = table.box
    own = _inside(page, (left - (right - left), top, left + _ALIGNED, bottom), free)
    tops = _tops(table)
    # No text runs over the side of the table.
    over = _inside(
        page, (left - _ALIGNED, top, left + _ALIGNED, bottom), page.chars.code > BLANK_CODE
    )
    if not len(own) or len(tops) < table.rows or len(over):
        return table
    middle = (page.chars.box[own, 1] + page.chars.box[own, 3]) / 2
    row = np.searchsorted(tops, middle) - 1
    if not _is_column(page.chars.box[own[row > 0]], left):
        return table
    begun = _begun(page, table, own, row)
    headed = 0 in begun and _is_heading(page, own[row == 0])
    if len(begun) < min(_FEWEST, table.rows) or row.min() < begun[0] or not (headed or again):
        return table
    begin = float(page.chars.box[own, 0].min())
    ends = [*tops[1:], bottom]
    beside = []
    for at in range(table.rows):
        last = max((one for one in begun if one <= at), default=-1)
        after = next((one for one in begun if one > at), table.rows)
        inside = own[(row >= at) & (row < after)]
        if last not in {at, -1} and at <= max(row[(row >= last) & (row < after)]):
            continue
        spans = int(row[(row >= at) & (row < after)].max()) - at + 1 if len(inside) else 1
        box = (begin, tops[at], left, ends[at + spans - 1])
        beside.append(FoundCell(at, 0, spans, 1, box, inside))
    return _beside(table, begin, beside)


def _beside(table: FoundTable, begin: float, cells: Sequence[FoundCell]) -> FoundTable:
    """The table with a first column of those cells, which begins there (points)."""
    further = (replace(cell, column=cell.column + 1) for cell in table.cells)
    return replace(
        table,
        box=(round(begin, 2), *table.box[1:]),
        columns=table.columns + 1,
        cells=tuple(sorted([*cells, *further], key=lambda cell: (cell.row, cell.column))),
        column_edges=(round(begin, 2), *table.column_edges) if table.column_edges else (),
        beside=FROM_WORDS not in table.notes,
    )


def _is_column(box: Floats, left: float) -> bool:
    """Whether lines end not far from the left side of a table, all aligned."""
    if not len(box):
        return False
    line = cluster((box[:, 1] + box[:, 3]) / 2, snap=_ALIGNED, spread=2 * _ALIGNED)
    count = int(line.max()) + 1
    begins, ends = np.full(count, np.inf), np.zeros(count)
    np.minimum.at(begins, line, box[:, 0])
    np.maximum.at(ends, line, box[:, 2])
    alike = min(np.ptp(begins), np.ptp(ends), np.ptp(begins + ends) / 2) <= _ALIGNED
    return bool(alike and left - ends.max() <= _FAR)


def _begun(page: Page, table: FoundTable, own: Indices, row: Indices) -> list[int]:
    """Rows on whose first line a text of those letters begins; none where one begins elsewhere."""
    box = page.chars.box
    middle = middles(page)[1]
    high = float(np.median(box[own, 3] - box[own, 1]))
    firsts: dict[int, float] = {}
    for cell in table.cells:
        if len(cell.index):
            top = float(middle[cell.index].min())
            firsts[cell.row] = min(top, firsts.get(cell.row, top))
    first = {at: float(middle[own[row == at]].min()) for at in sorted(set(row.tolist()))}
    begun = [at for at, top in first.items() if at in firsts and abs(top - firsts[at]) < high / 2]
    # The lines of a text that is merged over rows follow each other.
    levels = np.unique(np.round(middle[own]))
    goes_on = [
        at in begun
        or (bool((levels < top - 1).any()) and top - levels[levels < top - 1].max() < _TWO * high)
        for at, top in first.items()
    ]
    return begun if all(goes_on) else []


def _is_heading(page: Page, index: Indices) -> bool:
    """Whether some letters may head a column."""
    text = spelt(page.chars.code[index])
    return any(map(str.isalpha, text)) and not any(map(str.isdigit, text)) and len(text) <= _LETTERS


def _inside(page: Page, space: Box, free: Flags) -> Indices:
    left, top, right, bottom = space
    x, y = middles(page)
    return np.flatnonzero(free & (x > left) & (x < right) & (y > top) & (y < bottom))


def _tops(table: FoundTable) -> list[float]:
    tops: dict[int, float] = {}
    for cell in table.cells:
        tops[cell.row] = min(cell.box[1], tops.get(cell.row, cell.box[1]))
    return [tops[at] for at in sorted(tops)]

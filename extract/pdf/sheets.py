"""Tables of spreadsheets printed without lines between their cells.

A sheet's cells are aligned at the top, halfway down or at the foot of high rows, and its columns
stand close: neither white space nor the breaks of lines tell its rows. But its texts were painted
whole, and in each row they share a height.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import sheet_rows
from planlift.extract.pdf import whole_texts
from planlift.extract.pdf.aligned_tables import table_of
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.item_marks import is_mark
from planlift.extract.pdf.sheet_rows import Placed
from planlift.extract.pdf.textlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.sheet_rows import Spot
    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.whole_texts import Text

NOTE = "no rules: rows from the heights that whole texts share"
_FEWEST = 3
"""Headings side by side, lines that go on a text, and rows."""
_BACK = 0.5
"""Of the height of a table."""
_BEFORE = 1.0
"""Points in front of the text of a column that are its own."""


def is_heading(table: FoundTable) -> bool:
    """Whether a ruled table is one row of several cells."""
    return table.rows == 1 and table.columns >= _FEWEST and table.how == "rules"


def below(page: Page, heading: FoundTable, free: Indices, foot: float) -> FoundTable | None:
    """The table of a row of boxed headings and of what stands below it, down to `foot` (points)."""
    low = max(cell.box[3] for cell in heading.cells)
    lines = [line for line in lines_of(page, free) if low < _middle(line) and line.box[1] < foot]
    edges = heading.column_edges
    spots = _spots(lines, edges, _FEWEST)
    if spots is None:
        return None
    cells = [*heading.cells, *_cells(spots, edges, 1)]
    return _made(page, lines, cells, edges)


def under(page: Page, lines: Sequence[Line], depth: int, foot: float) -> FoundTable | None:
    """The table of lines of which the first `depth` hold known headings."""
    lines = [line for line in lines if line.box[1] < foot]
    if not _may_be_in_two_goes(lines[depth:]):
        return None
    texts = whole_texts.of_lines(lines, (), _FEWEST)
    known = {id(word) for line in lines[:depth] for word in line.words}
    heads = sorted(
        [text for text in texts if id(text.words[0]) in known], key=lambda text: text.box[0]
    )
    body = [text for text in texts if id(text.words[0]) not in known]
    if len(heads) < _FEWEST or not _in_two_goes(body):
        return None
    edges = _edges([(text.box[0], text.box[2]) for text in heads], body)
    if edges is None:
        return None
    spots = _spots(lines[depth:], edges, _FEWEST)
    if spots is None:
        return None
    top = min(text.box[1] for text in heads)
    bottom = min(placed.text.box[1] for placed, _, _ in spots)
    first = [
        FoundCell(0, at, 1, 1, (edges[at], top, edges[at + 1], bottom), _index(text))
        for at, text in enumerate(heads)
    ]
    return _made(page, lines, [*first, *_cells(spots, edges, 1)], edges)


def going_on(page: Page, lines: Sequence[Line], edges: Sequence[float]) -> FoundTable | None:
    """The part of a table on the next page, whose columns are known."""
    spots = _spots(lines, edges, 0)
    return _made(page, lines, _cells(spots, edges, 0), edges) if spots else None


def _may_be_in_two_goes(lines: Sequence[Line]) -> bool:
    """Whether it is worth while to ask the next."""
    part = max(len(lines) // 3, 1)
    first, last = (
        [int(piece[0].index[0]) for line in own for piece in line.pieces]
        for own in (lines[:part], lines[-part:])
    )
    return len(lines) > 1 and min(last) < max(first)


def _in_two_goes(texts: Sequence[Text]) -> bool:
    """Whether painting began anew at the top; painting row by row has other marks of rows."""
    tops = np.array([text.box[1] for text in texts])
    back = np.maximum.accumulate(tops) - tops
    return bool(len(tops)) and bool(back.max() > _BACK * np.ptp(tops))


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _edges(heads: Sequence[tuple[float, float]], body: Iterable[Text]) -> tuple[float, ...] | None:
    """Sides of the columns that texts make with the headings over them; None where some cross."""
    spans = list(heads)
    waiting = [text.box for text in body if sum(_meet(text.box, head) for head in heads) < 2]
    while waiting:
        later = []
        for box in waiting:
            met = [at for at, span in enumerate(spans) if _meet(box, span)]
            if len(met) > 1:
                return None
            if met:
                low, high = spans[met[0]]
                spans[met[0]] = min(low, box[0]), max(high, box[2])
            else:
                later.append(box)
        if len(later) == len(waiting):
            return None
        waiting = later
    if any(one[1] > two[0] for one, two in pairwise(spans)):
        return None
    return (*(low - _BEFORE for low, _ in spans), spans[-1][1] + _BEFORE)


def _meet(box: Sequence[float], span: tuple[float, float]) -> bool:
    return box[0] < span[1] and span[0] < box[2]


def _spots(lines: Sequence[Line], edges: Sequence[float], fewest: int) -> list[Spot] | None:
    texts = whole_texts.of_lines(lines, edges[1:-1], fewest)
    if any(len(text.words) == 1 and is_mark(text.words[0].text) for text in texts):
        return None  # marks of list items, painted by themselves
    placed = [_placed(text, edges) for text in texts]
    inside = [one for one in placed if one is not None]
    if not inside or len(inside) < len(placed):
        return None
    return sheet_rows.of_texts(inside, len(edges) - 1, fewest)


def _placed(text: Text, edges: Sequence[float]) -> Placed | None:
    """A text and the columns that it stands in; None where it leaves them."""
    if text.box[0] < edges[0] or text.box[2] > edges[-1] + _BEFORE:
        return None
    begin, end = np.searchsorted(edges, [text.box[0] + _BEFORE, text.box[2] - _BEFORE]).tolist()
    return Placed(text, begin - 1, min(end, len(edges) - 1) - 1)


def _index(text: Text) -> Indices:
    return np.concatenate([word.index for word in text.words])


def _cells(spots: Sequence[Spot], edges: Sequence[float], above: int) -> list[FoundCell]:
    """The cells, blank ones too, of rows of which so many stand `above` the first."""
    count = max(row + down for _, row, down in spots)
    tops = [
        min([one.text.box[1] for one, row, down in spots if row == at and down == 1], default=0.0)
        for at in range(count)
    ]
    tops.append(max(one.text.box[3] for one, _, _ in spots))
    filled = np.zeros((count, len(edges) - 1), dtype=np.bool_)
    found = []
    for one, row, down in spots:
        last = len(edges) - 2 if one.last > one.first else one.last
        filled[row : row + down, one.first : last + 1] = True
        box = (edges[one.first], tops[row], edges[last + 1], tops[row + down])
        found.append(
            FoundCell(row + above, one.first, down, last - one.first + 1, box, _index(one.text))
        )
    for row, column in np.argwhere(~filled).tolist():
        box = (edges[column], tops[row], edges[column + 1], tops[row + 1])
        found.append(FoundCell(row + above, column, 1, 1, box, np.zeros(0, dtype=np.intp)))
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def _made(
    page: Page, lines: Sequence[Line], cells: Sequence[FoundCell], edges: Sequence[float]
) -> FoundTable:
    rows = 1 + max(cell.row for cell in cells)
    return table_of(page, lines, tuple(cells), rows, tuple(edges), NOTE)

"""Which table the end of a page may have cut, and where the text of its columns stands."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.pdf import painted_order
from planlift.extract.pdf import sheets
from planlift.extract.pdf.alignment import foot_of
from planlift.extract.pdf.columns import Column
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.textlines import lines_of
from planlift.model import FROM_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line

_TOP = 0.2
"""Of a page's height: heads that pages repeat stand above it."""
_FIGURES = re.compile(r"\d+")
_FEWEST = 3
"""Columns of a table that is followed: two are easily met by chance."""
_CLOSE = 1.5
"""Points between the text of one column and the next at least."""


class Cut(Struct, frozen=True):
    """The last table of a page, with nothing below it: the next page may go on with it."""

    left: float
    right: float
    reach: float
    """How far to the right text may stand: to the page's margin where nothing is drawn."""
    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    """Inner ones."""
    drawn: bool
    """Level rules or stripes part its rows."""
    heading: tuple[int, ...]
    """The letters of its first row, in no order."""
    bold: bool = False
    """Its first row is bold, or that of the part on an earlier page."""
    painted: bool = False
    """The order of painting told its rows."""
    sheet: bool = False
    """So did the heights of whole texts."""
    running: tuple[tuple[str, float], ...] = ()
    """Lines at the top of the page above it, and how far down: heads, if the next has them."""

    def repeats(self, line: Line) -> bool:
        """Whether the line stands at the top of the page before, but for its figures."""
        words = _folded(line)
        return any(words == text and abs(line.box[1] - top) < SNAP for text, top in self.running)


def cut_by_end(page: Page, last: FoundTable, before: Cut | None = None) -> Cut | None:
    """The page's last table where its end may have cut it, if its columns come from its words.

    It may go on with the table that the page `before` cut.
    """
    drawn = FROM_WORDS in last.notes
    if (not drawn and last.how != "alignment") or last.columns < _FEWEST:
        return None
    middle = middles(page)[1]
    below = (middle > last.box[3] + SNAP) & lettered(page)
    if (below & (middle < foot_of(page))).any():
        return None
    columns = _columns(page, last)
    goes_on = before is not None and before.edges == tuple(last.column_edges[1:-1])
    if before is not None and goes_on:
        columns = [own or known for own, known in zip(columns, before.columns, strict=True)]
    if any(column is None for column in columns):
        return None
    known = tuple(column for column in columns if column is not None)
    if last.rows == 1:
        known = _widened(known, last.box[2])
    first = np.concatenate([cell.index for cell in last.cells if not cell.row])
    heading = page.chars.code[first]
    return Cut(
        left=last.box[0],
        right=last.box[2],
        reach=last.box[2] if drawn else max(last.box[2], page.width - last.box[0]),
        columns=known,
        edges=tuple(last.column_edges[1:-1]),
        drawn=drawn,
        heading=tuple(np.sort(heading[heading != BLANK_CODE]).tolist()),
        bold=bool(page.chars.bold[first].all()) or (before is not None and goes_on and before.bold),
        painted=any(painted_order.NOTE in note for note in last.notes),
        sheet=sheets.NOTE in last.notes,
        running=_above(page, last.box[1]),
    )


def as_wide(page: Page, last: Cut | None, earlier: Iterable[Cut]) -> Cut | None:
    """The cut table as wide as the rules or stripes of a page are: the last, or an `earlier` one.

    Of a sheet wider than the paper every other page goes on with the columns on the left.
    """
    if last is None or not last.drawn:
        return last
    drawn = np.concatenate([page.rules, page.fills])[:, ::2].round().astype(int)
    ends = Counter(map(tuple, drawn[drawn[:, 1] - drawn[:, 0] > SNAP].tolist()))
    often = [sides for sides, count in ends.items() if count >= _FEWEST]
    for cut in (last, *earlier):
        if any(abs(cut.left - low) + abs(cut.right - high) <= SNAP for low, high in often):
            return cut
    return last


def _above(page: Page, top: float) -> tuple[tuple[str, float], ...]:
    high = page.chars.box[:, 3] < min(top + SNAP, _TOP * page.height)
    return tuple((_folded(line), line.box[1]) for line in lines_of(page, np.flatnonzero(high)))


def _folded(line: Line) -> str:
    return _FIGURES.sub("#", " ".join(word.text for word in line.words))


def _columns(page: Page, table: FoundTable) -> list[Column | None]:
    """Where the text of each column stands; None where it has none of its own."""
    sides: list[list[tuple[float, float]]] = [[] for _ in range(table.columns)]
    own = [cell for cell in table.cells if cell.column_span == 1 and len(cell.index)]
    if own:
        box = page.chars.box[np.concatenate([cell.index for cell in own])]
        start = np.cumsum([0, *(len(cell.index) for cell in own[:-1])])
        begins = np.minimum.reduceat(box[:, 0], start).tolist()
        ends = np.maximum.reduceat(box[:, 2], start).tolist()
        for cell, begin, end in zip(own, begins, ends, strict=True):
            sides[cell.column].append((begin, end))
    return [_column(texts) for texts in sides]


def _column(texts: Sequence[tuple[float, float]]) -> Column | None:
    if not texts:
        return None
    begins = [begin for begin, _ in texts]
    often, count = Counter(map(round, begins)).most_common(1)[0]
    starts = next(begin for begin in begins if round(begin) == often)
    right = max(end for _, end in texts)
    return Column(min(begins), right, starts if 2 * count > len(begins) else None, None)


def _widened(columns: Sequence[Column], right: float) -> tuple[Column, ...]:
    """Columns of which only headings are seen: their text may run as far as the next one begins."""
    ends = [column.left - _CLOSE for column in columns[1:]]
    return tuple(
        replace(column, right=max(column.right, end))
        for column, end in zip(columns, [*ends, right], strict=True)
    )

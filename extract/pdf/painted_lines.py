"""Lines of text as they were painted: what was painted apart is two texts, however close it stands.

Spreadsheets leave hardly any white between their columns; yet each cell's lines are painted one
after the other, and so every line of a column begins at one place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import BLANKS
from planlift.extract.pdf.painted_ends import APART
from planlift.extract.pdf.typewriter import more_blank

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_WORD = 0.4
"""Of the font size: letters closer than this are of one line."""
_SAME_LINE = 0.4
_SAME = 1.0
"""Points between two places that are meant to be the same."""
_ROWS, _LINES = 3, 5
"""So many rows, and lines, have words in a column at least: fewer may by chance."""
_WHITE = 0.1
"""Points between two columns at least."""
_LETTERS = 2
"""Of a word; marks and numbers of list items stand apart from their text, too."""
_HALF_WHITE = 2.5
"""Points from an edge to the text behind it at most."""


class PaintedLines(Struct, frozen=True, eq=False):
    """Lines in the order in which they were painted."""

    low: Numbers
    high: Numbers
    middle: Numbers
    named: NDArray[np.bool_]
    """Which are words or a number: marks of list items stand apart from their text, too."""
    bold: NDArray[np.bool_]
    whole: bool
    """Whether each is a line of one cell: what was painted apart is told from what was not."""

    def cross(self, at: float, top: float, bottom: float) -> bool:
        """Whether one between two heights runs over a place."""
        inside = (self.middle > top) & (self.middle < bottom)
        return bool((inside & (self.low < at - _SAME) & (self.high > at + _SAME)).any())


@lru_cache(maxsize=2)
def of_page(page: Page) -> PaintedLines:
    """Those of a page."""
    chars = page.chars
    own = np.flatnonzero((chars.code != BLANK_CODE) & (chars.turned == 0))
    box, size = chars.box[own].astype(np.float64), chars.size[own]
    middle = (box[:, 1] + box[:, 3]) / 2
    gap = box[1:, 0] - box[:-1, 2] - more_blank(page) * size[1:]
    opens, closes = chars.opens[own], chars.closes[own]
    goes_on = np.diff(own) <= BLANKS
    goes_on &= np.abs(np.diff(middle)) <= _SAME_LINE * size[1:]
    goes_on &= (gap > -_WORD * size[1:]) & (gap <= _WORD * size[1:])
    goes_on &= ~(closes[:-1] & opens[1:] & (gap > APART * size[1:]))
    first = np.flatnonzero(np.append(True, ~goes_on)[: len(own)])
    if not len(first):
        none = np.zeros(0, dtype=np.bool_)
        return PaintedLines(*(np.zeros(0),) * 3, none, none, whole=False)
    count = np.diff(np.append(first, len(own)))
    code = chars.code[own]
    letters = np.array([chr(sign).isalpha() for sign in code.tolist()])
    last = code[first + count - 1]
    return PaintedLines(
        np.minimum.reduceat(box[:, 0], first),
        np.maximum.reduceat(box[:, 2], first),
        np.add.reduceat(middle, first) / count,
        (np.add.reduceat(letters, first, dtype=np.int64) >= _LETTERS) | is_digit(last),
        np.logical_and.reduceat(chars.bold[own], first),
        whole=bool(opens.any()),
    )


def is_digit(code: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which signs are digits."""
    return np.asarray((code >= ord("0")) & (code <= ord("9")), dtype=np.bool_)


def columns(page: Page, y: Numbers, left: float, right: float) -> list[tuple[float, float]]:
    """Inner edges of columns of rows between the levels `y`, and where the lines behind begin.

    A line stands in one cell: so columns are the white that all lines leave between them, where
    there are several in a row. A heading in bold has a column of its own, and is over what stands
    to the right of it there: days are set at the right of their cells.
    """
    every = of_page(page)
    if not every.whole:
        return []
    row = np.searchsorted(y, every.middle) - 1
    own = (row >= 0) & (row < len(y) - 1) & (every.low > left) & (every.high < right)
    low, high, row, named = every.low[own], every.high[own], row[own], every.named[own]
    headed = bool(every.bold[own][row == 0].all())
    several = _several(low, high, row)
    if not several.any():
        return []
    order = np.flatnonzero(several)[np.argsort(low[several], kind="stable")]
    low, high, row, named = low[order], high[order], row[order], named[order]
    reach = np.maximum.accumulate(high)
    first = np.flatnonzero(np.append(True, low[1:] > reach[:-1] + _WHITE))
    parts = np.split(np.arange(len(low)), first[1:])
    parts = _below_headings(parts, row) if headed else parts
    found: list[tuple[float, float]] = []
    in_front = np.array([named[part].any() for part in parts])
    since = 0
    for at, part in enumerate(parts[1:], 1):
        begin, end = float(low[part[0]]), float(reach[part[0] - 1])
        enough = len(part) >= _LINES and len(set(row[part].tolist())) >= _ROWS
        enough |= headed and not row[part].all() and len(part) > 1
        if enough and in_front[since:at].any() and in_front[at]:
            found.append((begin - min((begin - end) / 2, _HALF_WHITE), begin))
            since = at
    return found


def _below_headings(parts: list[Indices], row: Indices) -> list[Indices]:
    """The lines of each column, where headings (those of row 0) may stand left of all others."""
    out: list[Indices] = []
    for part in parts:
        alone = bool(out) and not row[out[-1]].any() and bool(row[part].all())
        if alone:
            out[-1] = np.concatenate([out[-1], part])
        else:
            out.append(part)
    return out


def _several(low: Numbers, high: Numbers, row: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which lines are of rows with texts side by side."""
    if not len(row):
        return np.zeros(0, dtype=np.bool_)
    count = int(row.max()) + 1
    begin, end = np.full(count, -np.inf), np.full(count, np.inf)
    np.maximum.at(begin, row, low)
    np.minimum.at(end, row, high)
    return np.asarray((begin > end)[row], dtype=np.bool_)

"""Lines of text as they were painted: what was painted apart is two texts, however close it stands.

Spreadsheets leave hardly any white between their columns; yet each cell's lines are painted one
after the other, and so every line of a column begins at one place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import BLANKS
from planlift.extract.pdf.typewriter import more_blank

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_WORD = 0.4
"""Of the font size: letters closer than this are of one line."""
_BLANK = 0.2
"""The same: no closer than this to the next word."""
_PRECISE = 0.3
"""Points between two places that are the same, where no chance shall make them so."""
_SAME_LINE = 0.4
_SAME = 1.0
"""Points between two places that are meant to be the same."""
_ROWS, _SHARE = 3, 0.5
"""Rows, and share of those with several texts, in which a column's lines begin at one place."""
_LINES = 5
"""Lines that begin there at least: fewer may do so by chance."""
_LETTERS = 2
"""Of a word; marks and numbers of list items stand apart from their text, too."""
_NARROWEST = 12.0
"""Points of a column."""
_HALF_WHITE = 2.5
"""Points from an edge to the text behind it at most."""


class PaintedLines(Struct, frozen=True, eq=False):
    """Lines in the order in which they were painted."""

    low: Numbers
    high: Numbers
    middle: Numbers
    words: NDArray[np.bool_]
    """Which hold several letters."""

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
    goes_on = np.diff(own) <= BLANKS
    goes_on &= np.abs(np.diff(middle)) <= _SAME_LINE * size[1:]
    goes_on &= (gap > -_WORD * size[1:]) & (gap <= _WORD * size[1:])
    begins = np.append(True, ~goes_on)[: len(own)]
    if not len(begins):
        return PaintedLines(*(np.zeros(0),) * 3, np.zeros(0, dtype=np.bool_))
    # Cells of one line may have been painted next to each other: a word that stands where several
    # lines begin is one of a cell.
    words = np.append(False, gap > _BLANK * size[1:])
    places = np.sort(box[begins, 0])
    near = [np.searchsorted(places, box[:, 0] + off) for off in (-_PRECISE, _PRECISE)]
    first = np.flatnonzero(begins | (words & (near[1] - near[0] >= _ROWS)))
    count = np.diff(np.append(first, len(own)))
    letters = np.array([chr(code).isalpha() for code in chars.code[own].tolist()])
    return PaintedLines(
        np.minimum.reduceat(box[:, 0], first),
        np.maximum.reduceat(box[:, 2], first),
        np.add.reduceat(middle, first) / count,
        np.add.reduceat(letters, first, dtype=np.int64) >= _LETTERS,
    )


def columns(page: Page, y: Numbers, left: float, right: float) -> list[tuple[float, float]]:
    """Inner edges of columns of rows between the levels `y`, and where the lines behind begin."""
    every = of_page(page)
    row = np.searchsorted(y, every.middle) - 1
    own = (row >= 0) & (row < len(y) - 1) & (every.low > left) & (every.high < right)
    low, high, row, words = every.low[own], every.high[own], row[own], every.words[own]
    if not len(low):
        return []
    place = cluster(low, snap=_SAME, spread=2 * _SAME)
    begins = np.full(int(place.max()) + 1, np.inf)
    np.minimum.at(begins, place, low)
    told = np.unique(np.stack([row, place]), axis=1)
    several = np.bincount(told[0], minlength=len(y) - 1) > 1
    rows_of = np.bincount(told[1][several[told[0]]], minlength=len(begins))
    least = max(_ROWS, _SHARE * several.sum())
    found: list[tuple[float, float]] = []
    reach = several[row]
    enough = (rows_of >= least) & (np.bincount(place) >= _LINES)
    for begin in np.sort(begins[enough]).tolist():
        before = high[reach & (low < begin - _SAME)]
        end = float(before[before <= begin + _SAME].max(initial=-np.inf))
        since = found[-1][0] if found else left
        in_front = words & (low >= since) & (low < begin - _SAME) & (high <= begin + _SAME)
        behind = words & (np.abs(low - begin) <= 2 * _SAME)
        named = begin - since >= _NARROWEST and bool(in_front.any() and behind.any())
        if named and end < begin and not (before > begin + _SAME).any():
            found.append((begin - min((begin - end) / 2, _HALF_WHITE), begin))
    return found

"""Texts that run on below a level where their row seems to end, for they are of several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import distinct
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.page import spelt
from planlift.extract.pdf.textlines import is_label

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_PITCH = 1.15
"""Times the step from line to line in a column: the next line of one text is no farther down."""
_LONG = 6
"""Characters of a number in front of a text at most."""


def column(page: Page, x: Numbers, y: Numbers) -> Indices:
    """The characters between two edges and two levels, blanks left out."""
    across, down = middles(page)
    inside = (across > x[0]) & (across < x[1]) & lettered(page)
    return np.flatnonzero(inside & (down > y[0]) & (down < y[1]))


def shortened(page: Page, level: Lines, x: Numbers) -> Lines:
    """The `level` lines, each from the first column on whose text does not run on below it."""
    low = level.low.copy()
    y = distinct(level.at)
    for above, at, below in zip(y, y[1:], y[2:], strict=False):
        first = 0
        while first < len(x) - 2:
            own = column(page, x[first : first + 2], np.array([above, below]))
            if not runs_on(page, own, float(at), float(below), blank=False):
                break
            first += 1
        low[level.at == at] = np.maximum(low[level.at == at], x[first])
    return Lines(level.at, low, level.high)


def runs_on(page: Page, own: Indices, at: float, end: float, *, blank: bool) -> bool:
    """Whether nothing of a column begins between two levels, but for lines of a text above.

    `blank` is the answer where there is no text at all.
    """
    middle = (page.chars.box[own, 1] + page.chars.box[own, 3]) / 2
    above, below = own[middle < at], own[(middle > at) & (middle < end)]
    if not len(below):
        return blank
    if not len(above):
        return False
    last, first = int(above.max()), int(below.min())
    between: NDArray[np.int32] = page.chars.code[last + 1 : first]
    if last > first or not (between == BLANK_CODE).all() or _is_numbered(page, below):
        return False
    lines = distinct(np.round(middle * 2)) / 2
    step = float(page.chars.box[first, 1] - page.chars.box[last, 1])
    return step <= _PITCH * float(np.median(np.diff(lines)))


def _is_numbered(page: Page, text: Indices) -> bool:
    """Whether a number stands in front of a text: ``2.``."""
    begin = spelt(page.chars.code[text[0] : text[0] + _LONG]).split(" ")
    return len(begin) > 1 and is_label(begin[0])

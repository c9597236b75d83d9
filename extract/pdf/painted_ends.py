"""Where texts begin and end that were painted by themselves.

Spreadsheets leave no more white between two columns than between two words; but they paint each
line of a cell at once. So where one such text ends and the next begins, two cells meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Integers

Flags: TypeAlias = NDArray[np.bool_]

APART = 0.1
"""Of the font size: so much white is between two texts; less is within a word that changes type."""
_BLANK = 0.6
"""The same: more white is no blank between two words."""
_SAME_LINE = 0.4
_MOST = 0.3
"""Share of the texts that end at a blank which may be parts of sentences."""
_SAME, _ROWS = 0.5, 3
"""Points between two places that are the same, and texts that make a column."""


def find(code: Integers, box: Floats, size: Floats, text: Integers) -> tuple[Flags, Flags]:
    """Of each character: whether a text begins with it, and whether one ends with it.

    `text` is the number of the text object that draws each, -1 for blanks that are not drawn. None
    begins or ends where parts of sentences are painted by themselves, or beside a blank.
    """
    begins, ends = np.zeros((2, len(code)), dtype=np.bool_)
    real = np.flatnonzero(text >= 0)
    letters = np.flatnonzero(code[real] != BLANK_CODE)
    if not len(letters):
        return begins, ends
    own = real[letters]
    box, size = box[own], size[own][1:]
    white = box[1:, 0] - box[:-1, 2]
    level = np.abs(box[1:, 1] + box[1:, 3] - box[:-1, 1] - box[:-1, 3]) < 2 * _SAME_LINE * size
    beside = level & (white < _BLANK * size)
    drawn = text[own]
    parted = (drawn[1:] != drawn[:-1]) & ~(beside & (letters[1:] - letters[:-1] > 1))
    blank = np.flatnonzero(beside & (white > APART * size))
    if _are_cells(box, parted, blank, np.cumsum(~beside)[blank]):
        begins[own], ends[own] = _outer(parted)
    return begins, ends


def _are_cells(box: Floats, parted: Flags, blank: Indices, text: Indices) -> bool:
    """Whether texts that end at a blank keep to columns, and seldom end at the blank before, too.

    `parted`: letters, blanks left out, after which a text ends; `blank`: those before a blank, and
    in which stretch of words each stands.
    """
    ends = parted[blank]
    if not ends.any():
        return True
    again = np.zeros(len(ends), dtype=np.bool_)
    again[1:] = ends[:-1] & (text[1:] == text[:-1])
    opens, closes = _outer(parted)
    column = _shared(box[opens, 0], box[blank + 1, 0]) | _shared(box[closes, 2], box[blank, 2])
    return bool((ends & (again | ~column)).sum() <= _MOST * ends.sum())


def _outer(parted: Flags) -> tuple[Flags, Flags]:
    """Which letters a text begins with, and which it ends with, told after which one is parted."""
    opens, closes = np.ones((2, len(parted) + 1), dtype=np.bool_)
    opens[1:], closes[:-1] = parted, parted
    return opens, closes


def _shared(places: Floats, at: Floats) -> Flags:
    """Which of some places are those of other texts, too."""
    every = np.sort(places)
    near = np.searchsorted(every, at + _SAME) - np.searchsorted(every, at - _SAME)
    return np.asarray(near >= _ROWS, dtype=np.bool_)

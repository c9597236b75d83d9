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
    if not len(real):
        return begins, ends
    other = np.diff(text[real]) != 0
    letter = code[real] != BLANK_CODE
    opens = np.append(True, other) & letter & np.append(True, letter[:-1])
    closes = np.append(other, True) & letter & np.append(letter[1:], True)
    own = real[letter]
    if _are_cells(box[own], size[own], opens[letter], closes[letter]):
        begins[real], ends[real] = opens, closes
    return begins, ends


def _are_cells(box: Floats, size: Floats, opens: Flags, closes: Flags) -> bool:
    """Whether texts that end at a blank keep to columns, and seldom end at the blank before, too.

    `box` and the others are those of letters, blanks left out.
    """
    size = size[1:]
    white = box[1:, 0] - box[:-1, 2]
    level = np.abs(box[1:, 1] + box[1:, 3] - box[:-1, 1] - box[:-1, 3]) < 2 * _SAME_LINE * size
    beside = level & (white < _BLANK * size)
    blank = np.flatnonzero(beside & (white > APART * size))
    ends = (closes[:-1] & opens[1:])[blank]
    text = np.cumsum(~beside)[blank]
    again = np.append(False, ends[:-1] & (text[1:] == text[:-1]))[: len(ends)]
    column = _shared(box[opens, 0], box[blank + 1, 0]) | _shared(box[closes, 2], box[blank, 2])
    return bool((ends & (again | ~column)).sum() <= _MOST * ends.sum())


def _shared(places: Floats, at: Floats) -> Flags:
    """Which of some places are those of other texts, too."""
    every = np.sort(places)
    near = np.searchsorted(every, at + _SAME) - np.searchsorted(every, at - _SAME)
    return np.asarray(near >= _ROWS, dtype=np.bool_)

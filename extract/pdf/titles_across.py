"""Texts that run from their cell over the blank ones beside it, through what is drawn there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import levels
from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Chars
    from planlift.model import Box

_TOUCHING = 0.12
"""Of the font size: letters of one word are no farther apart."""
_BETWEEN = 0.15
"""The same: letters of two words are farther apart."""
_WORDS, _WIDER = 4, 1.2
"""Blanks in a title at least, and how many times as wide as most one may be."""
_ALIGNED = 1.5
"""Points between two places that are meant to be the same."""


def owners(
    chars: Chars, owner: NDArray[np.int64], row: NDArray[np.int64], column: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Whose each character is (-1: nobody's), where such a title is its first cell's.

    It is all that stands in its row of the table, a rule runs through one of its words, and none
    of these begins where the texts of a column do.
    """
    box, size = chars.box, chars.size
    touch = np.abs(box[1:, 0] - box[:-1, 2]) <= _TOUCHING * size[1:]
    touch &= (owner[1:] != owner[:-1]) & (owner[1:] >= 0) & (owner[:-1] >= 0)
    touch &= (
        (row[1:] == row[:-1]) & (chars.code[1:] != BLANK_CODE) & (chars.code[:-1] != BLANK_CODE)
    )
    cut = np.flatnonzero(touch)
    if not len(cut):
        return owner
    out = owner.copy()
    inked = (owner >= 0) & (chars.code != BLANK_CODE)
    for number in levels.distinct(row[cut]).tolist():
        index = np.flatnonzero(inked & (row == number))
        others = np.flatnonzero(inked & (row != number))
        if _is_one_line(chars, index) and not _begins_column(chars, index, others, column):
            out[(row == number) & (owner >= 0)] = owner[index[0]]
    return out


def _begins_column(
    chars: Chars, index: Indices, others: Indices, column: NDArray[np.int64]
) -> bool:
    """Whether a later word begins where the first letters of the same column do in other rows."""
    left, right = chars.box[index, 0], chars.box[index, 2]
    fresh = np.flatnonzero(left[1:] - right[:-1] > _TOUCHING * chars.size[index[1:]]) + 1
    for at in fresh.tolist():
        own = chars.box[others[column[others] == column[index[at]]], 0]
        if len(own) and abs(float(own.min()) - float(left[at])) <= _ALIGNED:
            return True
    return False


def _is_one_line(chars: Chars, index: Indices) -> bool:
    """Characters that stand one behind the other, with no more than a blank between two."""
    box, size = chars.box[index], chars.size[index]
    near = np.abs(box[1:, 0] - box[:-1, 2]) <= size[1:]
    return bool(near.all() and np.ptp(box[:, 3]) <= size.max() / 2)


def is_one_text(chars: Chars, space: Box) -> bool:
    """Whether what stands in a space is one text; a word of it may begin where a column does."""
    left, top, right, bottom = space
    box = chars.box
    middle = (box[:, 1] + box[:, 3]) / 2
    inside = (middle > top) & (middle < bottom) & (box[:, 2] > left) & (box[:, 0] < right)
    own = np.flatnonzero(inside & (chars.code != BLANK_CODE))
    if not len(own) or chars.turned[own].any():
        return False
    size = float(np.median(chars.size[own]))
    line = levels.cluster(middle[own], snap=size / 2, spread=size)
    read = own[np.lexsort((box[own, 0], line))]
    several = int(line.max()) > 0
    return _is_wrapped(read) if several else _is_title(chars, read, size)


def _is_wrapped(read: Indices) -> bool:
    """Each whole line was painted before the next, as they are `read`.

    Of cells side by side the second line of the first is painted before the first of the next.
    """
    return bool((np.diff(read) > 0).all())


def _is_title(chars: Chars, read: Indices, size: float) -> bool:
    """One line in bold, of which no blank is wider than the others."""
    box = chars.box[read].astype(np.float64)
    white = box[1:, 0] - box[:-1, 2]
    blanks = white[white > _BETWEEN * size]
    alike = len(blanks) >= _WORDS and blanks.max() <= _WIDER * float(np.median(blanks))
    return bool(alike and chars.bold[read].all())

"""Words printed across a page, such as ``DRAFT``: they are no part of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Chars

    Flags = NDArray[np.bool_]

_LARGE = 20.0
"""Points: smaller type is not printed across a page."""
_TIMES = 2.5
"""The page's middle size: level type as large as this may be."""
_LETTERS = 3
"""Of the word, and of the text that it is printed over."""
_CORE = 0.25
"""Of a letter's box at each side: what lies farther in is where its ink is."""
_SAME = 0.5
"""Of the size: letters of one word stand as level."""


def across(chars: Chars, slanted: Flags) -> Flags:
    """Large letters that are slanted, where most are not, or that stand over the text's lines."""
    large = chars.size >= _LARGE
    if not large.any():
        return large
    found = large & slanted if 2 * slanted.sum() < len(slanted) else np.zeros_like(large)
    seen = chars.code != BLANK_CODE
    large &= chars.size >= _TIMES * np.median(chars.size[seen]) if seen.any() else False
    others = chars.box[seen & ~large & ~slanted]
    x, y = (others[:, 0] + others[:, 2]) / 2, (others[:, 1] + others[:, 3]) / 2
    for word in _words(chars, np.flatnonzero(large & ~found)):
        left, top, right, bottom = _core(chars, word)
        over = (x > left) & (x < right) & (y > top) & (y < bottom)
        found[word] = over.sum() >= _LETTERS
    return found


def _words(chars: Chars, index: Indices) -> list[Indices]:
    """The letters that were painted one after the other, in one size and at one height."""
    if not len(index):
        return []
    size, box = chars.size[index], chars.box[index]
    side = np.where(chars.turned[index] % 180 == 0, 1, 0)
    place = np.take_along_axis(box, side[:, None], axis=1)[:, 0]
    fresh = (np.abs(np.diff(place)) > _SAME * size[1:]) | (np.abs(np.diff(size)) > 1)
    words = np.split(index, np.flatnonzero(fresh) + 1)
    return [word for word in words if len(word) >= _LETTERS]


def _core(chars: Chars, word: Indices) -> tuple[float, float, float, float]:
    """The box of a word without the white above and below its letters."""
    box = chars.box[word]
    left, top = box[:, :2].min(axis=0).tolist()
    right, bottom = box[:, 2:].max(axis=0).tolist()
    if chars.turned[word[0]] % 180:
        inset = _CORE * (right - left)
        return left + inset, top, right - inset, bottom
    inset = _CORE * (bottom - top)
    return left, top + inset, right, bottom - inset

"""Marks of list items that are drawn and not written: a small disc or ring in front of a line.

So browsers print lists. Where the file has no tags, nothing else says that an item begins there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf import unseen
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.symbols import BULLET

if TYPE_CHECKING:
    from planlift.extract.pdf.page import Chars
    from planlift.extract.pdf.page import Floats

_SIZE = (0.15, 0.6)
"""Of the font size: as wide is a mark, at least and at most."""
_FARTHEST = 2.5
"""Font sizes from a mark to the text of its item at most."""
_BEFORE = 1.5
"""Font sizes of white in front of a mark at least."""
_OFF = 0.35
"""Of the font size: a mark stands halfway up the small letters, so far off the line's middle."""


def written(chars: Chars, dots: Floats) -> Chars:
    """The characters, and a bullet for each of the `dots` (boxes) in front of a line.

    It stands right before the first letter of its item, with the height, size and tag of that.
    """
    level = (chars.turned == 0) & (chars.code != BLANK_CODE)
    if not len(dots) or not level.any():
        return chars
    found = [(at, dot) for dot in dots if (at := _first_letter(chars, level, dot)) is not None]
    return _with_bullets(chars, found) if found else chars


def _first_letter(chars: Chars, level: np.ndarray, dot: Floats) -> int | None:
    """The letter that stands next behind the dot, if this marks an item of its size."""
    left, top, right, bottom = dot.tolist()
    box, size = chars.box, chars.size
    middle = (box[:, 1] + box[:, 3]) / 2
    same = level & (np.abs(middle - (top + bottom) / 2) <= _OFF * size)
    behind = np.flatnonzero(same & (box[:, 0] >= right))
    if not len(behind):
        return None
    first = int(behind[np.argmin(box[behind, 0])])
    height = float(size[first])
    low, high = _SIZE
    if not low * height <= right - left <= high * height:
        return None
    near = float(box[first, 0]) - right <= _FARTHEST * height
    before = same & (box[:, 2] > left - _BEFORE * height) & (box[:, 0] < right)
    return first if near and not before.any() else None


def _with_bullets(chars: Chars, found: list[tuple[int, Floats]]) -> Chars:
    at, boxes = [index for index, _ in found], np.array([dot for _, dot in found])
    count = len(chars.code)
    chosen = unseen.select(chars, np.insert(np.arange(count), at, at))
    bullet = np.insert(np.full(count, -1), at, np.arange(len(at)))
    own = bullet >= 0
    box = chosen.box
    box[own, 0], box[own, 2] = boxes[bullet[own], 0], boxes[bullet[own], 2]
    return replace(chosen, code=np.where(own, np.int32(BULLET), chosen.code), box=box)

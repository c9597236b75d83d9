"""Marks of list items that are drawn and not written: a small disc or ring in front of a line.

So browsers print lists. Where the file has no tags, nothing else says that an item begins there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import Chars
from planlift.extract.pdf.symbols import BULLET

if TYPE_CHECKING:
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
    at = [index for index, _ in found]
    code, box = np.full(len(at), BULLET), chars.box[at].copy()
    box[:, [0, 2]] = [[dot[0], dot[2]] for _, dot in found]
    own = {name: getattr(chars, name) for name in chars.__struct_fields__}
    bullets = {name: values[at] for name, values in own.items()} | {"code": code, "box": box}
    return Chars(**{n: np.insert(values, at, bullets[n], axis=0) for n, values in own.items()})

"""Text that runs over other text: a browser prints what its row has no room for over the next row.

The lines of such a text were drawn one after the other, so the order of drawing says whose they
are where their place on the page does not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page

_CLOSE = 0.75
"""Of the font size: lines of one text are never set closer than this."""
_OVER = 0.9
"""Of the step from line to line: what is closer than this stands over the other."""
_LOW = 0.25
"""Of all steps: so many may be smaller than the one that counts."""
_USUAL = 1.2
"""Of the font size: steps that are all larger are those of rows."""
_PITCH = 2.2
"""Of the font size: the next line of the same text is no farther down."""
_ALIKE_STEPS = 0.05
"""Of the font size: steps in one text differ by less."""
_FLUSH, _TIGHT = 0.1, 0.97
"""Of the font size: lines that begin so near each other are flush, and apart from this step on."""
_SAME_LINE = 0.3
_LEVEL, _BLANK = 0.08, 0.2
"""Of the font size: words of one text that are farther apart stand at one height."""
_WIDE = 1.0
"""Of the font size: a wider gap parts two texts on one line."""
_SHARED = 0.5
"""Of the narrower of two letters."""
_LETTERS = 2
"""Of a line stand over another's: a mark or an accent is one."""
_ALIKE = 1.25
"""Times the size: what differs more is a mark over text (a stamp, a raised figure)."""


class Overrun(Struct, frozen=True):
    """Characters that stand over other text, and where the text is that they go on."""

    index: Indices
    after: Indices
    """Of each of them: the last character of their own text that stands over nothing."""


class _Pieces(Struct, frozen=True):
    """Stretches of characters drawn one after the other on one line."""

    index: Indices
    """Their characters, blanks left out."""
    first: Indices
    """Where in `index` each piece begins."""
    left: NDArray[np.floating[Any]]
    right: NDArray[np.floating[Any]]
    middle: NDArray[np.floating[Any]]
    size: NDArray[np.floating[Any]]
    block: NDArray[np.int64]
    """Number of the text that each is a line of: lines drawn one after the other, downwards."""
    pitch: float
    """The step from line to line as a share of the font size."""

    def chars(self, number: int) -> Indices:
        """The characters of one piece."""
        end = self.first[number + 1] if number + 1 < len(self.first) else len(self.index)
        return self.index[self.first[number] : end]


NOTHING = Overrun(np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp))


def find(page: Page) -> Overrun:
    """The lines of the page that stand over lines of another text.

    Of two texts that meet, the one that begins higher has run over the other.
    """
    pieces = _pieces(page)
    if pieces is None:
        return NOTHING
    one, two = _meeting(pieces)
    met = [_meet(page, pieces.chars(a), pieces.chars(b)) for a, b in zip(one, two, strict=True)]
    one, two = one[met], two[met]
    if not len(one):
        return NOTHING
    start = np.flatnonzero(np.diff(pieces.block, prepend=-1))
    top = pieces.middle[start]
    higher = np.where(top[pieces.block[one]] <= top[pieces.block[two]], one, two)
    higher = higher[higher > start[pieces.block[higher]]]
    return _tails(pieces, higher)


def below(page: Page, bottom: float, owner: NDArray[np.int64], ends: Sequence[float]) -> Overrun:
    """The lines right below a table that go on a text inside it, step by step.

    `owner` tells whose each character is, -1 for nobody's, `ends` where the cell of each owner ends
    to the right: what runs farther was not broken to the cell's width. A caption was not drawn
    right after the text above it, nor does it keep its step; or it begins further left than the
    lines of that text inside the table do.
    """
    box, size = page.chars.box, page.chars.size
    near = (owner < 0) & lettered(page) & (box[:, 3] > bottom)
    near &= box[:, 1] < bottom + _PITCH * size
    pieces = _pieces(page) if near.any() else None
    if pieces is None:
        return NOTHING
    found = []
    for number in range(1, len(pieces.first)):
        at, before = pieces.index[pieces.first[number]], pieces.index[pieces.first[number] - 1]
        goes_on = pieces.block[number] == pieces.block[number - 1] and near[at]
        if goes_on and owner[before] >= 0 and _keeps_step(pieces, number):
            own = owner[pieces.index[pieces.first[:number]]] == owner[before]
            begun = own & (pieces.block[:number] == pieces.block[number])
            if pieces.right[number] > ends[owner[before]] + pieces.size[number]:
                continue
            if pieces.left[number] > pieces.left[:number][begun].min() - pieces.size[number]:
                found.append(number)
    return _tails(pieces, np.array(found, dtype=np.intp))


def _keeps_step(pieces: _Pieces, number: int) -> bool:
    """Whether a line follows the one before it as lines of one text do, or these two before."""
    middle, size = pieces.middle, pieces.size[number]
    step = (middle[number] - middle[number - 1]) / size
    if step <= pieces.pitch / _OVER:
        return True
    if number < 2 or pieces.block[number - 2] != pieces.block[number]:
        return False
    before = (middle[number - 1] - middle[number - 2]) / size
    return bool(abs(step - before) <= _ALIKE_STEPS)


@lru_cache(maxsize=1)
def _pieces(page: Page) -> _Pieces | None:
    chars = page.chars
    index = np.flatnonzero((chars.code != BLANK_CODE) & (chars.turned == 0))
    if not len(index):
        return None
    box, size = chars.box[index], chars.size[index]
    middle = (box[:, 1] + box[:, 3]) / 2
    gap = box[1:, 0] - box[:-1, 2]
    fresh = np.ones(len(index), dtype=np.bool_)
    step = np.abs(middle[1:] - middle[:-1])
    fresh[1:] = step > _SAME_LINE * size[1:]
    # Texts of two cells may nearly touch; they seldom stand at one height.
    fresh[1:] |= (step > _LEVEL * size[1:]) & (gap > _BLANK * size[1:])
    fresh[1:] |= (gap > _WIDE * size[1:]) | (gap < -size[1:])
    first = np.flatnonzero(fresh)
    left = np.minimum.reduceat(box[:, 0], first)
    right = np.maximum.reduceat(box[:, 2], first)
    middle, size = middle[first], size[first]
    step = middle[1:] - middle[:-1]
    onward = (step > _CLOSE * size[1:]) & (step < _PITCH * size[1:])
    onward &= (left[1:] < right[:-1]) & (left[:-1] < right[1:])
    if not onward.any():
        return None
    steps = np.sort(step[onward] / size[1:][onward])
    pitch = min(float(steps[int(len(steps) * _LOW)]), _USUAL)
    # Below each other at one edge, and not overlapping: lines of a type set tighter than most.
    flush = (np.abs(left[1:] - left[:-1]) < _FLUSH * size[1:]) & (step > _TIGHT * size[1:])
    onward &= (step > _OVER * pitch * size[1:]) | flush
    block = np.concatenate([[0], np.cumsum(~onward)])
    return _Pieces(index, first, left, right, middle, size, block, pitch)


def _meeting(pieces: _Pieces) -> tuple[Indices, Indices]:
    """Pairs of pieces of different texts that stand over each other."""
    order = np.argsort(pieces.middle, kind="stable")
    middle, left, right = pieces.middle[order], pieces.left[order], pieces.right[order]
    size, block = pieces.size[order], pieces.block[order]
    found: list[tuple[Indices, Indices]] = []
    for step in range(1, len(order)):
        least = np.minimum(size[step:], size[:-step])
        near = middle[step:] - middle[:-step] < _OVER * pieces.pitch * least
        if not near.any():
            break
        shared = np.minimum(right[step:], right[:-step]) - np.maximum(left[step:], left[:-step])
        near &= (shared > size[step:]) & (block[step:] != block[:-step])
        near &= np.maximum(size[step:], size[:-step]) < _ALIKE * least
        at = np.flatnonzero(near)
        if len(at):
            found.append((order[at], order[at + step]))
    if not found:
        return NOTHING.index, NOTHING.index
    one, two = zip(*found, strict=True)
    return np.concatenate(one), np.concatenate(two)


def _meet(page: Page, one: Indices, two: Indices) -> bool:
    """Whether letters of the two stand over each other, not only their lines."""
    left, right = page.chars.box[one, 0], page.chars.box[one, 2]
    other, end = page.chars.box[two, 0], page.chars.box[two, 2]
    shared = np.minimum(right[:, None], end) - np.maximum(left[:, None], other)
    narrower = np.minimum((right - left)[:, None], end - other)
    return int((shared > _SHARED * narrower).any(axis=1).sum()) >= _LETTERS


def _tails(pieces: _Pieces, over: Indices) -> Overrun:
    """The given pieces and the lines of the same texts after them."""
    ends = [*pieces.first[1:].tolist(), len(pieces.index)]
    index: list[Indices] = []
    after: list[Indices] = []
    for block in dict.fromkeys(pieces.block[np.sort(over)].tolist()):
        begin = int(over[pieces.block[over] == block].min())
        last = int(np.flatnonzero(pieces.block == block)[-1])
        own = pieces.index[pieces.first[begin] : ends[last]]
        index.append(own)
        after.append(np.full(len(own), pieces.index[pieces.first[begin] - 1]))
    if not index:
        return NOTHING
    return Overrun(np.concatenate(index), np.concatenate(after))

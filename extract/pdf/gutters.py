"""White space that runs down between the words of many lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

import numpy as np

from planlift.extract.pdf.textlines import WIDE_GAP
from planlift.extract.pdf.textlines import wide_gap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word

Gap: TypeAlias = tuple[float, float]
"""White space from left to right."""

STEP = 0.5
"""Resolution in points."""
ALIGNED = 1.5
"""Words start (or end) at one position when they are no more points apart."""
LEAST_GUTTER = 1.5
"""Narrower white space, in points, parts no columns."""
CROSSING_SHARE = 6
"""One line in so many may run across a gutter: a heading over several columns."""
LEAST_SUPPORT = 0.5
"""Share of the lines with text on both sides that must leave more than a blank in a gutter."""
NEAR = 0.65
"""Words of different columns closer than this part of the font size may be one text."""
LEAST_BEGINS = 3
"""So many words that begin in one place behind a gap make a column where the gap is narrow."""


def gutters(lines: Sequence[Line]) -> list[Gap]:
    """The white space between the columns that the lines share, from left to right."""
    return _supported(_candidates(_Cover(lines), len(lines) // CROSSING_SHARE), lines)


def _candidates(cover: _Cover, most: int) -> list[Gap]:
    """White space that all lines leave; where there is none, what all but a few leave."""
    found: list[Gap] = []
    for few in range(most + 1):
        found += [
            gap
            for gap in cover.gaps(few)
            if not any(gap[0] <= known[0] and known[1] <= gap[1] for known in found)
        ]
    return sorted(found)


def _supported(gaps: Sequence[Gap], lines: Sequence[Line]) -> list[Gap]:
    """Without the gaps that are blanks between words in most lines, weakest first."""
    kept = list(gaps)
    while kept:
        weight, weakest = min((_support(kept, at, lines), at) for at in range(len(kept)))
        if weight >= LEAST_SUPPORT:
            break
        del kept[weakest]
    return kept


def _support(gaps: Sequence[Gap], at: int, lines: Sequence[Line]) -> float:
    """How many of the lines with text on both sides of a gap leave more than a blank there."""
    before = gaps[at - 1][0] if at else -np.inf
    after = gaps[at + 1][1] if at + 1 < len(gaps) else np.inf
    pairs = [
        pair
        for line in lines
        if (pair := _around(line, gaps[at])) is not None
        if pair[0].box[2] > before + STEP and pair[1].box[0] < after - STEP
    ]
    if not pairs:
        clear = not any(inside(line.words, *gaps[at]) for line in lines)
        size = max(line.size for line in lines)
        return float(clear and gaps[at][1] - gaps[at][0] > WIDE_GAP * size)
    return sum(wide_gap(*pair) or _begins(pair, pairs) for pair in pairs) / len(pairs)


def _around(line: Line, gap: Gap) -> tuple[Word, Word] | None:
    """The neighbours between which the gap lies on a line."""
    for left, right in pairwise(line.words):
        if left.box[2] <= gap[0] + STEP and right.box[0] >= gap[1] - STEP:
            return left, right
    return None


def _begins(pair: tuple[Word, Word], pairs: Sequence[tuple[Word, Word]]) -> bool:
    """Whether the gap is clearly no blank and the word behind it begins where others do."""
    left, right = pair
    same = sum(abs(right.box[0] - other.box[0]) <= ALIGNED for _, other in pairs)
    return right.box[0] - left.box[2] > NEAR * right.size and same >= LEAST_BEGINS


def inside(words: Sequence[Word], left: float, right: float) -> list[Word]:
    """The words whose middle lies between two positions."""
    return [word for word in words if left <= (word.box[0] + word.box[2]) / 2 <= right]


def covers(word: Word, gap: Gap) -> bool:
    """Whether a word runs across a gap."""
    return word.box[0] <= gap[0] + STEP and word.box[2] >= gap[1] - STEP


class _Cover:
    """How many lines have ink at each position across the page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = min(line.box[0] for line in lines)
        self.right = max(line.box[2] for line in lines)
        self.count: NDArray[np.int32] = self._count(line.words for line in lines)

    def _count(self, lines: Iterable[Sequence[Word]]) -> NDArray[np.int32]:
        count = np.zeros(int((self.right - self.left) / STEP) + 2, dtype=np.int32)
        for words in lines:
            ink = np.zeros_like(count)
            for word in words:
                start = round((word.box[0] - self.left) / STEP)
                ink[start : max(start + 1, round((word.box[2] - self.left) / STEP))] = 1
            count += ink
        return count

    def gaps(self, most: int) -> list[Gap]:
        """White space where at most so many lines have ink, sides of the whole left out."""
        clear = np.flatnonzero(np.diff(np.concatenate(([0], self.count <= most, [0]))))
        spans = clear.reshape(-1, 2).tolist()
        return [
            (self.left + start * STEP, self.left + end * STEP)
            for start, end in spans
            if start > 0 and end < len(self.count) - 1 and (end - start) * STEP >= LEAST_GUTTER
        ]

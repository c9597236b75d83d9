"""White space that runs down between the words of many lines."""

from __future__ import annotations

from functools import cache
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

    from planlift.extract.pdf.found import Indices
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
    if not gaps:
        return []
    beside = _Neighbours(lines)
    around = [beside.around(gap) for gap in gaps]
    # What a gap weighs depends on the gaps that are left at its sides alone.
    weigh = cache(lambda before, at, after: _support(beside, around[at], gaps, (before, at, after)))
    kept = list(range(len(gaps)))
    while kept:
        sides = zip([None, *kept], kept, [*kept[1:], None], strict=False)
        weight, weakest = min((weigh(*three), place) for place, three in enumerate(sides))
        if weight >= LEAST_SUPPORT:
            break
        del kept[weakest]
    return [gaps[at] for at in kept]


def _support(
    beside: _Neighbours,
    around: Indices,
    gaps: Sequence[Gap],
    place: tuple[int | None, int, int | None],
) -> float:
    """How many of the lines with text on both sides of a gap leave more than a blank there."""
    before, at, after = place
    least = -np.inf if before is None else gaps[before][0] + STEP
    most = np.inf if after is None else gaps[after][1] - STEP
    own = around[(beside.end[around] > least) & (beside.begin[around] < most)]
    if not len(own):
        clear = not any(inside(line.words, *gaps[at]) for line in beside.lines)
        size = max(line.size for line in beside.lines)
        return float(clear and gaps[at][1] - gaps[at][0] > WIDE_GAP * size)
    begin = beside.begin[own]
    same = (np.abs(begin[:, None] - begin[None, :]) <= ALIGNED).sum(axis=1)
    # Clearly no blank, and the word behind it begins where others do.
    begins = beside.clear[own] & (same >= LEAST_BEGINS)
    return int((beside.wide[own] | begins).sum()) / len(own)


class _Neighbours:
    """All pairs of words that stand side by side on a line, line after line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        pairs = [pair for line in lines for pair in pairwise(line.words)]
        self.lines = lines
        self.line = np.repeat(
            np.arange(len(lines)), [max(len(line.words) - 1, 0) for line in lines]
        )
        self.end = np.array([left.box[2] for left, _ in pairs])
        self.begin = np.array([right.box[0] for _, right in pairs])
        self.wide = np.array([wide_gap(left, right) for left, right in pairs], dtype=np.bool_)
        size = np.array([right.size for _, right in pairs])
        self.clear = self.begin - self.end > NEAR * size

    def around(self, gap: Gap) -> Indices:
        """Of each line: the first neighbours between which the gap lies."""
        found = np.flatnonzero((self.end <= gap[0] + STEP) & (self.begin >= gap[1] - STEP))
        first: Indices = found[np.diff(self.line[found], prepend=-1) != 0]
        return first


def inside(words: Sequence[Word], left: float, right: float) -> list[Word]:
    """The words whose middle lies between two positions."""
    return [word for word in words if left <= (word.box[0] + word.box[2]) / 2 <= right]


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

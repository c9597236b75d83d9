"""White space that runs down between the words of many lines."""

from __future__ import annotations

import math
from bisect import bisect_left
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING
from typing import TypeAlias

import numpy as np

from planlift.extract.pdf.textlines import WIDE_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.textlines import Line

Gap: TypeAlias = tuple[float, float]
"""White space from left to right."""

STEP = 0.5
"""Resolution in points."""
FINE = 0.25
"""That of the white space itself."""
ALIGNED = 1.5
"""Words start (or end) at one position when they are no more points apart."""
LEAST_GUTTER = 1.5
"""Narrower white space, in points, parts no columns."""
LEAST_OF_SIZE = 0.15
"""The same, of the font size: spreadsheets are printed as small as it takes to fit the page."""
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
    around: Sequence[int],
    gaps: Sequence[Gap],
    place: tuple[int | None, int, int | None],
) -> float:
    """How many of the lines with text on both sides of a gap leave more than a blank there."""
    before, at, after = place
    least = -math.inf if before is None else gaps[before][0] + STEP
    most = math.inf if after is None else gaps[after][1] - STEP
    end, begin, wide = beside.end, beside.begin, beside.wide
    own = [pair for pair in around if end[pair] > least and begin[pair] < most]
    if not own:
        size = max(line.size for line in beside.lines)
        blank = gaps[at][1] - gaps[at][0] <= WIDE_GAP * size
        return float(not blank and _is_clear(beside.lines, gaps[at], least, most))
    telling = sum([wide[pair] for pair in own])
    # Clearly no blank, and the word behind it begins where others do.
    clearly = [pair for pair in own if not wide[pair] and beside.clear[pair]]
    if clearly:
        places = sorted([begin[pair] for pair in own])
        telling += sum(alike(places, begin[pair]) >= LEAST_BEGINS for pair in clearly)
    return telling / len(own)


def _is_clear(lines: Sequence[Line], gap: Gap, least: float, most: float) -> bool:
    """Whether few of the lines with words between two places have some in the gap there."""
    beside = over = 0
    for line in lines:
        own = [word.box for word in line.words if word.box[2] > least and word.box[0] < most]
        beside += bool(own)
        over += any(box[0] < gap[1] - STEP and box[2] > gap[0] + STEP for box in own)
    return over * CROSSING_SHARE <= beside


def alike(places: Sequence[float], place: float) -> int:
    """How many of the places, in order, are meant to be the same as this one."""
    return bisect_right(places, place + ALIGNED) - bisect_left(places, place - ALIGNED)


class _Neighbours:
    """All pairs of words that stand side by side on a line, line after line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._line = np.repeat(
            np.arange(len(lines)), [max(len(line.words) - 1, 0) for line in lines]
        )
        self.end = [word.box[2] for line in lines for word in line.words[:-1]]
        self.begin = [word.box[0] for line in lines for word in line.words[1:]]
        self.wide = [wide for line in lines for wide in _is_wide(line)]
        size = np.array([word.size for line in lines for word in line.words[1:]])
        self._ends, self._begins = np.array(self.end), np.array(self.begin)
        self.clear = (self._begins - self._ends > NEAR * size).tolist()

    def around(self, gap: Gap) -> list[int]:
        """Of each line: the first neighbours between which the gap lies."""
        found = np.flatnonzero((self._ends <= gap[0] + STEP) & (self._begins >= gap[1] - STEP))
        line = self._line[found]
        fresh = np.append(True, line[1:] != line[:-1])
        first: list[int] = found[fresh[: len(found)]].tolist()
        return first


def _is_wide(line: Line) -> list[bool]:
    """Of each two neighbours: whether the gap between them is more than a blank."""
    return [at == 0 for piece in line.pieces for at in range(len(piece))][1:]


class _Cover:
    """How many lines have ink at each position across the page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = min(line.box[0] for line in lines)
        self.right = max(line.box[2] for line in lines)
        self.least = min(LEAST_GUTTER, LEAST_OF_SIZE * min(line.size for line in lines))
        self.count = self._count(lines)

    def _count(self, lines: Sequence[Line]) -> NDArray[np.int64]:
        box = np.array([word.box for line in lines for word in line.words])
        line = np.repeat(np.arange(len(lines)), [len(line.words) for line in lines])
        start = np.rint((box[:, 0] - self.left) / FINE).astype(np.int64)
        end = np.maximum(start + 1, np.rint((box[:, 2] - self.left) / FINE).astype(np.int64))
        # What two words of a line share counts once: the later one begins where the other ends.
        width = int((self.right - self.left) / FINE) + 2
        apart = line * (width + 1)
        reach = np.maximum.accumulate(end + apart)
        start[1:] = np.maximum(start[1:], reach[:-1] - apart[1:])
        fresh = start < end
        begun = np.bincount(start[fresh], minlength=width + 1)
        ended = np.bincount(end[fresh], minlength=width + 1)
        count: NDArray[np.int64] = np.cumsum(begun - ended)[:width]
        return count

    def gaps(self, most: int) -> list[Gap]:
        """White space where at most so many lines have ink, sides of the whole left out."""
        clear = np.flatnonzero(np.diff(np.concatenate(([0], self.count <= most, [0]))))
        spans = clear.reshape(-1, 2).tolist()
        return [
            (self.left + start * FINE, self.left + end * FINE)
            for start, end in spans
            if start > 0 and end < len(self.count) - 1 and (end - start) * FINE >= self.least
        ]

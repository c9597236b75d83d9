"""Ruling lines put in order: near ones on one level, pieces of one line joined."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.page import Floats

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

SNAP = 3.0
"""Points: parallel lines no farther apart are one (a double border, a pen's wobble)."""
SPREAD = 5.0
"""Points that the lines of one level may be apart in all."""
JOIN = 3.0
"""Points between two pieces of one line."""
_DASH, _WHITE, _DASHES = 6.5, 0.9, 4
"""Points that a dash is long at most, its length times which the white is that follows, and how
many follow each other: those of thick lines stand farther apart than pieces of other lines do."""
_ALIKE = 0.35
"""Points between two lengths that are meant to be the same."""
SHORT = 4.0
"""Points: what is shorter after joining is no rule but a dot or a tick."""


class Lines(Struct, frozen=True):
    """Parallel lines: all level, or all upright. `at` is where, `low` to `high` how far."""

    at: Numbers
    low: Numbers
    high: Numbers

    def __len__(self) -> int:
        """How many there are."""
        return len(self.at)

    def with_more(self, others: Lines) -> Lines:
        """These and the others."""
        pairs = ((self.at, others.at), (self.low, others.low), (self.high, others.high))
        return Lines(*map(np.concatenate, pairs))


def pieces(found: Sequence[tuple[float, float, float]]) -> Lines:
    """The lines told one by one: where, from where, how far; perhaps none."""
    return Lines(*np.array(found, dtype=np.float64).reshape(-1, 3).T)


def split(rules: Floats) -> tuple[Lines, Lines]:
    """Level and upright lines of a page, joined; dots may be part of either."""
    boxes = rules.astype(np.float64)
    across, down = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    dot = np.maximum(across, down) <= SHORT
    level = boxes[(across >= down) | dot]
    upright = boxes[(across < down) | dot]
    return (
        joined((level[:, 1] + level[:, 3]) / 2, level[:, 0], level[:, 2]),
        joined((upright[:, 0] + upright[:, 2]) / 2, upright[:, 1], upright[:, 3]),
    )


def joined(at: Numbers, low: Numbers, high: Numbers) -> Lines:
    """Lines snapped to levels; pieces on one level that touch or nearly do become one."""
    if not len(at):
        return Lines(at, low, high)
    level = cluster(at)
    at = _mean(at, level, np.maximum(high - low, 0.1))
    order = np.lexsort((low, level))
    level, at, low, high = level[order], at[order], low[order], high[order]
    # Each level is shifted to a place of its own, so that one running maximum serves all.
    shift = level * (float(high.max() - low.min()) + 10 * JOIN)
    reach = np.maximum.accumulate(high + shift)
    fresh = np.concatenate([[True], (low + shift)[1:] > reach[:-1] + JOIN])
    fresh[1:] &= ~_dashed(level, low, high)
    first = np.flatnonzero(fresh)
    end = np.maximum.reduceat(high, first)
    long = end - low[first] >= SHORT
    return Lines(at[first][long], low[first][long], end[long])


def _dashed(level: Counts, low: Numbers, high: Numbers) -> NDArray[np.bool_]:
    """Between which pieces in order the white is that of a dashed line: pieces of one length."""
    long = high - low
    if (long <= _DASH).sum() < _DASHES:
        return np.zeros(len(long) - 1, dtype=np.bool_)
    white = low[1:] - high[:-1]
    same = (level[1:] == level[:-1]) & (np.abs(long[1:] - long[:-1]) < _ALIKE)
    same &= (long[1:] <= _DASH) & (white > -_ALIKE) & (white < _WHITE * long[1:])
    ends = np.flatnonzero(np.diff(np.concatenate([[0], same.astype(np.int8), [0]])))
    for begin, end in ends.reshape(-1, 2).tolist():
        same[begin:end] = end - begin >= _DASHES
    return np.asarray(same, dtype=np.bool_)


def cluster(values: NDArray[Any], snap: float = SNAP, spread: float = SPREAD) -> Counts:
    """Number of the level of each value: near values share one, of limited extent."""
    order = np.argsort(values, kind="stable")
    number = np.zeros(len(values), dtype=np.int64)
    if len(values):
        number[order] = _levels(values[order].astype(np.float64), snap, spread)
    return number


def _levels(ordered: Numbers, snap: float, spread: float) -> Counts | list[int]:
    """The same of values in order; one by one only where near values add up to too much."""
    fresh = ordered[1:] - ordered[:-1] > snap
    first = np.concatenate([[0], np.flatnonzero(fresh) + 1])
    last = np.concatenate([first[1:], [len(ordered)]]) - 1
    if (ordered[last] - ordered[first] <= spread).all():
        return np.repeat(np.arange(len(first)), last - first + 1)
    number = []
    current, start, before = -1, -np.inf, -np.inf
    for value in ordered.tolist():
        if value - before > snap or value - start > spread:
            current, start = current + 1, value
        number.append(current)
        before = value
    return number


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """The different values in order: what ``np.unique`` gives, which loads masked arrays first."""
    ordered = np.sort(values, axis=None)
    fresh = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]


def _mean(values: Numbers, level: Counts, weight: Numbers) -> Numbers:
    total = np.bincount(level, weights=weight)
    mean: Numbers = np.bincount(level, weights=values * weight) / total
    return mean[level]


def components(level: Lines, upright: Lines) -> tuple[Counts, Counts]:
    """Number of the connected group of each level and each upright line."""
    meets = (level.low[:, None] <= upright.at[None, :] + SNAP) & (
        level.high[:, None] >= upright.at[None, :] - SNAP
    )
    meets &= (upright.low[None, :] <= level.at[:, None] + SNAP) & (
        upright.high[None, :] >= level.at[:, None] - SNAP
    )
    count = len(level) + len(upright)
    group_level = np.arange(len(level))
    group_upright = np.full(len(upright), count)
    while True:
        low = np.where(meets, group_level[:, None], count).min(axis=0, initial=count)
        upright_now = np.minimum(group_upright, low)
        low = np.where(meets, upright_now[None, :], count).min(axis=1, initial=count)
        level_now = np.minimum(group_level, low)
        if (level_now == group_level).all() and (upright_now == group_upright).all():
            break
        group_level, group_upright = level_now, upright_now
    # Upright lines that meet nothing are groups of their own.
    alone = group_upright == count
    group_upright[alone] = count + 1 + np.arange(int(alone.sum()))
    return group_level, group_upright

"""From the lines of one table to cells that tile it, with their true spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from planlift import limits
from planlift.extract.pdf import levels
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Counts
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import Numbers

if TYPE_CHECKING:
    from planlift.extract.pdf.page import Places

Flags = NDArray[np.bool_]


class Tiling(Struct, frozen=True):
    """Where the rows and columns end, and which cell each smallest field belongs to."""

    x: Numbers
    """``columns + 1`` positions."""
    y: Numbers
    cell: Counts
    """Shape (rows, columns): number of the cell, from 0, in reading order."""
    spans: tuple[tuple[int, int, int, int], ...]
    """Of each cell: first row, first column, rows, columns."""
    outside: frozenset[int]
    """Cells that no rule closes: the space beside a stepped table."""
    unclosed: frozenset[int]
    """Cells with rules on their sides and none below: perhaps cut by the end of the page."""


def fields_at(tiling: Tiling, x: Places, y: Places) -> tuple[Counts, Counts, Counts]:
    """Of each place: its row, its column, and the number of its cell, -1 outside of the table."""
    column = np.searchsorted(tiling.x, x, side="right") - 1
    row = np.searchsorted(tiling.y, y, side="right") - 1
    inside = (column >= 0) & (row >= 0)
    inside &= (column < tiling.cell.shape[1]) & (row < tiling.cell.shape[0])
    cell = np.full(len(x), -1, dtype=np.int64)
    cell[inside] = tiling.cell[row[inside], column[inside]]
    return row, column, cell


def tile(level: Lines, upright: Lines) -> Tiling | None:
    """Cells between the lines of one connected group; None where they enclose nothing.

    Raises TooLargeError for more fields between them than the limit.
    """
    x, y = levels.distinct(upright.at), levels.distinct(level.at)
    if len(x) < 2 or len(y) < 2:
        return None
    if (number := (len(x) - 1) * (len(y) - 1)) > limits.active().fields:
        raise limits.refuse("fields", f"the lines of a page make {number:,} fields")
    top = _covered(level, y, x)
    side = _covered(upright, x, y)
    fields = _fields(top, side)
    return _tiling(x, y, fields, top, side)


def _covered(lines: Lines, own: Numbers, other: Numbers) -> Flags:
    """Shape (lines' positions, gaps between the others): where a line is drawn."""
    number = np.searchsorted(own, lines.at)
    drawn = (lines.low[:, None] <= other[None, :-1] + SNAP) & (
        lines.high[:, None] >= other[None, 1:] - SNAP
    )
    cover = np.zeros((len(own), len(other) - 1), dtype=np.bool_)
    np.logical_or.at(cover, number, drawn)
    return cover


def _fields(top: Flags, side: Flags) -> Counts:
    """Smallest fields numbered so that fields with no line between them share a number."""
    rows, columns = len(top) - 1, len(side) - 1
    number = np.arange(rows * columns).reshape(rows, columns)
    across = ~side[1:-1].T
    down = ~top[1:-1]
    while True:
        before = number.copy()
        for one, two, open_ in (
            (number[:, :-1], number[:, 1:], across),
            (number[:-1], number[1:], down),
        ):
            one[open_] = np.minimum(one, two)[open_]
            two[open_] = np.minimum(one, two)[open_]
        if (before == number).all():
            return number


def _tiling(x: Numbers, y: Numbers, fields: Counts, top: Flags, side: Flags) -> Tiling:
    spans: list[tuple[int, int, int, int]] = []
    loose: set[tuple[int, int, int, int]] = set()
    leaky = _leaky(fields, top, side)
    for number, whole in _extents(fields):
        found = [whole] if whole[2] else _strips(fields == number)
        spans += found
        if number in leaky:
            loose.update(found)
    spans.sort()
    cell = np.zeros(fields.shape, dtype=np.int64)
    outside, unclosed = set(), set()
    for position, span in enumerate(spans):
        row, column, down, across = span
        cell[row : row + down, column : column + across] = position
        if span not in loose:
            continue
        drawn = _drawn(span, top, side)
        if sum(drawn) < _CLOSED and not (drawn[0] and drawn[1]):
            outside.add(position)
        elif not drawn[1] and row + down == len(fields):
            unclosed.add(position)
    return Tiling(x, y, cell, tuple(spans), frozenset(outside), frozenset(unclosed))


_CLOSED = 3
"""Sides of a field at the table's edge that must be drawn for it to be a cell, unless those
above and below it are."""


def _extents(fields: Counts) -> list[tuple[int, tuple[int, int, int, int]]]:
    """Of each field: its number, and its span; a span without rows where it is no rectangle."""
    flat = fields.ravel()
    used = np.bincount(flat) > 0
    numbers, nth = np.flatnonzero(used), (np.cumsum(used) - 1)[flat]
    count = len(numbers)
    row, column = np.divmod(np.arange(fields.size), fields.shape[1])
    low = np.full((count, 2), fields.size)
    high = np.full((count, 2), -1)
    for axis, at in enumerate((row, column)):
        np.minimum.at(low[:, axis], nth, at)
        np.maximum.at(high[:, axis], nth, at)
    size = high - low + 1
    size[size.prod(axis=1) != np.bincount(nth)] = 0
    spans = np.concatenate([low, size], axis=1).tolist()
    pairs = zip(numbers.tolist(), spans, strict=True)
    return [(number, (a, b, c, d)) for number, (a, b, c, d) in pairs]


def _strips(own: Flags) -> list[tuple[int, int, int, int]]:
    """The level strips that a field which is no rectangle is made of."""
    strips: list[tuple[int, int, int, int]] = []
    for row in np.flatnonzero(own.any(axis=1)).tolist():
        change = np.diff(np.concatenate([[0], own[row].astype(np.int8), [0]]))
        for first, end in zip(
            np.flatnonzero(change == 1).tolist(), np.flatnonzero(change == -1).tolist(), strict=True
        ):
            strips.append(_grown(strips, row, first, end - first))
    return strips


def _grown(
    strips: list[tuple[int, int, int, int]], row: int, column: int, across: int
) -> tuple[int, int, int, int]:
    """The strip, taking in the one just above where that is as wide."""
    for position, (first, left, down, width) in enumerate(strips):
        if (left, width, first + down) == (column, across, row):
            del strips[position]
            return (first, column, down + 1, across)
    return (row, column, 1, across)


def _leaky(fields: Counts, top: Flags, side: Flags) -> set[int]:
    """Fields at the table's edge with a piece of that edge not drawn."""
    found = {*fields[0][~top[0]].tolist(), *fields[-1][~top[-1]].tolist()}
    found |= {*fields[:, 0][~side[0]].tolist(), *fields[:, -1][~side[-1]].tolist()}
    return found


def _drawn(span: tuple[int, int, int, int], top: Flags, side: Flags) -> tuple[bool, ...]:
    """Whether the rule above, below, on the left and on the right is there in full."""
    row, column, down, across = span
    return (
        bool(top[row, column : column + across].all()),
        bool(top[row + down, column : column + across].all()),
        bool(side[column, row : row + down].all()),
        bool(side[column + across, row : row + down].all()),
    )

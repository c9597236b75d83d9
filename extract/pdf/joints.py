"""Rows that no level rule parts, told by upright rules drawn in pieces, one for each row.

Report generators and browsers draw the borders of each cell by themselves. Where the sides of the
cells are drawn and the levels between the rows are not, the pieces still end where the rows do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.borders import sides_left_out
from planlift.extract.pdf.following import text_end
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import distinct
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.rows import stretches
from planlift.extract.pdf.running_on import column
from planlift.extract.pdf.running_on import runs_on
from planlift.extract.pdf.tiling import tile
from planlift.extract.pdf.typewriter import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.tiling import Tiling

_MEET = 0.5
"""Points between the end of one piece and the start of the next."""
_HEADINGS = 80.0
"""Points: headings are no higher."""
_ROOM = 16.0
"""Points: white between headings and what is below them at most."""
_EDGES = 3
"""Upright rules side by side that must be in pieces at one level."""


def divided(page: Page, tiling: Tiling, level: Lines, rows: Indices) -> Lines:
    """The `level` lines with those added that joints show inside the given rows of the tiling."""
    pieces = _pieces(page, tiling)
    found = [
        (at, float(tiling.x[first]))
        for row in rows.tolist()
        for at, first in _begun(page, tiling, row, pieces)
    ]
    at, low = np.array(found).reshape(-1, 2).T
    return level.with_more(Lines(at, low, np.full(len(at), tiling.x[-1]))) if found else level


def upright_only(
    page: Page, upright: Lines, before: Sequence[float] = ()
) -> Iterator[tuple[Lines, Lines]]:
    """Level and upright lines of tables that upright rules alone enclose.

    `upright` are those that meet no level line; their ends close the table. They must be in pieces,
    or stand where the edges of the table `before` did.
    """
    for end in distinct(np.round(upright.high)):
        own = np.abs(upright.high - end) <= SNAP
        lines = Lines(upright.at[own], upright.low[own], upright.high[own])
        top = float(lines.low.min())
        if len(lines) < _EDGES or (np.abs(lines.low - top) > SNAP).any():
            continue
        x = distinct(lines.at)
        sides = np.full(2, x[0]), np.full(2, x[-1])
        level = Lines(np.array([top, float(lines.high.max())]), *sides)
        if sides_left_out(x, before) is not None:
            yield level, lines
            continue
        tiling = tile(level, lines)
        if _text_beside(page, x, level.at):
            continue  # a column is open on its side
        if tiling is not None and len(divided(page, tiling, level, np.array([0]))) > len(level):
            yield _with_headings(page, level, lines)


def _with_headings(page: Page, level: Lines, upright: Lines) -> tuple[Lines, Lines]:
    """The lines, up to the top of headings that stand right above them in the columns."""
    x, top = distinct(upright.at), float(level.at.min())
    edges, sides = x[1:-1].tolist(), (float(x[0]), float(x[-1]))
    begin = text_end(page, top, top - _HEADINGS, sides, edges, _ROOM)
    if begin is None or _begins_in_bold(page, x, top, begin):
        return level, upright
    words = stretches(page, (sides[0], begin, sides[1], top), join=BLANK)
    if len(set(np.searchsorted(edges, words[:, 0] + 1).tolist())) < _EDGES:
        return level, upright
    # The pieces below them still end at the old top, which parts the two.
    low = np.where(np.abs(upright.low - top) <= SNAP, begin, upright.low)
    at = np.append(level.at, begin)
    level = Lines(at, np.append(level.low, x[0]), np.append(level.high, x[-1]))
    return level, Lines(upright.at, low, upright.high)


def _begins_in_bold(page: Page, x: Numbers, top: float, begin: float) -> bool:
    """Whether the first text below a level is bold, and that from `begin` down to it is not."""
    sides = np.array([x[0], x[-1]])
    above = column(page, sides, np.array([begin, top]))
    below = column(page, sides, np.array([top, page.height]))
    if not len(above) or not len(below):
        return False
    first = int(below[np.argmin(page.chars.box[below, 1])])
    return bool(page.chars.bold[first] and not page.chars.bold[above].any())


def _text_beside(page: Page, x: Numbers, y: Numbers) -> bool:
    """Whether text stands left or right of the rules, between the levels."""
    box = page.chars.box[lettered(page)]
    across, down = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    inside = (down > y.min()) & (down < y.max())
    return bool((inside & ((across < x[0]) | (across > x[-1]))).any())


def _pieces(page: Page, tiling: Tiling) -> list[Numbers]:
    """Of each edge of the columns: where a piece of its rule ends and another begins."""
    rules = page.rules.astype(np.float64)
    rules = rules[rules[:, 3] - rules[:, 1] > rules[:, 2] - rules[:, 0]]
    middle = (rules[:, 0] + rules[:, 2]) / 2
    found = []
    for edge in tiling.x.tolist():
        own = rules[np.abs(middle - edge) <= SNAP]
        ends, starts = distinct(own[:, 3]), distinct(own[:, 1])
        meet = (np.abs(ends[:, None] - starts) <= _MEET).any(axis=1)
        found.append(ends[meet])
    return found


def _begun(
    page: Page, tiling: Tiling, row: int, pieces: list[Numbers]
) -> Iterator[tuple[float, int]]:
    """Where rows begin inside this one, and the first column that begins anew there."""
    top, bottom = float(tiling.y[row]), float(tiling.y[row + 1])
    inside = [at[(at > top + SNAP) & (at < bottom - SNAP)] for at in pieces]
    if not any(map(len, inside)):
        return
    levels = distinct(np.round(np.concatenate(inside)))
    columns = [
        column(page, tiling.x[at : at + 2], tiling.y[row : row + 2])
        for at in range(len(tiling.x) - 1)
    ]
    ends = [*levels[1:].tolist(), bottom]
    # Sides that are in pieces at some of the levels alone are those of merged cells.
    merged = [0 < len(own) < len(levels) for own in inside]
    for near, end in zip(levels.tolist(), ends, strict=True):
        meets = [bool((np.abs(at - near) <= 1).any()) for at in inside]
        first = _leftmost(meets)
        if first is None:
            continue
        at = float(np.concatenate([own[np.abs(own - near) <= 1] for own in inside]).mean())
        last = end == bottom and meets[0]
        if merged[first] and meets[first]:
            yield at, first
            continue
        if merged[first] and _crossed(page, float(tiling.x[first + 1]), at):
            first += 1
        while first < len(columns) and runs_on(page, columns[first], at, end, blank=not last):
            first += 1
        if first < len(columns):
            yield at, first


def _crossed(page: Page, edge: float, level: float) -> bool:
    """Whether a piece of the rule at an edge runs over a level: it is the side of a merged cell."""
    rules = page.rules
    own = np.abs((rules[:, 0] + rules[:, 2]) / 2 - edge) <= SNAP
    own &= rules[:, 3] - rules[:, 1] > rules[:, 2] - rules[:, 0]
    return bool((own & (rules[:, 1] < level - SNAP) & (rules[:, 3] > level + SNAP)).any())


def _leftmost(meets: list[bool]) -> int | None:
    """The first column whose right edge and all behind it are in pieces; the last may be one.

    Between a cell and the next the border is of either, so this may be one column too many.
    """
    end = len(meets) if meets[-1] else len(meets) - 1
    first = end
    while first and meets[first - 1]:
        first -= 1
    return max(first - 1, 0) if end - first >= _EDGES else None

"""Tables drawn with level rules or with striped fills alone: the columns come from the words."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import rows
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import cluster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_RULES = 4
"""Level rules of one length that make a table; fewer leave rows undivided."""
_APART = 160.0
"""Points from one rule or stripe to the next of the same table."""
_SMALL = 6.0
"""Points: a smaller fill is no cell."""
_LARGEST = 0.6
"""Of the page: a larger fill is its background."""
_LAST = 1.5
"""Times the tallest stripe: as far below the last one a row without fill may end."""


@dataclass(frozen=True, slots=True)
class Family:
    """Levels that share their left and right end, and the column edges that are drawn."""

    y: Numbers
    left: float
    right: float
    edges: tuple[float, ...]


def groups(page: Page, level: Lines, taken: list[Box]) -> Iterator[tuple[Lines, Lines]]:
    """Level and upright lines of each such table outside the boxes already taken."""
    for family in [*_stripes(page, taken), *_ruled(level, taken)]:
        found = _lines(page, family)
        if found is not None:
            yield found


def _lines(page: Page, family: Family) -> tuple[Lines, Lines] | None:
    left, right, y = family.left, family.right, family.y
    words = [
        rows.stretches(page, float(top), float(bottom), left, right)
        for top, bottom in itertools.pairwise(y)
    ]
    edges = list(family.edges) or rows.gutters(words, left, right)
    inner = rows.upright(words, y, edges) if edges else None
    if inner is None:
        return None
    count = len(y)
    level = Lines(y, np.full(count, left), np.full(count, right))
    low, high = float(y[0]), float(y[-1])
    return level, Lines(
        np.concatenate([inner.at, [left, right]]),
        np.concatenate([inner.low, [low, low]]),
        np.concatenate([inner.high, [high, high]]),
    )


def _ruled(level: Lines, taken: list[Box]) -> Iterator[Family]:
    order = np.argsort(level.at, kind="stable")
    part: list[int] = []
    for position in order.tolist():
        at, low, high = level.at[position], level.low[position], level.high[position]
        if _is_taken((float(low), float(at), float(high), float(at)), taken):
            continue
        same = part and (
            abs(low - level.low[part[-1]]) <= SNAP
            and abs(high - level.high[part[-1]]) <= SNAP
            and at - level.at[part[-1]] <= _APART
        )
        if not same:
            yield from _rule_family(level, part)
            part = []
        part.append(position)
    yield from _rule_family(level, part)


def _rule_family(level: Lines, part: list[int]) -> Iterator[Family]:
    if len(part) >= _RULES:
        own = np.array(part)
        yield Family(level.at[own], float(level.low[own].min()), float(level.high[own].max()), ())


def _is_taken(box: Box, taken: list[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        left - SNAP <= x <= right + SNAP and top - SNAP <= y <= bottom + SNAP
        for left, top, right, bottom in taken
    )


def _stripes(page: Page, taken: list[Box]) -> Iterator[Family]:
    """Families of filled bands, one below the other, each perhaps made of several cells."""
    bands = _bands(page, taken)
    while bands:
        part = [bands.pop(0)]
        for band in list(bands):
            last = part[-1]
            level = abs(band[0] - last[0]) <= SNAP and abs(band[2] - last[2]) <= SNAP
            if level and -SNAP <= band[1] - last[3] <= _APART:
                part.append(band)
                bands.remove(band)
        if len(part) > 1:
            yield _stripe_family(page, part)


_Band = tuple[float, float, float, float, tuple[float, ...]]


def _stripe_family(page: Page, part: list[_Band]) -> Family:
    left, right = min(band[0] for band in part), max(band[2] for band in part)
    edges = max((band[4] for band in part), key=len)
    y = np.array([value for band in part for value in (band[1], band[3])])
    levels = cluster(y)
    y = np.array([y[levels == number].mean() for number in range(int(levels.max()) + 1)])
    tallest = float(np.diff(y).max())
    below = _row_below(page, (left, float(y[-1]), right, float(y[-1]) + _LAST * tallest), edges)
    return Family(y if below is None else np.append(y, below), left, right, edges)


def _row_below(page: Page, space: Box, edges: tuple[float, ...]) -> float | None:
    """Where the text of a last row without fill ends; None where there is no such row."""
    left, top, right, bottom = space
    words = rows.stretches(page, top, bottom, left, right)
    several = len(set(np.searchsorted(edges, words[:, 0] + 1).tolist())) > 1
    if not edges or not several or any(rows.crossed(words, edge) for edge in edges):
        return None
    box = page.chars.box
    middle = (box[:, 1] + box[:, 3]) / 2
    inside = (middle > top) & (middle < bottom) & (box[:, 0] > left) & (box[:, 2] < right)
    return float(box[inside, 3].max()) + 1


def _bands(page: Page, taken: list[Box]) -> list[_Band]:
    """Fills of one height side by side: left, top, right, bottom, edges between them."""
    fills = page.fills[~is_white(page.fill_color)].astype(np.float64)
    across, down = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    fills = fills[
        (across >= _SMALL)
        & (down >= _SMALL)
        & (across * down < _LARGEST * page.width * page.height)
    ]
    cells = [(a, b, c, d) for a, b, c, d in fills.tolist() if not _is_taken((a, b, c, d), taken)]
    cells.sort(key=lambda cell: (round(cell[1]), cell[0]))
    bands: list[_Band] = []
    for left, top, right, bottom in dict.fromkeys(cells):
        last = bands[-1] if bands else None
        beside = last is not None and abs(top - last[1]) <= 1 and abs(bottom - last[3]) <= 1
        if last is not None and beside and abs(left - last[2]) <= SNAP:
            bands[-1] = (last[0], last[1], right, last[3], (*last[4], (left + last[2]) / 2))
        else:
            bands.append((left, top, right, bottom, ()))
    return bands

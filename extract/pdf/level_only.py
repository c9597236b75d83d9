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
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_RULES = 4
"""Level rules of one length that make a table; fewer leave rows undivided."""
_FULL_RULES = 3
"""Of these as many that run over the whole width."""
_SPACE = 0x20
_OUTLIERS = 4
"""One row in so many may hide a column."""
_GROUPS = 3
"""Headings side by side, of which some stand over several columns."""
_FOLLOWS = 0.9
"""Of the font size: text no farther from a rule, or from other text of the row, is of the row."""
_CLOSE = 6.0
"""Points: edges nearer than this are one."""
_PADDING = 12.0
"""Points from where a cell begins to its text at most."""
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

    level: Lines
    """Those that run over a part of the width too: beside them a cell goes on."""
    left: float
    right: float
    edges: tuple[float, ...]


def groups(page: Page, level: Lines, taken: list[Box]) -> Iterator[tuple[Lines, Lines]]:
    """Level and upright lines of each such table outside the boxes already taken.

    Rules come first: where there are some, a fill may set off a group and not part the rows.
    """
    outside = list(taken)
    for family in _ruled(page, level, taken):
        found = _lines(page, family)
        if found is not None:
            y = found[0].at
            outside.append((family.left, float(y.min()), family.right, float(y.max())))
            yield found
    for family in _stripes(page, outside):
        found = _lines(page, family)
        if found is not None:
            yield found


def _lines(page: Page, family: Family) -> tuple[Lines, Lines] | None:
    left, right, y = family.left, family.right, np.unique(family.level.at)
    edges, begins = list(family.edges), list[float]()
    if not edges:
        edges, begins = _edges(page, y[_grouping(family, y) :], left, right)
        edges = _at_ends(edges, family)
    words = _words(page, y, left, right, begins)
    inner = rows.upright(words, y, edges) if edges else None
    if inner is None:
        return None
    low, high = float(y[0]), float(y[-1])
    return family.level, Lines(
        np.concatenate([inner.at, [left, right]]),
        np.concatenate([inner.low, [low, low]]),
        np.concatenate([inner.high, [high, high]]),
    )


def _grouping(family: Family, y: Numbers) -> int:
    """Rows at the top that stand over a rule of part of the width: headings of several columns."""
    level = family.level
    full = (level.low <= family.left + SNAP) & (level.high >= family.right - SNAP)
    count = 0
    while count + 1 < len(y) and not full[level.at == y[count + 1]].any():
        count += 1
    return count


def _words(
    page: Page,
    y: Numbers,
    left: float,
    right: float,
    begins: Sequence[float] = (),
    join: float = rows.WORD,
) -> list[Numbers]:
    return [
        rows.stretches(page, (left, float(top), right, float(bottom)), begins, join)
        for top, bottom in itertools.pairwise(y)
    ]


def _edges(page: Page, y: Numbers, left: float, right: float) -> tuple[list[float], list[float]]:
    """Column edges in wide and in narrow white, and where the columns behind the latter begin.

    A row or two whose words stand elsewhere, such as a signature below the table, have no say.
    """
    kept = _agreeing(_words(page, y, left, right), left, right)
    wide = rows.gutters([row for _, row in kept], left, right)
    words = _words(page, y, left, right, join=rows.BLANK)
    narrow = [
        (edge, begin)
        for edge, begin in rows.aligned([words[number] for number, _ in kept], left, right)
        if all(abs(edge - other) > _CLOSE for other in wide)
    ]
    return sorted([*wide, *(edge for edge, _ in narrow)]), [begin for _, begin in narrow]


def _agreeing(words: list[Numbers], left: float, right: float) -> list[tuple[int, Numbers]]:
    """The rows without those that hide a column which all others show, with their numbers."""
    kept = list(enumerate(words))
    for _ in range(len(words) // _OUTLIERS):
        count = len(rows.gutters([row for _, row in kept], left, right))
        gains = [
            (len(rows.gutters([row for n, row in kept if n != number], left, right)), number)
            for number, row in kept
            if len(row) > 1
        ]
        most, worst = max(gains, default=(0, 0))
        if most <= count:
            break
        kept = [(number, row) for number, row in kept if number != worst]
    return kept


def _at_ends(edges: list[float], family: Family) -> list[float]:
    """The edges, moved to where rules end that run over some of the columns only."""
    moved = list(edges)
    for end in (*family.level.low.tolist(), *family.level.high.tolist()):
        inside = end - family.left > SNAP and family.right - end > SNAP
        near = min(moved, key=lambda edge: abs(edge - end), default=np.inf)
        if inside and abs(near - end) <= _PADDING:
            moved[moved.index(near)] = end
    return sorted(set(moved))


def _ruled(page: Page, level: Lines, taken: list[Box]) -> Iterator[Family]:
    part: list[int] = []
    left, right = np.inf, -np.inf
    for position in np.lexsort((level.low, level.at)).tolist():
        at, low, high = (float(end[position]) for end in (level.at, level.low, level.high))
        if _is_taken((low, at, high, at), taken):
            continue
        inside = low >= left - SNAP and high <= right + SNAP
        around = low <= left + SNAP and high >= right - SNAP
        if part and at - level.at[part[-1]] <= _APART and (inside or around):
            part.append(position)
            left, right = min(left, low), max(right, high)
            continue
        yield from _rule_family(page, level, part)
        part, left, right = [position], low, high
    yield from _rule_family(page, level, part)


def _rule_family(page: Page, level: Lines, part: list[int]) -> Iterator[Family]:
    if len(part) < _RULES:
        return
    own = np.array(part)
    at, low, high = level.at[own], level.low[own], level.high[own]
    left, right = float(low.min()), float(high.max())
    full = (low <= left + SNAP) & (high >= right - SNAP)
    if full.sum() < _FULL_RULES:
        return
    low, high = np.where(full, left, low), np.where(full, right, high)
    tables = _tables(page, np.unique(at), left, right)
    ends = [(-np.inf, -np.inf), *((float(y[0]), float(y[-1])) for y in tables), (np.inf, np.inf)]
    for y, above, below in zip(tables, ends, ends[2:], strict=False):
        within = (at >= y[0]) & (at <= y[-1])
        beyond = _outer_rows(page, y, left, right, (above[1], below[0]))
        added = np.append(np.setdiff1d(y, at), beyond)
        yield Family(
            Lines(
                np.append(at[within], added),
                np.append(low[within], np.full(len(added), left)),
                np.append(high[within], np.full(len(added), right)),
            ),
            left,
            right,
            (),
        )


def _tables(page: Page, y: Numbers, left: float, right: float) -> list[Numbers]:
    """The rules of one table over another, parted at headings where that shows more columns."""
    whole = len(_edges(page, y, left, right)[0])
    best = (2 * whole, 0)
    for row in range(1, len(y) - 2):
        if _is_heading(page, (left, float(y[row]), right, float(y[row + 1]))):
            parts = (y[: row + 1], y[row:])
            columns = sum(len(_edges(page, part, left, right)[0]) for part in parts)
            best = max(best, (columns, row))
    row = best[1]
    if not row:
        return [y]
    top = _text_end(page, float(y[row + 1]), float(y[row]), left, right)
    below = np.append(y[row] if top is None else top, y[row + 1 :])
    return [*_tables(page, y[: row + 1], left, right), *_tables(page, below, left, right)]


def _is_heading(page: Page, space: Box) -> bool:
    """Whether all text of a row is bold, or the row is filled."""
    left, top, right, bottom = space
    box, fills = page.chars.box, page.fills
    middle = (box[:, 1] + box[:, 3]) / 2
    inside = (middle > top) & (middle < bottom) & (box[:, 0] >= left) & (box[:, 2] <= right)
    inside &= page.chars.code != _SPACE
    painted = (fills[:, 1] >= top - 1) & (fills[:, 3] <= bottom + 1)
    painted &= (fills[:, 3] - fills[:, 1] >= _SMALL) & ~is_white(page.fill_color)
    return bool(inside.any() and (page.chars.bold[inside].all() or painted.any()))


def _outer_rows(
    page: Page, y: Numbers, left: float, right: float, free: tuple[float, float]
) -> list[float]:
    """Where a row begins above the first rule, and where one ends below the last.

    Such a row fills the columns of those between the rules and crosses no edge of theirs. `free`:
    how far up and down there is no other table.
    """
    found = []
    fewest = len(_edges(page, y, left, right)[0])
    for up in (True, False):
        near = float(y[0] if up else y[-1])
        far = max(free[0], near - _APART) if up else min(free[1], near + _APART)
        end = _text_end(page, near, far, left, right)
        if end is None:
            continue
        longer = np.append(y, end) if not up else np.append(end, y)
        for known in (longer, y):
            edges, begins = _edges(page, known, left, right)
            if len(edges) < fewest:
                continue
            space = (left, min(near, end), right, max(near, end))
            words = rows.stretches(page, space, begins)
            if edges and _fills(words, edges, left, heading=up):
                found.append(end)
                break
    return found


def _fills(words: Numbers, edges: list[float], left: float, *, heading: bool) -> bool:
    """Whether a row's words are in the columns; a heading may stand over several of them."""
    filled = len(set(np.searchsorted(edges, words[:, 0] + 1).tolist()))
    if not any(rows.crossed(words, edge) for edge in edges):
        return filled > max(1, len(edges) / 2)
    starts = np.array([left, *edges])
    offset = (words[:, :1] - starts + 1).T
    aligned = ((offset >= 0) & (offset <= _PADDING)).any(axis=0)
    return heading and filled >= _GROUPS and bool(aligned.all())


def _text_end(page: Page, near: float, far: float, left: float, right: float) -> float | None:
    """The far side of the lines of text that follow a rule closely, in the direction of `far`."""
    box = page.chars.box.astype(np.float64)
    seen = (page.chars.code != _SPACE) & (box[:, 2] > left) & (box[:, 0] < right)
    middle = (box[:, 1] + box[:, 3]) / 2
    seen &= (middle > min(near, far)) & (middle < max(near, far))
    if not seen.any():
        return None
    own, size = box[seen], page.chars.size[seen].astype(np.float64)
    up = far < near
    starts = near - own[:, 3] if up else own[:, 1] - near
    ends = near - own[:, 1] if up else own[:, 3] - near
    order = np.argsort(starts, kind="stable")
    reach, last = 0.0, float(np.median(size))
    for start, end, high in zip(starts[order], ends[order], size[order], strict=True):
        if start > reach + _FOLLOWS * (last if reach else max(last, high)):
            break
        reach, last = max(reach, float(end)), float(high)
    return (near - reach - 1 if up else near + reach + 1) if reach else None


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
    y = y if below is None else np.append(y, below)
    return Family(Lines(y, np.full(len(y), left), np.full(len(y), right)), left, right, edges)


def _row_below(page: Page, space: Box, edges: tuple[float, ...]) -> float | None:
    """Where the text of a last row without fill ends; None where there is no such row."""
    left, top, right, bottom = space
    words = rows.stretches(page, space)
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

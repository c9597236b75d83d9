"""Rows of a sheet on which nothing is drawn: the cells of each begin, end or have their middle at
one height, as the sheet's cells are aligned.

A text merged over rows stands at the height of the first or the last of them, or halfway between.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.pdf import merged_middles

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.merged_middles import Stand
    from planlift.extract.pdf.whole_texts import Text

_SAME = 0.3
"""Of the font size: heights that are meant to be the same."""
_SIDE_BY_SIDE, _WHOLE = 3, 0.6
"""Texts of a whole row, and the share of whole rows."""


class Placed(NamedTuple):
    """A text and its columns, the first and the last."""

    text: Text
    first: int
    last: int


class Spot(NamedTuple):
    """Where a text goes: its first row, and how many rows it is merged over."""

    placed: Placed
    row: int
    down: int


Row = list[Placed]


def _top(text: Text) -> float:
    return text.box[1]


def _middle(text: Text) -> float:
    return (text.box[1] + text.box[3]) / 2


def _bottom(text: Text) -> float:
    return text.box[3]


_HEIGHTS: dict[Stand, Callable[[Text], float]] = {
    "top": _top,
    "middle": _middle,
    "foot": _bottom,
}


def of_texts(texts: Sequence[Placed], columns: int, fewest: int) -> list[Spot] | None:
    """Where the texts go; None where they do not tell rows for certain, or fewer than `fewest`."""
    same = _SAME * median(placed.text.size for placed in texts)
    ways = {stand: _levels(texts, height, same) for stand, height in _HEIGHTS.items()}
    stand = min(ways, key=lambda stand: len(ways[stand]))
    fullest = _fullest(texts, columns)
    rows = [level for level in ways[stand] if _is_row(level, fullest)]
    rest = [one for level in ways[stand] if level not in rows for one in level]
    if len(rows) < fewest or not _tell(rows, columns) or _over(rows):
        return None
    plain = not all(one.text.bold for one in texts if one.first == 0)
    groups = [one for one in rest if one.last > one.first or (plain and one.text.bold)]
    merged = [one for one in rest if one not in groups]
    if any(one.first or one.text.box[3] > one.text.box[1] + 2.5 * one.text.size for one in groups):
        return None
    return _spots(rows, groups, merged, stand)


def _levels(texts: Sequence[Placed], at: Callable[[Text], float], same: float) -> list[Row]:
    """The texts with one height in common, from the top down."""
    found: list[Row] = []
    last = -float("inf")
    for placed in sorted(texts, key=lambda placed: at(placed.text)):
        if at(placed.text) - last > same:
            found.append([])
        found[-1].append(placed)
        last = at(placed.text)
    return found


def _is_row(level: Row, fullest: int) -> bool:
    """Whether texts at one height are a row: one is in the column with the most texts.

    Where that is blank, another is further right: what is merged over rows stands left of it.
    """
    columns = [one.first for one in level]
    return fullest in columns or (len(columns) > 1 and max(columns) > fullest)


def _fullest(texts: Iterable[Placed], columns: int) -> int:
    counts = [0] * columns
    for placed in texts:
        counts[placed.first] += placed.first == placed.last
    return counts.index(max(counts))


def _tell(rows: Sequence[Row], columns: int) -> bool:
    """Whether most rows are whole, and none has two texts in one column."""
    single = all(len({one.first for one in row}) == len(row) for row in rows)
    whole = sum(len(row) >= min(_SIDE_BY_SIDE, columns) for row in rows)
    return single and whole >= _WHOLE * len(rows)


def _over(rows: Sequence[Row]) -> bool:
    """Whether in some column a text stands beside one of the next row."""
    ends: dict[int, float] = {}
    for one in (one for row in rows for one in row):
        if _middle(one.text) < ends.get(one.first, 0.0):
            return True
        ends[one.first] = _middle(one.text)
    return False


def _spots(
    rows: Sequence[Row],
    groups: Sequence[Placed],
    merged: Sequence[Placed],
    stand: Stand,
) -> list[Spot] | None:
    """The texts of the rows and names of groups, and what is merged over the rows between these."""
    height = _HEIGHTS[stand]
    levels = sorted(
        [*rows, *([one] for one in groups)], key=lambda row: median(height(x.text) for x in row)
    )
    found = [Spot(one, at, 1) for at, row in enumerate(levels) for one in row]
    ends = [-1, *(at for at, row in enumerate(levels) if row[0] in groups), len(levels)]
    heights = [median(height(one.text) for one in row) for row in levels]
    for column in {one.first for row in rows for one in row} | {one.first for one in merged}:
        parts = [range(low + 1, high) for low, high in pairwise(ends) if high > low + 1]
        own = [one for row in rows for one in row if one.first == column]
        own += [one for one in merged if one.first == column]
        if len(own) == len(rows):
            continue
        at = sorted([(height(one.text), one) for one in own], key=lambda pair: pair[0])
        spans = merged_middles.spans(heights, parts, [place for place, _ in at], stand)
        if spans is None:
            return None
        found = [spot for spot in found if spot.placed not in own]
        found += [Spot(one, *span) for (_, one), span in zip(at, spans, strict=True)]
    return found

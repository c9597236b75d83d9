"""How many rows texts are merged over, told by the heights of texts and rows alone."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING
from typing import Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]
"""A row, and how many from it on."""
Stand = Literal["top", "middle", "foot"]

_SAME = 3.0
"""Points between a text and the row that it stands in."""
_OFF, _LITTLE = 0.6, 0.3
"""Of the step between rows: so far may a text stand from the middle of its rows, and so little
where each stands beside a row: there it may belong to that alone, with blank cells below."""


def spans(
    rows: Sequence[float], parts: Sequence[range], places: Sequence[float], stand: Stand
) -> list[Span] | None:
    """The rows of each of the texts of a column; None where these do not share them out.

    `rows` are the heights of all rows, `parts` those between names of groups, `places` the heights
    of the texts, all from the top down; `stand` tells where in their cells texts stand.
    """
    shared = [_inside(rows, part, places) for part in parts]
    if sum(map(len, shared)) < len(places):
        return None
    beside = [
        [_beside(rows, part, at) for at in own] for part, own in zip(parts, shared, strict=True)
    ]
    own_rows = [row for own in beside for row in own if row is not None]
    single = [(row, 1) for row in own_rows] if len(own_rows) == len(places) else None
    if stand == "top":
        return single
    atop = all(not own or own[0] == part[0] for part, own in zip(parts, beside, strict=True))
    if stand == "foot":
        if single is None or atop:
            return single
        found = [_up_to(part, own) for part, own in zip(parts, beside, strict=True)]
    else:
        off = _OFF if single is None else _LITTLE
        found = [_halfway(rows, part, own, off) for part, own in zip(parts, shared, strict=True)]
    whole = [span for own in found if own is not None for span in own]
    return single if None in found else whole


def _inside(rows: Sequence[float], part: range, places: Sequence[float]) -> list[float]:
    low, high = rows[part[0]] - _SAME, rows[part[-1]] + _SAME
    return [place for place in places if low <= place <= high]


def _beside(rows: Sequence[float], part: range, place: float) -> int | None:
    """The row at whose height a text stands."""
    near = min(part, key=lambda at: abs(rows[at] - place))
    return near if abs(rows[near] - place) <= _SAME else None


def _up_to(part: range, lasts: Sequence[int | None]) -> list[Span] | None:
    """Each text over the rows down to the one at whose foot it stands."""
    if not lasts or lasts[-1] != part[-1]:
        return None
    ends = [part[0] - 1, *(row for row in lasts if row is not None)]
    return [(low + 1, high - low) for low, high in pairwise(ends)]


def _halfway(
    rows: Sequence[float], part: range, places: Sequence[float], off: float
) -> list[Span] | None:
    """Each text over rows in whose middle it stands, as nearly as can be."""
    if not places:
        return []
    steps = [two - one for one, two in pairwise(rows[part[0] : part[-1] + 1])]
    most = off * median(steps) if steps else _SAME
    best: dict[int, tuple[float, list[Span]]] = {part[0]: (0.0, [])}
    for place in places:
        found: dict[int, tuple[float, list[Span]]] = {}
        for begin, (cost, above) in best.items():
            for end in range(begin, part[-1] + 1):
                away = abs((rows[begin] + rows[end]) / 2 - place)
                whole = cost + away
                if away <= most and whole < found.get(end + 1, (float("inf"), []))[0]:
                    found[end + 1] = whole, [*above, (begin, end - begin + 1)]
        best = found
    return best[part[-1] + 1][1] if part[-1] + 1 in best else None

"""Painted ground at level rules: it carries a rule on, or lies under the headings above one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.family import is_bold
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import distinct
from planlift.extract.pdf.levels import pieces
from planlift.extract.pdf.rows import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_ON = 2.0
"""Points between a rule and the end of the ground beside it."""
_MOST = 0.95
"""Of the table's width that rule and ground must take up."""
_GROUPS = 3
"""Headings side by side."""
_RULES = 3
"""Below headings: that right below them, and two more."""
_LOWEST = 6.0
"""Points: a lower fill is no row's."""


def ground_ends(
    page: Page, at: Numbers, low: Numbers, high: Numbers, sides: tuple[float, float]
) -> NDArray[np.bool_]:
    """Which rules part whole rows: beside them stripes begin or end, all over the width."""
    left, right = sides
    fills = page.fills[~is_white(page.fill_color)].astype(np.float64)
    fills = fills[fills[:, 3] - fills[:, 1] >= _LOWEST]
    found = np.zeros(len(at), dtype=np.bool_)
    if not len(fills):
        return found
    for number, (height, start, end) in enumerate(
        zip(at.tolist(), low.tolist(), high.tolist(), strict=True)
    ):
        ends = np.abs(fills[:, 1::2] - height).min(axis=1) <= _ON
        wide = sum(_covered(fills[ends], one, two) for one, two in ((left, start), (end, right)))
        found[number] = end - start + wide >= _MOST * (right - left) and wide > 0
    return found


def headings(page: Page, level: Lines) -> Lines:
    """The ends of the painted headings above the first rules of a width, where none is drawn.

    Several headings stand side by side on such ground, and it is as wide as the rules. Where it
    comes again farther down, above other tables, only bold words tell it from stripes. And the
    other ends of ground all over the width that ends at a rule.
    """
    found: list[tuple[float, float, float]] = []
    painted = ~is_white(page.fill_color) & (page.fills[:, 3] - page.fills[:, 1] >= _LOWEST)
    fills, color = page.fills[painted].astype(np.float64), page.fill_color[painted]
    for left, right in _widest(level) if len(fills) else ():
        own = (level.low >= left - _ON) & (level.high <= right + _ON)
        first = float(level.at[own].min())
        inside = (fills[:, 0] >= left - _ON) & (fills[:, 2] <= right + _ON)
        band = _band_above(fills[inside], color[inside], first, (left, right))
        if band is not None and len(stretches(page, (left, band[0], right, band[1]))) >= _GROUPS:
            found += [(end, left, right) for end in band if abs(end - first) > _ON]
        for top, bottom in _bands_at(fills[inside], level.at[own], (left, right)):
            words = stretches(page, (left, top, right, bottom))
            if len(words) > 1 and is_bold(page, (left, top, right, bottom)):
                found.append((top, left, right))
        found += _far_ends(fills[inside], level.at[own], (left, right))
    return pieces(list(_once(found)))


def _once(found: list[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """The ends of ground in order; one that is told in several ways is one."""
    last = (-np.inf, 0.0, 0.0)
    for end in sorted(found, key=lambda one: (one[1:], one[0])):
        if end[1:] != last[1:] or end[0] - last[0] > _ON:
            yield end
            last = end


def _bands_at(
    fills: Numbers, at: Numbers, sides: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Top and bottom of ground in several pieces over the width that ends at a rule, not at two.

    Rules follow below it that part rows: one alone would be the end of a table.
    """
    left, right = sides
    found = []
    for ends in {(round(top, 1), round(bottom, 1)) for top, bottom in fills[:, 1::2].tolist()}:
        top, bottom = ((np.abs(at - end) <= _ON).any() for end in ends)
        if top or not bottom:
            continue
        row = fills[(np.abs(fills[:, 1::2] - ends) <= _ON).all(axis=1)]
        if len(row) > 1 and _covered(row, left, right) >= _MOST * (right - left):
            found.append(ends)
    found.sort()
    for band, end in pairwise([*found, (np.inf, np.inf)]):
        if len(distinct(at[(at > band[0]) & (at < end[0])])) >= _RULES:
            yield band


def _far_ends(
    fills: Numbers, at: Numbers, sides: tuple[float, float]
) -> list[tuple[float, float, float]]:
    """Ends of fills from side to side that end at a rule: where no rule is."""
    left, right = sides
    whole = fills[(fills[:, 0] <= left + _ON) & (fills[:, 2] >= right - _ON)]
    found = []
    for ends in {(round(top, 1), round(bottom, 1)) for top, bottom in whole[:, 1::2].tolist()}:
        ruled = [bool((np.abs(at - end) <= _ON).any()) for end in ends]
        if any(ruled):
            found += [
                (end, left, right) for end, known in zip(ends, ruled, strict=True) if not known
            ]
    return found


def _widest(level: Lines) -> list[tuple[float, float]]:
    """From where to where rules run that no wider ones reach over."""
    ends = np.column_stack([level.low, level.high]).round().tolist()
    known = {(low, high) for low, high in ends if high > low}
    return [
        (low, high)
        for low, high in known
        if not any(a <= low and b >= high and (a, b) != (low, high) for a, b in known)
    ]


def _band_above(
    fills: Numbers, color: NDArray[np.int32], first: float, sides: tuple[float, float]
) -> tuple[float, float] | None:
    """Top and bottom of the only ground of its colour, if it runs all along above a rule."""
    left, right = sides
    above = fills[:, 3] <= first + _ON
    if not above.any():
        return None
    lowest = int(np.flatnonzero(above)[fills[above, 3].argmax()])
    top, bottom = fills[lowest, 1::2].tolist()
    row = fills[color == color[lowest]]
    even = bool((np.abs(row[:, 1::2] - (top, bottom)) <= _ON).all())
    full = _covered(row, left, right) >= _MOST * (right - left)
    return (top, bottom) if even and full else None


def _covered(fills: Numbers, left: float, right: float) -> float:
    """How much of a stretch the fills take up together."""
    reach, total = left, 0.0
    for low, high in sorted(zip(fills[:, 0].tolist(), fills[:, 2].tolist(), strict=True)):
        begin, stop = max(low, reach), min(high, right)
        if stop > begin:
            total += stop - begin
            reach = stop
    return total

"""Painted ground at level rules: it carries a rule on, or lies under the headings above one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.ink import is_white

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_ON = 2.0
"""Points between a rule and the end of the ground beside it."""
_MOST = 0.95
"""Of the table's width that rule and ground must take up."""
_LINE = 8.0
"""Points of white, less than a line, between a row's first words and the ground above it."""
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


def band_above(page: Page, at: float, sides: tuple[float, float]) -> tuple[float, float] | None:
    """Top and bottom of the ground that ends at a height or a line above it, from side to side."""
    fills = page.fills[~is_white(page.fill_color)].astype(np.float64)
    near = (fills[:, 3] >= at - _LINE) & (fills[:, 3] <= at + _ON)
    fills = fills[near & (fills[:, 3] - fills[:, 1] >= _LOWEST)]
    if not len(fills):
        return None
    top, bottom = float(fills[0, 1]), float(fills[0, 3])
    even = bool((np.abs(fills[:, 1::2] - (top, bottom)) <= _ON).all())
    left, right = sides
    full = _covered(fills, left, right) >= _MOST * (right - left)
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

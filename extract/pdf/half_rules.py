"""Headings over several columns, told by the upright rules that begin below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.page import lettered

if TYPE_CHECKING:
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.tiling import Tiling

_LOWEST = 6.0
"""Points: a row is no lower."""
_ON = 2.0
"""Points that the ends of letters may stand over the level."""


def below(page: Page, tiling: Tiling, upright: Lines) -> Lines | None:
    """Levels in the first row where rules inside it begin, each as wide as the headings above it.

    There texts must stand above and below the level, and none on it. None where there are none.
    """
    top, bottom = float(tiling.y[0]), float(tiling.y[1])
    inner = (upright.low > top + _LOWEST) & (upright.low < bottom - _LOWEST)
    inner &= upright.high >= bottom - SNAP
    whole = np.sort(upright.at[(upright.low <= top + SNAP) & (upright.high >= bottom - SNAP)])
    found: set[tuple[float, float, float]] = set()
    for at, level in zip(upright.at[inner].tolist(), upright.low[inner].tolist(), strict=True):
        place = int(np.searchsorted(whole, at))
        if 0 < place < len(whole):
            space = (float(whole[place - 1]), top, float(whole[place]), bottom)
            if _parts(page, space, level):
                found.add((level, space[0], space[2]))
    if not found:
        return None
    at, low, high = np.array(sorted(found)).T
    return Lines(at, low, high)


def _parts(page: Page, space: tuple[float, float, float, float], level: float) -> bool:
    left, top, right, bottom = space
    box = page.chars.box[lettered(page)]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    own = box[(x > left) & (x < right) & (y > top) & (y < bottom)]
    above, under = own[:, 3] <= level + _ON, own[:, 1] >= level - _ON
    return bool(above.any() and under.any() and (above | under).all())

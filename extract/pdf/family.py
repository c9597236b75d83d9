"""What level rules or stripes of one table have in common."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf import rows
from planlift.extract.pdf import set_apart
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from planlift.extract.pdf.levels import Lines
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

APART = 160.0
"""Points from one rule or stripe to the next of the same table, unless a row stands between."""
_COLUMNS = 3
_SMALL = 6.0
"""Points: a smaller fill is no cell."""
_PAINTED = 0.6
"""Of a row's width that its fills must cover together."""
_LARGEST = 0.6
"""Of the page: a larger fill is its background."""


class Family(Struct, frozen=True):
    """Levels that share their left and right end, and the column edges that are drawn."""

    level: Lines
    """Those that run over a part of the width too: beside them a cell goes on."""
    left: float
    right: float
    edges: tuple[float, ...]


def is_taken(box: Box, taken: list[Box]) -> bool:
    """Whether the middle of the box lies in one that is taken."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        left - SNAP <= x <= right + SNAP and top - SNAP <= y <= bottom + SNAP
        for left, top, right, bottom in taken
    )


def are_taken(level: Lines, taken: list[Box]) -> NDArray[np.bool_]:
    """The same of the middles of many lines at once."""
    middle, found = (level.low + level.high) / 2, np.zeros(len(level), dtype=np.bool_)
    for left, top, right, bottom in taken:
        across = (middle >= left - SNAP) & (middle <= right + SNAP)
        found |= across & (level.at >= top - SNAP) & (level.at <= bottom + SNAP)
    return found


def goes_on(page: Page, space: Box) -> bool:
    """Whether a table may go on below that space: it is low, or its words stand in columns."""
    return space[3] - space[1] <= APART or len(rows.stretches(page, space)) >= _COLUMNS


def painted(page: Page, taken: list[Box]) -> dict[Box, int]:
    """The fills of the size of cells outside the boxes already taken, from the top, with colours.

    Of fills that lie on each other the last counts; white ones are none.
    """
    return {box: color for box, color in _painted(page).items() if not is_taken(box, taken)}


@lru_cache(maxsize=4)
def _painted(page: Page) -> Mapping[Box, int]:
    fills = page.fills.astype(np.float64)
    across, down = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    fit = ~is_white(page.fill_color) & (across >= _SMALL) & (down >= _SMALL)
    fit &= across * down < _LARGEST * page.width * page.height
    boxes = [(left, top, right, bottom) for left, top, right, bottom in fills[fit].tolist()]
    boxes = set_apart.together(boxes)
    colors = dict(zip(boxes, page.fill_color[fit].tolist(), strict=True))
    order = sorted(colors, key=lambda box: (round(box[1]), box[0]))
    return {box: colors[box] for box in order}


def is_bold(page: Page, space: Box) -> bool:
    """Whether a space has text, and all of it is bold."""
    inside = letters(page, space)
    return bool(inside.any() and page.chars.bold[inside].all())


def letters(page: Page, space: Box) -> NDArray[np.bool_]:
    """Which characters of the page are a space's, blanks left out."""
    left, top, right, bottom = space
    box = page.chars.box
    middle = middles(page)[1]
    inside = (middle > top) & (middle < bottom) & (box[:, 0] >= left) & (box[:, 2] <= right)
    return np.asarray(inside & lettered(page), dtype=np.bool_)


def is_heading(page: Page, space: Box) -> bool:
    """Whether all text of a row is bold, or the row is filled from side to side."""
    left, top, right, bottom = space
    fills, inside = page.fills, letters(page, space)
    painted = (fills[:, 1] >= top - 1) & (fills[:, 3] <= bottom + 1)
    painted &= (fills[:, 3] - fills[:, 1] >= _SMALL) & ~is_white(page.fill_color)
    width = float((fills[painted, 2] - fills[painted, 0]).sum())
    wide = width > _PAINTED * (right - left)
    return bool(inside.any() and (page.chars.bold[inside].all() or wide))

"""Text that stands close above or below a table that nothing closes there: its outer rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import rows
from planlift.extract.pdf.levels import cluster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.page import Page

_FOLLOWS = 0.9
"""Of the font size: text no farther from a rule, or from other text of the row, is of the row."""
_SAME_LINE = 0.4
_BLANK = 0x20


def text_end(
    page: Page, near: float, far: float, sides: tuple[float, float], edges: Sequence[float]
) -> float | None:
    """The far side of the lines that follow a rule closely, in the direction of `far`.

    A line of one text that runs over an edge, such as a caption, is none of them.
    """
    left, right = sides
    box = page.chars.box.astype(np.float64)
    seen = (page.chars.code != _BLANK) & (box[:, 2] > left) & (box[:, 0] < right)
    middle = (box[:, 1] + box[:, 3]) / 2
    seen &= (middle > min(near, far)) & (middle < max(near, far))
    if not seen.any():
        return None
    own, size, middle = box[seen], page.chars.size[seen].astype(np.float64), middle[seen]
    usual = float(np.median(size))
    line = cluster(middle, snap=_SAME_LINE * usual, spread=usual)
    up = far < near
    reach, last = near, usual
    for number in sorted(range(int(line.max()) + 1), reverse=up):
        top, bottom = float(own[line == number, 1].min()), float(own[line == number, 3].max())
        gap = reach - bottom if up else top - reach
        words = rows.stretches(page, (left, top, right, bottom))
        across = len(words) == 1 and any(rows.crossed(words, edge) for edge in edges)
        if gap > _FOLLOWS * last or across:
            break
        reach, last = (top if up else bottom), float(size[line == number].max())
    if reach == near:
        return None
    return reach - 1 if up else reach + 1

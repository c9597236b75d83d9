"""Pages set in two columns with tables in both: each column is read down to its end.

Tables that stand side by side with white between them from the first to the last show where the
columns meet. Lines that run over that place, and tables, end the part of the page that is set so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.textlines import box_of
from planlift.extract.pdf.textlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_APART = 6.0
"""Points of white between the columns at least."""
_MIDDLE = (0.3, 0.7)
"""Of the page's width: between these the columns meet."""
_FEWEST = 3
"""Tables: two alone may be a pair of panels that belong to what stands around them."""


class Part(Struct, frozen=True):
    """A part of a page, read before the next one."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box) -> bool:
        """Whether the middle of the box is in it."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.left <= x < self.right and self.top <= y < self.bottom

    def index(self, page: Page, index: Indices) -> Indices:
        """Those of the characters whose middle is in it."""
        box = page.chars.box[index]
        x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
        own = (x >= self.left) & (x < self.right) & (y >= self.top) & (y < self.bottom)
        return index[own]


def parts(page: Page, tables: Sequence[FoundTable], free: Indices) -> list[Part]:
    """The parts in reading order; the page as one where it is not set in two columns.

    `free` are the characters that stand in no table.
    """
    whole = Part(-np.inf, -np.inf, np.inf, np.inf)
    at = _meeting(page, [table.box for table in tables])
    if at is None:
        return [whole]
    lines = [box_of(piece) for line in lines_of(page, free) for piece in line.pieces]
    boxes = [table.box for table in tables]
    over = [
        box for box in (*lines, *boxes) if box[0] < at - _APART / 2 and box[2] > at + _APART / 2
    ]
    inside = [box for box in boxes if box not in over]
    first, last = min(box[1] for box in inside), max(box[3] for box in inside)
    top = max((box[3] for box in over if box[1] < first), default=-np.inf)
    bottom = min((box[1] for box in over if box[3] > last), default=np.inf)
    if any(first < box[3] and box[1] < last for box in over):
        return [whole]
    return [
        Part(-np.inf, -np.inf, np.inf, top),
        Part(-np.inf, top, at, bottom),
        Part(at, top, np.inf, bottom),
        Part(-np.inf, bottom, np.inf, np.inf),
    ]


def _meeting(page: Page, boxes: Sequence[Box]) -> float | None:
    """Where columns meet that have tables on both sides, some of them side by side."""
    if len(boxes) < _FEWEST:
        return None
    middle = page.width / 2
    left = [box for box in boxes if box[2] < _MIDDLE[1] * page.width and box[0] < middle]
    right = [box for box in boxes if box[0] > _MIDDLE[0] * page.width and box[0] >= middle - 1]
    left = [box for box in left if box not in right]
    if not left or not right:
        return None
    end, begin = max(box[2] for box in left), min(box[0] for box in right)
    beside = any(one[1] < two[3] and two[1] < one[3] for one in left for two in right)
    narrow = _MIDDLE[0] * page.width < begin and end < _MIDDLE[1] * page.width
    return (end + begin) / 2 if beside and narrow and begin - end >= _APART else None

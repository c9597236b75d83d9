"""The running foot of a page, told by the page before or after it, before tables are looked for.

Without it the last row of a table with nothing drawn below would go on with the foot, where that
stands as close as the next line. Only the lowest line counts, and only where no rule is drawn below
it: what is drawn around is of a table. See `furniture` for what becomes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.furniture import MARGIN
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.page import spelt
from planlift.text import masked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page

_SAME_LINE = 0.4
"""Of the font size."""
_DRIFT = 2.0
"""Points between the feet of two pages."""
_NONE: Indices = np.zeros(0, dtype=np.intp)


class _Lowest(Struct, frozen=True):
    """The lowest line of a page."""

    text: str
    """Folded, without its figures."""
    above_end: float
    """Points from it to the end of the page."""
    left: float
    index: Indices


def told(pages: Iterable[Page]) -> Iterator[tuple[Page, Indices]]:
    """Each page and the characters of its running foot; one page is read ahead."""
    before: _Lowest | None = None
    waiting: tuple[Page, _Lowest | None] | None = None
    for page in pages:
        lowest = _lowest(page)
        if waiting is not None:
            yield waiting[0], _foot(waiting[1], before, lowest)
            before = waiting[1]
        waiting = page, lowest
    if waiting is not None:
        yield waiting[0], _foot(waiting[1], before, None)


def _foot(own: _Lowest | None, *beside: _Lowest | None) -> Indices:
    if own is None:
        return _NONE
    return own.index if any(other and _alike(own, other) for other in beside) else _NONE


def _alike(one: _Lowest, two: _Lowest) -> bool:
    return (
        one.text == two.text
        and abs(one.above_end - two.above_end) <= _DRIFT
        and abs(one.left - two.left) <= _DRIFT
    )


def _lowest(page: Page) -> _Lowest | None:
    chars = page.chars
    bottom = chars.box[:, 3]
    near = np.flatnonzero((chars.code != BLANK_CODE) & (bottom > (1 - MARGIN) * page.height))
    if not len(near):
        return None
    end = float(bottom[near].max())
    middle = (chars.box[near, 1] + bottom[near]) / 2
    last = near[np.argmax(bottom[near])]
    level = float(chars.box[last, 1] + chars.box[last, 3]) / 2
    own = near[np.abs(middle - level) <= _SAME_LINE * float(chars.size[last])]
    if len(page.rules) and float(page.rules[:, 3].max()) > end:
        return None
    printed = spelt(chars.code[own])
    if printed[0].islower() or _is_painted_on(page, int(own[0])):
        return None
    text = masked(printed)
    return _Lowest(text, page.height - end, float(chars.box[own, 0].min()), own)


def _is_painted_on(page: Page, first: int) -> bool:
    """Whether the line was painted right after one above it that begins where it does: one text."""
    box, size = page.chars.box[:first], page.chars.size[first]
    box = box[page.chars.code[:first] != BLANK_CODE]
    left, top = page.chars.box[first, :2]
    above = (box[:, 3] > top - size) & (box[:, 3] < top + _SAME_LINE * size)
    begins = np.flatnonzero(above & (np.abs(box[:, 0] - left) <= _DRIFT))[-1:]
    if not len(begins):
        return False
    line = box[begins[0] :]
    level = np.abs(line[:, 3] - line[0, 3]) <= _SAME_LINE * size
    return bool(level.all() and (line[1:, 0] - line[:-1, 2] <= size).all())

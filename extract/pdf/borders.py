"""Borders that a table does without: sides left open, rows cut by the end of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import distinct
from planlift.extract.pdf.page import lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_COLUMN = 8.0
"""Points that lines must reach beyond the last one across for there to be a column."""
_ROW = 5.0
_COLUMNS = 4
"""Edges of columns that must stand where they did on the page before."""


def closed(
    page: Page, level: Lines, upright: Lines
) -> tuple[Lines, Lines, tuple[bool, bool], tuple[str, ...]]:
    """The lines with missing outer borders added: level, upright, open (top, bottom), notes."""
    notes: list[str] = []
    drawn = upright
    left, right = _ends(level, upright, _COLUMN)
    for name, end in (("left", left), ("right", right)):
        if end is not None and _text_beyond(page, level, upright, name, end):
            upright = _added(upright, end, _reach(level, upright))
            notes.append(f"no border on the {name}")
    top, bottom = _ends(drawn, level, _ROW)
    tops = top is not None and _text_beyond(page, level, upright, "top", top)
    bottoms = bottom is not None and _text_beyond(page, level, upright, "bottom", bottom)
    if tops and top is not None:
        level = _added(level, top, (upright.at.min(), upright.at.max()))
        notes.append("no rule closes the top")
    if bottoms and bottom is not None:
        level = _added(level, bottom, (upright.at.min(), upright.at.max()))
        notes.append("no rule closes the bottom")
    return level, upright, (tops, bottoms), tuple(notes)


def with_sides(level: Lines, upright: Lines, before: Sequence[float]) -> tuple[Lines, Lines]:
    """The lines with those sides of the table that only the one on the page `before` had.

    What is merged down over rows may be drawn with its first row alone; or level lines, of which
    there are none here, showed how far the table reaches. `before`: edges of its columns.
    """
    sides = sides_left_out(distinct(upright.at), before) if before else None
    if not sides:
        return level, upright
    low, high = float(upright.low.min()), float(upright.high.max())
    for side, inner in sides:
        upright = _added(upright, side, (low, high))
        for end in (low, high):
            near = level.at[np.abs(level.at - end) <= SNAP]
            at = float(near[0]) if len(near) else end
            level = _added(level, at, (min(side, inner), max(side, inner)))
    return level, upright


def sides_left_out(x: Numbers, before: Sequence[float]) -> list[tuple[float, float]] | None:
    """Edges `before` the first or behind the last of `x`, which are else the same, and which.

    None where the edges are others.
    """
    for left, right in ((0, 0), (1, 0), (0, 1), (1, 1)):
        own = before[left : len(before) - right]
        if _COLUMNS <= len(x) == len(own) and (np.abs(x - own) <= SNAP).all():
            first = [(before[0], float(x[0]))] if left else []
            return [*first, *([(before[-1], float(x[-1]))] if right else [])]
    return None


def _ends(lines: Lines, across: Lines, reach: float) -> tuple[float | None, float | None]:
    """Where at least two lines, or the only one, end beyond the first and the last across them."""
    if not len(across):
        return None, None
    low = lines.low[lines.low < across.at.min() - reach]
    high = lines.high[lines.high > across.at.max() + reach]
    fewest = 1 if len(lines) == 1 else 2
    return _shared(low, min, fewest), _shared(high, max, fewest)


def _shared(
    ends: np.ndarray[tuple[int], np.dtype[np.float64]], pick: object, fewest: int
) -> float | None:
    if len(ends) < fewest:
        return None
    outer = float(ends.min() if pick is min else ends.max())
    return outer if (np.abs(ends - outer) <= SNAP).sum() >= fewest else None


def _reach(level: Lines, upright: Lines) -> tuple[float, float]:
    """From the first level line to the last; beside one alone, as far as upright ones reach."""
    if len(level) == 1:
        return float(upright.low.min()), float(upright.high.max())
    return float(level.at.min()), float(level.at.max())


def _added(lines: Lines, at: float, reach: tuple[float, float]) -> Lines:
    """One more line, from here to there."""
    low, high = reach
    return Lines(np.append(lines.at, at), np.append(lines.low, low), np.append(lines.high, high))


def _text_beyond(page: Page, level: Lines, upright: Lines, side: str, end: float) -> bool:
    """Whether there is text between the last line drawn and the end of the lines across it."""
    box = page.chars.box[lettered(page)]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    left, right = (upright.at.min(), upright.at.max()) if len(upright) else (-np.inf, np.inf)
    top, bottom = level.at.min(), level.at.max()
    if side == "top":
        top, bottom = end, top
    elif side == "bottom":
        top, bottom = bottom, end
    else:
        top, bottom = _reach(level, upright)
        left, right = (end, left) if side == "left" else (right, end)
    return bool(((x > left) & (x < right) & (y > top) & (y < bottom)).any())

"""Borders that a table does without: sides left open, rows cut by the end of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines

if TYPE_CHECKING:
    from planlift.extract.pdf.page import Page

_COLUMN = 8.0
"""Points that lines must reach beyond the last one across for there to be a column."""
_ROW = 5.0
_BLANK = 0x20


def closed(
    page: Page, level: Lines, upright: Lines
) -> tuple[Lines, Lines, tuple[bool, bool], tuple[str, ...]]:
    """The lines with missing outer borders added: level, upright, open (top, bottom), notes."""
    notes: list[str] = []
    left, right = _ends(level, upright, _COLUMN)
    for name, end in (("left", left), ("right", right)):
        if end is not None and _text_beyond(page, level, upright, name, end):
            upright = _added(upright, end, level)
            notes.append(f"no border on the {name}")
    top, bottom = _ends(upright, level, _ROW)
    tops = top is not None and _text_beyond(page, level, upright, "top", top)
    bottoms = bottom is not None and _text_beyond(page, level, upright, "bottom", bottom)
    if tops and top is not None:
        level = _added(level, top, upright)
        notes.append("no rule closes the top")
    if bottoms and bottom is not None:
        level = _added(level, bottom, upright)
        notes.append("no rule closes the bottom")
    return level, upright, (tops, bottoms), tuple(notes)


def _ends(lines: Lines, across: Lines, reach: float) -> tuple[float | None, float | None]:
    """Where at least two lines end beyond the first and the last of those across them."""
    if not len(across):
        return None, None
    low = lines.low[lines.low < across.at.min() - reach]
    high = lines.high[lines.high > across.at.max() + reach]
    return _shared(low, min), _shared(high, max)


def _shared(ends: np.ndarray[tuple[int], np.dtype[np.float64]], pick: object) -> float | None:
    if len(ends) < 2:
        return None
    outer = float(ends.min() if pick is min else ends.max())
    return outer if (np.abs(ends - outer) <= SNAP).sum() > 1 else None


def _added(lines: Lines, at: float, across: Lines) -> Lines:
    """One more line, as long as the lines across it reach from first to last."""
    return Lines(
        np.append(lines.at, at),
        np.append(lines.low, across.at.min()),
        np.append(lines.high, across.at.max()),
    )


def _text_beyond(page: Page, level: Lines, upright: Lines, side: str, end: float) -> bool:
    """Whether there is text between the last line drawn and the end of the lines across it."""
    box = page.chars.box[page.chars.code != _BLANK]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    left, right = (upright.at.min(), upright.at.max()) if len(upright) else (-np.inf, np.inf)
    top, bottom = level.at.min(), level.at.max()
    if side == "left":
        left, right = end, left
    elif side == "right":
        left, right = right, end
    elif side == "top":
        top, bottom = end, top
    else:
        top, bottom = bottom, end
    return bool(((x > left) & (x < right) & (y > top) & (y < bottom)).any())

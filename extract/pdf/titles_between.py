"""Titles between two rules: there one table ends, and what the title says begins another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import rows
from planlift.extract.pdf.family import is_bold
from planlift.extract.pdf.family import letters
from planlift.extract.pdf.levels import cluster

if TYPE_CHECKING:
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_DISPLAY = 1.15
"""Times the page's usual font size: type of headings."""
_LOWEST = 20.0
"""Points: a lower space holds no title with text beside its own line."""
_FREE = 2.5
"""Times its size: the room of a title with white above and below."""
_FIRST_LINE = 1.3
"""Times its size below it: there is the middle of the first line of headings, and of no other."""
_SAME_LINE = 0.4
_LINE = 6.0
"""Points that the middles of one line's letters may be apart."""


def above(page: Page, band: Box, end: float) -> bool:
    """Whether a title stands above painted cells, below the `end` of others.

    Alone it is one above headings, and where it has more room than a row that is not painted.
    """
    space = (band[0], end, band[2], band[1])
    if space[3] - space[1] < _LOWEST:
        return False
    size = float(page.chars.size[letters(page, space)].max(initial=0))
    alone = space[3] - space[1] >= _FREE * size or is_bold(page, band)
    return parts(page, space, alone=alone)


def over_headings(page: Page, space: Box) -> bool:
    """Whether a title between two rules, with much room, stands over a line of headings in bold."""
    left, top, right, bottom = space
    if bottom - top < _LOWEST:
        return False
    size = float(page.chars.size[letters(page, space)].max(initial=0))
    if not size or bottom - top < _FREE * size:
        return False
    below = (left, bottom, right, bottom + _FIRST_LINE * size)
    return is_bold(page, below) and parts(page, space, alone=True)


def parts(page: Page, space: Box, *, alone: bool = False) -> bool:
    """Whether a line of bold display type stands there, with text above or below it.

    A title that has its space to itself is a row of the table: it names a group; but `alone` it
    parts two where headings follow below. Where a label in
    bold stands beside its value below the title, it is that of a card (see `cards`).
    """
    chars = page.chars
    if space[3] - space[1] < _LOWEST:
        return False
    own = letters(page, space)
    large = own & chars.bold
    if not large.any():
        return False
    large &= chars.size >= _DISPLAY * float(np.median(chars.size))
    if not large.any() or (large.sum() == own.sum() and not alone):
        return False
    box, usual = chars.box[own].astype(np.float64), float(np.median(chars.size[own]))
    line = cluster((box[:, 1] + box[:, 3]) / 2, snap=_SAME_LINE * usual, spread=_LINE)
    last = chars.bold[own][line == line.max()]
    if last.any() and not last.all():
        return False
    return any(
        _is_alone(page, box[line == number], space)
        for number in set(line.tolist())
        if large[own][line == number].all()
    )


def _is_alone(page: Page, line: Numbers, space: Box) -> bool:
    """Whether a line is one text that nothing stands beside."""
    top, bottom = float(line[:, 1].min()), float(line[:, 3].max())
    return len(rows.stretches(page, (space[0], top, space[2], bottom))) == 1

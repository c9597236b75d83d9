"""How wide the blanks of a page's type are: those of a typewriter are as wide as a letter."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from planlift.extract.pdf.page import Page

BLANK = 0.28
"""Of the font size: a wider gap parts two words."""
_TYPEWRITTEN = 0.5
"""The same: as wide as a letter."""
BLANKS = 1.3
"""Times the blank between words: so much white may be one."""


def more_blank(page: Page) -> float:
    """How much wider than in other type the blanks of a typewriter's are, of the font size."""
    usual, _ = _blanks(page)
    return usual - BLANK if _TYPEWRITTEN <= usual <= 1 else 0.0


def widest_blank(page: Page) -> float:
    """Points of white that may be a blank between two words; 0 where the page has none."""
    return BLANKS * _blanks(page)[1]


@lru_cache(maxsize=2)
def _blanks(page: Page) -> tuple[float, float]:
    """How wide the blanks of the page usually are: of the font size, and in points."""
    blank = (page.chars.code == BLANK_CODE) & (page.chars.turned == 0)
    if not blank.any():
        return 0.0, 0.0
    width = page.chars.box[blank, 2] - page.chars.box[blank, 0]
    return float(np.median(width / page.chars.size[blank])), float(np.median(width))

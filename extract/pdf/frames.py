"""Frames: lines around a table, and perhaps below its heading, that part none of its columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import levels
from planlift.extract.pdf import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.levels import Counts
    from planlift.extract.pdf.levels import Lines
    from planlift.extract.pdf.page import Page

_COLUMNS = 3
"""Texts side by side that a frame does not part."""
_PAIRS = 3
"""Labels and values below each other."""
_SAME = 1.0
"""Points between two places that are meant to be the same."""
_SIDES = 2
_LEVELS = 3
"""Top, bottom and the rule below the heading: these say nothing of the rows."""


def holds_columns(page: Page, level: Lines, upright: Lines) -> bool:
    """Whether only the sides of a table of several columns are drawn: the words show these.

    One row of several texts over another is enough, or labels and values below each other; around
    a text alone stands a box.
    """
    x, y = levels.distinct(upright.at), levels.distinct(level.at)
    if len(x) != _SIDES or len(y) < _LEVELS:
        return False
    spaces = [(x[0], top, x[1], bottom) for top, bottom in pairwise(y.tolist())]
    texts = [rows.stretches(page, space) for space in spaces]
    if any(len(above) >= _COLUMNS and len(below) > 1 for above, below in pairwise(texts)):
        return True
    values = np.array([row[1, 0] for row in texts if len(row) > 1])
    filled = sum(map(bool, map(len, texts)))
    # One value may be blank.
    return len(values) >= max(_PAIRS, filled - 1) and bool(np.ptp(values) <= _SAME)


def say_nothing(level: Counts, upright: Counts, framed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which level lines are of a frame that says nothing of its rows.

    `level` and `upright`: the connected group of each line; `framed`: level lines of tables of
    which only the sides are drawn.
    """
    count = 1 + int(max(level.max(initial=0), upright.max(initial=0)))
    number = np.bincount(level, minlength=count)
    sides = np.bincount(upright, minlength=count) == _SIDES
    bare = (number == _SIDES) & sides
    heading = (number <= _LEVELS) & sides
    return np.asarray(bare[level] | (heading[level] & framed), dtype=np.bool_)

"""Level rules that are drawn in a piece for each cell: where the pieces meet, columns do.

Browsers and report generators draw the border of each cell; word processors draw whole lines.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import rows
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_THIN = 3.0
"""Points: a higher line is a fill."""
_NEAR = 2.0
"""Points between a rule and its level; between pieces that meet, corners apart."""
_SAME = 1.0
"""Points between two places that are meant to be the same."""
_FEWEST = 2
"""Rules in pieces that meet at the same places."""
_CROSSED = 3
"""Of so many rows, or lines of one, one may run over where pieces meet: the name of a group."""


def edges(
    page: Page, y: Numbers, left: float, right: float, words: Sequence[Numbers]
) -> list[tuple[float, float]]:
    """Inner edges and where the words behind each begin; nothing where rules are whole.

    `words` are the stretches of words of each row between the levels.
    """
    rules = page.rules
    own = (rules[:, 3] - rules[:, 1] < _THIN) & (rules[:, 2] - rules[:, 0] > _NEAR)
    own &= (rules[:, 0] > left - _NEAR) & (rules[:, 2] < right + _NEAR)
    own &= (rules[:, 1] > y[0] - _NEAR) & (rules[:, 3] < y[-1] + _NEAR)
    if np.count_nonzero(own) < 2 * _FEWEST:
        return []
    found = _meeting(rules[own].astype(np.float64))
    crossed = [any(rows.crossed(row, edge) for edge in found) for row in words]
    if not found or crossed[0]:
        return []
    for at in [number for number, over in enumerate(crossed) if over]:
        crossed[at] = _runs_over(page, (left, float(y[at]), right, float(y[at + 1])), found)
    if _CROSSED * sum(crossed) > len(crossed):
        return []
    begins = np.concatenate([row[:, 0] for row in words])
    return [
        (edge, float(behind.min()) if len(behind) else edge)
        for edge, end in pairwise([*found, right])
        for behind in (begins[(begins > edge - _SAME) & (begins < end - _SAME)],)
    ]


def _runs_over(page: Page, space: Box, found: Sequence[float]) -> bool:
    """Whether more of a row's lines than one in so many have letters where pieces meet."""
    left, top, right, bottom = space
    box = page.chars.box
    middle = middles(page)[1]
    own = (middle > top) & (middle < bottom) & (box[:, 0] >= left) & (box[:, 2] <= right)
    own &= lettered(page)
    low, high, middle = box[own, :1], box[own, 2:3], middle[own].round()
    over = ((low < np.array(found)) & (high > np.array(found))).any(axis=1)
    return _CROSSED * len(np.unique(middle[over])) > len(np.unique(middle))


def _meeting(pieces: Numbers) -> list[float]:
    """Where a piece begins that another ends at, on several levels."""
    pieces = pieces[np.lexsort((pieces[:, 0], pieces[:, 1].round()))]
    level = np.abs(np.diff(pieces[:, 1])) < _SAME
    meets = level & (np.abs(pieces[1:, 0] - pieces[:-1, 2]) < _NEAR)
    at = np.sort(pieces[1:][meets, 0])
    groups = np.split(at, np.flatnonzero(np.diff(at) > _SAME) + 1) if len(at) else []
    return [float(group.mean()) for group in groups if len(group) >= _FEWEST]

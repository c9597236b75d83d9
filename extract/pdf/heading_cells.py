"""Columns of a table without rules, where each cell of its heading is painted by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.columns import column_between
from planlift.extract.pdf.columns import middle
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.textlines import box_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line

_FEWEST = 3
"""Cells side by side: fewer may be anything."""
_SAME = 1.0
"""Points between two edges that are meant to be the same."""
_APART = 4.0
"""Points that cells beside each other are apart at most."""


def columns(page: Page, lines: Sequence[Line], depth: int) -> list[Column]:
    """One for each painted cell that holds part of the heading, the first `depth` of the lines.

    Empty where the heading has no ground, or one ground for all.
    """
    cells = _cells(page, lines[:depth])
    if len(cells) < _FEWEST:
        return []
    words = [word for line in lines[:depth] for word in line.words]
    held = [[low <= middle(word) <= high for low, high in cells] for word in words]
    if not all(map(any, held)) or sum(map(any, zip(*held, strict=True))) < _FEWEST:
        return []
    return [column_between(lines, low, high) for low, high in cells]


def _cells(page: Page, heading: Sequence[Line]) -> list[tuple[float, float]]:
    """Left and right of fills that end below the heading together, one beside the other.

    Those of an upper level, over several columns, end above these.
    """
    if not len(page.fills):
        return []
    _, top, _, bottom = box_of([word for line in heading for word in line.words])
    fills = page.fills[~is_white(page.fill_color)].astype(np.float64)
    low = fills[:, 3]
    under = (fills[:, 1] < bottom) & (low >= bottom - _SAME)
    under &= low - fills[:, 1] <= 2 * (bottom - top) + _APART
    under &= low <= low[under].min(initial=np.inf) + _SAME
    row = sorted({(round(left, 1), round(right, 1)) for left, _, right, _ in fills[under].tolist()})
    beside = all(-_SAME <= two[0] - one[1] <= _APART for one, two in pairwise(row))
    return row if beside else []

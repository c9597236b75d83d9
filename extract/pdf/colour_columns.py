"""Columns of colours alone: painted fields of one width below each other, without words.

A state is often a colour and no word: where nothing else is drawn, its column would be none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.columns import Column
from planlift.extract.pdf.columns import column_between
from planlift.extract.pdf.columns import edges_of
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.page import lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line
    from planlift.model import Box

Sides = tuple[float, float]
"""Left and right of a column."""

_FEWEST, _COLORS = 3, 2
"""Fields below each other at least, and how many colours they have."""
_LOWEST, _NARROWEST = 6.0, 6.0
"""Points: a lower or narrower fill is no field of a column."""
_WIDEST = 0.25
"""Of the table's width."""
_OUTSIDE = 60.0
"""Points beyond the words of the first or last column that such a column may reach."""
_NEAR = 2.0
"""Points between the edge of a field and the edge of a column that is the same."""


def sides(page: Page, box: Box) -> list[Sides]:
    """From left to right: the columns within a table's box that hold colours and no words."""
    if len(page.fills) < _FEWEST:
        return []
    left, top, right, bottom = box
    fills, color = page.fills.astype(np.float64), page.fill_color
    wide, high = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    fit = ~is_white(color) & (high >= _LOWEST) & (wide >= _NARROWEST)
    fit &= (wide <= _WIDEST * (right - left)) & (fills[:, 0] >= left - _NEAR)
    fit &= (fills[:, 2] <= right + _NEAR) & (fills[:, 3] > top) & (fills[:, 1] < bottom)
    stacks = defaultdict[tuple[int, int], list[int]](list)
    for at in np.flatnonzero(fit).tolist():
        stacks[round(fills[at, 0]), round(fills[at, 2])].append(at)
    found = []
    for stack in stacks.values():
        several = len(stack) >= _FEWEST and len(set(color[stack].tolist())) >= _COLORS
        if several and not _holds_words(page, fills[stack]):
            found.append((float(fills[stack, 0].min()), float(fills[stack, 2].max())))
    found.sort()
    return found if all(one[1] <= two[0] + _NEAR for one, two in pairwise(found)) else []


def _holds_words(page: Page, fields: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
    """Whether a letter stands in one of the fields, or over its edge."""
    box = page.chars.box[lettered(page)]
    middle = ((box[:, 1] + box[:, 3]) / 2)[:, None]
    inside = (middle > fields[:, 1]) & (middle < fields[:, 3])
    inside &= (box[:, 2:3] > fields[:, 0] + _NEAR) & (box[:, :1] < fields[:, 2] - _NEAR)
    return bool(inside.any())


def with_edges(
    page: Page, box: Box, known: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The edges of columns, and where the words behind each begin, with those of colours."""
    out, fields = list(known), sides(page, box)
    lefts = _lefts(page, box) if fields else []
    for left, right in fields:
        begin = next((at for at in lefts if at >= right - _NEAR), right)
        out = [one for one in out if not _is_beside(one[0], (left, right), lefts)]
        out += [(left, left), (right, begin)]
    return sorted(one for one in out if box[0] + _NEAR < one[0] < box[2] - _NEAR)


def _lefts(page: Page, box: Box) -> list[float]:
    """Where the letters in a box begin, in order."""
    chars = page.chars.box[lettered(page)]
    middle = (chars[:, 1] + chars[:, 3]) / 2
    inside = (middle > box[1]) & (middle < box[3])
    return sorted(chars[inside, 0].tolist())


def _is_beside(edge: float, field: Sides, lefts: Sequence[float]) -> bool:
    """Whether an edge stands in a column of colours, or no letter between the two."""
    low, high = min(edge, field[0]), max(edge, field[1])
    between = lefts[bisect_left(lefts, low) : bisect_left(lefts, high)]
    return all(field[0] - _NEAR <= at <= field[1] + _NEAR for at in between)


def with_columns(page: Page, lines: Sequence[Line], columns: Sequence[Column]) -> list[Column]:
    """The columns of a table without rules with those that hold colours alone, one or more."""
    left, right = columns[0].left - _OUTSIDE, columns[-1].right + _OUTSIDE
    box = (left, lines[0].box[1], right, lines[-1].box[3])
    fields = sides(page, box)
    if not fields:
        return list(columns)
    edges, lefts = list(edges_of(columns)), _lefts(page, box)
    for left, right in fields:
        apart = [edge for edge in edges if not _is_beside(edge, (left, right), lefts)]
        edges = sorted([*apart, left, right])
    kept = dict(zip(pairwise(edges_of(columns)), columns, strict=True))
    return [kept.get(pair) or column_between(lines, *pair) for pair in pairwise(edges)]

"""Rows that go on with the table of the page before, in its columns, without their upright rules.

Word processors' table styles draw upright rules in every other row only: where a single row of
those without goes over a page's end, or the rest of one, nothing but its frame is drawn there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import undivided
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import distinct
from planlift.extract.pdf.levels import pieces
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.textlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Lines
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.undivided import Wide

_EDGES = 4
"""Of three columns: texts keep to two by chance."""
_SIDES = 2
_PADDING = 15.0
"""Points from the edge of a column to where its texts begin, at most."""


def taken_up(
    page: Page, level: Lines, upright: Lines, before: Sequence[float], *, cut: bool
) -> Lines:
    """The upright rules, and those of the columns `before` in rows whose texts keep to these.

    `cut`: no rule closes the table at its top.
    """
    if len(before) < _EDGES or not len(upright):
        return upright
    x, y = distinct(upright.at), distinct(level.at)
    if len(y) < _SIDES or abs(x[0] - before[0]) > SNAP or abs(x[-1] - before[-1]) > SNAP:
        return upright
    framed = len(x) == _SIDES
    if not framed and not (cut and _open(upright, before, y)):
        return upright
    edges = before if framed else x.tolist()
    found = [undivided.wide(page, *ends, edges) for ends in pairwise(y.tolist())]
    first, *others = found
    chosen = [first] if _keeps_to(first) or _goes_on(page, first, edges, cut=cut) else []
    if framed:
        chosen += [row for row in others if _keeps_to(row)]
        names = [row for row in found if len(row.words) and row not in chosen]
        if names and not any(row.full() for row in chosen):
            return upright
    cuts = [(edge, row.top, row.bottom) for row in chosen for edge in row.edges]
    return upright.with_more(pieces(cuts)) if cuts else upright


def _open(upright: Lines, before: Sequence[float], y: Numbers) -> bool:
    """Whether the columns are the same, and their rules begin below the first row."""
    inner = (upright.at > before[0] + SNAP) & (upright.at < before[-1] - SNAP)
    edges = distinct(upright.at[inner])
    alike = len(edges) == len(before) - 2 and bool((np.abs(edges - before[1:-1]) <= SNAP).all())
    return alike and bool((upright.low[inner] > y[1] - SNAP).all())


def _keeps_to(row: Wide) -> bool:
    """Whether there is a text in each column, or in some where these begin, not the first alone."""
    if row.full():
        return True
    edges = [edge for edge in row.edges if edge < row.words[-1, 0] + 1] if len(row.words) else []
    texts = [begin for begin in row.words[:, 0].tolist() if edges and begin > edges[0]]
    near = all(
        begin - max(edge for edge in edges if edge < begin + 1) <= _PADDING for begin in texts
    )
    return near and (row.fits() or row.further_in())


def _goes_on(page: Page, row: Wide, edges: Sequence[float], *, cut: bool) -> bool:
    """Whether the row holds the rest of one text: no rule stands above it, or it begins small."""
    if len(row.words) != 1 or not row.free():
        return False
    if cut:
        return True
    x, y = middles(page)
    own = (x > edges[0]) & (x < edges[-1]) & (y > row.top) & (y < row.bottom)
    lines = lines_of(page, np.flatnonzero(own & lettered(page)))
    return bool(lines) and lines[0].words[0].text[:1].islower()

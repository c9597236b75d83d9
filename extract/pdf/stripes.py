"""Tables whose rows are told apart by stripes of colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import outer_rows
from planlift.extract.pdf import rows
from planlift.extract.pdf import titles_between
from planlift.extract.pdf.family import Family
from planlift.extract.pdf.family import goes_on
from planlift.extract.pdf.family import letters
from planlift.extract.pdf.family import painted
from planlift.extract.pdf.following import below_bold
from planlift.extract.pdf.following import room
from planlift.extract.pdf.following import text_end
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.levels import distinct
from planlift.extract.pdf.page import middles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_LAST = 1.5
"""Times the tallest stripe: as far below the last one a row without fill may end."""

_RULE = 3.0
"""Points that a rule between two rows takes up at most."""

_Band = tuple[float, float, float, float, tuple[float, ...]]
"""Left, top, right, bottom, and the edges between its cells."""


def families(page: Page, taken: list[Box]) -> Iterator[Family]:
    """Filled bands, one below the other, each perhaps made of several cells.

    Fields without any words are a column of colours, not rows.
    """
    waiting = bands(page, taken)
    tables = [box[1] for box in taken]
    tops = sorted([*tables, *(band[1] for band in waiting)])
    while waiting:
        part = [waiting.pop(0)]
        for band in list(waiting):
            own = _within(band, part[-1])
            if _follows(page, part[-1], own, tables):
                part.append(own)
                waiting.remove(band)
        hold = any(letters(page, band[:4]).any() for band in part)
        if hold and len(part) > 1 and not all(_is_heading(page, band) for band in part[1:]):
            low = part[-1][3]
            yield _stripe_family(page, part, next((top for top in tops if top >= low), page.height))


def _within(band: _Band, last: _Band) -> _Band:
    """The part of a band that is no wider than the one before it.

    On sheets wider than the paper the name of a group is painted on to the end of the page.
    """
    if band[2] <= last[2] + SNAP or abs(band[0] - last[0]) > SNAP or len(band[4]) > 0:
        return band
    return band[0], band[1], last[2], band[3], ()


def _follows(page: Page, last: _Band, band: _Band, tables: list[float]) -> bool:
    """Whether a band is the next of the same table; other `tables` begin at these heights."""
    level = abs(band[0] - last[0]) <= SNAP and abs(band[2] - last[2]) <= SNAP
    below = band[1] - last[3] >= -SNAP
    if not level or not below or any(last[3] - 1 <= top <= band[1] for top in tables):
        return False
    near = goes_on(page, (last[0], last[3], last[2], band[1]))
    return near and not titles_between.above(page, band[:4], last[3])


def _is_heading(page: Page, band: _Band) -> bool:
    """Whether all words of a band are bold."""
    left, top, right, bottom, _ = band
    across, middle = middles(page)
    own = (middle > top) & (middle < bottom) & (across > left) & (across < right)
    return bool(own.any() and page.chars.bold[own].all())


def _stripe_family(page: Page, part: list[_Band], free: float) -> Family:
    """The table of the stripes; other cells are painted where it is no longer `free` below them."""
    left, right = min(band[0] for band in part), max(band[2] for band in part)
    edges = max((band[4] for band in part), key=len)
    y = np.array([value for band in part for value in (band[1], band[3])])
    levels = cluster(y)
    y = np.array([y[levels == number].mean() for number in range(int(levels.max()) + 1)])
    tallest = float(np.diff(y).max())
    end = float(y[-1])
    below = _row_below(page, (left, end, right, min(end + _LAST * tallest, free)), edges, free)
    y = y if below is None else np.append(y, below)
    far = (float(y[0]) - _LAST * tallest, free)
    spans = [(band[1], band[3]) for band in part]
    white = room(page, spans, above=False)
    beyond = outer_rows.find(page, y, left, right, far, (white, room(page, spans, above=True)))
    y = distinct(np.array([*y, *(at for at in beyond if not edges or at < y[0])]))
    if beyond and y[0] in beyond:
        y = np.append(_heading_above(page, y, (left, right), _LAST * tallest, white), y)
        y.sort()
    return Family(Lines(y, np.full(len(y), left), np.full(len(y), right)), left, right, edges)


def _heading_above(
    page: Page, y: Numbers, sides: tuple[float, float], high: float, white: float
) -> list[float]:
    """Where the heading begins above a first row without fill, or where it ends within that."""
    left, right = sides
    first = float(y[0])
    cut = below_bold(page, (left, first, right, float(y[1])))
    if cut is not None:
        return [cut]
    above = outer_rows.find(
        page, y, left, right, (first - high, float(y[-1])), (2 * white + _RULE, 0.0)
    )
    return [at for at in above if at < first]


def _row_below(page: Page, space: Box, edges: tuple[float, ...], free: float) -> float | None:
    """Where the text of a last row without fill ends; None where there is no such row."""
    left, top, right, bottom = space
    words = rows.stretches(page, space)
    several = len(set(np.searchsorted(edges, words[:, 0] + 1).tolist())) > 1
    if not edges or not several or any(rows.crossed(words, edge) for edge in edges):
        return None
    box = page.chars.box
    middle = middles(page)[1]
    inside = (middle > top) & (middle < bottom) & (box[:, 0] > left) & (box[:, 2] < right)
    end = float(box[inside, 3].max()) + 1
    # A row far taller than those above goes on as long as its lines follow each other.
    return text_end(page, end, free, (left, right), edges) or end


def bands(page: Page, taken: list[Box]) -> list[_Band]:
    """Fills of one height side by side: left, top, right, bottom, edges between them."""
    found: list[_Band] = []
    for left, top, right, bottom in painted(page, taken):
        last = found[-1] if found else None
        beside = last is not None and abs(top - last[1]) <= 1 and abs(bottom - last[3]) <= 1
        if last is not None and beside and abs(left - last[2]) <= SNAP:
            found[-1] = (last[0], last[1], right, last[3], (*last[4], (left + last[2]) / 2))
        else:
            found.append((left, top, right, bottom, ()))
    return found

"""Rows of one text between columns that rules draw: there the upright rules are broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import components
from planlift.extract.pdf.levels import distinct

if TYPE_CHECKING:
    from planlift.extract.pdf.levels import Counts

_FEWEST = 2
"""Upright rules inside the table that must be broken off together: one may leave a cell open."""
_LOW, _HIGH = 6.0, 60.0
"""Points: such a row is no lower, and no higher."""


def taken_up(level: Lines, upright: Lines) -> tuple[Counts, Counts]:
    """The connected group of each line (see `components`); a piece that meets no level line is of
    the group whose upright rules above and below it stand at the same place.
    """
    of_level, of_upright = components(level, upright)
    for piece in np.flatnonzero(of_upright > len(level) + len(upright)).tolist():
        beside = (np.abs(upright.at - upright.at[piece]) <= SNAP) & (of_upright <= len(level))
        above = of_upright[beside & (upright.high <= upright.low[piece])]
        below = of_upright[beside & (upright.low >= upright.high[piece])]
        if len(above) and len(below) and above[-1] == below[0]:
            of_upright[piece] = above[-1]
    return of_level, of_upright


def with_levels(level: Lines, upright: Lines) -> Lines:
    """The `level` lines with those above and below each row that no inner upright rule crosses."""
    inner = distinct(upright.at)[1:-1]
    if len(inner) < _FEWEST or len(upright) < 2 * len(inner) + 2:
        return level
    gaps = [_gaps(upright, at) for at in inner]
    shared = [
        gap
        for gap in gaps[0]
        if all(any(np.allclose(gap, other, atol=1.0) for other in own) for own in gaps[1:])
    ]
    ends = [end for gap in shared for end in gap if (np.abs(level.at - end) > SNAP).all()]
    if not ends:
        return level
    left, right = (np.full(len(ends), side) for side in (upright.at.min(), upright.at.max()))
    return level.with_more(Lines(np.array(ends), left, right))


def _gaps(upright: Lines, at: float) -> list[tuple[float, float]]:
    """From where to where the rule at a place is broken off, as high as a row is."""
    own = np.flatnonzero(upright.at == at)
    order = own[np.argsort(upright.low[own])]
    ends = zip(upright.high[order].tolist(), upright.low[order][1:].tolist(), strict=False)
    return [(high, low) for high, low in ends if _LOW <= low - high <= _HIGH]

"""Painted cells set apart by white, as if each were a tile: they are brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.levels import SNAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.model import Box

_WIDEST = 8.0
"""Points of white between two cells of a row, or of a column, at most."""
_FEWEST = 4
"""Places with the same white, in a table."""
_SAME = 1.0
"""Points between two places that are meant to be the same."""


def together(boxes: Sequence[Box]) -> list[Box]:
    """The cells, each wider and higher by the white that lies everywhere between them."""
    if len(boxes) <= _FEWEST:
        return list(boxes)
    cells = np.array(boxes)
    across, down = _white(cells, 0), _white(cells, 1)
    if max(across, down) <= SNAP:
        return list(boxes)
    more = np.array([-across, -down, across, down]) / 2
    return [(left, top, right, bottom) for left, top, right, bottom in (cells + more).tolist()]


def _white(cells: np.ndarray[tuple[int, int], np.dtype[np.float64]], side: int) -> float:
    """The white between cells beside each other, or with `side` 1 below each other; 0 for none."""
    other = 1 - side
    order = np.lexsort((cells[:, side], np.round(cells[:, other])))
    own = cells[order]
    level = np.abs(own[1:, other] - own[:-1, other]) <= _SAME
    white = (own[1:, side] - own[:-1, side + 2])[level]
    white = white[(white > _SAME) & (white <= _WIDEST)]
    if len(white) < _FEWEST:
        return 0.0
    usual = float(np.median(white))
    return usual if (np.abs(white - usual) <= _SAME).mean() > 1 / 2 else 0.0

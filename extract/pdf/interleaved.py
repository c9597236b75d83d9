"""Lines printed over each other, which PDFium reads from left to right as if they were one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers
    from planlift.extract.pdf.found import Indices

_SAME_LINE = 0.2
"""Of a character's height."""
_SHARED = 0.3
"""Of the width of the narrower of two characters: so much of it stands under or over the other."""


def apart(rank: Integers, box: Floats, made_up: NDArray[np.bool_]) -> Indices | None:
    """The characters line by line, those of mixed lines as they were painted; None: all as it is.

    `rank` tells when each was painted. Blanks that PDFium made up between mixed characters are
    left out: they part what only stands over each other.
    """
    earlier = rank[1:] < rank[:-1]
    if not earlier.any():
        return None
    real = np.flatnonzero(~made_up)  # what PDFium made up has no height
    rank, box = rank[real], box[real]
    earlier = rank[1:] < rank[:-1]
    middle, height = (box[:, 1] + box[:, 3]) / 2, box[:, 3] - box[:, 1]
    width = box[:, 2] - box[:, 0]
    same = np.abs(middle[1:] - middle[:-1]) < _SAME_LINE * height[1:]
    over = same & (box[:-1, 2] - box[1:, 0] > _SHARED * np.minimum(width[1:], width[:-1]))
    over &= rank[1:] != rank[:-1]
    line = np.concatenate([[0], np.cumsum(~same)])
    count = line[-1] + 1
    mixed = np.bincount(line[1:], weights=over, minlength=count) > 0
    mixed &= np.bincount(line[1:], weights=earlier & same, minlength=count) > 0
    if not mixed.any():
        return None
    # A made-up blank stands with the character before it.
    place = np.maximum.accumulate(np.where(made_up, 0, np.cumsum(~made_up) - 1))
    line, rank = line[place], rank[place]
    of_mixed = mixed[line]
    order: Indices = np.lexsort((np.where(of_mixed, rank, 0), line))
    kept: Indices = order[~(of_mixed & made_up)[order]]
    return kept

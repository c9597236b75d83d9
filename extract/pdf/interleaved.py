"""Lines that PDFium reads from left to right, put back in the order in which they were painted.

PDFium sorts what is painted at one height one after the other: texts printed over each other come
out mixed, and the end of one text stands behind the beginning of the next one, left of it.
"""

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


def apart(rank: Integers, box: Floats, made_up: NDArray[np.bool_]) -> Indices | None:
    """The characters line by line, those of sorted lines as painted; None: all as it is.

    `rank` tells when each was painted. Blanks that PDFium made up between sorted characters are
    left out: they part what only stands beside or over each other.
    """
    earlier = rank[1:] < rank[:-1]
    if not earlier.any():
        return None
    real = np.flatnonzero(~made_up)  # what PDFium made up has no height
    rank, box = rank[real], box[real]
    earlier = rank[1:] < rank[:-1]
    middle, height = (box[:, 1] + box[:, 3]) / 2, box[:, 3] - box[:, 1]
    same = np.abs(middle[1:] - middle[:-1]) < _SAME_LINE * height[1:]
    line = np.concatenate([[0], np.cumsum(~same)])
    mixed = np.bincount(line[1:], weights=earlier & same, minlength=line[-1] + 1) > 0
    if not mixed.any():
        return None
    # A made-up blank stands with the character before it.
    place = np.maximum.accumulate(np.where(made_up, 0, np.cumsum(~made_up) - 1))
    line, rank = line[place], rank[place]
    of_mixed = mixed[line]
    order: Indices = np.lexsort((np.where(of_mixed, rank, 0), line))
    kept: Indices = order[~(of_mixed & made_up)[order]]
    return kept

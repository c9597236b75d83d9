"""Columns of prose on a page, and the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Chars


def columns(chars: Chars, index: Indices) -> NDArray[np.int64]:
    """Number of the column that each character stands in, in reading order; -1 outside `index`."""
    group = np.full(len(chars.code), -1, dtype=np.int64)
    group[index] = 0
    return group

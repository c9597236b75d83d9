"""Words set with space between their letters, as designers like their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers

_LEAST = 0.08
"""Of the font size: letters of other words have less white between them."""
_BLANK = 0.2
"""The same: so much more white than between its letters is a blank."""
_FEWEST = 5
"""Letters of a line so set, behind others."""
_MOSTLY = 0.8
"""Of the white between letters of the line that must be so wide."""


def closed(
    box: Floats, size: Floats, code: Integers, made_up: NDArray[np.bool_], turned: Integers
) -> NDArray[np.bool_]:
    """Let such letters reach to the next; False for the blanks that PDFium made up between them."""
    keep = np.ones(len(code), dtype=np.bool_)
    letters = np.flatnonzero((code != BLANK_CODE) & (turned == 0))
    one, two = letters[:-1], letters[1:]
    white = box[two, 0] - box[one, 2]
    level = np.abs(box[two, 3] - box[one, 3]) < _LEAST * size[two]
    # One that it made up within a text object has no width.
    painted = ~made_up & (box[:, 2] - box[:, 0] > _LEAST * size)
    blanks = np.cumsum((code == BLANK_CODE) & painted)[letters]
    parted = blanks[1:] > blanks[:-1]
    inside = level & ~parted & (np.abs(white) < size[two])
    spaced = inside & (white > _LEAST * size[two])
    if spaced.sum() < _FEWEST:
        return keep
    line = np.cumsum(~level)
    for number in np.flatnonzero(np.bincount(line[spaced]) >= _FEWEST).tolist():
        own = inside & (line == number)
        if spaced[own].mean() < _MOSTLY:
            continue
        close = own & (white < np.median(white[own]) + _BLANK * size[two])
        box[one[close], 2] = box[two[close], 0]
        for before, after in zip(one[close].tolist(), two[close].tolist(), strict=True):
            keep[before + 1 : after] = False
    return keep

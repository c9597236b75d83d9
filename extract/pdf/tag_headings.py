"""Headings of a tagged table that a later page shows again without tags, above what goes on there.

Some programs mark them as decoration of the page. They are known by their letters: those of the
first rows of the table, and no others, right above the rest.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from planlift.extract.pdf.agreement import around
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.agreement import Part
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page


class Headings(NamedTuple):
    """What a table begins with."""

    letters: tuple[str, ...]
    """Of the first row, of the first two, and so on, each in order."""
    left: float
    right: float
    """How far they reach to either side."""


_MOST_ROWS = 3
_SAME_LINE = 0.4
_BESIDE = 12.0
"""Points that a heading may stand farther out than the rows of a part."""
_UNTAGGED = -1


def of(part: Part, page: Page) -> Headings:
    """Those of the part that a table begins with."""
    rows: dict[int, list[Indices]] = {}
    for cell in part.cells:
        rows.setdefault(cell.slot.row, []).append(cell.index)
    first = [np.concatenate(rows[row]) for row in sorted(rows)[:_MOST_ROWS]]
    box = page.chars.box[first[0]]
    return Headings(
        tuple(_letters(page, index) for index in accumulate(first, _with)),
        float(box[:, 0].min()),
        float(box[:, 2].max()),
    )


def completed(part: Part, page: Page, headings: Headings) -> Part:
    """The part with what stands above it and repeats the headings."""
    left, top, right, _ = around(part)
    chars = page.chars
    x, y = (chars.box[:, 0] + chars.box[:, 2]) / 2, (chars.box[:, 1] + chars.box[:, 3]) / 2
    above = (chars.mcid == _UNTAGGED) & (chars.code != BLANK_CODE) & (y < top)
    above &= x > min(left, headings.left) - _BESIDE
    above &= x < max(right, headings.right) + _BESIDE
    index = np.flatnonzero(above)
    if not len(index) or len(part.repeated):
        return part
    for own in accumulate(_lines(page, index, y[index]), _with):
        if _letters(page, own) in headings.letters:
            return replace(part, repeated=own)
    return part


def _lines(page: Page, index: Indices, middle: NDArray[np.floating[Any]]) -> Sequence[Indices]:
    """From the lowest up."""
    size = float(np.median(page.chars.size[index]))
    line = cluster(middle.astype(np.float64), snap=_SAME_LINE * size, spread=size)
    return [index[line == number] for number in range(int(line.max()), -1, -1)]


def _with(one: Indices, two: Indices) -> Indices:
    return np.concatenate([one, two])


def _letters(page: Page, index: Indices) -> str:
    code = page.chars.code[index]
    return "".join(map(chr, np.sort(code[code != BLANK_CODE]).tolist()))

"""A key of colours drawn without rules: painted fields below each other, each with its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_SAME = 2.0
"""Points between two places that are meant to be the same."""
_APART = 12.0
"""Points from one field to the next at most."""
_LOWEST, _HIGHEST = 6.0, 60.0
"""Points: a field is as high as a line or a few."""
_NEAR = 24.0
"""Points from a field to its meaning at most."""
_FEWEST = 2

_Swatch = tuple["Box", int]


def find(page: Page, free: Indices) -> list[FoundTable]:
    """The keys among the characters `free`."""
    if len(page.fills) < _FEWEST:
        return []
    return [table for stack in _stacks(_fields(page)) if (table := _table(page, free, stack))]


def _fields(page: Page) -> list[_Swatch]:
    """Painted fields, from the top down, each but once."""
    fills = page.fills
    high = fills[:, 3] - fills[:, 1]
    fit = ~is_white(page.fill_color) & (high >= _LOWEST) & (high <= _HIGHEST)
    boxes, colors = fills[fit].astype(np.float64).round(1).tolist(), page.fill_color[fit].tolist()
    fields = {(tuple(box), color) for box, color in zip(boxes, colors, strict=True)}
    return sorted(fields, key=lambda field: (field[0][1], field[0][0]))


def _stacks(fields: Sequence[_Swatch]) -> Iterator[list[_Swatch]]:
    """Fields of one width below each other, each of another colour."""
    rest = list(fields)
    while rest:
        stack = [rest.pop(0)]
        for field in list(rest):
            (left, top, right, _), (above, _) = field[0], stack[-1]
            same = abs(left - above[0]) <= _SAME and abs(right - above[2]) <= _SAME
            if same and -_SAME <= top - above[3] <= _APART:
                stack.append(field)
                rest.remove(field)
        if len(stack) >= _FEWEST and len({color for _, color in stack}) == len(stack):
            yield stack


def _table(page: Page, free: Indices, stack: Sequence[_Swatch]) -> FoundTable | None:
    """The fields and what stands on and beside them, where nothing stands to the left."""
    left, _, right, _ = stack[0][0]
    box = page.chars.box[free]
    seen = page.chars.code[free] != BLANK_CODE
    middle = (box[:, 1] + box[:, 3]) / 2
    tops = [field[1] for field, _ in stack]
    ends = [*tops[1:], stack[-1][0][3] + _SAME]
    cells: list[FoundCell] = []
    for number, ((field, color), top, end) in enumerate(zip(stack, tops, ends, strict=True)):
        row = seen & (middle > top) & (middle < end)
        on, own = free[row & (box[:, 2] <= right)], free[row & (box[:, 2] > right)]
        place = page.chars.box[own]
        if not len(own) or not 0 <= float(place[:, 0].min()) - right + _SAME <= _NEAR:
            return None
        if len(on) and float(page.chars.box[on, 0].min()) < left:
            return None
        beside = (right, top, float(place[:, 2].max()) + _SAME, end)
        cells.append(FoundCell(number, 0, 1, 1, field, on, f"#{color:06x}"))
        cells.append(FoundCell(number, 1, 1, 1, beside, own))
    far = max(cell.box[2] for cell in cells)
    return FoundTable(
        page=page.number,
        box=(left, tops[0], far, ends[-1]),
        how="rules",
        rows=len(stack),
        columns=2,
        cells=tuple(cells),
        column_edges=(left, right, far),
        notes=("painted fields with their meanings beside them",),
    )

"""Which painted cells are of one table: by where they stand, and the colours of its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import titles_between
from planlift.extract.pdf.family import goes_on
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import cluster

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.painted_texts import Letters
    from planlift.model import Box

_FEWEST_COLUMNS = 3


def parted(
    page: Page, letters: Letters, color: dict[Box, int], before: Sequence[float]
) -> Iterator[list[Box]]:
    """The painted cells of each table, parted where the colours of its headings come again."""
    parts: list[list[Box]] = []
    for line in _lines(color, before):
        whole = (line[0][0], line[0][1], line[-1][2], max(box[3] for box in line))
        beside = (part for part in parts if _stands_beside(whole, part))
        below = (part for part in reversed(parts) if _stands_below(page, whole, part))
        part = next(beside, None) or next(below, None)
        if part is None:
            parts.append(line)
        else:
            part += line
    for part in parts:
        yield from _parted(letters, part, color)


def _lines(boxes: Iterable[Box], before: Sequence[float]) -> Iterator[list[Box]]:
    """Cells one right beside the other at one height, or at the edges of columns known `before`."""
    line: list[Box] = []
    for box in boxes:
        if line and not _goes_on(line[-1], box, before):
            yield line
            line = []
        line.append(box)
    if line:
        yield line


def _goes_on(box: Box, after: Box, before: Sequence[float]) -> bool:
    if abs(after[1] - box[1]) > 1:
        return False
    if abs(after[0] - box[2]) <= SNAP:
        return True
    gap = (box[2], after[0])
    return abs(after[3] - box[3]) <= 1 and all(
        any(abs(end - edge) <= SNAP for edge in before) for end in gap
    )


def _stands_beside(box: Box, part: list[Box]) -> bool:
    """Right beside a cell of the table, on either side, or painted over some."""
    left, right = min(cell[0] for cell in part), max(cell[2] for cell in part)
    touches = box[0] <= right + SNAP and box[2] >= left - SNAP
    return touches and box[1] < max(cell[3] for cell in part) - 1


def _stands_below(page: Page, box: Box, part: list[Box]) -> bool:
    """Below the table, within its sides."""
    left, right = min(cell[0] for cell in part), max(cell[2] for cell in part)
    within = box[0] >= left - SNAP and box[2] <= right + SNAP
    if not within or box[1] - part[-1][1] < -SNAP:
        return False
    end = max(cell[3] for cell in part)
    follows = goes_on(page, (left, end, right, box[1]))
    return follows and not titles_between.above(page, (left, box[1], right, box[3]), end)


def _parted(letters: Letters, part: list[Box], color: dict[Box, int]) -> Iterator[list[Box]]:
    """A heading in the colours of the first row, over rows in others, begins another table.

    So is one of several cells that stand elsewhere than those of the first row.
    """
    tops = cluster(np.array([box[1] for box in part]))
    lines = [
        [box for box, top in zip(part, tops, strict=True) if top == number]
        for number in range(int(tops.max()) + 1)
    ]
    colors = [{color[box] for box in line} for line in lines]
    first, current, heading = 0, list(lines[0]), list(lines[0])
    for number in range(1, len(lines)):
        if any(box[3] > lines[number][0][1] + SNAP for box in lines[first]):
            current += lines[number]  # headings below those of several columns
            heading += lines[number]
            continue
        again = colors[number] == colors[first] != colors[number - 1]
        again = again and len(lines[number]) == len(lines[first])
        again = again and _is_heading(letters, lines[number], lines[first])
        heads = again and number + 1 < len(lines) and colors[first + 1] != colors[first]
        if heads or _stands_elsewhere(lines[number], heading):
            yield current
            first, current, heading = number, [], lines[number]
        current += lines[number]
    yield current


def _is_heading(letters: Letters, line: list[Box], first: list[Box]) -> bool:
    """Whether all words of a row are bold, or those of the first row again."""
    own, known = _within(letters, line), _within(letters, first)
    if not len(own) or letters.bold[own].all():
        return bool(len(own))
    return [letters.text[at] for at in own] == [letters.text[at] for at in known]


def _within(letters: Letters, line: list[Box]) -> NDArray[np.intp]:
    """The letters in the cells of a row."""
    (left, top, _, bottom), right = line[0], line[-1][2]
    own = (letters.middle > top) & (letters.middle < bottom)
    return np.flatnonzero(own & (letters.across > left) & (letters.across < right))


def _stands_elsewhere(line: list[Box], heading: list[Box]) -> bool:
    """Whether a row of several cells has sides where the first row, of several too, has none."""
    if len(heading) == 1:
        return False
    sides = np.array([side for box in heading for side in (box[0], box[2])])
    apart = [np.abs(sides - box[0]).min() > SNAP for box in line]
    return len(line) >= _FEWEST_COLUMNS and any(apart)

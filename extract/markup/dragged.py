"""Columns whose borders were dragged by hand, row by row, are the same columns."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING
from typing import TypeVar

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.markup.spans import Box

T = TypeVar("T")
_Borders = list[int]
"""Of one row: the columns at which its cells begin, and the end of the last one."""


def likely(boxes: Sequence[Box[T]]) -> bool:
    """Most cells reach over several columns, which those of a table drawn at once never do."""
    return 2 * sum(box.column_span > 1 for box in boxes) > len(boxes)


def settled(boxes: list[Box[T]], rows: int) -> list[Box[T]]:
    """The boxes in as many columns as the fullest rows have cells; unchanged where that is unclear.

    Word and its web pages cut all rows on one fine grid: a border dragged in some rows alone gives
    columns that no row shows. Most rows must have as many cells as the fullest, or one.
    """
    borders = _borders(boxes, rows)
    most = max(map(len, borders), default=0)
    whole = [row for row in borders if len(row) == most]
    parted = sum(len(row) > 2 for row in borders)
    if most < 3 or 2 * len(whole) <= parted or all(row == whole[0] for row in whole):
        return boxes
    places = list(zip(*whole, strict=True))
    lowest, highest = list(map(min, places)), list(map(max, places))
    numbers = [_numbers(row, lowest, highest) for row in borders]
    moved: list[Box[T]] = []
    for box in boxes:
        spans = {
            (numbers[row][box.column], numbers[row][box.column + box.column_span])
            for row in range(box.row, box.row + box.row_span)
        }
        begin, end = spans.pop()
        if spans or begin >= end:
            return boxes
        moved.append(replace(box, column=begin, column_span=end - begin))
    return moved


def _borders(boxes: Sequence[Box[T]], rows: int) -> list[_Borders]:
    found: list[set[int]] = [set() for _ in range(rows)]
    for box in boxes:
        for row in range(box.row, box.row + box.row_span):
            found[row] |= {box.column, box.column + box.column_span}
    return [sorted(row) for row in found]


def _numbers(row: _Borders, lowest: _Borders, highest: _Borders) -> dict[int, int]:
    """For each border of a row, which of the fullest rows' it is: by order, or the nearest."""
    if len(row) == len(lowest):
        return {border: number for number, border in enumerate(row)}
    return {border: _nearest(border, lowest, highest) for border in row}


def _nearest(border: int, lowest: _Borders, highest: _Borders) -> int:
    after = bisect_left(highest, border)
    if after == len(highest):
        return after - 1
    if after and border < lowest[after] and border - highest[after - 1] < lowest[after] - border:
        return after - 1
    return after

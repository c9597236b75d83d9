"""From cells that know only how far they span to a rectangle that they tile exactly."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar

from msgspec import Struct

from planlift import limits
from planlift.errors import TooLargeError
from planlift.extract.markup import dragged

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

WIDEST = 1000
"""Columns that one cell may span, as in browsers."""

MOST_WORK = 20_000_000
"""Columns looked at for one table: those that spans from above may hold, in all of its rows."""

T = TypeVar("T")


class Box(Struct, Generic[T], frozen=True, gc=False):
    """An item at its place; `item` is None where the source has no cell."""

    item: T | None
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Tiling(Struct, Generic[T], frozen=True):
    """Boxes that cover each slot of the rectangle exactly once, by row, then column."""

    rows: int
    columns: int
    boxes: tuple[Box[T], ...]


def place(rows: Sequence[Sequence[tuple[T, int, int]]], ends: Sequence[int]) -> list[Box[T]]:
    """Boxes for rows of ``(item, row_span, column_span)``, laid as browsers do.

    `ends` gives for each row the end of its group (``tbody``), which no cell crosses; a row span
    of 0 reaches it. Where two cells would overlap, the later one is cut.
    """
    boxes: list[Box[T]] = []
    taken: list[int] = []  # for each column: the first row in which it is free again
    busy = work = 0  # the first row in which all columns are free; columns looked at so far
    for row, cells in enumerate(rows):
        column = 0
        work += len(taken) if busy > row else 0
        if work > MOST_WORK:
            raise TooLargeError("a table has more spans than planlift takes; split the document")
        for item, row_span, column_span in cells:
            if row_span == 1 == column_span and busy <= row:
                boxes.append(Box(item, row, column))
                column += 1
                continue
            while column < len(taken) and taken[column] > row:
                column += 1
            width = _free(taken, row, column, min(max(column_span, 1), WIDEST))
            height = ends[row] - row if row_span <= 0 else min(row_span, ends[row] - row)
            boxes.append(Box(item, row, column, max(height, 1), width))
            _take(taken, column, width, row + max(height, 1))
            busy = max(busy, row + height)
            column += width
    return boxes


def exact(boxes: Iterable[Box[T]], rows: int) -> Tiling[T]:
    """The tiling of `boxes`, which do not overlap, over `rows` rows.

    A row or column in which no cell begins is no row or column of its own: ``colspan="99"`` over
    five columns makes five, not ninety-nine. Borders dragged in some rows alone part no columns.
    Slots that no cell covers get an empty box. Raises TooLargeError when the document's tables
    have more slots than the limit ``cells``.
    """
    boxes = list(boxes)
    row_at = _numbered({box.row for box in boxes}, rows)
    columns, column_at = _columns(boxes)
    limits.spend("cells", row_at[-1] * column_at[-1], "cells in its tables")
    if dragged.likely(boxes):
        boxes = dragged.settled(boxes, rows)
        columns, column_at = _columns(boxes)
    if row_at[-1] == rows and column_at[-1] == columns:
        settled = boxes
    else:
        settled = [_moved(box, row_at, column_at, rows) for box in boxes]
    settled += _blanks(settled, row_at[-1], column_at[-1])
    settled.sort(key=attrgetter("row", "column"))
    return Tiling(row_at[-1], column_at[-1], tuple(settled))


def _columns(boxes: Sequence[Box[T]]) -> tuple[int, list[int]]:
    """How many columns there are, and the number each has without those in which no cell begins."""
    columns = max((box.column + box.column_span for box in boxes), default=0)
    return columns, _numbered({box.column for box in boxes}, columns)


def _free(taken: list[int], row: int, column: int, wanted: int) -> int:
    for width in range(1, wanted):
        if column + width >= len(taken):
            return wanted
        if taken[column + width] > row:
            return width
    return wanted


def _take(taken: list[int], column: int, width: int, until: int) -> None:
    if column + width > len(taken):
        taken.extend([0] * (column + width - len(taken)))
    taken[column : column + width] = [until] * width


def _numbered(starts: set[int], count: int) -> list[int]:
    """For each old number, and for their end, the number left when those not in `starts` go."""
    numbers = [0]
    for old in range(count):
        numbers.append(numbers[-1] + (old in starts))
    # A number that goes belongs to the one before it: its new number is the next one's.
    return numbers


def _moved(box: Box[T], row_at: list[int], column_at: list[int], rows: int) -> Box[T]:
    row, column = row_at[box.row], column_at[box.column]
    return Box(
        box.item,
        row,
        column,
        row_at[min(box.row + box.row_span, rows)] - row,
        column_at[box.column + box.column_span] - column,
    )


def _blanks(boxes: Collection[Box[T]], rows: int, columns: int) -> list[Box[T]]:
    covered = sum(box.row_span * box.column_span for box in boxes)
    if covered == rows * columns:
        return []
    free = [bytearray(b"\x01" * columns) for _ in range(rows)]
    for box in boxes:
        for row in range(box.row, box.row + box.row_span):
            free[row][box.column : box.column + box.column_span] = bytes(box.column_span)
    return [
        Box(None, row, column)
        for row, line in enumerate(free)
        if any(line)
        for column, is_free in enumerate(line)
        if is_free
    ]

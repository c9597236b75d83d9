"""Whether the tags of a table agree with where its text stands on one page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.shapes import Shape
    from planlift.extract.pdf.shapes import Slot
    from planlift.model import Box

Span: TypeAlias = tuple[float, float]
"""Left and right end of what stands in a column."""

SLACK = 2.0
"""Points by which the text of neighbouring columns may run into each other."""
MOST_STRANGERS = 0.02
"""Share of characters among the cells that may belong to none of them."""


class TaggedCell(NamedTuple):
    """A cell with its text on one page."""

    slot: Slot
    blocks: tuple[tuple[str, Indices], ...]
    """Its paragraphs and list items: kind, and characters."""
    index: Indices  # type: ignore[assignment]  # hides a method of tuples
    box: Box
    """Around the characters, blanks left out."""


class Part(Struct, frozen=True):
    """What stands of a table on one page."""

    shape: Shape
    cells: tuple[TaggedCell, ...]
    repeated: Indices


def placed(part: Part, columns: dict[int, Span]) -> Part:
    """The part with each cell in the column over which it stands.

    Where a program leaves blank cells out, those behind them count too low. `columns` is where
    the columns stood on earlier pages; what this page tells is added to it.
    """
    for cell in part.cells:
        if cell.slot.row in part.shape.sure and cell.slot.column_span == 1:
            left, right = columns.get(cell.slot.column, (np.inf, -np.inf))
            columns[cell.slot.column] = min(left, cell.box[0]), max(right, cell.box[2])
    if len(columns) < part.shape.columns:
        return part
    if all(cell.slot.row in part.shape.sure for cell in part.cells):
        return part
    cells = tuple(
        cell if cell.slot.row in part.shape.sure else _moved(cell, columns) for cell in part.cells
    )
    return replace(part, cells=cells)


def doubt_of(part: Part, page: Page) -> str:
    """Why the tags cannot be right, in a few words; empty where they agree with the page."""
    slots = [slot for cell in part.cells for slot in _covered(cell.slot)]
    if len(set(slots)) < len(slots):
        return "two cells lie in one place"
    spans = column_spans(part)
    columns = sorted(spans)
    for left, right in pairwise(columns):
        if spans[left][1] > spans[right][0] + SLACK:
            return "the text of two columns overlaps"
    if _out_of_order(part):
        return "a later row stands above an earlier one"
    if _strangers(part, page) > MOST_STRANGERS:
        return "text that is not tagged as its own stands inside the table"
    return ""


def column_spans(part: Part) -> dict[int, Span]:
    """Left and right end of the text in each column that has cells of its own."""
    spans: dict[int, Span] = {}
    for cell in part.cells:
        if cell.slot.column_span == 1:
            left, right = spans.get(cell.slot.column, (np.inf, -np.inf))
            spans[cell.slot.column] = min(left, cell.box[0]), max(right, cell.box[2])
    return spans


def around(part: Part) -> Box:
    """The box around all cells."""
    boxes = np.array([cell.box for cell in part.cells])
    left, top = boxes[:, :2].min(axis=0).tolist()
    right, bottom = boxes[:, 2:].max(axis=0).tolist()
    return left, top, right, bottom


def _moved(cell: TaggedCell, columns: Mapping[int, Span]) -> TaggedCell:
    def apart(column: int) -> tuple[float, float]:
        left, right = columns[column]
        return max(left - right_end, cell.box[0] - right), abs(left - cell.box[0])

    # A cell over several columns begins with the one over which its text begins.
    right_end = cell.box[2] if cell.slot.column_span == 1 else cell.box[0]
    column = min(columns, key=apart)
    last = max(columns)
    across = min(cell.slot.column_span, last + 1 - column)
    return cell._replace(slot=cell.slot._replace(column=column, column_span=across))


def _covered(slot: Slot) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in range(slot.row, slot.row + slot.row_span)
        for column in range(slot.column, slot.column + slot.column_span)
    ]


def _out_of_order(part: Part) -> bool:
    """Of two cells of one column, the one of the later row begins well before the other ends."""
    last: dict[int, TaggedCell] = {}
    for cell in sorted(part.cells, key=lambda cell: cell.slot.row):
        above = last.get(cell.slot.column)
        last[cell.slot.column] = cell
        if above is not None:
            height = above.box[3] - above.box[1]
            if cell.box[1] < above.box[3] - SLACK - height / 4:
                return True
    return False


def _strangers(part: Part, page: Page) -> float:
    """Share of the characters among the cells that are in none."""
    own = np.zeros(len(page.chars.code), dtype=np.bool_)
    own[part.repeated] = True
    for cell in part.cells:
        own[cell.index] = True
    left, top, right, bottom = around(part)
    middle = (page.chars.box[:, :2] + page.chars.box[:, 2:]) / 2
    inside = (middle[:, 0] > left) & (middle[:, 0] < right)
    inside &= (middle[:, 1] > top) & (middle[:, 1] < bottom) & (page.chars.code > ord(" "))
    return float((inside & ~own).sum() / max(1, inside.sum()))

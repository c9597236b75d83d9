"""From the elements of a tagged table to rows and columns, spans filled in as HTML does."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.extract.pdf.structure import ROW_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.structure import Element
    from planlift.extract.pdf.structure import Path
    from planlift.extract.pdf.structure import Tree

MAX_COLUMNS = 200
LEAST = 2
"""Fewer rows or columns make a frame for layout, not a table."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a cell lies in its table."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's size and cells; cells without any text are not known."""

    rows: int
    columns: int
    cells: Mapping[Path, Slot]
    started: Mapping[int, int]
    """By page: the last row that has begun before it."""

    def repeats(self, cell: Path, page: int) -> bool:
        """Whether the cell's text on this page is a heading shown again by the layout."""
        slot = self.cells[cell]
        return slot.row + slot.row_span - 1 < self.started.get(page, -1)


def shapes_of(tree: Tree) -> dict[Path, Shape]:
    """The shape of every table of two rows and columns at least that holds no other table."""
    tables = sorted(path for path, element in tree.elements.items() if element.kind == "Table")
    outer = {path[:end] for path in tables for end in range(len(path))}
    shapes = {}
    for path in tables:
        if path in outer:
            continue
        # A child without content may be an empty row or nothing at all: the better fit decides.
        drafts = [_draft(tree.elements, path, empty=empty) for empty in (False, True)]
        rows, columns, slots, _ = min(drafts, key=lambda draft: draft[3])
        if rows >= LEAST and LEAST <= columns <= MAX_COLUMNS:
            shapes[path] = Shape(rows, columns, slots, _started(tree, slots))
    return shapes


def _started(tree: Tree, slots: Mapping[Path, Slot]) -> dict[int, int]:
    """By page: the highest row with text on an earlier page."""
    started: dict[int, int] = {}
    highest = -1
    for page in sorted(tree.content):
        rows = [slots[one.cell].row for one in tree.content[page] if one.cell in slots]
        if rows:
            started[page] = highest
            highest = max(highest, *rows)
    return started


def _draft(
    elements: Mapping[Path, Element], table: Path, *, empty: bool
) -> tuple[int, int, dict[Path, Slot], int]:
    """Rows, columns, cells, and how many rows do not fill the columns."""
    slots: dict[Path, Slot] = {}
    taken: dict[int, int] = {}
    widths: list[int] = []
    for row, path in enumerate(_rows(elements, table, empty=empty)):
        column = 0
        for cell, element in _cells(elements, path):
            while taken.get(column, 0) > row:
                column += 1
            across = element.column_span if element else 1
            down = element.row_span if element else 1
            taken |= dict.fromkeys(range(column, column + across), row + down)
            if element is not None:
                slots[cell] = Slot(row, column, down, across, header=element.kind == "TH")
            column += across
            if column > MAX_COLUMNS:
                return 0, 0, {}, 0
        widths.append(sum(end > row for end in taken.values()))
    columns = max(taken, default=-1) + 1
    rows = len(widths)
    slots = {
        path: replace(slot, row_span=min(slot.row_span, rows - slot.row))
        for path, slot in slots.items()
    }
    return rows, columns, slots, sum(width != columns for width in widths)


def _rows(elements: Mapping[Path, Element], parent: Path, *, empty: bool) -> Iterator[Path]:
    element = elements[parent]
    for at in range(element.children):
        path = (*parent, at)
        child = elements.get(path)
        if child is None:
            if empty and at not in element.marked:
                yield path
        elif child.kind == "TR":
            yield path
        elif child.kind in ROW_GROUPS:
            yield from _rows(elements, path, empty=empty)


def _cells(
    elements: Mapping[Path, Element], row: Path
) -> Sequence[tuple[Path, Element | None]]:
    element = elements.get(row)
    if element is None:
        return ()
    places = [(*row, at) for at in range(element.children) if at not in element.marked]
    return [(place, elements.get(place)) for place in places]

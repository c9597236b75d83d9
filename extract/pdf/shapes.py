"""From the elements of a tagged table to rows and columns, spans filled in as HTML does."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from msgspec import Struct

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


class Slot(NamedTuple):
    """Where a cell lies in its table."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool


class Shape(Struct, frozen=True):
    """A table's size and cells; cells without any text are not known."""

    rows: int
    columns: int
    cells: Mapping[Path, Slot]
    sure: frozenset[int]
    """Rows whose cells fill all columns: some programs leave blank cells out of the others."""
    started: Mapping[int, int]
    """By page: the last row that has begun before it."""

    def repeats(self, cell: Path, page: int) -> bool:
        """Whether the cell's text on this page is a heading shown again by the layout."""
        slot = self.cells[cell]
        return slot.row + slot.row_span - 1 < self.started.get(page, -1)


class _Draft(Struct, frozen=True):
    rows: int
    columns: int
    cells: Mapping[Path, Slot]
    sure: frozenset[int]


def shapes_of(tree: Tree) -> dict[Path, Shape]:
    """The shape of every table of two rows and columns at least that holds no other table."""
    tables = sorted(path for path, element in tree.elements.items() if element.kind == "Table")
    outer = {path[:end] for path in tables for end in range(len(path))}
    shapes = {}
    for path in tables:
        if path in outer:
            continue
        # A child without content may be an empty row or nothing at all: the better fit decides.
        draft = _draft(tree.elements, path, empty=False)
        if len(draft.sure) < draft.rows:
            other = _draft(tree.elements, path, empty=True)
            draft = max(draft, other, key=lambda draft: len(draft.sure) - draft.rows)
        if draft.rows >= LEAST and LEAST <= draft.columns <= MAX_COLUMNS:
            started = _started(tree, draft.cells)
            shapes[path] = Shape(draft.rows, draft.columns, draft.cells, draft.sure, started)
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


def _draft(elements: Mapping[Path, Element], table: Path, *, empty: bool) -> _Draft:
    """Lay the cells out row by row, around those that reach down from rows above."""
    slots: dict[Path, Slot] = {}
    taken: dict[int, tuple[int, int]] = {}
    filled: list[set[int]] = []
    for row, path in enumerate(_rows(elements, table, empty=empty)):
        column = 0
        for cell, element in _cells(elements, path):
            while taken.get(column, (0, 0))[0] > row:
                column += 1
            down, across = (element.row_span, element.column_span) if element else (1, 1)
            taken |= dict.fromkeys(range(column, column + across), (row + down, row))
            if element is not None:
                slots[cell] = Slot(row, column, down, across, header=element.kind == "TH")
            column += across
            if column > MAX_COLUMNS:
                return _Draft(0, 0, {}, frozenset())
        filled.append({origin for end, origin in taken.values() if end > row})
    return _measured(slots, taken, filled)


def _measured(
    slots: Mapping[Path, Slot],
    taken: Mapping[int, tuple[int, int]],
    filled: Sequence[set[int]],
) -> _Draft:
    """Size of the table, and which of its rows can be relied on."""
    rows, columns = len(filled), max(taken, default=-1) + 1
    width = [0] * rows
    cells = {}
    for path, slot in slots.items():
        down = min(slot.row_span, rows - slot.row)
        cells[path] = slot if down == slot.row_span else slot._replace(row_span=down)
        for row in range(slot.row, slot.row + down):
            width[row] += slot.column_span
    sure: set[int] = set()
    for row in range(rows):
        above = filled[row] - {row}
        if width[row] == columns and above <= sure:
            sure.add(row)
    return _Draft(rows, columns, cells, frozenset(sure))


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


def _cells(elements: Mapping[Path, Element], row: Path) -> Sequence[tuple[Path, Element | None]]:
    element = elements.get(row)
    if element is None:
        return ()
    places = [(*row, at) for at in range(element.children) if at not in element.marked]
    return [(place, elements.get(place)) for place in places]

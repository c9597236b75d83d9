"""From found tables and their texts to the document's grids, parts over pages joined.

Hyphens at line ends are settled when all words of the document are known (see `settled`).
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift import limits
from planlift.extract.pdf import hyphens
from planlift.extract.pdf import paragraphs
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.hyphens import Words
    from planlift.extract.pdf.paragraphs import Flow
    from planlift.model import Box

_NO_CHARACTERS = np.zeros(0, dtype=np.intp)
_Key = tuple[int, int]
_PLACE = attrgetter("row", "column")


class _Part(Struct, frozen=True, gc=False):
    """What stands of a cell on one page.

    Which characters it had is told by its text now; a thousand pages of them are much memory.
    """

    page: int
    box: Box
    row_span: int
    column_span: int
    fill: str | None
    header: bool
    flow: Flow
    cut: bool


class Draft(Struct):
    """A grid in the making: where tags tie them together, the reader adds parts, page by page."""

    first: FoundTable
    last: FoundTable
    parts: dict[_Key, list[_Part]] = field(default_factory=dict)
    """By row and column."""


def draft(table: FoundTable, flows: list[Flow]) -> Draft:
    """A grid's first, and mostly only, part."""
    bare = _without_cells(table)
    made = Draft(bare, bare)
    _add(made, table, flows)
    return made


def extend(made: Draft, table: FoundTable, flows: list[Flow]) -> None:
    """Add the part of the table that stands on one more page."""
    made.last = _without_cells(table)
    _add(made, table, flows)


def _add(made: Draft, table: FoundTable, flows: list[Flow]) -> None:
    for cell, flow in zip(table.cells, flows, strict=True):
        spans = cell.row_span, cell.column_span
        part = _Part(table.page, cell.box, *spans, cell.fill, cell.header, flow, cell.cut)
        made.parts.setdefault((cell.row, cell.column), []).append(part)


def _without_cells(table: FoundTable) -> FoundTable:
    return replace(table, cells=(), repeated=_NO_CHARACTERS)


def grid(made: Draft, number: int) -> Grid:
    """The grid with its hyphens open: exactly tiled, blank cells included.

    Raises TooLargeError when the document's tables have more cells than the limit.
    """
    first = made.first
    rows, columns = max(first.rows, made.last.rows), max(first.columns, made.last.columns)
    limits.spend("cells", rows * columns, "cells in its tables")
    cells = [_cell(key, parts, number) for key, parts in _tiled(made)]
    cells += _blanks(cells, rows, columns, Place(first.page, table=number))
    cells.sort(key=_PLACE)
    return Grid(
        number=number,
        rows=rows,
        columns=columns,
        cells=tuple(cells),
        place=Place(first.page, first.box, table=number),
        how=first.how,
        caption=first.caption,
        open_top=first.open_top,
        open_bottom=made.last.open_bottom,
        column_edges=first.column_edges,
        notes=first.notes,
    )


def _tiled(made: Draft) -> Iterable[tuple[_Key, list[_Part]]]:
    """The parts of each cell; a blank one only where no other cell reaches."""
    sizes = {
        key: parts[0] if len(parts) == 1 else max(parts, key=_size)
        for key, parts in made.parts.items()
    }
    wide = {
        key: _places(key, size)
        for key, size in sizes.items()
        if size.row_span > 1 or size.column_span > 1
    }
    if not wide:
        return made.parts.items()
    reached = set(chain.from_iterable(wide.values()))
    apart = len(reached) == sum(map(len, wide.values()))
    if apart and not any(key in reached for key in sizes if key not in wide):
        return made.parts.items()
    reach = {key: wide.get(key, [key]) for key in sizes}
    held: set[_Key] = set()
    out = []
    for key, parts in sorted(made.parts.items(), key=lambda item: _is_blank(item[1])):
        if not _is_blank(parts) or held.isdisjoint(reach[key]):
            held.update(reach[key])
            out.append((key, parts))
    return out


def _size(part: _Part | Cell) -> int:
    return part.row_span * part.column_span


def _is_blank(parts: list[_Part]) -> bool:
    return not any(part.flow.text for part in parts)


def _places(key: _Key, cell: _Part | Cell) -> list[_Key]:
    """The places of the grid that a cell covers."""
    if cell.row_span == cell.column_span == 1:
        return [key]
    row, column = key
    return [
        (r, c)
        for r in range(row, row + cell.row_span)
        for c in range(column, column + cell.column_span)
    ]


def _blanks(cells: list[Cell], rows: int, columns: int, place: Place) -> list[Cell]:
    """Blank cells for all places of the grid that no cell covers."""
    held = set(map(_PLACE, cells))
    wide = [cell for cell in cells if cell.row_span > 1 or cell.column_span > 1]
    held.update(*[_places((cell.row, cell.column), cell) for cell in wide])
    if len(held) == rows * columns:
        return []
    return [
        Cell("", row, column, places=(replace(place, row=row, column=column),))
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in held
    ]


def settled(open_grid: Grid, words: Words) -> Grid:
    """The grid with the hyphens at its line ends kept or undone."""
    if not hyphens.are_open("\n".join([cell.text for cell in open_grid.cells])):
        return open_grid
    return replace(open_grid, cells=tuple([_settled(cell, words) for cell in open_grid.cells]))


def _settled(cell: Cell, words: Words) -> Cell:
    if not hyphens.are_open(cell.text):
        return cell
    text, struck = hyphens.settle(cell.text, cell.struck, words)
    return replace(cell, text=text, struck=struck)


def _cell(key: _Key, parts: list[_Part], number: int) -> Cell:
    row, column = key
    first = parts[0]
    flow, fill, header = first.flow, first.fill, first.header
    for part in parts[1:]:
        flow = paragraphs.joined(flow, part.flow)
        fill = fill or part.fill
        header = header or part.header
    return Cell(
        text=flow.text,
        row=row,
        column=column,
        row_span=first.row_span,
        column_span=first.column_span,
        places=tuple([Place(part.page, part.box, number, *key) for part in parts]),
        fill=fill,
        struck=flow.struck,
        header=header,
        bold=bool(flow.text) and flow.bold,
        cut=parts[-1].cut,
    )

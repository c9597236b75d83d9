"""From found tables and their texts to the document's grids, parts over pages joined."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planlift import limits
from planlift.extract.pdf import hyphens
from planlift.extract.pdf import paragraphs
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.paragraphs import Flow
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.hyphens import Words

_NO_CHARACTERS = np.zeros(0, dtype=np.intp)
_Part = tuple[FoundCell, Flow, int]


@dataclass(slots=True)
class Draft:
    """A grid in the making: the reader adds parts, page by page."""

    first: FoundTable
    last: FoundTable
    parts: dict[tuple[int, int], list[_Part]] = field(default_factory=dict)


def draft(table: FoundTable, flows: list[Flow]) -> Draft:
    """A grid's first, and mostly only, part."""
    made = Draft(_without_cells(table), table)
    extend(made, table, flows)
    return made


def extend(made: Draft, table: FoundTable, flows: list[Flow]) -> None:
    """Add the part of the table that stands on one more page."""
    made.last = _without_cells(table)
    for cell, flow in zip(table.cells, flows, strict=True):
        # Which characters it had is told by its text now; a thousand pages of them are much memory.
        kept = FoundCell(
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            box=cell.box,
            index=_NO_CHARACTERS,
            fill=cell.fill,
            header=cell.header,
            text=cell.text,
        )
        made.parts.setdefault((cell.row, cell.column), []).append((kept, flow, table.page))


def _without_cells(table: FoundTable) -> FoundTable:
    return replace(table, cells=(), repeated=_NO_CHARACTERS)


def texts(made: Draft) -> list[str]:
    """All that stands in the table."""
    return [flow.text for parts in made.parts.values() for _, flow, _ in parts]


def grid(made: Draft, number: int, words: Words) -> Grid:
    """The finished grid: exactly tiled, blank cells included.

    Raises TooLargeError when the document's tables have more cells than the limit.
    """
    first = made.first
    rows, columns = max(first.rows, made.last.rows), max(first.columns, made.last.columns)
    limits.spend("cells", rows * columns, "cells in its tables")
    cells = [_cell(parts, number, words) for parts in _tiled(made)]
    cells += _blanks(cells, rows, columns, Place(first.page, table=number))
    cells.sort(key=lambda cell: (cell.row, cell.column))
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


def _places(row: int, column: int, down: int, across: int) -> set[tuple[int, int]]:
    return {(r, c) for r in range(row, row + down) for c in range(column, column + across)}


def _tiled(made: Draft) -> list[list[_Part]]:
    """The parts of each cell; a blank one only where no other cell reaches."""
    held: set[tuple[int, int]] = set()
    out = []
    for parts in sorted(made.parts.values(), key=lambda parts: not any(p[1].text for p in parts)):
        cell = max(parts, key=lambda part: part[0].row_span * part[0].column_span)[0]
        places = _places(cell.row, cell.column, cell.row_span, cell.column_span)
        if any(part[1].text for part in parts) or not places & held:
            held |= places
            out.append(parts)
    return out


def _blanks(cells: list[Cell], rows: int, columns: int, place: Place) -> list[Cell]:
    """Blank cells for all places of the grid that no cell covers."""
    held: set[tuple[int, int]] = set()
    for cell in cells:
        held |= _places(cell.row, cell.column, cell.row_span, cell.column_span)
    return [
        Cell("", row, column, places=(replace(place, row=row, column=column),))
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in held
    ]


def _cell(parts: list[_Part], number: int, words: Words) -> Cell:
    found, flow, _ = parts[0]
    for _, more, _ in parts[1:]:
        flow = paragraphs.joined(flow, more)
    text, struck = hyphens.settle(flow.text, flow.struck, words)
    return Cell(
        text=text,
        row=found.row,
        column=found.column,
        row_span=found.row_span,
        column_span=found.column_span,
        places=tuple(
            Place(page, cell.box, table=number, row=found.row, column=found.column)
            for cell, _, page in parts
        ),
        fill=next((cell.fill for cell, _, _ in parts if cell.fill), None),
        struck=struck,
        header=any(cell.header for cell, _, _ in parts),
        bold=bool(text) and flow.bold,
    )

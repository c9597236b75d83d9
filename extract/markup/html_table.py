"""From a ``table`` or ``dl`` element to a grid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.extract.markup import html_cells
from planlift.extract.markup import spans
from planlift.extract.markup.html_rows import Parts
from planlift.extract.markup.html_rows import Row
from planlift.extract.markup.html_rows import parts
from planlift.model import Aside
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from planlift.extract.markup.html_stream import Piece
    from planlift.extract.markup.looks import Looks
    from planlift.extract.markup.spans import Box

_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
_WRAPPERS = frozenset({"span", "div", "p", "font", "b", "strong", "mark", "a", "small", "label"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of one page has in common."""

    looks: Looks
    is_grid: Callable[[_Element], bool]
    """Which elements inside a cell are tables of their own."""


@dataclass(frozen=True, slots=True)
class Found:
    """A grid, and what stood inside its element but in none of its cells."""

    grid: Grid | None
    aside: tuple[Aside, ...] = ()
    strays: tuple[_Element | str, ...] = ()
    nested: tuple[Piece, ...] = ()
    """Tables inside the cells, in order."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell's element and the row it stands in."""

    element: _Element
    row: Row


def read_table(piece: Piece, context: Context, number: int) -> Found:
    """The grid of the element in `piece`, which becomes the document's grid `number`.

    No grid comes of a table without cells. Raises TooLargeError for one with too many.
    """
    assert piece.element is not None
    looks = context.looks
    taken = parts(piece.element, looks)
    if not any(row.cells for row in taken.rows):
        return Found(None, _hidden(taken, number), (*taken.captions, *taken.strays))
    boxes = spans.place(
        [
            [
                (_Slot(cell, row), _span(cell, "rowspan"), _span(cell, "colspan"))
                for cell in row.cells
            ]
            for row in taken.rows
        ],
        taken.ends(),
    )
    tiling = spans.exact(boxes, len(taken.rows))
    cells, aside, nested = [], list(_hidden(taken, number)), []
    for box in tiling.boxes:
        cell, content = _cell(box, piece, context, number)
        cells.append(cell)
        aside += [Aside(text, reason, cell.places[0]) for text, reason in content.aside]
        nested += content.nested
    captions = [html_cells.content(each, looks, context.is_grid) for each in taken.captions]
    for content in captions:
        aside += [
            Aside(text, reason, Place(number, table=number)) for text, reason in content.aside
        ]
        nested += content.nested
    title = captions[0].flat().text if captions else ""
    place = Place(number, table=number)
    grid = Grid(number, tiling.rows, tiling.columns, tuple(cells), place, "html", title)
    return Found(grid, tuple(aside), tuple(taken.strays), tuple(nested))


def _hidden(taken: Parts, number: int) -> tuple[Aside, ...]:
    place = Place(number, table=number)
    return tuple(Aside(text, "hidden", place) for text in taken.hidden if text.strip())


def _span(cell: _Element, name: str) -> int:
    match = _DIGITS.match(cell.get(name) or "1")
    return int(match[1]) if match else 1


def _cell(
    box: Box[_Slot], piece: Piece, context: Context, number: int
) -> tuple[Cell, html_cells.Content]:
    place = Place(number, table=number, row=box.row, column=box.column)
    at = (box.row, box.column, box.row_span, box.column_span, (place,))
    if box.item is None:
        return Cell("", *at), html_cells.Content()
    element, row = box.item.element, box.item.row
    bold, struck, row_fill = _of_row(row, piece, context.looks)
    content = html_cells.content(element, context.looks, context.is_grid, bold=bold, struck=struck)
    flat = content.flat()
    fill = _fill(element, context.looks) or row_fill
    header = element.tag == "th" or row.order == 0
    return Cell(flat.text, *at, fill, flat.struck, header, flat.bold), content


def _of_row(row: Row, piece: Piece, looks: Looks) -> tuple[bool, bool, str | None]:
    if row.element is None or not row.element.attrib:
        return piece.bold, piece.struck, None
    look = looks.of(row.element)
    bold = piece.bold if look.bold is None else look.bold
    return bold, piece.struck if look.struck is None else look.struck, look.fill


def _fill(cell: _Element, looks: Looks) -> str | None:
    """The cell's own colour, or that of the one element which holds all of its text."""
    element = cell
    while (fill := looks.of(element).fill) is None:
        inner = list(element)
        alone = len(inner) == 1 and inner[0].tag in _WRAPPERS and not (element.text or "").strip()
        if not alone or (inner[0].tail or "").strip():
            return None
        element = inner[0]
    return fill

"""Definition lists as pairs of label and value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup import html_cells
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.html_table import Found
from planlift.extract.markup.inline import Flat
from planlift.extract.markup.inline import Run
from planlift.extract.markup.inline import flatten
from planlift.extract.markup.pairs import pairs_grid
from planlift.model import Aside
from planlift.model import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.html_stream import Piece
    from planlift.extract.markup.html_table import Context


def read_pairs(piece: Piece, context: Context, number: int) -> Found:
    """A ``dl`` as a grid of two columns, the document's grid `number`.

    Several descriptions of one term make one value of several lines; a term without any gets an
    empty one.
    """
    assert piece.element is not None
    strays: list[_Element | str] = []
    aside: list[Aside] = []
    nested: list[Piece] = []
    rows: list[tuple[Flat, list[Run]]] = []
    for element in _entries(piece.element, strays):
        content = html_cells.content(
            element, context.looks, context.is_grid, bold=piece.bold, struck=piece.struck
        )
        if element.tag == "dt":
            rows.append((content.flat(), []))
        elif rows:
            rows[-1][1].extend([Run("\n"), *content.runs])
        else:
            rows.append((Flat(""), content.runs))
        place = Place(number, table=number, row=len(rows) - 1, column=int(element.tag == "dd"))
        aside += [Aside(text, reason, place) for text, reason in content.aside]
        nested += content.nested
    grid = pairs_grid([(name, flatten(value)) for name, value in rows], number)
    return Found(grid, tuple(aside), tuple(strays), tuple(nested))


def _entries(element: _Element, strays: list[_Element | str]) -> list[_Element]:
    """The terms and descriptions of a list, also those wrapped in groups, in order."""
    entries: list[_Element] = []
    todo: list[_Element | str] = [element]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            strays.append(node)
        elif node.tag in {"dt", "dd"}:
            entries.append(node)
        elif node is not element and next(node.iter("dt", "dd"), None) is None:
            if text_of(node).strip():
                strays.append(node)
        else:
            inside: list[_Element | str] = [node.text or ""]
            for child in node:
                inside += [child, child.tail or ""]
            todo += [each for each in reversed(inside) if not isinstance(each, str) or each.strip()]
    return entries

"""Tables that a page draws in preformatted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup import marks
from planlift.extract.markup import spans
from planlift.extract.markup import text_tables
from planlift.extract.markup.elements import HIDDEN
from planlift.extract.markup.elements import elements
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.taken import Slot
from planlift.extract.markup.taken import Taken

if TYPE_CHECKING:
    from lxml.etree import _Element


def take_out(root: _Element, taken: list[Taken]) -> None:
    """Take tables out of the ``pre`` elements outside of tables, as out of plain text."""
    path = f"descendant::pre[not(ancestor::table or ancestor-or-self::*[@{HIDDEN}])]"
    for element in elements(root, path):
        parts = list(text_tables.split(marks.bare(text_of(element))))
        if all(isinstance(part, str) for part in parts):
            continue
        for child in list(element):
            element.remove(child)
        element.text = marks.BLOCK + marks.BLOCK.join(_marked(part, taken) for part in parts)


def _marked(part: text_tables.Table | str, taken: list[Taken]) -> str:
    if isinstance(part, str):
        return part.replace("\n", marks.LINE)
    rows = [
        [
            (Slot(cell.replace("\n", marks.LINE), at < part.headings, None), rows, columns)
            for cell, rows, columns in row
        ]
        for at, row in enumerate(part.rows)
    ]
    boxes = spans.place(rows, [len(rows)] * len(rows))
    taken.append(Taken(spans.exact(boxes, len(rows)), how="text", notes=part.notes))
    return f"{marks.TABLE}{len(taken) - 1}{marks.END}"

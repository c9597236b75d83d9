"""Tables of a page: taken out of its tree innermost first, made into grids in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.markup import html_marks
from planlift.extract.markup import marks
from planlift.extract.markup import spans
from planlift.extract.markup.elements import HIDDEN
from planlift.extract.markup.elements import elements
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.html_rows import Parts
from planlift.extract.markup.html_rows import parts
from planlift.extract.markup.pairs import pairs_grid
from planlift.model import Aside
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.html_rows import Row
    from planlift.extract.markup.html_tree import Page
    from planlift.extract.markup.inline import Flat
    from planlift.extract.markup.looks import Looks
    from planlift.extract.markup.spans import Box
    from planlift.extract.markup.spans import Tiling

_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
_PLACEHOLDER = re.compile(f"{marks.TABLE}(\\d+){marks.END}")
_WRAPPERS = frozenset({"span", "div", "p", "font", "b", "strong", "mark", "a", "small", "label"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Slot(NamedTuple):
    """A cell as marked text, and how its element looks."""

    text: str
    header: bool
    fill: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A table that was taken out of the page."""

    tiling: Tiling[Slot] | None
    caption: str = ""
    """Marked text, as `before` is."""
    before: str = ""
    """What lies between the rows, where markup allows nothing."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Of a definition list: terms and descriptions."""
    size: int = 0
    """Characters in it and in the tables that stood in it."""


class Made(NamedTuple):
    """A grid, what its cells set aside, and the tables that stood in its cells."""

    grid: Grid
    aside: list[Aside]
    nested: list[int]


def take_out(page: Page) -> list[Taken]:
    """Take the tables that hold data out of the tree; a mark with their number stays behind.

    Tables that only lay out the page stay, their cells as paragraphs. Raises TooLargeError.
    """
    taken: list[Taken] = []
    lists = elements(page.root, "//dl[.//dt][not(ancestor::td or ancestor::th)]")
    for element in [*reversed(list(page.root.iter("table"))), *lists]:
        if element.tag == "dl":
            found: Taken | None = _pairs(element)
        else:
            found = _table(element, taken, page.looks)
        if found is None or element.xpath(f"boolean(ancestor::*[@{HIDDEN}])"):
            for each in [element, *element.iter("tr", "td", "th", "caption", "dt", "dd")]:
                html_marks.part(each)
            continue
        for child in list(element):
            element.remove(child)
        element.text = f"{marks.BLOCK}{marks.TABLE}{len(taken)}{marks.END}{marks.BLOCK}"
        taken.append(found)
    return taken


def _table(element: _Element, taken: list[Taken], looks: Looks) -> Taken | None:
    """The table, or None where it only lays out the page."""
    if (element.get("role") or "").lower() in {"presentation", "none"}:
        return None
    found = parts(element)
    text = text_of(element)
    inner = sum(taken[int(number)].size for number in _PLACEHOLDER.findall(text))
    if _is_layout(found, len(text), inner):
        return None
    boxes = spans.place([_slots(row, looks) for row in found.rows], found.ends())
    caption = "".join(map(text_of, found.captions))
    before = marks.BLOCK.join(found.strays)
    return Taken(spans.exact(boxes, len(found.rows)), caption, before, size=len(text) + inner)


def _is_layout(found: Parts, own: int, inner: int) -> bool:
    """Whether a table only places its content on the page.

    It is one cell with headings or tables in it, or holds tables with more text than its own and
    marks up no heading cell, or it has no cell at all.
    """
    cells = [cell for row in found.rows[:3] for cell in row.cells]
    if len(cells) <= 1 and len(found.rows) <= 1:
        return (
            not cells
            or inner > 0
            or any(next(cell.iter(*_HEADINGS), None) is not None for cell in cells)
        )
    if not inner or inner < own:
        return False
    return not any(cell.tag == "th" for row in found.rows for cell in row.cells)


def _slots(row: Row, looks: Looks) -> list[tuple[Slot, int, int]]:
    row_fill = looks.of(row.element).fill if row.element is not None else None
    head = row.order == 0
    bare = looks.bare_tags
    slots = []
    for cell in row.cells:
        header = head or cell.tag == "th"
        if len(cell) or cell.attrib or cell.tag in bare:
            slot = Slot(text_of(cell), header, _fill(cell, looks) or row_fill)
            slots.append((slot, _span(cell.get("rowspan")), _span(cell.get("colspan"))))
        else:
            slots.append((Slot(cell.text or "", header, row_fill), 1, 1))
    return slots


def _span(value: str | None) -> int:
    if value is None:
        return 1
    match = _DIGITS.match(value)
    return int(match[1]) if match else 1


def _fill(cell: _Element, looks: Looks) -> str | None:
    """The cell's own colour, or that of the one element which holds all of its text."""
    element = cell
    while (fill := looks.of(element).fill) is None:
        if len(element) != 1:
            return None
        inner = element[0]
        around = (element.text or "") + (inner.tail or "")
        if inner.tag not in _WRAPPERS or marks.clean(around).strip():
            return None
        element = inner
    return fill


def _pairs(element: _Element) -> Taken:
    """A definition list; several descriptions of one term are paragraphs of one value."""
    pairs: list[tuple[str, str]] = []
    before: list[str] = []
    todo: list[_Element | str] = [element]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            before.append(node)
        elif node.tag == "dt" and node.get(HIDDEN) is None:
            pairs.append((text_of(node), ""))
        elif node.tag == "dd" and node.get(HIDDEN) is None:
            name, value = pairs.pop() if pairs else ("", "")
            pairs.append((name, value + marks.BLOCK + text_of(node)))
        elif node is not element and next(node.iter("dt", "dd"), None) is None:
            before.append(text_of(node))
        else:
            inside: list[_Element | str] = [node.text or ""]
            for child in node:
                inside += [child, child.tail or ""]
            todo += reversed(inside)
    return Taken(None, "", "".join(before), tuple(pairs), len(text_of(element)))


def make(taken: Taken, number: int) -> Made:
    """The grid `number` of the document."""
    place = Place(number, table=number)
    made: tuple[list[Aside], list[int]] = ([], [])
    caption = _read(taken.caption, place, made).text
    if taken.tiling is None:
        pairs = [
            (_read(name, _place(number, row, 0), made), _read(value, _place(number, row, 1), made))
            for row, (name, value) in enumerate(taken.pairs)
        ]
        return Made(pairs_grid(pairs, number), *made)
    tiling = taken.tiling
    cells = tuple(_cell(box, number, made) for box in tiling.boxes)
    grid = Grid(number, tiling.rows, tiling.columns, cells, place, "html", caption)
    return Made(grid, *made)


def _cell(box: Box[Slot], number: int, made: tuple[list[Aside], list[int]]) -> Cell:
    slot, row, column, row_span, column_span = box
    at = Place(number, None, number, row, column)
    if slot is None:
        return Cell("", row, column, row_span, column_span, (at,))
    text, header, fill = slot
    if text.isascii():  # so it holds no marks: most cells are that simple
        plain = " ".join(text.split())
        return Cell(plain, row, column, row_span, column_span, (at,), fill, (), header)
    flat = _read(text, at, made)
    return Cell(
        flat.text,
        row,
        column,
        row_span,
        column_span,
        (at,),
        fill,
        flat.struck,
        header,
        flat.bold,
    )


def _read(text: str, place: Place, made: tuple[list[Aside], list[int]]) -> Flat:
    """The text of a cell; what is set aside and which tables stand in it go into `made`."""
    content = marks.cell(text)
    if content.aside:
        made[0].extend(Aside(each, reason, place) for each, reason in content.aside)
    if content.tables:
        made[1].extend(content.tables)
    return content.flat()


def _place(number: int, row: int, column: int) -> Place:
    return Place(number, table=number, row=row, column=column)

"""Tables of a page: taken out of its tree innermost first, made into grids in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from planlift.extract.markup import html_marks
from planlift.extract.markup import html_pre
from planlift.extract.markup import marks
from planlift.extract.markup import nested
from planlift.extract.markup import spans
from planlift.extract.markup.elements import HIDDEN
from planlift.extract.markup.elements import elements
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.html_rows import Parts
from planlift.extract.markup.html_rows import parts
from planlift.extract.markup.taken import Slot
from planlift.extract.markup.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from planlift.extract.markup.html_rows import Row
    from planlift.extract.markup.html_tree import Page
    from planlift.extract.markup.looks import Looks

_HAS_ODD_CELLS = etree.XPath("boolean(descendant::*[self::td or self::th][@* or *])")
"""Whether some cell of a table holds more than text, or says more of itself."""
_DIGITS = re.compile(r"\s*\+?(\d{1,9})")
_PLACEHOLDER = re.compile(f"{marks.TABLE}(\\d+){marks.END}")
_WRAPPERS = frozenset({"span", "div", "p", "font", "b", "strong", "mark", "a", "small", "label"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def take_out(page: Page) -> list[Taken]:
    """Take the tables that hold data out of the tree; a mark with their number stays behind.

    Tables that only lay out the page stay, their cells as paragraphs. Raises TooLargeError.
    """
    taken: list[Taken] = []
    lists = elements(page.root, "descendant::dl[.//dt][not(ancestor::td or ancestor::th)]")
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
    html_pre.take_out(page.root, taken)
    return taken


def _table(element: _Element, taken: list[Taken], looks: Looks) -> Taken | None:
    """The table, or None where it only lays out the page."""
    if (element.get("role") or "").lower() in {"presentation", "none"}:
        return None
    found = parts(element)
    text = text_of(element)
    inner = sum(taken[int(number)].size for number in _PLACEHOLDER.findall(text))
    within = next(element.iterancestors("td", "th"), None) is not None
    layout = _is_layout(found, len(text), inner, nested=within)
    if layout and not inner:
        return None
    bare = looks.bare_tags.isdisjoint(("td", "th")) and not _HAS_ODD_CELLS(element)
    slots = _bare_slots if bare else _slots
    rows = [slots(row, looks) for row in found.rows]
    boxes = spans.place(rows, _overhanging(rows, found.ends()))
    caption = "".join(map(text_of, found.captions))
    before = marks.BLOCK.join(found.strays)
    made = Taken(spans.exact(boxes, len(found.rows)), caption, before, size=len(text) + inner)
    return None if layout and not _holds_rows(made, taken) else made


def _overhanging(rows: Sequence[Sequence[tuple[Slot, int, int]]], ends: list[int]) -> list[int]:
    """The `ends` of groups, moved where cells reach out of one and just fill up the row below it.

    Some programs save the second row of headings in ``tbody``.
    """
    for at in [at for at, end in enumerate(ends[:-1]) if end == at + 1]:
        across = [width for _, _, width in rows[at]]
        hanging = sum(width for _, down, width in rows[at] if down > 1)
        below = sum(width for _, _, width in rows[at + 1])
        if hanging and below and sum(across) == hanging + below:
            ends[at] += 1
    return ends


def _holds_rows(table: Taken, taken: Sequence[Taken]) -> bool:
    """Several tables with the same headings in one of its columns: their rows are its own."""
    found = nested.spread(table, taken)
    return found is not None and bool(found.repeated)


def _is_layout(found: Parts, own: int, inner: int, *, nested: bool) -> bool:
    """Whether a table only places its content on the page.

    It is one cell that stands in another table's cell or has headings or tables in it, or it holds
    tables with more text than its own and marks up no heading cell, or it has no cell at all.
    """
    if not any(len(row.cells) for row in found.rows):
        return True
    cells = [cell for row in found.rows[:3] for cell in row.cells]
    if len(cells) <= 1 and len(found.rows) <= 1:
        return (
            inner > 0
            or nested
            or any(next(cell.iter(*_HEADINGS), None) is not None for cell in cells)
        )
    if not inner or inner < own:
        return False
    return not any(cell.tag == "th" for row in found.rows for cell in row.cells)


def _bare_slots(row: Row, looks: Looks) -> list[tuple[Slot, int, int]]:
    """The row's cells, which are text and nothing else."""
    fill = looks.of(row.element).fill if row.element is not None else None
    head = row.order == 0
    return [(Slot(cell.text or "", head or cell.tag == "th", fill), 1, 1) for cell in row.cells]


def _slots(row: Row, looks: Looks) -> list[tuple[Slot, int, int]]:
    row_fill = looks.of(row.element).fill if row.element is not None else None
    head = row.order == 0
    bare = looks.bare_tags
    slots = []
    for cell in row.cells:
        tag = cell.tag
        header = head or tag == "th"
        if len(cell) or cell.keys() or tag in bare:
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
        if inner.tag not in _WRAPPERS:
            return None
        around = (element.text or "") + (inner.tail or "")
        if around and marks.clean(around).strip():
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

"""Tables made of boxes without a word for it: rows of as many boxes of one class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_FEWEST_ROWS = 3
_FEWEST_CELLS = 3
_LONGEST_HEADING = 60
"""Characters."""
_NO_CELL = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "dl", "form", "nav")


def take(root: _Element) -> None:
    """Give such boxes the tags of a table, a row and a cell."""
    for box in root.iter("div"):
        if len(box) >= _FEWEST_ROWS and _is_table(box):
            box.tag = "table"
            for row in box:
                row.tag = "tr"
                for cell in row:
                    cell.tag = "td"


def _is_table(box: _Element) -> bool:
    """Every child is a row of as many cells, all of one class, the first row of short texts."""
    width = len(box[0])
    if width < _FEWEST_CELLS or any(row.tag != "div" or len(row) != width for row in box):
        return False
    cells = [cell for row in box for cell in row]
    if _said([box, *box]) or any(cell.tag not in {"div", "span"} for cell in cells):
        return False
    if not frozenset.intersection(*map(_classes, cells)) or _labelled(box):
        return False
    headings = [" ".join(text_of(cell).split()) for cell in box[0]]
    short = all(0 < len(text) <= _LONGEST_HEADING for text in headings)
    return short and len(set(headings)) == width and next(box.iter(*_NO_CELL), None) is None


def _labelled(box: _Element) -> bool:
    """Each row holds the same labels in front of its values: they are cards."""
    labels = [[text_of(cell[0]).strip() if len(cell) else "" for cell in row] for row in box]
    return all(labels[0]) and all(row == labels[0] for row in labels[1:])


def _said(boxes: Iterable[_Element]) -> bool:
    """Some text stands in them outside their children."""
    return any(
        text and text.strip()
        for box in boxes
        for text in (box.text, *(child.tail for child in box))
    )


def _classes(element: _Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())

"""Tables made of boxes without a word for it: rows of as many boxes of one class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_FEWEST_ROWS = 3
_FEWEST_CELLS = 3
_LONGEST_HEADING = 60
"""Characters."""
_AROUND = ("div", "main", "section", "article", "body")
"""What may hold the rows, among other things."""
_NO_CELL = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "dl", "form", "nav")


def take(root: _Element) -> None:
    """Give such boxes the tags of a table, a row and a cell."""
    for box in list(root.iter(*_AROUND)):
        for rows in _runs(box):
            if len(rows) >= _FEWEST_ROWS and _is_table(rows):
                _make_table(box, rows)


def _runs(box: _Element) -> list[list[_Element]]:
    """Children that stand together and may be rows: boxes of as many boxes each."""
    runs: list[list[_Element]] = [[]]
    for child in box:
        width = len(child) if child.tag == "div" else 0
        if width < _FEWEST_CELLS:
            runs.append([])
        elif runs[-1] and len(runs[-1][0]) != width:
            runs.append([child])
        else:
            runs[-1].append(child)
    return runs


def _make_table(box: _Element, rows: Sequence[_Element]) -> None:
    """`box` itself where it holds nothing else; among other things the rows get a box around."""
    table = box
    if len(box) > len(rows):
        table = box.makeelement("table", {})
        rows[0].addprevious(table)
        table.tail, rows[-1].tail = rows[-1].tail, None
        table.extend(rows)
    table.tag = "table"
    for row in rows:
        row.tag = "tr"
        for cell in row:
            cell.tag = "td"


def _is_table(rows: Sequence[_Element]) -> bool:
    """All cells are of one class, those of the first row short texts; other rows share a class."""
    cells = [cell for row in rows for cell in row]
    if _said(rows) or any(cell.tag not in {"div", "span"} for cell in cells):
        return False
    shared = frozenset.intersection(*map(_classes, cells))
    if not shared or _labelled(rows) or _ragged(rows, shared):
        return False
    headings = [" ".join(text_of(cell).split()) for cell in rows[0]]
    short = all(0 < len(text) <= _LONGEST_HEADING for text in headings)
    if not short or len(set(headings)) < len(headings):
        return False
    return all(next(row.iter(*_NO_CELL), None) is None for row in rows)


def _labelled(rows: Sequence[_Element]) -> bool:
    """Each row holds the same labels in front of its values: they are cards."""
    labels = [[text_of(cell[0]).strip() if len(cell) else "" for cell in row] for row in rows]
    return all(labels[0]) and all(row == labels[0] for row in labels[1:])


def _ragged(rows: Sequence[_Element], shared: frozenset[str]) -> bool:
    """Boxes of the class stand above or below as well, but not as many."""
    around = (rows[0].getprevious(), rows[-1].getnext())
    return any(shared <= _classes(cell) for row in around if row is not None for cell in row)


def _said(rows: Sequence[_Element]) -> bool:
    """Some text stands in the rows, or between them, outside their cells."""
    return any(
        text and text.strip() for row in rows for text in (row.text, *(cell.tail for cell in row))
    ) or any(row.tail and row.tail.strip() for row in rows[:-1])


def _classes(element: _Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())

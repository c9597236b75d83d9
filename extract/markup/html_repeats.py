"""Headings that a page prints again in each cell, for screens too narrow for the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from lxml.etree import _Element

_TAGS = frozenset({"span", "div", "b", "strong", "label", "small", "p"})
_FEWEST = 2
"""Columns whose heading stands again in the first row of values."""


def headings_again(root: _Element) -> Iterator[_Element]:
    """The elements at the head of cells that say no more than the heading of their column."""
    for table in root.iter("table"):
        rows = table.iter("tr")
        heads = [_said(cell).casefold() for cell in next(rows, ())]
        first = next(rows, None)
        if first is None or len(list(_again(first, heads))) < _FEWEST:
            continue
        yield from _again(first, heads)
        for row in rows:
            yield from _again(row, heads)


def _again(row: _Element, heads: Sequence[str]) -> Iterator[_Element]:
    """In a row of as many cells as there are headings."""
    if len(row) != len(heads):
        return
    for cell, head in zip(row, heads, strict=True):
        if not len(cell) or cell[0].tag not in _TAGS or (cell.text or "").strip():
            continue
        said = _said(cell[0]).rstrip(":").rstrip().casefold()
        if said and said == head:
            yield cell[0]


def _said(element: _Element) -> str:
    return " ".join(text_of(element).split())

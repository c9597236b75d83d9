"""Whether a table arranges the page or holds data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup.html_rows import parts

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.looks import Looks

_DEEPEST = 60
"""Tables within tables: below this depth nobody holds data."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_layout(table: _Element, looks: Looks) -> bool:
    """Whether `table` only places its content on the page.

    It says so itself, or is one cell with headings or tables in it, or holds tables with more text
    than its own and marks up no heading cell.
    """
    if (table.get("role") or "").lower() in {"presentation", "none"}:
        return True
    inner = [each for each in table.iter("table") if each is not table]
    if inner and _depth(table) > _DEEPEST:
        return True
    cells = [cell for row in parts(table, looks).rows for cell in row.cells]
    if len(cells) <= 1:
        return bool(inner) or any(next(cell.iter(*_HEADINGS), None) is not None for cell in cells)
    if not inner or any(cell.tag == "th" for cell in cells):
        return False
    outermost = [each for each in inner if next(each.iterancestors("table")) is table]
    held = sum(_size(each) for each in outermost)
    return 2 * held >= _size(table)


def _depth(table: _Element) -> int:
    return sum(1 for _ in table.iterancestors("table"))


def _size(element: _Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())

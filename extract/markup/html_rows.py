"""What a ``table`` element itself is made of: rows and cells, captions, and what lies between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from msgspec import field

from planlift.extract.markup.elements import HIDDEN
from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}
_BODY = _ORDER["tbody"]
_CELLS = frozenset({"td", "th"})
_HAS_ODD_ROWS = etree.XPath(
    "boolean(descendant::tr[text()[normalize-space()] or *[not(self::td or self::th)]]"
    f" or descendant::*[@{HIDDEN}])"
)
"""Whether some row of a table may hold more than cells.

Along one axis from one element: where sets of nodes are joined, the work grows with their square.
"""


class Row(Struct):
    """One row; `element` is None where the markup has cells without a row."""

    element: _Element | None
    order: int
    section: int
    cells: _Element | list[_Element] = field(default_factory=list)
    """The row itself where it holds nothing else."""


class Parts(Struct):
    """A table taken apart."""

    rows: list[Row] = field(default_factory=list)
    """As shown: heading sections first, footer sections last."""
    captions: list[_Element] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    """Marked texts between the cells, where markup allows none, and hidden rows and cells."""

    def ends(self) -> list[int]:
        """For each row, the row after the last one of its section."""
        ends: list[int] = []
        for at in reversed(range(len(self.rows))):
            last = at + 1 == len(self.rows) or self.rows[at + 1].section != self.rows[at].section
            ends.append(at + 1 if last else ends[-1])
        return ends[::-1]


class _Step(Struct, frozen=True):
    node: _Element | str
    order: int = _BODY
    section: int = 0
    row: Row | None = None


def parts(table: _Element) -> Parts:
    """Take apart a table that holds no other; elements not allowed in it are looked through."""
    found = Parts()
    plain = not _HAS_ODD_ROWS(table)
    sections = 0
    todo = [_Step(node) for node in reversed(_inside(table))]
    while todo:
        step = todo.pop()
        node = step.node
        if isinstance(node, str):
            found.strays.append(node)
        elif node.tag == "tr" and (plain or _is_plain(node)):
            found.rows.append(Row(node, step.order, step.section, node))
        elif node.get(HIDDEN) is not None:
            found.strays.append(text_of(node))
        elif node.tag in _CELLS:
            cells = _row_for(step, found).cells
            assert isinstance(cells, list), "only a row that is walked gets them one by one"
            cells.append(node)
        elif node.tag == "caption" and not found.captions:
            found.captions.append(node)
        elif next(node.iter("tr", "td", "th"), None) is None:
            found.strays.append(text_of(node))
        else:
            sections += node.tag in _ORDER
            todo += reversed(_steps(node, step, sections, found))
    found.strays = [text for text in found.strays if text.strip()]
    found.rows.sort(key=_order)
    return found


def _is_plain(row: _Element) -> bool:
    """Whether the row holds cells and nothing else, so that it need not be walked."""
    return (
        not (row.text or "").strip()
        and all(
            cell.tag in _CELLS and cell.get(HIDDEN) is None and not (cell.tail or "").strip()
            for cell in row
        )
        and row.get(HIDDEN) is None
    )


def _order(row: Row) -> int:
    return row.order


def _steps(node: _Element, step: _Step, sections: int, found: Parts) -> list[_Step]:
    order, section, row = step.order, step.section, step.row
    if node.tag in _ORDER:
        order, section, row = _ORDER[str(node.tag)], sections, None
    elif node.tag == "tr":
        row = Row(node, order, section)
        found.rows.append(row)
    return [_Step(inner, order, section, row) for inner in _inside(node)]


def _row_for(step: _Step, found: Parts) -> Row:
    if step.row is not None:
        return step.row
    last = found.rows[-1] if found.rows else None
    if last is None or last.element is not None or last.section != step.section:
        last = Row(None, step.order, step.section)
        found.rows.append(last)
    return last


def _inside(element: _Element) -> list[_Element | str]:
    nodes: list[_Element | str] = []
    if (element.text or "").strip():
        nodes.append(element.text or "")
    for child in element:
        nodes.append(child)
        if (child.tail or "").strip():
            nodes.append(child.tail or "")
    return nodes

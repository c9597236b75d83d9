"""What a ``table`` element itself is made of: rows and cells, captions, and what lies between."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of
from planlift.extract.markup.html_stream import OPENABLE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.looks import Looks

_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}
_BODY = _ORDER["tbody"]


@dataclass(slots=True)
class Row:
    """One row; `element` is None where the markup has cells without a row."""

    element: _Element | None
    order: int
    section: int
    cells: list[_Element] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """A table taken apart, nested tables left whole."""

    rows: list[Row] = field(default_factory=list)
    """As shown: heading sections first, footer sections last."""
    captions: list[_Element] = field(default_factory=list)
    strays: list[_Element | str] = field(default_factory=list)
    """Elements and texts between the cells, where markup allows none."""
    hidden: list[str] = field(default_factory=list)

    def ends(self) -> list[int]:
        """For each row, the row after the last one of its section."""
        ends: list[int] = []
        for at in reversed(range(len(self.rows))):
            last = at + 1 == len(self.rows) or self.rows[at + 1].section != self.rows[at].section
            ends.append(at + 1 if last else ends[-1])
        return ends[::-1]


@dataclass(frozen=True, slots=True)
class _Step:
    node: _Element | str
    order: int = _BODY
    section: int = 0
    row: Row | None = None


def parts(table: _Element, looks: Looks) -> Parts:
    """Take `table` apart; elements that markup does not allow there are looked through."""
    found = Parts()
    sections = 0
    todo = [_Step(node) for node in reversed(_inside(table))]
    while todo:
        step = todo.pop()
        node = step.node
        if isinstance(node, str):
            found.strays.append(node)
        elif _is_hidden(node, looks):
            found.hidden.append(text_of(node, " "))
        elif node.tag in {"td", "th"}:
            _row_for(step, found).cells.append(node)
        elif node.tag == "caption" and not found.captions:
            found.captions.append(node)
        elif node.tag in {"table", "dl", "caption"} or not _holds_cells(node):
            if text_of(node).strip():
                found.strays.append(node)
        else:
            sections += node.tag in _ORDER
            todo += reversed(_steps(node, step, sections, found))
    found.rows.sort(key=lambda row: row.order)
    return found


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


def _holds_cells(element: _Element) -> bool:
    return next(element.iter("tr", "td", "th"), None) is not None


def _is_hidden(element: _Element, looks: Looks) -> bool:
    return bool(element.attrib) and OPENABLE not in element.attrib and looks.of(element).hidden

"""From the text of a page to a tree in which all that a reader sees is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from planlift.errors import TooLargeError
from planlift.extract.markup import symbols
from planlift.extract.markup.elements import elements
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.html_marks import LABELLED
from planlift.extract.markup.html_marks import OPENABLE
from planlift.extract.markup.labels import label

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.looks import Looks

_ROLES = {
    "table": "table", "grid": "table", "treegrid": "table", "row": "tr", "cell": "td",
    "gridcell": "td", "columnheader": "th", "rowheader": "th", "rowgroup": "tbody",
}  # fmt: skip
_NOT_WORDS = ("script", "style", "template")
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target")
_TYPED = frozenset({"", "text", "date", "email", "number", "search", "tel", "url", "month", "week"})


def parse(text: str) -> _Element:
    """The tree of a page; comments and processing instructions are gone.

    Raises TooLargeError when elements stand deeper in each other than the parser follows.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    # Bytes, for the parser refuses text that declares an encoding of its own.
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLargeError(
            "the page has elements nested too deeply to be read safely; save it again from the"
            " browser, or print it to PDF"
        )
    if root is None:
        return etree.fromstring(b"<html><body></body></html>")
    return root


def sheets(root: _Element) -> list[str]:
    """The text of the page's own style rules, but for those meant for other media."""
    return [
        text_of(style)
        for style in root.iter("style")
        if (style.get("media") or "all").strip().lower() not in {"print", "speech"}
    ]


def show(root: _Element, looks: Looks) -> None:
    """Turn into text what a reader sees and the tree has elsewhere; drop what is no text.

    Names of pictures, fields and boxes of forms, letters of picture fonts, the numbers of list
    items. Roles of ARIA tables become the table's elements.
    """
    etree.strip_elements(root, *_NOT_WORDS, with_tail=False)
    for head in root.iterfind("head"):
        etree.strip_elements(head, "title", with_tail=False)
    _mark_openable(root)
    _wrap_lost_rows(root)
    for element in elements(root, "//*[@role]"):
        _take_role(element)
    for tag in ("img", "area"):
        for element in root.iter(tag):
            element.text = element.get("alt") or ""
    for element in root.iter("input"):
        element.text = _field(element)
    for element in root.iter("select"):
        _choose(element)
    for element in root.iter("ol"):
        _number(element, looks)
    _show_symbols(root, looks)


def _take_role(element: _Element) -> None:
    role = element.get("role") or ""
    if element.tag in {"div", "span", "ul", "li", "section", "p", "a", "button"}:
        element.tag = _ROLES.get(role, element.tag)
    if role == "img" and element.tag != "img" and not text_of(element).strip():
        element.text = element.get("aria-label") or ""


def _field(element: _Element) -> str:
    kind = (element.get("type") or "").lower()
    if kind in {"checkbox", "radio"}:
        return "☑" if element.get("checked") is not None else "☐"
    return (element.get("value") or "") if kind in _TYPED else ""


def _choose(element: _Element) -> None:
    """Leave the chosen options of a drop-down list; a browser shows the first when none is."""
    options = list(element.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    for option in options:
        if option not in chosen:
            option.set("hidden", "")


def _number(element: _Element, looks: Looks) -> None:
    """Print the numbers of a list where they are its author's choice, not mere decoration.

    That is a list that starts elsewhere, counts otherwise than 1, 2, 3, or has but one item: the
    number then is a reference. Other items get a bullet as all items do.
    """
    items = [child for child in element if child.tag == "li"]
    told = any(item.get("value") for item in items) or any(map(element.get, ("start", "type")))
    if looks.of(element).unmarked or not (told or len(items) == 1):
        return
    number = _whole(element.get("start"), 1)
    for item in items:
        number = _whole(item.get("value"), number)
        printed = label(number, element.get("type") or "1")
        item.set(LABELLED, "")
        item.text = f"{printed}. {(item.text or '').lstrip()}"
        number += 1


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _show_symbols(root: _Element, looks: Looks) -> None:
    """Replace the letters of picture fonts by the pictures that they stand for."""
    for element in elements(root, "//*[@style or @class or @face]"):
        font = looks.of(element).symbols
        if font and element.text:
            element.text = symbols.shown(element.text, font)
        for child in element if font else ():
            child.tail = symbols.shown(child.tail, font) if child.tail else child.tail


def _mark_openable(root: _Element) -> None:
    """Mark what some control of the page opens: closed is how it happens to be, not what it is."""
    openers = elements(root, "|".join(f"//*[@{attribute}]" for attribute in _OPENERS))
    opened = {
        name.lstrip("#")
        for element in openers
        for attribute in _OPENERS
        for name in (element.get(attribute) or "").split()
    }
    for element in elements(root, "//*[@id]") if opened else []:
        if element.get("id") in opened:
            element.set(OPENABLE, "")
    for element in elements(root, "//*[@role='tabpanel']"):
        element.set(OPENABLE, "")


def _wrap_lost_rows(root: _Element) -> None:
    """Put rows that stand in no table, as pasted fragments have them, into one."""
    lost = elements(root, "//tr[not(ancestor::table)]")
    table = None
    for row in lost:
        before = row.getprevious()
        if table is None or before is not table or (table.tail or "").strip():
            table = etree.Element("table")
            row.addprevious(table)
        row_tail, row.tail = row.tail, None
        table.append(row)
        table.tail = row_tail

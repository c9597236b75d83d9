"""From the text of a page to a tree in which all that a reader sees is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from planlift.errors import TooLargeError
from planlift.extract.markup import cards
from planlift.extract.markup import decoding
from planlift.extract.markup import div_tables
from planlift.extract.markup import dl_cards
from planlift.extract.markup import marks
from planlift.extract.markup import symbols
from planlift.extract.markup import titles
from planlift.extract.markup.elements import LABELLED
from planlift.extract.markup.elements import OPENABLE
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.labels import label
from planlift.extract.markup.looks import PLAIN
from planlift.extract.markup.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from lxml.etree import _Element

    from planlift.extract.markup.looks import Look

_ROLES = {
    "table": "table", "grid": "table", "treegrid": "table", "row": "tr", "cell": "td",
    "gridcell": "td", "columnheader": "th", "rowheader": "th", "rowgroup": "tbody",
}  # fmt: skip
_DISPLAYS = {
    "table": "table", "table-row-group": "tbody", "table-header-group": "thead",
    "table-footer-group": "tfoot",
}  # fmt: skip
_FORMATS = ("font", "b", "i", "u", "em", "strong", "span", "small", "big", "center", "p", "a", "s")
_CELL = re.compile(r"<(?:t[dhr]|/tr|/table|/tbody)\b", re.IGNORECASE)
_NOT_WORDS = ("script", "style", "template")
_AROUND = 3
"""Elements around a control at most, its heading and that one's box."""
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "data-toggle-target")
_TELLING = ("role", "aria-expanded", *_OPENERS)
_HAS_PANELS = f"boolean(descendant-or-self::*[{' or '.join(f'@{name}' for name in _TELLING)}])"
_OWN = "planlift-"
_PROTECTED = {f"{_OWN}{name}": name for name in ("b", "strong", "s", "strike", "del")}
_FORMAT = re.compile(
    r"<(b|strong|s|strike|del)\b([^<>]*)>((?:(?!</?(?:\1|t[rdh]|table)\b).)*)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_PARAGRAPH = re.compile(r"<(?:p|div|ul|ol|li|h[1-6]|center|pre)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|\d{1,9});?", re.IGNORECASE)
_LAST_CHARACTER = 0x10FFFF
_TYPED = frozenset({"", "text", "date", "email", "number", "search", "tel", "url", "month", "week"})


def parse(text: str, *, closed: bool = False) -> _Element:
    """The tree of a page; comments and processing instructions are gone.

    Where a cell was taken for content of the one before, whose formatting nobody ended, the page
    is read again with all its cells `closed`. Raises TooLargeError when elements stand deeper in
    each other than the parser follows.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    # Bytes, for the parser refuses text that declares an encoding of its own.
    text = _REFERENCE.sub(_harmless, _FORMAT.sub(_protected, text))
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise TooLargeError(
            "the page has elements nested too deeply to be read safely; save it again from the"
            " browser, or print it to PDF"
        )
    if root is None:
        return etree.fromstring(b"<html><body></body></html>")
    if not closed and _has_cells_in_formats(root):
        return parse(_CELL.sub(r"</td></th>\g<0>", text), closed=True)
    for element in root.iter(*_PROTECTED):
        element.tag = _PROTECTED[str(element.tag)]
    return root


def _has_cells_in_formats(root: _Element) -> bool:
    """Whether a cell or row stands in an element that formats the text of another cell."""
    for element in root.iter("td", "th", "tr"):
        parent = element.getparent()
        in_format = parent is not None and parent.tag in _FORMATS
        if in_format and next(element.iterancestors("td"), None) is not None:
            return True
    return False


def _protected(match: re.Match[str]) -> str:
    """Formatted text with paragraphs in it, under a name at which the parser does not end it."""
    name, attributes, inside = match.groups()
    if not _PARAGRAPH.search(inside):
        return match[0]
    return f"<{_OWN}{name}{attributes}>{inside}</{_OWN}{name}>"


def _harmless(match: re.Match[str]) -> str:
    """A character reference, unless no text has that character."""
    digits = match[1].lower()
    code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return (
        "" if code > _LAST_CHARACTER or not marks.clean(decoding.printed(chr(code))) else match[0]
    )


class Page(Struct, frozen=True):
    """A page whose tree holds as text all that a reader sees."""

    root: _Element
    looks: Looks
    styled: tuple[tuple[_Element, Look], ...]
    """Elements that look otherwise than their tag has it, in order."""


def open_page(root: _Element) -> Page:
    """Turn into text what a reader sees and the tree has elsewhere; drop what is no text.

    Names of pictures, fields and boxes of forms, letters of picture fonts, the numbers of list
    items. Roles of ARIA tables become the table's elements.
    """
    looks = Looks(_sheets(root))
    etree.strip_elements(root, *_NOT_WORDS, with_tail=False)
    for head in root.iterfind("head"):
        etree.strip_elements(head, "title", with_tail=False)
    _fill_in(root)
    dressed = [element for element in root.iter("*") if element.keys()]
    _take_roles(dressed)
    if root.xpath(_HAS_PANELS):
        _mark_openable(dressed)
    _wrap_lost_rows(root)
    styled = tuple(_styled(root, dressed, looks))
    _take_displays(styled)
    div_tables.take(root)
    cards.take(dressed)
    dl_cards.take(root)
    titles.take(root)
    page = Page(root, looks, styled)
    for element in root.iter("ol"):
        _number(element, looks)
    _show_symbols(page)
    return page


def _styled(
    root: _Element, dressed: list[_Element], looks: Looks
) -> Iterator[tuple[_Element, Look]]:
    bare = [each for tag in looks.bare_tags for each in root.iter(tag) if not each.attrib]
    for element in [*dressed, *bare]:
        look = looks.of(element)
        if look is not PLAIN and look.speaks():
            yield element, look


def _fill_in(root: _Element) -> None:
    """Write out pictures' names and the fields of forms."""
    for element in root.iter("img", "area"):
        element.text = element.get("alt") or ""
    for element in root.iter("input"):
        element.text = _field(element)
    for element in root.iter("select"):
        _choose(element)


def _sheets(root: _Element) -> list[str]:
    """The text of the page's own style rules, but for those meant for other media."""
    return [
        text_of(style)
        for style in root.iter("style")
        if (style.get("media") or "all").strip().lower() not in {"print", "speech"}
    ]


def _take_roles(dressed: list[_Element]) -> None:
    for element in dressed:
        if element.get("role"):
            _take_role(element)


def _take_role(element: _Element) -> None:
    role = element.get("role") or ""
    if element.tag in {"div", "span", "ul", "li", "section", "p", "a", "button"}:
        element.tag = _ROLES.get(role, element.tag)
    if role == "img" and element.tag != "img" and not text_of(element).strip():
        element.text = element.get("aria-label") or ""


def _take_displays(styled: Sequence[tuple[_Element, Look]]) -> None:
    """Boxes that style rules set as a table become one where they have rows of several cells."""
    shown = {element: look.display for element, look in styled if look.display}
    rows = [
        element
        for element, display in shown.items()
        if display == "table-row" and sum(shown.get(child) == "table-cell" for child in element) > 1
    ]
    for row in rows if len(rows) > 1 else ():
        row.tag = "tr"
        for child in row:
            child.tag = "td" if shown.get(child) == "table-cell" else child.tag
        for above in row.iterancestors():
            if shown.get(above) in _DISPLAYS:
                above.tag = _DISPLAYS[shown[above]]
            if above.tag == "table":
                break


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


def _show_symbols(page: Page) -> None:
    """Replace the letters of picture fonts by the pictures that they stand for."""
    for element, look in page.styled:
        if look.symbols and element.text:
            element.text = symbols.shown(element.text, look.symbols)
        for child in element if look.symbols else ():
            child.tail = symbols.shown(child.tail, look.symbols) if child.tail else child.tail


def _mark_openable(dressed: list[_Element]) -> None:
    """Mark what some control of the page opens: closed is how it happens to be, not what it is."""
    controls = [element for element in dressed if any(map(element.get, _OPENERS))]
    opened = {
        name.lstrip("#")
        for element in controls
        for attribute in _OPENERS
        for name in (element.get(attribute) or "").split()
    }
    for element in dressed:
        panel = _panel_below(element)
        if panel is not None:
            panel.set(OPENABLE, "")
        if (opened and element.get("id") in opened) or element.get("role") == "tabpanel":
            element.set(OPENABLE, "")


def _panel_below(control: _Element) -> _Element | None:
    """What follows a control that says whether it is expanded, or the heading that it stands in."""
    if control.get("aria-expanded") is None:
        return None
    at: _Element | None = control
    for _ in range(_AROUND):
        if at is None or at.getnext() is not None:
            break
        at = at.getparent()
    return None if at is None else at.getnext()


def _wrap_lost_rows(root: _Element) -> None:
    """Put rows that stand in no table, as pasted fragments have them, into one."""
    lost = [row for row in root.iter("tr") if not _is_in_table(row)]
    table = None
    for row in lost:
        before = row.getprevious()
        if table is None or before is not table or (table.tail or "").strip():
            table = etree.Element("table")
            row.addprevious(table)
        row_tail, row.tail = row.tail, None
        table.append(row)
        table.tail = row_tail


def _is_in_table(row: _Element) -> bool:
    above = row.getparent()
    if above is not None and above.tag in {"table", "tbody", "thead", "tfoot"}:
        above = above if above.tag == "table" else above.getparent()
    return above is not None and (
        above.tag == "table" or next(above.iterancestors("table"), None) is not None
    )

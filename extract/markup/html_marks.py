"""Marks put into the tree of a page, so that its text alone says what its markup said."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from planlift.extract.markup import badges
from planlift.extract.markup import cards
from planlift.extract.markup import html_repeats
from planlift.extract.markup import marks
from planlift.extract.markup import note_marks
from planlift.extract.markup.elements import HIDDEN
from planlift.extract.markup.elements import LABELLED
from planlift.extract.markup.elements import OPENABLE
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.furniture import furniture
from planlift.extract.markup.looks import VISUALLY_HIDDEN

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.html_tree import Page
    from planlift.extract.markup.looks import Look


_BLOCKS = (
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup",
    "hr", "legend", "li", "main", "menu", "nav", "noscript", "ol", "optgroup", "option", "p",
    "pre", "search", "section", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "summary",
)  # fmt: skip
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 0}
_BOLD = ("b", "strong", "u", *_HEADINGS)
"""What is underlined stands out as what is bold does."""
_STRUCK = ("s", "strike", "del")
_KEPT_LINES = ("pre", "textarea", "listing", "xmp", "plaintext")
_CELLS = ("td", "th", "caption")

_NOTE_LINK = re.compile(
    r"#_?(?:fn|ftn|edn|footnote|endnote|note|cite|tblfn|tfn|fnote)(?![a-z])", re.IGNORECASE
)
_TYPED_BULLET = re.compile(r"\s*(?:[•·▪§o➢✓*-]|[\uf000-\uf0ff]|\ufffd)\s*$")
_STEPS_BACK = 20
_BEFORE = 12
"""Characters looked at before a footnote's mark."""


def put(page: Page) -> None:
    """Put the marks of all elements but tables into the text of the tree."""
    _hide(page)
    for element in furniture(page.root):
        wrap(element, marks.AROUND, marks.END)
    _set_notes_apart(page.root)
    _break_lines(page.root)
    _format(page)
    _part(page)


def wrap(element: _Element, opening: str, closing: str = "") -> None:
    """Put marks before the element's first and behind its last word."""
    element.text = opening + (element.text or "")
    if not closing:
        return
    if len(element):
        last = element[-1]
        last.tail = (last.tail or "") + closing
    else:
        element.text += closing


def part(element: _Element) -> None:
    """Make the element a paragraph of its own."""
    text, tail = element.text, element.tail
    element.text = marks.BLOCK + text if text else marks.BLOCK
    element.tail = marks.BLOCK + tail if tail else marks.BLOCK


def _hide(page: Page) -> None:
    for element, look in page.styled:
        clipped = look.clipped and not (_is_heading(element) or _says_all(element))
        hidden = look.hidden or clipped
        if hidden and element.get(OPENABLE) is None and element.tag not in {"html", "body"}:
            element.set(HIDDEN, "")
            wrap(element, marks.HIDDEN, marks.END)
    for element in html_repeats.headings_again(page.root):
        if element.get(HIDDEN) is None:
            element.set(HIDDEN, "")
            wrap(element, marks.HIDDEN, marks.END)


def _is_heading(element: _Element) -> bool:
    """It heads a table: what screen readers alone get is there the only heading."""
    heads = ("thead", "th", "caption")
    return element.tag in heads or next(element.iterancestors(*heads), None) is not None


def _says_all(element: _Element) -> bool:
    """It is the only text of a cell: what an icon beside it shows."""
    cell = next(element.iterancestors("td", "dd"), None)
    return cell is not None and text_of(cell).strip() == text_of(element).strip()


def _set_notes_apart(root: _Element) -> None:
    for element in root.iter("sup", "a"):
        if element.tag == "a" and next(element.iterancestors("sup"), None) is not None:
            continue
        if element.get(HIDDEN) is None and _is_footnote_mark(element):
            wrap(element, marks.NOTE, marks.END)


def _is_footnote_mark(element: _Element) -> bool:
    """Whether the element is a footnote's mark behind the word that it belongs to."""
    if element.tag == "a" and not _NOTE_LINK.match(element.get("href") or ""):
        return False
    seen, before = _seen(element), _text_before(element)
    if not note_marks.may_be(seen) or not before.strip():
        return False
    linked = any((link.get("href") or "").startswith("#") for link in element.iter("a"))
    return element.tag == "a" or linked or note_marks.is_mark(seen, before)


def _seen(element: _Element) -> str:
    """The text of a short element, without what only screen readers get."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        hidden = not VISUALLY_HIDDEN.isdisjoint((child.get("class") or "").split())
        parts += ["" if hidden else child.text or "", child.tail or ""]
    return marks.clean("".join(parts)).strip()


def _text_before(element: _Element) -> str:
    """The end of the text that stands before the element in its paragraph."""
    text = ""
    at: _Element | None = element
    for _ in range(_STEPS_BACK):
        if at is None or len(text) >= _BEFORE or at.tag in _BLOCKS or at.tag in _CELLS:
            break
        before = at.getprevious()
        if before is None:
            at = at.getparent()
            text = ((at.text or "") if at is not None else "") + text
        else:
            text = (before.tail or "") + text
            if before.tag in _BLOCKS or before.tag in {"br", "table"}:
                return text
            text = text if text.strip() else text_of(before)[-_BEFORE:] + text
            at = before
    return text


def _break_lines(root: _Element) -> None:
    for element in root.iter("br"):
        tail = element.tail
        element.tail = marks.LINE + tail if tail else marks.LINE
    for element in root.iter(*_KEPT_LINES):
        _keep_lines(element)
    for element in badges.found(root):
        wrap(element, marks.LINE, marks.LINE)


def _keep_lines(element: _Element) -> None:
    for inner in element.iter():
        inner.text = (inner.text or "").replace("\n", marks.LINE)
        if inner is not element:
            inner.tail = (inner.tail or "").replace("\n", marks.LINE)


def _format(page: Page) -> None:
    """Mark what is bold and what is struck out."""
    told = dict(page.styled)
    for element in page.root.iter(*_BOLD):
        if element not in told or told[element].bold is not False:
            _format_one(element, marks.BOLD)
    for element in page.root.iter(*_STRUCK):
        if element not in told or told[element].struck is not False:
            _format_one(element, marks.STRUCK)
    for element, look in page.styled:
        _format_as_told(element, look)


def _format_as_told(element: _Element, look: Look) -> None:
    if look.bold is not None and element.tag not in _BOLD:
        _format_one(element, marks.BOLD if look.bold else marks.LIGHT)
    if look.struck and element.tag not in _STRUCK:
        _format_one(element, marks.STRUCK)
    if look.breaks and element.tag not in _KEPT_LINES:
        _keep_lines(element)


def _format_one(element: _Element, mark: str) -> None:
    """Mark the element, or each cell in it: cells are read one by one."""
    cells = list(element.iter("td", "th")) if len(element) else []
    for each in [cell for cell in cells if cell is not element] or [element]:
        wrap(each, mark, marks.END)


def _part(page: Page) -> None:
    """Mark where paragraphs, headings and list items begin and end."""
    root = page.root
    for element in root.iter("li"):
        if element.get(LABELLED) is None and ((element.text or "").strip() or len(element)):
            element.text = marks.ITEM + (element.text or "")
    for element in root.iter("p"):
        if "mso-list" in (element.get("style") or "") and _has_typed_bullet(element):
            element.text = marks.ITEM + (element.text or "")
    for tag, level in _HEADINGS.items():
        for element in root.iter(tag):
            element.text = f"{marks.HEADING}{level}{element.text or ''}"
    for element in chain(cards.values(root), root.iter(*_BLOCKS)):
        part(element)
    for element, look in page.styled:
        if look.blocks and element.tag not in _BLOCKS:
            part(element)


def _has_typed_bullet(element: _Element) -> bool:
    """Whether a paragraph of Word's HTML is a list item whose bullet is typed text."""
    for span in element.iter("span"):
        if "mso-list:ignore" in (span.get("style") or "").replace(" ", "").lower():
            return bool(_TYPED_BULLET.match(marks.clean(text_of(span))))
    return False

"""From a subtree of a page to a flat run of pieces in reading order, without recursion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of
from planlift.extract.markup.looks import VISUALLY_HIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from lxml.etree import _Element

    from planlift.extract.markup.looks import Looks

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "nav", "noscript", "ol", "option", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "optgroup",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_STRUCK = frozenset({"s", "strike", "del"})
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 0}
_KEPT_LINES = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})

_MARK = re.compile(r"[\[(]?(?:[*†‡§¶#]{1,3}|\d{1,3}|[a-z]|[ivx]{1,4})[\])]?", re.IGNORECASE)
_SIGN = re.compile(r"[\[(]?[*†‡§¶]{1,3}[\])]?")
_NOTE_LINK = re.compile(
    r"#_?(?:fn|ftn|edn|footnote|endnote|note|cite|tblfn|tfn|fnote)(?![a-z])", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{3,}[.,;:)\]]?\s?$")
_FAKE_BULLET = re.compile(r"\s*(?:[•·▪§o➢✓*-]|[\uf000-\uf0ff]|\ufffd)\s*$")


OPENABLE = "data-planlift-openable"
"""Set on what the page hides until a reader asks for it: a tab, a closed panel."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One step through the page."""

    kind: str
    """``text``, ``line`` (a line break), ``block`` (a boundary between paragraphs), ``item`` (the
    start of a list item), ``heading`` (the start of one), ``table``, ``hidden`` or ``mark``."""
    text: str = ""
    bold: bool = False
    struck: bool = False
    level: int = 0
    element: _Element | None = None


@dataclass(frozen=True, slots=True)
class _Format:
    bold: bool = False
    struck: bool = False
    breaks: bool = False


BLOCK = Piece("block")
LINE = Piece("line")


def stream(
    root: _Element,
    looks: Looks,
    is_grid: Callable[[_Element], bool],
    *,
    bold: bool = False,
    struck: bool = False,
) -> Iterator[Piece]:
    """The pieces of what stands in `root`, which is itself neither shown nor hidden.

    Elements for which `is_grid` holds are handed over whole as ``table``.
    """
    todo: list[tuple[str, _Element, _Format]] = [("in", root, _Format(bold, struck))]
    last = ""
    while todo:
        step, element, form = todo.pop()
        if step == "tail":
            pieces = _text(element.tail, form)
        elif step == "end":
            pieces = [BLOCK]
        elif element is not root and (whole := _whole(element, looks, is_grid, form, last)):
            pieces = whole
        else:
            pieces, form = _open(element, looks, form)
            if pieces and pieces[0] is BLOCK:
                todo.append(("end", element, form))
            for child in reversed(element):
                todo.append(("tail", child, form))
                todo.append(("in", child, form))
            pieces = [*pieces, *_text(element.text, form)]
        for piece in pieces:
            if piece.kind == "text":
                last = (last + piece.text)[-8:]
            elif piece.kind != "mark":
                last = ""
            yield piece


def _text(text: str | None, form: _Format) -> list[Piece]:
    if not text:
        return []
    if not form.breaks:
        return [Piece("text", text.replace("\n", " ").replace("\r", " "), form.bold, form.struck)]
    pieces = []
    for line in text.replace("\r\n", "\n").split("\n"):
        pieces += [LINE, Piece("text", line, form.bold, form.struck)]
    return pieces[1:]


def _whole(
    element: _Element, looks: Looks, is_grid: Callable[[_Element], bool], form: _Format, before: str
) -> list[Piece]:
    """The one piece that `element` makes without being looked into; nothing for most elements."""
    tag = element.tag
    if tag == "br":
        return [LINE]
    if tag in {"sup", "a"} and (mark := footnote_mark(element, before)):
        return [Piece("mark", mark)]
    if element.attrib and looks.of(element).hidden and OPENABLE not in element.attrib:
        return [Piece("hidden", text_of(element, " "), element=element)]
    if tag in {"table", "dl", "tr"} and is_grid(element):
        return [BLOCK, Piece("table", "", form.bold, form.struck, element=element), BLOCK]
    return []


def _open(element: _Element, looks: Looks, form: _Format) -> tuple[list[Piece], _Format]:
    """What the start of `element` makes, and the format of the text in it."""
    tag = str(element.tag)
    look = looks.of(element)
    bold = look.bold if look.bold is not None else form.bold or tag in _BOLD
    struck = form.struck or tag in _STRUCK if look.struck is None else look.struck
    breaks = form.breaks or tag in _KEPT_LINES if look.breaks is None else look.breaks
    if (bold, struck, breaks) != (form.bold, form.struck, form.breaks):
        form = replace(form, bold=bold, struck=struck, breaks=breaks)
    if tag not in _BLOCKS and not look.blocks:
        return [], form
    pieces = [BLOCK]
    if tag in _LEVELS:
        pieces.append(Piece("heading", level=_LEVELS[tag]))
    elif (tag == "li" and "data-planlift-label" not in element.attrib) or _is_word_item(element):
        pieces.append(Piece("item"))
    return pieces, form


def _is_word_item(element: _Element) -> bool:
    """Whether a paragraph of Word's HTML is a list item whose bullet is typed text."""
    if element.tag != "p" or "mso-list" not in (element.get("style") or ""):
        return False
    for span in element.iter("span"):
        if "mso-list:ignore" in (span.get("style") or "").replace(" ", "").lower():
            typed = text_of(span)
            return bool(_FAKE_BULLET.match(typed))
    return False


def footnote_mark(element: _Element, before: str) -> str:
    """The text of a footnote's mark that follows the text `before`; empty for other elements.

    What stands raised after a digit or a short unit (``1st``, ``m2``) is no mark, nor is what
    opens its paragraph.
    """
    if element.tag == "a" and not _NOTE_LINK.match(element.get("href") or ""):
        return ""
    text = text_of(element, " ")
    seen = _seen(element)
    if not before.strip() or _MARK.fullmatch(seen) is None:
        return ""
    if element.tag == "a" or _SIGN.fullmatch(seen) or _links_to_note(element):
        return text
    return text if _WORD_BEFORE.search(before) else ""


def _links_to_note(element: _Element) -> bool:
    return any((link.get("href") or "").startswith("#") for link in element.iter("a"))


def _seen(element: _Element) -> str:
    """The text of a short element, without what only screen readers get."""
    parts = [element.text or ""]
    for child in element.iter():
        if child is element:
            continue
        hidden = not VISUALLY_HIDDEN.isdisjoint((child.get("class") or "").split())
        parts += [] if hidden else [child.text or ""]
        parts.append(child.tail or "")
    return "".join(parts).strip()

"""Bits of HTML inside plain text, as exports from web forms leave them."""

from __future__ import annotations

import html
import re

from planlift.extract.markup import html_marks
from planlift.extract.markup import html_tree
from planlift.extract.markup import marks
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.inline import Run
from planlift.extract.markup.marks import Content

_TAGS = (
    "a|abbr|b|big|blockquote|br|code|del|div|em|font|h[1-6]|hr|i|ins|li|mark|o:p|ol|p|pre|s|small"
    "|span|strike|strong|sub|sup|u|ul"
)
_ATTRIBUTES = r"""\s(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*"""
"""With quotes that are closed: an open one would take the text behind the tag."""
MARKUP = re.compile(
    rf"</?(?:{_TAGS})(?:{_ATTRIBUTES}|\s*/)?>|<!--.{{0,2000}}?-->"
    r"|<(script|style)\b[^<>]*>.{0,2000}?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
"""Tags that mean formatting. ``<5 days`` and ``<name>`` are text."""


def content_of(text: str) -> Content:
    """`text` without its markup: paragraphs and list items on lines of their own."""
    if "<" not in text or not MARKUP.search(text):
        return Content([Run(html.unescape(text) if "&" in text else text)])
    root = html_tree.parse(f"<div>{_only_known(text)}</div>")
    html_marks.put(html_tree.open_page(root))
    return marks.cell(text_of(root))


def _only_known(text: str) -> str:
    """The text with every ``<`` that opens no known tag written as an entity."""
    parts = []
    at = 0
    for match in MARKUP.finditer(text):
        parts += [text[at : match.start()].replace("<", "&lt;").replace("\n", "<br>"), match[0]]
        at = match.end()
    parts.append(text[at:].replace("<", "&lt;").replace("\n", "<br>"))
    return "".join(part for part in parts if not part.lower().startswith(("<script", "<style")))

"""HTML: pages saved from browsers, written by Word, or made by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift import limits
from planlift.extract.markup import decoding
from planlift.extract.markup import html_labels
from planlift.extract.markup import html_marks
from planlift.extract.markup import html_table
from planlift.extract.markup import html_tree
from planlift.extract.markup import marks
from planlift.extract.markup.elements import text_of
from planlift.extract.markup.flow import Flow
from planlift.model import Document
from planlift.text import fold
from planlift.text import letters

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.model import Source

_CREATED = frozenset({
    "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date", "dc.date.issued",
    "dc.date.created", "date", "article:published_time", "datepublished", "publication_date",
    "publish-date",
})  # fmt: skip
_MODIFIED = frozenset({
    "dcterms.modified", "dc.date.modified", "last-modified", "article:modified_time",
    "datemodified", "og:updated_time",
})  # fmt: skip
_CELL = re.compile(rb"<t[dh]\b", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_html(source: Source, data: bytes) -> Document:
    """All that a reader of the page sees, in order.

    A page without tables is a document without grids, not an error. Raises TooLargeError for
    pages nested too deeply or beyond a limit. Fetches nothing that the page refers to.
    """
    limits.spend("tags", data.count(b"<"), "tags")
    cells = len(_CELL.findall(data))  # a tree of them takes far longer than this
    if cells > limits.active().cells:
        raise limits.refuse("cells", f"its tables have {cells:,} cells")
    root = html_tree.parse(marks.clean(decoding.decode(data)))
    if html_labels.LABELLED.search(data):
        html_labels.put_headings(root)
    metadata = _metadata(root)
    language = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    page = html_tree.open_page(root)
    text = text_of(root)
    limits.spend("text", len(text), "characters")
    count = letters(text)
    html_marks.put(page)
    flow = Flow(html_table.take_out(page))
    text = text_of(root)
    del root, page  # the tree is as large as all that is made of it
    flow.read(text)
    blocks = flow.placed_blocks()
    hidden = sum(letters(each.text) for each in flow.aside if each.reason == "hidden")
    notes = (f"The page hides {hidden} letters and digits; they were set aside.",) if hidden else ()
    return Document(
        source, flow.tables, blocks, tuple(flow.aside), count, language, metadata, notes
    )


def _metadata(root: _Element) -> dict[str, str]:
    """Title and dates, as far as the page's head says them."""
    found: dict[str, str] = {}
    title = next(root.iter("title"), None)
    if title is not None and (text := fold(" ".join(text_of(title).split()))):
        found["title"] = text
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        date = _ISO.search(meta.get("content") or "")
        if date and name in _CREATED:
            found.setdefault("created", date[0])
        elif date and name in _MODIFIED:
            found.setdefault("modified", date[0])
    for time in root.iter("time"):
        name = (time.get("property") or time.get("itemprop") or "").lower()
        date = _ISO.search(time.get("datetime") or "")
        if date and name in _MODIFIED:
            found.setdefault("modified", date[0])
        elif date and name in _CREATED:
            found.setdefault("created", date[0])
    return found

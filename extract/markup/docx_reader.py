"""DOCX: tables, paragraphs, tracked changes and lists as Word shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift import limits
from planlift.extract.markup import docx_package
from planlift.extract.markup import docx_tabs
from planlift.extract.markup.docx_numbering import read_numbering
from planlift.extract.markup.docx_package import W
from planlift.extract.markup.docx_styles import read_styles
from planlift.extract.markup.docx_styles import read_theme
from planlift.extract.markup.docx_text import MC
from planlift.extract.markup.docx_text import W14
from planlift.extract.markup.docx_text import Reading
from planlift.extract.markup.docx_text import hide_prompts
from planlift.extract.markup.docx_text import show_symbols
from planlift.extract.markup.flow import Flow
from planlift.model import Aside
from planlift.model import Document
from planlift.model import Place
from planlift.model import TextBlock
from planlift.text import fold
from planlift.text import letters
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from planlift.extract.markup.docx_package import Package
    from planlift.model import Block
    from planlift.model import Source

_BESIDE = {
    "header": "running-head", "footer": "running-head", "footnotes": "footnote",
    "endnotes": "footnote", "comments": "comment",
}  # fmt: skip
_TEXTS = (f"{W}t", f"{W}delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_FALLBACK, _CHECKBOX = f"{MC}Fallback", f"{W14}checkbox"
_TERMS = "{http://purl.org/dc/terms/}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OF_TEMPLATE = "2013-12-23T23:15:00Z"
"""When python-docx's template was made, which stands in every file that it makes."""
_SEPARATORS = frozenset({"separator", "continuationSeparator"})


def read_docx(source: Source, data: bytes) -> Document:
    """All that a reader of the document sees, in order, and what was deleted or runs beside.

    Raises DamagedError, EncryptedError and TooLargeError. Opens nothing that the file links to.
    """
    package = docx_package.open_package(data)
    root = docx_package.part(package, package.main)
    assert root is not None, "open_package found it"
    others = docx_package.related(package, package.main)
    styles = _other(package, others, "styles")
    reading = Reading(
        read_styles(styles),
        read_numbering(_other(package, others, "numbering")),
        _default(styles),
        read_theme(_other(package, others, "theme")),
    )
    # Before any of them is read: a table takes far longer than its cells take to be counted.
    cells = sum(1 for _ in root.iter(f"{W}tc"))
    if cells > limits.active().cells:
        raise limits.refuse("cells", f"its tables have {cells:,} cells")
    show_symbols(root)
    hide_prompts(root)
    docx_tabs.as_tables(root)
    count = _count(root)
    flow = Flow(reading.taken)
    flow.read(reading.blocks(root))
    blocks = flow.placed_blocks()
    aside = [*flow.aside]
    for reason, part in _beside(package, others):
        show_symbols(part)
        aside += [Aside(text, reason, Place(1)) for text in _texts(part, reading)]
        count += _count(part)
    count += sum(map(letters, reading.made))
    return Document(
        source,
        flow.tables,
        blocks,
        tuple(aside),
        count,
        _language(styles),
        _metadata(package),
        _notes(aside),
    )


def _other(package: Package, others: dict[str, tuple[str, str]], kind: str) -> _Element | None:
    name = next((name for each, name in others.values() if each == kind), "")
    return docx_package.optional_part(package, name) if name else None


def _count(root: _Element) -> int:
    """Letters and digits of the part's own texts, each text box once, ticks not counted."""
    texts = [at.text or "" for at in _counted(root)]
    limits.spend("text", sum(map(len, texts)), "characters")
    return letters("".join(texts))


def _counted(root: _Element) -> Iterator[_Element]:
    found = list(root.iter(*_TEXTS))
    if next(root.iter(_FALLBACK, _CHECKBOX), None) is None and not any(map(len, found)):
        yield from found
        return
    todo = [root]
    while todo:
        at = todo.pop()
        if at.tag in _TEXTS:
            yield at
        elif at.tag == f"{W}sdt" and at.find(f"{W}sdtPr/{_CHECKBOX}") is not None:
            continue
        elif at.tag != _FALLBACK:
            todo += at


def _beside(package: Package, others: dict[str, tuple[str, str]]) -> Iterator[tuple[str, _Element]]:
    """The parts that are printed beside the text, each with the reason for its being aside."""
    for kind, name in sorted(set(others.values())):
        root = docx_package.optional_part(package, name) if kind in _BESIDE else None
        if root is not None:
            yield _BESIDE[kind], root


def _texts(part: _Element, reading: Reading) -> Iterator[str]:
    """The part's text, one for each note or comment."""
    notes = part.findall(f"{W}footnote") + part.findall(f"{W}endnote") + part.findall(f"{W}comment")
    for each in notes or [part]:
        if each.get(f"{W}type") in _SEPARATORS:
            continue
        flow = Flow(reading.taken)
        flow.read(reading.blocks(each))
        parts = [text for block in flow.placed_blocks() for text in _block_texts(block)]
        parts += [aside.text for aside in flow.aside]
        text = fold("\n".join(parts))
        if text:
            yield text


def _block_texts(block: Block) -> list[str]:
    if isinstance(block, TextBlock):
        return [block.text]
    return [cell.text for cell in block.cells if cell.text]


def _default(styles: _Element | None) -> str:
    """The id of the style that paragraphs have which name none."""
    for each in styles.iter(f"{W}style") if styles is not None else ():
        if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true", "on"}:
            return each.get(f"{W}styleId") or ""
    return ""


def _language(styles: _Element | None) -> str:
    if styles is None:
        return ""
    told = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    return (told.get(f"{W}val") or "") if told is not None else ""


def _metadata(package: Package) -> dict[str, str]:
    """Title and dates from the file's properties."""
    kinds = docx_package.related(package, "")
    name = next((name for kind, name in kinds.values() if kind == "core-properties"), "")
    root = docx_package.optional_part(package, name) if name else None
    if root is None:
        return {}
    found = {
        "title": one_line(root.findtext(_TITLE) or ""),
        "created": _day(root.findtext(f"{_TERMS}created")),
        "modified": _day(root.findtext(f"{_TERMS}modified")),
    }
    return {name: text for name, text in found.items() if text}


def _day(text: str | None) -> str:
    match = _DAY.search(text or "") if text != _OF_TEMPLATE else None
    return match[0] if match else ""


def _notes(aside: list[Aside]) -> tuple[str, ...]:
    deleted = sum(each.reason == "deleted" for each in aside)
    hidden = sum(each.reason == "hidden" for each in aside)
    notes = []
    if deleted:
        notes.append(f"The document has {deleted} tracked deletions; they do not count.")
    if hidden:
        notes.append(f"The document has {hidden} hidden texts; they were set aside.")
    return tuple(notes)

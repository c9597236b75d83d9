"""PDF to Document: tables by tags, rules and alignment; everything else as text blocks."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift import limits
from planlift import processes
from planlift.errors import DamagedError
from planlift.errors import EmptyFileError
from planlift.errors import NoTextError
from planlift.extract.pdf import building
from planlift.extract.pdf import celltext
from planlift.extract.pdf import colored_signs
from planlift.extract.pdf import feet
from planlift.extract.pdf import finding
from planlift.extract.pdf import furniture
from planlift.extract.pdf import hyphens
from planlift.extract.pdf import magnified
from planlift.extract.pdf import metadata
from planlift.extract.pdf import overrun
from planlift.extract.pdf import page_columns
from planlift.extract.pdf import prose
from planlift.extract.pdf import ruled_text
from planlift.extract.pdf import seen_again
from planlift.extract.pdf import streams
from planlift.extract.pdf.page import blanked
from planlift.extract.pdf.page import spelt
from planlift.extract.pdf.pdfium import PdfiumSource
from planlift.model import Aside
from planlift.model import Document
from planlift.model import Grid
from planlift.model import Place
from planlift.model import TextBlock
from planlift.text import letters

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from planlift.extract.pdf import structure
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.paragraphs import Flow
    from planlift.model import Block
    from planlift.model import Box
    from planlift.model import Source


_Block: TypeAlias = "TextBlock | Grid | _Numbered"


class _Numbered(NamedTuple):
    """A grid that is not finished before the last page, and its number."""

    draft: building.Draft
    number: int


class _Reading(Struct):
    """What has been read so far."""

    blocks: list[_Block] = field(default_factory=list)
    grids: int = 0
    open_parts: dict[str, building.Draft] = field(default_factory=dict)
    """By the key of their table: its next part may stand on any page."""
    aside: list[Aside] = field(default_factory=list)
    words: hyphens.Words = field(default_factory=hyphens.Words)
    letters: int = 0
    images: int = 0
    recognized: list[int] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    tables: dict[int, list[float]] = field(default_factory=dict)
    """Of each page: tops and bottoms of its tables."""


NO_WORDS: Mapping[str, str] = {}
_END = 0.25
"""Of the page's height: what stands higher or lower may go on from another page, or on the next."""
_PANEL = 12.0
"""Points that a text at the left of a table may begin above it."""
_LABEL = 80.0
"""Points: a wider text at the side of a table stands in a column of its own."""
_TOP_ROWS = 2
"""What goes on from the page before may stand below headings that are repeated."""
MANY_PAGES = 200
"""Fewer are read sooner than another process has started."""


def read_pdf(
    source: Source,
    data: bytes | None = None,
    heading_words: Mapping[str, str] = NO_WORDS,
    word_ends: Iterable[str] = (),
    lexicon: Container[str] = (),
) -> Document:
    """The document of a PDF; `data` are its bytes where they are already in memory.

    `heading_words` are folded heading phrases (see `planlift.text.key`) and their fields: where
    a table has no rules, they show where it begins. `word_ends` are ends of words (``tion``) that
    tell hyphens of the layout from those of the text; `lexicon` holds words that are whole.

    Raises `EmptyFileError`, `EncryptedError`, `DamagedError`, `TooLargeError` or, for a scan
    without a text layer, `NoTextError`.
    """
    data = source.path.read_bytes() if data is None else data
    if not data:
        raise EmptyFileError(f"{source.name} is empty.")
    streams.measure(data)
    with PdfiumSource(data) as pages:
        if not len(pages):
            raise DamagedError(f"{source.name} has no pages; ask for a new copy.")
        read = read_pages(
            source, _pages(pages, data), heading_words, word_ends, lexicon, tree=pages.tree()
        )
        return replace(
            read,
            pages=len(pages),
            language=pages.language(),
            notes=_misread(pages),
            metadata=metadata.readable(pages.metadata()),
        )


def read_pages(
    source: Source,
    pages: Iterable[Page],
    heading_words: Mapping[str, str] = NO_WORDS,
    word_ends: Iterable[str] = (),
    lexicon: Container[str] = (),
    *,
    tree: structure.Tree | None = None,
) -> Document:
    """The document that these pages make; `tree`: what tags say of their tables.

    Raises `NoTextError` where they hold no text.
    """
    reading = _Reading(words=hyphens.Words(word_ends=tuple(word_ends), known=lexicon))
    finder = finding.Finder(tree, heading_words)
    count = 0
    factors = dict[int, float]()
    for page, foot in feet.told(magnified.told(pages, factors)):
        _read_page(page, foot, finder, reading)
        count += 1
    if not any(not isinstance(one, TextBlock) or one.text for one in reading.blocks):
        raise NoTextError(_no_text(source.name, reading))
    document = Document(
        source=source,
        pages=count,
        blocks=_finished(reading, heading_words),
        aside=tuple(reading.aside),
        letters=reading.letters,
        recognized=tuple(reading.recognized),
    )
    return magnified.undone(document, factors)


def _misread(source: PdfiumSource) -> tuple[str, ...]:
    said = [f"{chr(code)} stands for {meant}" for code, meant in source.misread.items()]
    return (f"letters that the file's fonts tell wrongly: {', '.join(said)}",) if said else ()


def _pages(source: PdfiumSource, data: bytes) -> Iterator[Page]:
    """In order; those of a long document are read by several processes where these are to spare."""
    others = processes.active() - 1
    if others < 1 or len(source) < MANY_PAGES:
        return source.pages()
    from planlift.extract.pdf import many_pages

    return many_pages.read(source, data, others)


def _no_text(name: str, reading: _Reading) -> str:
    if reading.images:
        return (
            f"{name} holds pictures of pages, no text: it is a scan. "
            "Run it through text recognition (OCR) first."
        )
    return f"{name} holds no text."


def _read_page(page: Page, foot: Indices, finder: finding.Finder, reading: _Reading) -> None:
    limits.spend("text", len(page.chars.code), "characters")
    reading.images += page.images
    reading.recognized += [page.number] if page.recognized else []
    reading.heights[page.number] = page.height
    reading.letters += letters(spelt(page.chars.code))
    for text, reason in page.hidden:
        reading.letters += letters(text)
        reading.aside.append(Aside(text, reason, Place(page.number)))
    of_text = ruled_text.lines_of_text(page)
    over = overrun.find(page)
    tables = finder.find(blanked(page, np.concatenate([over.index, foot])), of_text)
    struck = ruled_text.struck(page, of_text)
    page = ruled_text.emphasized(page, of_text)
    reading.tables[page.number] = [edge for table in tables for edge in table.box[1::2]]
    claimed = celltext.claim(page, tables, over)
    texts = celltext.flows(page, tables, claimed, struck)
    tables = colored_signs.grounded(page, tables, texts)
    body = magnified.body_size(page)
    free = claimed.owner < 0
    for table in tables:
        if not len(table.repeated):
            continue
        again = table.repeated[free[table.repeated]]
        free[again] = False
        for block in prose.blocks(page, again, body, struck):
            reading.aside.append(Aside(block.text, "repeated-heading", block.place))
    parts = page_columns.parts(page, tables, np.flatnonzero(free))
    boxes = [table.box for table in tables]
    rest = [
        prose.blocks(page, part.index(page, np.flatnonzero(free)), body, struck, boxes)
        for part in parts
    ]
    both = zip(tables, texts, strict=True)
    of_page = [text for table, flows in both for text in _whole_words(page, table, flows)]
    reading.words.add("\n".join([*of_page, *(one.text for part in rest for one in part)]))
    drafts = _drafts(tables, texts, reading)
    for part, blocks in zip(parts, rest, strict=True):
        own = [draft for draft in drafts if part.holds(draft.first.box)]
        reading.blocks += [_counted(block, reading) for block in _in_order(blocks, own)]


def _whole_words(page: Page, table: FoundTable, flows: list[Flow]) -> Iterator[str]:
    """The texts of a table without the words that a page's end may have cut."""
    begins, ends = table.box[1] < _END * page.height, table.box[3] > (1 - _END) * page.height
    if not begins and not ends:
        yield from [flow.text for flow in flows]
        return
    first = min([cell.row for cell in table.cells])  # of a tagged table others are on other pages
    last = max([cell.row + cell.row_span for cell in table.cells])
    for cell, flow in zip(table.cells, flows, strict=True):
        text = flow.text
        if begins and cell.row < first + _TOP_ROWS and text[:1].islower():
            text = text.partition(" ")[2]
        if ends and cell.row + cell.row_span == last and text[-1:].isalpha():
            text = text.rpartition(" ")[0]
        yield text


def _drafts(
    tables: list[FoundTable], texts: list[list[Flow]], reading: _Reading
) -> list[building.Draft]:
    """The grids that begin on this page; parts of earlier ones are added to these."""
    fresh = []
    for table, flows in zip(tables, texts, strict=True):
        known = reading.open_parts.get(table.key) if table.key else None
        if known is not None:
            building.extend(known, table, flows)
            continue
        fresh.append(building.draft(table, flows))
        if table.key:
            reading.open_parts[table.key] = fresh[-1]
    return fresh


def _in_order(
    rest: list[TextBlock], drafts: list[building.Draft]
) -> list[TextBlock | building.Draft]:
    """Text blocks in the order they came, each table before the first text that stands lower."""
    out: list[TextBlock | building.Draft] = []
    waiting = sorted(drafts, key=lambda made: (made.first.box[1], made.first.box[0]))
    for block in rest:
        top = block.place.box[1] if block.place.box else 0.0
        while waiting and (
            _is_before(waiting[0].first.box, block.place.box, top)
            or _is_panel_of_next(waiting, block.place.box)
        ):
            out.append(waiting.pop(0))
        out.append(block)
    return [*out, *waiting]


def _counted(block: TextBlock | building.Draft, reading: _Reading) -> _Block:
    """A grid that is complete is finished at once: a thousand pages of drafts are much memory."""
    if isinstance(block, TextBlock):
        return block
    reading.grids += 1
    if block.first.key:
        return _Numbered(block, reading.grids)
    return building.grid(block, reading.grids)


def _is_before(table: Box, text: Box | None, top: float) -> bool:
    """Whether the table ends above the text, in the same column of the page.

    A short text at the left of another table further down, such as its number, is below it, too.
    """
    if text is None:
        return top > table[1]
    label = text[2] <= table[0] and text[2] - text[0] < _LABEL
    if label and (text[1] + text[3]) / 2 > table[3]:
        return True
    apart = text[2] <= table[0] or text[0] >= table[2]
    return top > table[1] and not apart


def _is_panel_of_next(waiting: list[building.Draft], text: Box | None) -> bool:
    """Whether a text at the left stands beside the second of two tables below each other."""
    if text is None or len(waiting) == 1:
        return False
    first, second = (made.first.box for made in waiting[:2])
    below = first[3] <= text[1] and abs(first[0] - second[0]) < 1 and text[2] <= first[0]
    return below and second[1] - _PANEL <= text[1] < second[3]


def _finished(reading: _Reading, heading_words: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks with hyphens settled and grids numbered; furniture moved aside."""
    out: list[Block] = []
    texts = [block for block in reading.blocks if isinstance(block, TextBlock)]
    moved = furniture.find(texts, reading.heights, reading.tables, heading_words)
    running = prose.running_sizes(texts)
    reading.open_parts.clear()
    waiting, reading.blocks = deque(reading.blocks), []
    while waiting:
        block = waiting.popleft()
        if isinstance(block, _Numbered):
            block = building.grid(*block)
        if isinstance(block, Grid):
            for again in seen_again.above(out, block):
                out.remove(again)
                reading.aside.append(Aside(again.text, "hidden", again.place))
            out.append(building.settled(block, reading.words))
            continue
        text, _ = hyphens.settle(block.text, (), reading.words)
        if id(block) in moved:
            reading.aside.append(Aside(text, moved[id(block)], block.place))
        else:
            out.append(replace(prose.as_running(block, running), text=text))
    return tuple(out)

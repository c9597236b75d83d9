"""Plain text: rows of tabs, bars or columns, and prose."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift import limits
from planlift.extract.markup import decoding
from planlift.extract.markup import markdown
from planlift.extract.markup import spans
from planlift.extract.markup import text_columns
from planlift.extract.markup import text_tables
from planlift.extract.markup import text_wrapped
from planlift.extract.markup import typed_text
from planlift.extract.markup.bold_labels import head_of_line
from planlift.extract.markup.bold_labels import with_colons
from planlift.extract.markup.fragments import MARKUP
from planlift.extract.markup.fragments import content_of
from planlift.extract.markup.html_reader import read_html
from planlift.model import Aside
from planlift.model import Cell
from planlift.model import Document
from planlift.model import Grid
from planlift.model import Place
from planlift.model import TextBlock
from planlift.text import BULLET
from planlift.text import letters

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.markup.text_tables import Table
    from planlift.model import Block
    from planlift.model import Source

NO_WORDS: Mapping[str, str] = {}
_LONGEST_HEADING = 300

_FEWEST_SHOUTED = 2
"""Words: fewer in capitals may be an abbreviation."""
_CODED = re.compile(r"[^\d:]{2,20}:\s+[\w./-]{1,6}")
"""``RAG: B``, ``LEAD: SLT``, ``REF: R1``: a label and a code."""
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*$")
_DIVIDER = re.compile(r"([-=_~*#–—])\1{2,}")
"""A line that only parts what stands above from what stands below."""
_LABEL_WORDS = 8
_AS_LONG = 1
"""Signs by which an underline misses its title."""
_QUOTED_LINE = re.compile(r"^(?:> ?)+", re.MULTILINE)
"""How mail programs begin the lines of what is answered or passed on."""
_EMPHASIS = re.compile(r"(\*\*|__)(?=[^\s*_])([^*_\n]+)(?<=\S)\1")
"""Markdown."""
_LINK = re.compile(r"(?<![\\!])\[([^\[\]\n]+)\]\((?:https?:|mailto:|[/#.])[^\s()<>\"]*\)")
"""A word of Markdown with its address, which a reader of the page does not see either."""
_MARKED_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?=\S)")
_BOX = re.compile(r"(?<![\w\]])\[(?: |x|X)\](?=[ \t|]|$)", re.MULTILINE)
"""A box to tick, as Markdown types it."""
_WIKI_HEADINGS = re.compile(
    r"^[ \t]*\|\|(?P<heads>[^|\n]+(?:\|\|[^|\n]+)+)\|\|[ \t]*$(?=\n[ \t]*\|[^|])", re.MULTILINE
)
"""``||Action||Due||`` above rows within bars, as wikis write a table."""
_BOX_DRAWING = re.compile("[\u2500-\u257f]")
_LINES = (
    dict.fromkeys(range(0x2500, 0x2580), "+")
    | dict.fromkeys(map(ord, "│┃║┆┇┊┋╎╏"), "|")
    | dict.fromkeys(map(ord, "─━┄┅┈┉╌╍"), "-")
    | {ord("═"): "="}
)
"""The signs by which programs draw tables, as people type them."""
_MARKDOWN = re.compile(r"^#{1,6} \S", re.MULTILINE)
"""Headings of Markdown: without such a star may be a footnote's mark."""
_SLANTED = re.compile(r"(?<![\w*\\])\*(?=[^\W_])([^*\n]{1,200}?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORED = re.compile(r"(?<!\w)_(?=[^\W_])([^_\n]{1,200}?)(?<=[^\s_])_(?!\w)")
_MARKED_ITEM = re.compile(r"[-*+–]\s+(?=[^\W_]|[\[(\"'‘“£$☐☑✓✔])")
"""A typed bullet; Markdown, and how people write lists in letters."""


def read_text(
    source: Source,
    data: bytes,
    heading_words: Mapping[str, str] = NO_WORDS,
    word_ends: Iterable[str] = (),
    lexicon: Container[str] = (),
) -> Document:
    """The tables and paragraphs of a text, in order.

    Rows of tabs, of bars, of ruled boxes, of separated values and of aligned columns become grids,
    one for each run without a blank line; anything else is prose. Where a table is written as
    Markdown writes it, the whole text is read as the page that it makes; where columns of blanks
    are left over, as what a typewriter leaves on pages, with `heading_words`, `word_ends` and
    `lexicon` as for those of a PDF. Raises TooLargeError for too many characters, lines
    or cells.
    """
    text = decoding.pages(data)
    limits.spend("text", len(text), "characters")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    limits.spend("lines", text.count("\n"), "lines")
    text = _BOX.sub(lambda box: "☐" if box[0] == "[ ]" else "☑", text)
    text = _WIKI_HEADINGS.sub(_as_markdown, text)
    if markdown.is_markdown(text):
        return read_html(source, markdown.page(text.replace("\f", "\n")).encode())
    text = _QUOTED_LINE.sub("", text)
    if _BOX_DRAWING.search(text):
        text = text.translate(_LINES)
    text, typed = _with_marks(text.replace("\f", "\n")), text
    parts = list(text_tables.split(text))
    columns = text_columns.left_over(parts, paged="\f" in typed.strip())
    if columns and typed_text.may_be_pages(typed):
        return typed_text.read(source, typed, heading_words, word_ends, lexicon)
    count = letters(html.unescape(MARKUP.sub(" ", text)) if "<" in text else html.unescape(text))
    return _document(source, parts, count)


def _with_marks(text: str) -> str:
    """The text, what Markdown sets in bold within tags; a tag may run over lines."""
    text = _EMPHASIS.sub(r"<b>\2</b>", _LINK.sub(r"<a>\1</a>", text))
    if _MARKDOWN.search(text):
        text = _UNDERSCORED.sub(r"\1", _SLANTED.sub(r"\1", text))
    return MARKUP.sub(lambda tag: " ".join(tag[0].split()), text) if "<" in text else text


def _document(source: Source, parts: Sequence[Table | str], count: int) -> Document:
    """The document of these tables and texts, which has so many letters."""
    blocks: list[Block] = []
    aside: list[Aside] = []
    heads: dict[int, str] = {}
    number = 0
    for part in parts:
        if isinstance(part, str):
            found, opening = _paragraphs(part, number + 1, aside)
            heads |= {len(blocks) + at: head for at, head in opening.items()}
            blocks += found
        else:
            number += 1
            blocks.append(_grid(part, number, aside))
    blocks = with_colons(blocks, heads) if heads else blocks
    last = max(number, 1)
    settled = tuple(
        replace(block, place=Place(min(block.place.page, last)))
        if isinstance(block, TextBlock)
        else block
        for block in blocks
    )
    return Document(source, number, settled, tuple(aside), count)


def _as_markdown(line: re.Match[str]) -> str:
    heads = line["heads"].split("||")
    return f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}"


def _paragraphs(
    text: str, number: int, aside: list[Aside]
) -> tuple[list[TextBlock], dict[int, str]]:
    """One block for each line that is a paragraph, or for those that one was wrapped into.

    With the bold words that open blocks, by their place.
    """
    blocks: list[TextBlock] = []
    heads: dict[int, str] = {}
    lines = text_wrapped.joined(text.split("\n"))
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        content = content_of(line)
        flat = content.flat()
        place = Place(number)
        aside += [Aside(each, reason, place) for each, reason in content.aside if each]
        if not flat.text:
            continue
        if "<b>" in line and (head := head_of_line(line)):
            heads[len(blocks)] = head
        marked = _MARKED_HEADING.match(flat.text)
        if marked:
            text = flat.text[marked.end() :].rstrip("# ")
            blocks.append(TextBlock(text, place, "heading", len(marked["level"]), 0.0, flat.bold))
            continue
        item = _MARKED_ITEM.match(flat.text)
        if item:
            text = f"{BULLET}{flat.text[item.end() :]}"
            blocks.append(TextBlock(text, place, "item", 0, 0.0, flat.bold))
            continue
        if _DIVIDER.fullmatch(flat.text):
            continue
        shouted = flat.text.isupper() and _words(flat.text) >= _FEWEST_SHOUTED
        shouted = shouted and _CODED.fullmatch(flat.text) is None
        set_off = flat.bold or shouted or _underlines(below, flat.text)
        is_heading = set_off and len(flat.text) <= _LONGEST_HEADING
        is_item = flat.text.startswith(BULLET)
        kind = "heading" if is_heading else "item" if is_item else "paragraph"
        blocks.append(TextBlock(flat.text, place, kind, 0, 0.0, flat.bold))
    return blocks, heads


def _words(text: str) -> int:
    """Without figures: ``KP: 1.`` has one."""
    return sum(any(map(str.isalpha, word)) for word in text.split())


def _underlines(line: str, text: str) -> bool:
    """A line of dashes below a title; below ``Status: Done`` one as long as any parts records."""
    drawn = _UNDERLINE.match(line)
    if drawn is None:
        return False
    label, colon, value = text.partition(":")
    fact = bool(colon) and bool(value.strip()) and len(label.split()) <= _LABEL_WORDS
    return not fact or abs(len(drawn[1]) - len(text)) <= _AS_LONG


def _grid(table: Table, number: int, aside: list[Aside]) -> Grid:
    boxes = spans.place(table.rows, [len(table.rows)] * len(table.rows))
    tiling = spans.exact(boxes, len(table.rows))
    cells = []
    for box in tiling.boxes:
        place = Place(number, table=number, row=box.row, column=box.column)
        content = content_of(box.item or "")
        flat = content.flat()
        aside += [Aside(each, reason, place) for each, reason in content.aside if each]
        cells.append(
            Cell(
                flat.text,
                box.row,
                box.column,
                box.row_span,
                box.column_span,
                (place,),
                None,
                flat.struck,
                box.row < table.headings,
                flat.bold,
            )
        )
    place = Place(number, table=number)
    return Grid(number, tiling.rows, tiling.columns, tuple(cells), place, "text", notes=table.notes)

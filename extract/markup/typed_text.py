"""Text that blanks set in columns, read as pages: see `planlift.extract.pdf.typed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.model import Document
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Mapping

    from planlift.model import Block
    from planlift.model import Cell
    from planlift.model import Source

NOTE = "The text keeps its columns apart by blanks alone: its rows were told by how lines break."

_MOST_LINES, _WIDEST = 1500, 1000
"""Of a page: larger ones nobody prints, and they would be looked at for long."""


def may_be_pages(text: str) -> bool:
    """Whether the text could have been printed on pages."""
    pages = text.split("\f")
    return all(page.count("\n") < _MOST_LINES for page in pages) and all(
        len(line) <= _WIDEST for line in text.split("\n")
    )


def read(
    source: Source,
    text: str,
    heading_words: Mapping[str, str],
    word_ends: Iterable[str],
    lexicon: Container[str],
) -> Document:
    """The document; where no form feed parts pages, each table is a page, as in other texts."""
    from planlift.extract.pdf import reader
    from planlift.extract.pdf import typed

    read = reader.read_pages(source, typed.pages(text), heading_words, word_ends, lexicon)
    read = replace(read, notes=(NOTE,))
    return read if read.pages > 1 else _by_tables(read)


def _by_tables(document: Document) -> Document:
    """The document, its places told by the number of their table."""
    blocks: list[Block] = []
    number = 0
    last = max(1, sum(isinstance(block, Grid) for block in document.blocks))
    for block in document.blocks:
        if isinstance(block, Grid):
            number = block.number
            cells = tuple(_placed(cell, number) for cell in block.cells)
            blocks.append(replace(block, cells=cells, place=Place(number, table=number)))
        else:
            blocks.append(replace(block, place=Place(min(number + 1, last))))
    aside = tuple(replace(each, place=Place(1)) for each in document.aside)
    return replace(document, pages=number, blocks=tuple(blocks), aside=aside)


def _placed(cell: Cell, number: int) -> Cell:
    place = Place(number, table=number, row=cell.row, column=cell.column)
    return replace(cell, places=(place,))

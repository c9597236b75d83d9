"""From the pieces of a page to the document's blocks."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.extract.markup import html_cells
from planlift.extract.markup import html_stream
from planlift.extract.markup.html_cells import Content
from planlift.extract.markup.html_layout import is_layout
from planlift.extract.markup.html_pairs import read_pairs
from planlift.extract.markup.html_stream import Piece
from planlift.extract.markup.html_table import Context
from planlift.extract.markup.html_table import read_table
from planlift.extract.markup.pairs import labelled
from planlift.extract.markup.pairs import pairs_grid
from planlift.model import Aside
from planlift.model import Block
from planlift.model import Place
from planlift.model import TextBlock
from planlift.text import BULLET

if TYPE_CHECKING:
    from lxml.etree import _Element

    from planlift.extract.markup.inline import Flat
    from planlift.extract.markup.looks import Looks

_LONGEST_HEADING = 300
"""Characters of a paragraph that is a heading because it is bold."""


@dataclass(slots=True)
class Flow:
    """The blocks of one page while it is being read."""

    looks: Looks
    blocks: list[Block] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    tables: int = 0
    _content: Content = field(default_factory=Content)
    _heading: int | None = None
    _pairs: list[tuple[TextBlock, list[tuple[Flat, Flat]]]] = field(default_factory=list)

    def read(self, root: _Element) -> None:
        """Add the blocks of all that stands in `root`."""
        todo: deque[Piece] = deque()
        for piece in html_stream.stream(root, self.looks, self._is_grid):
            if piece.kind == "table":
                self._close()
                todo.append(piece)
                while todo:
                    todo.extendleft(reversed(self._table(todo.popleft())))
            elif piece.kind == "block":
                self._close()
            elif piece.kind == "heading":
                self._heading = piece.level
            else:
                self._content.take(piece)
        self._close()
        self._end_pairs()

    def placed_blocks(self) -> tuple[Block, ...]:
        """The blocks; text behind the last table belongs to that one."""
        last = max(self.tables, 1)
        return tuple(
            replace(block, place=Place(last))
            if isinstance(block, TextBlock) and block.place.page > last
            else block
            for block in self.blocks
        )

    def _is_grid(self, element: _Element) -> bool:
        if element.tag == "table":
            return not is_layout(element, self.looks)
        return element.tag == "dl" and next(element.iter("dt"), None) is not None

    def _is_inner_grid(self, element: _Element) -> bool:
        return element.tag == "table" and not is_layout(element, self.looks)

    def _table(self, piece: Piece) -> list[Piece]:
        """Add the table's grid; gives the tables inside its cells."""
        assert piece.element is not None
        self._end_pairs()
        reader = read_pairs if piece.element.tag == "dl" else read_table
        found = reader(piece, Context(self.looks, self._is_inner_grid), self.tables + 1)
        nested: list[Piece] = []
        for stray in found.strays:
            nested += self._stray(stray)
        if found.grid is not None:
            self.tables += 1
            self.blocks.append(found.grid)
        self.aside += found.aside
        return [*found.nested, *nested]

    def _stray(self, stray: _Element | str) -> list[Piece]:
        """Add what lies loose in a table as a paragraph before it; gives the tables in it."""
        if isinstance(stray, str):
            self._content.take(Piece("text", stray.replace("\n", " ")))
        elif stray.tag in {"table", "dl"}:
            return [Piece("table", element=stray)]
        else:
            inner = html_cells.content(stray, self.looks, self._is_inner_grid)
            self._content = inner
        nested, self._content.nested = self._content.nested, []
        self._close()
        self._end_pairs()
        return nested

    def _close(self) -> None:
        """End the paragraph."""
        content, level = self._content, self._heading
        if not content.runs and not content.aside:
            return
        flat = content.flat()
        self._content = Content()
        if not flat.text:
            self._content.bullet = content.bullet
        else:
            self._heading = None
        place = Place(self.tables + 1)
        self.aside += [Aside(text, reason, place) for text, reason in content.aside if text]
        if not flat.text:
            return
        block = _block(flat, level, place)
        pairs = labelled(content.runs) if block.kind == "paragraph" else []
        if pairs:
            self._pairs.append((block, pairs))
        else:
            self._end_pairs()
            self.blocks.append(block)

    def _end_pairs(self) -> None:
        """Make a grid of the labelled paragraphs so far, or paragraphs where there is but one."""
        held, self._pairs = self._pairs, []
        pairs = [pair for _, some in held for pair in some]
        if len(pairs) > 1:
            self.tables += 1
            self.blocks.append(pairs_grid(pairs, self.tables))
        else:
            self.blocks += [block for block, _ in held]


def _block(flat: Flat, level: int | None, place: Place) -> TextBlock:
    if level is not None:
        return TextBlock(flat.text, place, "heading", level, 0.0, flat.bold)
    if flat.text.startswith(BULLET):
        return TextBlock(flat.text, place, "item", 0, 0.0, flat.bold)
    kind = "heading" if flat.bold and len(flat.text) <= _LONGEST_HEADING else "paragraph"
    return TextBlock(flat.text, place, kind, 0, 0.0, flat.bold)

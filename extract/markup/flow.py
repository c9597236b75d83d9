"""From marked text to the document's blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift.extract.markup import marks
from planlift.extract.markup.bold_labels import head_of
from planlift.extract.markup.bold_labels import with_colons
from planlift.extract.markup.held import Held
from planlift.extract.markup.nested import spread
from planlift.extract.markup.pairs import labelled
from planlift.extract.markup.pairs import lone_label
from planlift.extract.markup.pairs import pairs_grid
from planlift.extract.markup.taken import make
from planlift.model import Aside
from planlift.model import Place
from planlift.model import TextBlock
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.markup.inline import Flat
    from planlift.extract.markup.inline import Run
    from planlift.extract.markup.taken import Taken
    from planlift.model import Block

_LONGEST_HEADING = 300
"""Characters of a paragraph that is a heading because it is bold."""


class Flow(Struct):
    """The blocks of one document while they are made."""

    taken: Sequence[Taken] = ()
    blocks: list[Block] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    tables: int = 0
    _heads: dict[int, str] = field(default_factory=dict)
    """The bold words that open a block, by its place."""
    _held: Held = field(default_factory=Held)

    def read(self, marked: str) -> None:
        """Add the paragraphs of `marked` and the tables that it refers to."""
        nested = self._paragraphs(marked)
        assert not nested, "tables of the flow are read where they stand"

    def placed_blocks(self) -> tuple[Block, ...]:
        """The blocks; text behind the last table belongs to that one."""
        self._end_pairs()
        last = max(self.tables, 1)
        blocks = with_colons(self.blocks, self._heads) if self._heads else self.blocks
        return tuple(
            replace(block, place=Place(last))
            if isinstance(block, TextBlock) and block.place.page > last
            else block
            for block in blocks
        )

    def _table(self, at: int) -> None:
        """Add a table and, after it, those that stood in its cells."""
        todo = [at]
        while todo:
            taken = self.taken[todo.pop()]
            self._end_pairs()
            nested = self._paragraphs(taken.before, nested=True)
            self._end_pairs()
            if taken.is_empty():
                todo += reversed(nested)
                continue
            self.tables += 1
            taken = self._spread(taken)
            grid, aside, inner = make(taken, self.tables)
            self.blocks.append(grid)
            self.aside += aside
            todo += reversed([*inner, *nested])

    def _spread(self, taken: Taken) -> Taken:
        """The table with the rows of those in its cells, where these go on with its own."""
        found = spread(taken, self.taken)
        if found is None:
            return taken
        place = Place(self.tables)
        self.aside += [Aside(text, "repeated-heading", place) for text in found.repeated]
        return found.taken

    def _paragraphs(self, marked: str, *, nested: bool = False) -> list[int]:
        """Add paragraphs; tables among them are added too, or returned where `nested`."""
        left: list[int] = []
        for content in marks.paragraphs(marked):
            place = Place(self.tables + 1)
            self.aside += [Aside(text, reason, place) for text, reason in content.aside]
            flat = content.flat()
            if flat.text:
                block = _block(flat, content.heading, place)
                if not self._holds(block, flat, content.runs):
                    self._end_pairs()
                    if len(content.runs) > 1 and (head := head_of(content.runs)):
                        self._heads[len(self.blocks)] = head
                    self.blocks.append(block)
            if nested:
                left += content.tables
            else:
                for at in content.tables:
                    self._table(at)
        return left

    def _holds(self, block: TextBlock, flat: Flat, runs: Sequence[Run]) -> bool:
        """Whether the block is held with the labels and values before it, or begins some."""
        pairs = labelled(runs) if block.kind == "paragraph" else []
        held = bool(self._held.blocks)
        label = pairs or (lone_label(runs) if held else None)
        if not label:
            return held and self._held.take_below(block, flat, runs)
        if self._held.take(block, label):
            return True
        self._end_pairs()
        return self._held.take(block, label)

    def _end_pairs(self) -> None:
        """Make a grid of the labelled paragraphs so far, or paragraphs where there is but one."""
        held, self._held = self._held, Held()
        pairs, blocks = held.parted()
        if pairs:
            self.tables += 1
            self.blocks.append(pairs_grid(pairs, self.tables))
        self.blocks += blocks


def _block(flat: Flat, level: int | None, place: Place) -> TextBlock:
    if level is not None:
        return TextBlock(flat.text, place, "heading", level, 0.0, flat.bold)
    if flat.text.startswith(BULLET):
        return TextBlock(flat.text, place, "item", 0, 0.0, flat.bold)
    kind = "heading" if flat.bold and len(flat.text) <= _LONGEST_HEADING else "paragraph"
    return TextBlock(flat.text, place, kind, 0, 0.0, flat.bold)

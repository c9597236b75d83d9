"""Lines of one text within a table: what stands over the lines below, and what is a value."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.lines import texts_of

if TYPE_CHECKING:
    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell

_TITLE_WORDS = 14
_HALF = 0.5
_RARE = 0.2
"""Of a column's cells: more on one ground are stripes."""
_WORD = 3
"""Letters of a word; a number may have two before it: ``SR (25/26) 01``."""
_SENTENCES = 0.6
"""Of a column's cells: from here on it holds sentences."""


class LoneLines:
    """Knows the columns of one table, each looked at once."""

    def __init__(self, table: Table) -> None:
        """Take the table; its lines stay as they are."""
        self.table = table
        self._below: dict[int, _Texts] = {}

    def stands_over(self, index: int, cell: Cell) -> bool:
        """Whether the one text of a line is no value of its column, but of the lines below."""
        line = self.table.lines[index]
        width = len(self.table.columns)
        covered = sum(other is cell for other in line.cells)
        position = next(i for i, other in enumerate(line.cells) if other is cell)
        if covered > 1:
            return covered > width / 2 or (position == 0 and len(cell.text.split()) <= _TITLE_WORDS)
        if position > 1 or width < 3:
            return False
        column = self.table.columns[position]
        if len(cell.text.split()) > _TITLE_WORDS:
            return False
        if position not in self._below:
            self._below[position] = _Texts(self.table, position)
        texts = self._below[position]
        if column.field in NUMBERS:
            return looks.name(cell.text) or _says_more(cell) or texts.stands_out(cell)
        return texts.stands_out(cell) or (
            self._has_text_below(index, position)
            and looks.title(cell.text)
            and (texts.are_sentences_but_for(cell) or texts.open_alone)
        )

    def _has_text_below(self, index: int, position: int) -> bool:
        """The next line has a text of its own in the column: this is not its finding."""
        lines = self.table.lines
        below = lines[index + 1].cells[position] if index + 1 < len(lines) else None
        return below is not None and bool(below.text)


class _Texts:
    """How many of a column's texts are of which kind."""

    def __init__(self, table: Table, position: int) -> None:
        self.lines = table.lines
        self.position = position
        found = [line.cells[position] for line in table.lines]
        cells = [cell for cell in found if cell is not None and cell.text]
        self.times = Counter(map(id, cells))
        self.bold = sum(cell.bold for cell in cells)
        self.capitals = sum(cell.text.isupper() for cell in cells)
        self.sentences = sum(map(_is_sentence, cells))
        self.grounds = Counter(cell.fill for cell in cells)
        self.count = len(cells)

    @cached_property
    def open_alone(self) -> bool:
        """A title alone in the first line of all, and the others alone are titles, too."""
        alone = [
            texts[0].text
            for line in self.lines
            if len(texts := texts_of(line.cells)) == 1 and texts[0] is line.cells[self.position]
        ]
        first = texts_of(self.lines[0].cells)
        return len(first) == 1 and len(alone) > 1 and all(map(looks.title, alone))

    def stands_out(self, cell: Cell) -> bool:
        """Bold, in capitals or on a ground of its own, as most others of its column are not."""
        times = self.times[id(cell)]
        others = self.count - times
        if not others:
            return False
        if cell.bold and (others - self.bold + times) / others >= _HALF:
            return True
        if cell.text.isupper() and (others - self.capitals + times) / others >= _HALF:
            return True
        alike = self.grounds[cell.fill] - times
        return cell.fill is not None and alike / others <= _RARE

    def are_sentences_but_for(self, cell: Cell) -> bool:
        """The column holds sentences: a plain text among them names a group."""
        times = self.times[id(cell)]
        others = self.count - times
        says = self.sentences - times * _is_sentence(cell)
        return bool(others) and says / others > _SENTENCES


def _says_more(cell: Cell) -> bool:
    """Several words in a column of numbers: ``Part 2: Vehicles and stations``."""
    words = [word.strip(".,:;()") for word in cell.text.split()]
    return sum(word.isalpha() and len(word) >= _WORD for word in words) > 1


def _is_sentence(cell: Cell) -> bool:
    return looks.sentence(cell.text) and not looks.title(cell.text)

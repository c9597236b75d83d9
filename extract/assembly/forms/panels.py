"""Labels and values over the headings of each of several tables, the same labels in each: they are
columns that hold for all rows below.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.model import Grid
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block
    from planlift.model import Cell

_PAIR = 2
_FEWEST_COLUMNS = 3
_FEWEST = 2
"""Tables of the same labels and headings."""


class _Panel(Struct, frozen=True):
    """A grid cut at its headings."""

    pairs: tuple[tuple[Cell, Cell], ...]
    headings: tuple[Cell, ...]
    rest: tuple[Cell, ...]
    """The cells below the headings."""

    def labels(self) -> tuple[str, ...]:
        """Those of the values, and the headings, folded."""
        return tuple(
            key(cell.text) for cell in (*(label for label, _ in self.pairs), *self.headings)
        )


def beside_rows(blocks: Iterable[Block], words: HeadingWords) -> list[Block]:
    """The blocks; such values stand in columns of their own, in front of the others."""
    blocks = list(blocks)
    panels = {
        id(block): panel
        for block in blocks
        if isinstance(block, Grid) and (panel := _panel(block, words)) is not None
    }
    times = Counter(panel.labels() for panel in panels.values())
    return [
        _turned(block, panels[id(block)])
        if isinstance(block, Grid)
        and id(block) in panels
        and times[panels[id(block)].labels()] >= _FEWEST
        else block
        for block in blocks
    ]


def _panel(grid: Grid, words: HeadingWords) -> _Panel | None:
    """A label and a value in each of the first rows, then a row of as many cells as columns."""
    if grid.columns < _FEWEST_COLUMNS:
        return None
    above: list[tuple[Cell, ...]] = []
    headings: tuple[Cell, ...] = ()
    for _, cells in groupby(grid.cells, key=attrgetter("row")):  # most grids end with the first
        headings = tuple(cells)
        if len(headings) == grid.columns or not _is_pair(headings):
            break
        above.append(headings)
    depth = len(above)
    if not above or len(headings) != grid.columns or depth + 1 == grid.rows:
        return None
    if not all(_may_head(cell.text, words) for cell in headings):
        return None
    rest = tuple(cell for cell in grid.cells if cell.row > depth)
    return _Panel(tuple((row[0], row[1]) for row in above), headings, rest)


def _may_head(text: str, words: HeadingWords) -> bool:
    """Short, and no value such as a day; ``Half term`` heads deadlines."""
    short = 0 < len(text.split()) <= LABEL_WORDS
    return short and (bool(words.named(text)) or not looks.date_only(text, words))


def _is_pair(row: Sequence[Cell]) -> bool:
    """A short text beside another, which is as wide as the rest."""
    if len(row) != _PAIR or any(cell.row_span > 1 for cell in row):
        return False
    label, value = row
    return bool(label.text and value.text) and len(label.text.split()) <= LABEL_WORDS


def _turned(grid: Grid, panel: _Panel) -> Grid:
    depth, below = len(panel.pairs), grid.rows - len(panel.pairs) - 1
    cells = []
    for at, (label, value) in enumerate(panel.pairs):
        whole = {"column": at, "column_span": 1}
        cells.append(replace(label, row=0, header=True, **whole))
        cells.append(replace(value, row=1, row_span=below, **whole))
    cells += [
        replace(cell, row=cell.row - depth, column=cell.column + depth, header=cell.row == depth)
        for cell in (*panel.headings, *panel.rest)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        grid,
        rows=grid.rows - depth,
        columns=grid.columns + depth,
        cells=tuple(cells),
        column_edges=(),
        notes=(*grid.notes, "what stands over its headings holds for all of its rows"),
    )

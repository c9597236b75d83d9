"""Labels and values over the headings of each of several tables, the same headings in each: they
are columns that hold for all rows below.
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
_TWO_PAIRS = 4
_FEWEST_COLUMNS = 3
_MOST_TITLES = 2
_FEWEST = 2
"""Tables of the same headings."""


class _Panel(Struct, frozen=True):
    """A grid cut at its headings."""

    titles: tuple[Cell, ...]
    """What stands over all of it: ``Recommendation 1``, and below it ``Train all staff``."""
    pairs: tuple[tuple[Cell, Cell], ...]
    headings: tuple[Cell, ...]
    rest: tuple[Cell, ...]
    """The cells below the headings."""

    def heads(self) -> tuple[str, ...]:
        """The headings, folded, and those labels that are numbered: ``Goal 2`` is of one table."""
        numbered = (label for label, _ in self.pairs if label.text[-1:].isdigit())
        return tuple(key(cell.text) for cell in (*numbered, *self.headings))


def beside_rows(blocks: Iterable[Block], words: HeadingWords) -> list[Block]:
    """The blocks; such values stand in columns of their own, in front of the others."""
    blocks = list(blocks)
    panels = {
        id(block): panel
        for block in blocks
        if isinstance(block, Grid) and (panel := _panel(block, words)) is not None
    }
    times = Counter(panel.heads() for panel in panels.values())
    return [
        _turned(block, panels[id(block)])
        if isinstance(block, Grid)
        and id(block) in panels
        and times[panels[id(block)].heads()] >= _FEWEST
        else block
        for block in blocks
    ]


def _panel(grid: Grid, words: HeadingWords) -> _Panel | None:
    """Labels and values in each of the first rows, perhaps below titles, then a row of as many
    cells as columns.
    """
    if grid.columns < _FEWEST_COLUMNS:
        return None
    titles: list[Cell] = []
    pairs: list[tuple[Cell, Cell]] = []
    headings: tuple[Cell, ...] = ()
    for row, cells in groupby(grid.cells, key=attrgetter("row")):  # most grids end with the first
        headings = tuple(cells)
        if row == len(titles) < _MOST_TITLES and len(headings) == headings[0].row_span == 1:
            titles.append(headings[0])
            continue
        found = _pairs(headings, words) if len(headings) < grid.columns or not pairs else []
        if not found:
            break
        pairs += found
    if not pairs or len(headings) != grid.columns or headings[0].row + 1 == grid.rows:
        return None
    if not all(_may_head(cell.text, words) for cell in headings):
        return None
    rest = tuple(cell for cell in grid.cells if cell.row > headings[0].row)
    return (
        None
        if _goes_on(headings, rest, words)
        else _Panel(tuple(titles), tuple(pairs), headings, rest)
    )


def _goes_on(headings: Sequence[Cell], rest: Sequence[Cell], words: HeadingWords) -> bool:
    """``Risk | High | Lead | Centre Manager`` among more labels and values, perhaps wide ones."""
    if not words.named(rest[0].text):
        return False
    below = sum(cell.row == rest[0].row for cell in rest)
    return below < len(headings) or bool(_pairs(headings, words))


def _may_head(text: str, words: HeadingWords) -> bool:
    """Short, and no value such as a day; ``Half term`` heads deadlines."""
    short = 0 < len(text.split()) <= LABEL_WORDS
    return short and (bool(words.named(text)) or not looks.date_only(text, words))


def _pairs(row: Sequence[Cell], words: HeadingWords) -> list[tuple[Cell, Cell]]:
    """A short text beside another, which is as wide as the rest; or two such, the first known."""
    if len(row) not in {_PAIR, _TWO_PAIRS} or any(cell.row_span > 1 for cell in row):
        return []
    labels, values = row[::2], row[1::2]
    if not all(cell.text for cell in row) or any(_is_long(label) for label in labels):
        return []
    if len(labels) > 1:
        named = [bool(words.named(cell.text)) for cell in (labels[0], *values)]
        if named != [True] + [False] * len(values):
            return []  # headings over others
    return list(zip(labels, values, strict=True))


def _is_long(label: Cell) -> bool:
    return len(label.text.split()) > LABEL_WORDS


def _turned(grid: Grid, panel: _Panel) -> Grid:
    """The pairs as columns in front of the others, below the titles.

    They take up no width: rows on the next page go on in the columns of the others.
    """
    more, top = len(panel.pairs), len(panel.titles)
    depth = panel.headings[0].row
    rows, columns = grid.rows - depth + top, grid.columns + more
    cells = [replace(title, column_span=columns) for title in panel.titles]
    for at, (label, value) in enumerate(panel.pairs):
        whole = {"column": at, "column_span": 1}
        cells.append(replace(label, row=top, header=True, **whole))
        cells.append(replace(value, row=top + 1, row_span=rows - top - 1, **whole))
    cells += [
        replace(
            cell, row=cell.row - depth + top, column=cell.column + more, header=cell.row == depth
        )
        for cell in (*panel.headings, *panel.rest)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        grid,
        rows=rows,
        columns=columns,
        cells=tuple(cells),
        column_edges=(*grid.column_edges[:1] * more, *grid.column_edges),
        notes=(*grid.notes, "what stands over its headings holds for all of its rows"),
    )

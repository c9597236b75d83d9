"""Forms whose records each bear a number, over their labels or beside them at the left: each record
is a form of its own below that number.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

from msgspec.structs import replace

from planlift.extract.assembly.cells import by_row
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.rows import refs
from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block
    from planlift.model import Cell

_FEWEST_ROWS = 3
_SIDED = 3
"""Columns of a form with numbers beside its labels."""


class _Numbers(NamedTuple):
    """The cells that number the records of a form."""

    cells: list[Cell]
    beside: bool
    """They stand beside the labels, in a column of their own."""


def parted(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks; each numbered record of a form is one, below its number as a heading."""
    found: list[Block] = []
    beside: tuple[float, ...] = ()
    for block in blocks:
        numbers = _numbers(block, words, beside) if isinstance(block, Grid) else None
        if numbers is None or not isinstance(block, Grid):
            found.append(block)
            continue
        found += _parts(block, numbers)
        beside = block.column_edges if numbers.beside else beside
    return found


def _numbers(grid: Grid, words: HeadingWords, before: tuple[float, ...]) -> _Numbers | None:
    """Those of a form; `before`: the edges of one with numbers beside its labels that this may be
    the rest of.
    """
    if grid.rows < _FEWEST_ROWS or grid.columns == 1:
        return None
    first = [cell for cell in grid.cells if cell.column == 0]
    marked = [cell for cell in first if cell.text and _is_number(cell, words)]
    if grid.columns >= _SIDED and _are_beside(first, marked):
        rest = bool(before) and before == grid.column_edges
        if (marked or rest) and _has_labels(grid, 1, words):
            return _Numbers(marked, beside=True)
    if not marked:
        return None
    texts = Counter(
        row for cell in grid.cells if cell.text for row in range(cell.row, cell.row + cell.row_span)
    )
    over = [cell for cell in marked if texts[cell.row] == 1]
    if len(over) < len(marked) or not _has_labels(grid, 0, words):
        return None
    rows = by_row(grid)
    if any(_labels_text(cell, rows.get(cell.row + 1, ()), words) for cell in over):
        return None
    return _Numbers(over, beside=False)


def _is_number(cell: Cell, words: HeadingWords) -> bool:
    return refs.alone(cell) is not None or refs.number_of_label(cell, words) is not None


def _labels_text(cell: Cell, next_row: Sequence[Cell], words: HeadingWords) -> bool:
    """``Requirement 2`` above nothing but what is required: a label, with its value below it."""
    below = [other for other in next_row if other.text]
    named = refs.number_of_label(cell, words) is not None
    return named and len(below) == 1 and not field_of(below[0].text, words)


def _are_beside(first: Sequence[Cell], marked: Sequence[Cell]) -> bool:
    """Whether the first column holds numbers alone, each beside several rows: a page's end may
    have left the last one a row.
    """
    said = [cell for cell in first if cell.text]
    return len(said) == len(marked) and all(cell.row_span > 1 for cell in said[:-1] or first[:1])


def _has_labels(grid: Grid, column: int, words: HeadingWords) -> bool:
    """Whether the texts of a column are labels, with values beside them."""
    own = [cell for cell in grid.cells if cell.column == column and cell.column_span == 1]
    texts = [cell.text for cell in own if cell.text and not _is_number(cell, words)]
    return len(texts) > 1 and looks.mostly(bool(field_of(text, words)) for text in texts)


def _parts(grid: Grid, numbers: _Numbers) -> list[Block]:
    starts = [cell.row for cell in numbers.cells]
    rows = by_row(grid)
    found: list[Block] = [_rows(grid, rows, (0, (starts or [grid.rows])[0]), numbers)]
    for cell, (start, end) in zip(numbers.cells, pairwise([*starts, grid.rows]), strict=True):
        place = cell.places[0] if cell.places else grid.place
        found.append(TextBlock(cell.text, place, "heading", bold=True))
        found.append(_rows(grid, rows, (start + (not numbers.beside), end), numbers))
    return [block for block in found if not isinstance(block, Grid) or block.rows]


def _rows(
    grid: Grid, rows: Mapping[int, Sequence[Cell]], some: tuple[int, int], numbers: _Numbers
) -> Grid:
    """Some of the rows, from the first up to an end, without the numbers' column."""
    first, end = some
    left = int(numbers.beside)
    cells = tuple(
        replace(
            cell,
            row=row - first,
            column=max(cell.column - left, 0),
            row_span=min(row + cell.row_span, end) - row,
        )
        for row in range(first, end)
        for cell in rows.get(row, ())
        if cell.column >= left
    )
    return replace(
        grid,
        rows=end - first,
        columns=grid.columns - left,
        cells=cells,
        open_top=grid.open_top and not first,
        open_bottom=grid.open_bottom and end == grid.rows,
        column_edges=grid.column_edges[left:],
    )

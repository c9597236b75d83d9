"""Whether something else than its columns says that a grid is no part of the open table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly import keys
from planlift.extract.assembly.columns import continuing
from planlift.extract.assembly.columns.fitting import HALF
from planlift.extract.assembly.grids.texts_above import is_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.extract.assembly.parts import Table
    from planlift.model import Grid

_PAIR = 2


def is_another(
    table: Table, grid: Grid, rows: Sequence[Line], words: HeadingWords, *, fresh: bool
) -> bool:
    """`fresh`: the grid stands under a heading of its own."""
    alike = continuing.same_edges(table.edges, grid.column_edges)
    own = alike or continuing.same_columns(table.edges, grid)
    if len(rows) == 1 and _lone(rows[0]) and (_across(rows[0]) or not own):
        return True
    if not own and rows and _has_headings(rows):
        return True
    if not page_between(table.grids[-1], grid) and (fresh or not alike):
        return fresh or not _dragged(table, grid, rows, words)
    if fresh:
        if not continuing.same_columns(table.edges, grid):
            return True
        fits = continuing.value_fit(table, rows, words)
        return fits is not None and fits < HALF
    # Or it says what colours or initials mean.
    return not alike and bool(keys.from_lines(rows, words, announced=False))


def _dragged(table: Table, grid: Grid, rows: Sequence[Line], words: HeadingWords) -> bool:
    """The same columns with their sides drawn elsewhere, and dates where the table has them.

    So people cut a table in two, and then draw each part as wide as its words need.
    """
    count = len(table.columns)
    if count <= _PAIR or grid.columns != count or not grid.column_edges:
        return False
    in_order = continuing.map_columns(table.edges, grid, count) == list(range(count))
    return in_order and (continuing.value_fit(table, rows, words) or 0) >= HALF


def page_between(before: Grid, after: Grid) -> bool:
    """Whether a page end parts them."""
    return (
        before is not after
        and after.place.box is not None
        and before.place.page != after.place.page
    )


def _lone(row: Line) -> bool:
    """One text and nothing beside it."""
    return len({id(cell) for cell in row if cell is not None and cell.text}) == 1 and len(row) > 1


def _across(row: Line) -> bool:
    """A text over more than one column: a title or a section, not the rest of a cell."""
    return sum(cell is not None and bool(cell.text) for cell in row) > 1


def _has_headings(rows: Sequence[Line]) -> bool:
    """A short text in bold in each column of the first row, and none in the second."""
    first, *rest = ([cell for cell in row if cell is not None] for row in rows)
    bold = all(cell.bold and is_title(cell.text) for cell in first if cell.text)
    filled = len(first) > 1 and all(cell.text for cell in first)
    return bold and filled and bool(rest) and not any(cell.bold for cell in rest[0])

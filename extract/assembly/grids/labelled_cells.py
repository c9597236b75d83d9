"""A column whose cells each hold several labelled facts, ``Lead: Matron`` over ``Due: May 2026``:
each label heads a column of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.forms import labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Grid

_FEWEST = 2
"""Columns of the table, cells that hold facts, and facts that each holds."""
_WHO_WHEN = frozenset({"owner_text", "due_text"})
"""One of them at least is among the facts of a plan."""


class _Facts(Struct, frozen=True):
    """A column of facts: what labels them, by field, in their order, and the cell that heads it."""

    heading: Cell
    labels: dict[str, str]
    values: dict[int, dict[str, Cell]]
    """The facts by field, by ``id`` of their cell."""


def parted(grid: Grid, words: HeadingWords) -> Grid:
    """The grid with a column for each label of such columns."""
    if grid.columns < _FEWEST or grid.rows <= _FEWEST or not _has_labels(grid):
        return grid
    columns: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        columns.setdefault(cell.column, []).append(cell)
    for column, cells in sorted(columns.items(), reverse=True):
        facts = _facts(cells, words)
        if facts is not None:
            grid = _spread(grid, column, facts)
    return grid


def _has_labels(grid: Grid) -> bool:
    """The last row holds a colon: what makes the rest worth looking at."""
    return any(":" in cell.text for cell in grid.cells if cell.row == grid.rows - 1)


def _facts(cells: Sequence[Cell], words: HeadingWords) -> _Facts | None:
    """The facts of the column, where each cell below its heading opens with a label of one."""
    own = [cell for cell in cells if cell.column_span == 1]
    heading, below = (own or cells)[0], [cell for cell in own[1:] if cell.text]
    if ":" in heading.text or len(below) < _FEWEST:
        return None
    labels: dict[str, str] = {}
    values: dict[int, dict[str, Cell]] = {}
    for cell in below:
        rest, found = labelled.split(cell, labelled.FACTS, words)
        if rest.text or len(found) < _FEWEST:
            return None
        values[id(cell)] = found
        labels = {field: fact.label for field, fact in found.items()} | labels
    times = [sum(name in found for found in values.values()) for name in labels]
    if _WHO_WHEN.isdisjoint(labels) or 2 * min(times) < len(values):
        return None
    return _Facts(heading, labels, values)


def _spread(grid: Grid, column: int, facts: _Facts) -> Grid:
    """The grid with a column for each label; the words of its heading stay with the first one."""
    more = len(facts.labels) - 1
    cells: list[Cell] = []
    printed = set(facts.labels)
    for cell in grid.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + more))
        elif cell.column == column and cell.column_span == 1:
            cells += _pieces(cell, facts, printed)
        elif cell.column + cell.column_span > column:
            cells.append(replace(cell, column_span=cell.column_span + more))
        else:
            cells.append(cell)
    return replace(grid, columns=grid.columns + more, cells=tuple(cells))


def _pieces(cell: Cell, facts: _Facts, printed: set[str]) -> list[Cell]:
    """A cell for each label; a label that the heading says is not said again the first time."""
    texts = []
    for index, (name, label) in enumerate(facts.labels.items()):
        if cell is facts.heading:
            piece = with_text(cell, label, label="" if index else cell.text)
        else:
            piece = facts.values.get(id(cell), {}).get(name) or with_text(cell, "")
            if name in printed and piece.label == label:
                printed.discard(name)
                piece = replace(piece, label="")
        texts.append(replace(piece, column=cell.column + index))
    return texts

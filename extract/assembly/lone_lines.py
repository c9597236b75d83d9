"""Lines of one text within a table: what stands over the lines below, and what is a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly import looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell

_TITLE_WORDS = 14
_RARE = 0.2
"""Of a column's cells: more on one ground are stripes."""


def stands_over(table: Table, index: int, cell: Cell) -> bool:
    """Whether the one text of a line is no value of its column, but stands over the lines below."""
    line = table.lines[index]
    width = len(table.columns)
    covered = sum(other is cell for other in line.cells)
    position = next(i for i, other in enumerate(line.cells) if other is cell)
    if covered > 1:
        return covered > width / 2 or (position == 0 and len(cell.text.split()) <= _TITLE_WORDS)
    if position > 1 or width < 3:
        return False
    column = table.columns[position]
    if column.field in {"ref", "finding_ref", "action_ref"}:
        return looks.name(cell.text)
    others = [
        c
        for other in table.lines
        for c in [other.cells[position]]
        if c and c.text and c is not cell
    ]
    if len(cell.text.split()) > _TITLE_WORDS:
        return False
    if _stands_out(cell, others):
        return True
    return _names_what_follows(table, index, position, others)


def _names_what_follows(table: Table, index: int, position: int, others: Sequence[Cell]) -> bool:
    """A plain text names a group where its column holds sentences, and the next line has its
    own: the text is then not the finding of what follows.
    """
    lines = table.lines
    cell = lines[index].cells[position]
    below = lines[index + 1].cells[position] if index + 1 < len(lines) else None
    return bool(
        cell
        and below
        and below.text
        and looks.title(cell.text)
        and looks.share(looks.sentence(c.text) and not looks.title(c.text) for c in others) > 0.6
    )


def _stands_out(cell: Cell, others: Sequence[Cell]) -> bool:
    """Bold, in capitals or on a ground of its own, as most cells of its column are not."""
    if cell.bold and looks.mostly(not other.bold for other in others):
        return True
    if cell.text.isupper() and looks.mostly(not other.text.isupper() for other in others):
        return True
    grounds = [other.fill == cell.fill for other in others]
    return cell.fill is not None and bool(others) and looks.share(grounds) <= _RARE

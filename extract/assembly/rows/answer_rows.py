"""Rows of a table that answer what was found, over its actions: ``Agreed.`` and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell

_FOUND = frozenset({"finding", "finding_ref"})


def answers(fields: Mapping[str, Cell], own: AbstractSet[str], words: HeadingWords) -> bool:
    """Whether the first row of a finding says no more than that one agrees.

    More may follow in a cell that reaches over the columns of who and when as well.
    """
    action = fields.get("action")
    if action is None or not own & _FOUND or own - _FOUND - {"action"}:
        return False
    first, _, rest = action.text.partition("\n")
    said = looks.response(first, words) or looks.answers(first, words)
    return said and (not rest or action.column_span > 1)


def goes_on(table: Table, index: int) -> bool:
    """Whether the finding of a line holds for the line below it, too."""
    if index + 1 >= len(table.lines):
        return False
    here, below = table.lines[index].cells, table.lines[index + 1].cells
    return all(
        (cell := below[at]) is None or cell is here[at] or not cell.text
        for at, column in enumerate(table.columns)
        if column.field in _FOUND
    )

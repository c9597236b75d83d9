"""Numbers that nest down a column: ``1 Safety``, ``1.1 Doors were open``, ``1.1.1 Fit locks``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import NUMBERS
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.grids import joins
from planlift.extract.assembly.lines import texts_of
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell


def over(table: Table, words: HeadingWords) -> dict[int, sections.Announced]:
    """What lines of a number and a text carry to those whose numbers go on from theirs, by index.

    The lowest of them say what was found, or name groups if all are names; those above them do.
    Nothing where most lines that no other goes on from say no more themselves.
    """
    at = {column.field: index for index, column in enumerate(table.columns)}
    number = next((at[name] for name in at if name in NUMBERS), None)
    if number is None or "action" not in at or "finding" in at:
        return {}
    lines = list(_numbered(table, number))
    refs_of = [refs.tidy(cell.text) for _, cell in lines]
    goes_on = [*(_goes_on(one, below) for one, below in pairwise(refs_of)), False]
    if not any(goes_on):
        return {}
    ends = [index for (index, _), more in zip(lines, goes_on, strict=True) if not more]
    if 2 * sum(_says_who_or_when(table, index) for index in ends) < len(ends):
        return {}
    bodies: dict[int, tuple[Cell, Cell, bool]] = {}
    for place, ((index, cell), more) in enumerate(zip(lines, goes_on, strict=True)):
        body = table.lines[index].cells[at["action"]]
        if more and (body is None or not _alone(table, index, cell, body)):
            return {}
        if more and body is not None:
            bodies[index] = cell, body, goes_on[place + 1]
    named = not any(groups or _says(body, words) for _, body, groups in bodies.values())
    return {
        index: _announced(cell, body, names=groups or named)
        for index, (cell, body, groups) in bodies.items()
    }


def _numbered(table: Table, column: int) -> Iterator[tuple[int, Cell]]:
    """The lines that begin with a number of their own."""
    last = None
    for index, line in enumerate(table.lines):
        cell = line.cells[column]
        if cell is not None and cell.text and cell is not last and refs.alone(cell) is not None:
            yield index, cell
        last = cell


def _goes_on(ref: str, below: str) -> bool:
    """``1.1`` goes on from ``1``, ``2a`` from ``2``; ``10`` does not."""
    return below.startswith(ref) and below != ref and not below[len(ref)].isdigit()


def _alone(table: Table, index: int, number: Cell, body: Cell) -> bool:
    """The line says nothing else."""
    return texts_of(table.lines[index].cells) == [number, body]


def _says_who_or_when(table: Table, index: int) -> bool:
    cells = zip(table.columns, table.lines[index].cells, strict=True)
    return any(cell and cell.text and column.field in WHO_WHEN for column, cell in cells)


def _says(body: Cell, words: HeadingWords) -> bool:
    """A sentence, what was so or what is wanted; not the name of a group."""
    text = body.text
    return sections.says(text) or mood.wants(text, words) or mood.tells(text, words)


def _announced(number: Cell, body: Cell, *, names: bool) -> sections.Announced:
    if names:
        return sections.Announced("section", None, joins.join_cells(number, body))
    return sections.Announced("finding", refs.alone(number), body)

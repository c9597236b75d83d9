"""Lines over the whole width of a table: what they are together, and beside a column of groups."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.lines import texts_of
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.rows.lone_lines import LoneLines
    from planlift.model import Cell

_FEWEST = 2
_FIGURES = "0123456789. "


def over_lines(table: Table, lone_lines: LoneLines) -> list[Cell]:
    """The texts that stand over the lines below them."""
    found = []
    for index, line in enumerate(table.lines):
        cells = texts_of(line.cells)
        if len(cells) == 1 and lone_lines.stands_over(index, cells[0]):
            found.append(cells[0])
    return found


def name_groups(bands: Sequence[Cell], words: HeadingWords) -> bool:
    """``Aim 1: …``, ``Aim 2: …``: they name groups if one of them does, however long the others."""
    split = [refs.split(one_line(band.text), words) for band in bands]
    signs = {each.ref.strip(_FIGURES) if each.ref else "" for each in split}
    if len(bands) < _FEWEST or len(signs) > 1 or not signs.pop():
        return False
    fields = {sections.announce(band, words, has_finding=False).field for band in bands}
    return "section" in fields and not any(words.announced(each.label) for each in split)


def number_above(
    over: Cell, found: sections.Announced, words: HeadingWords
) -> tuple[Cell | None, Cell | None]:
    """``Key issue 1`` alone right above what was found: its number, or its group where it has one.

    Neither where `over` says more, or the line below it says no more itself.
    """
    number = record_numbers.of_finding(over, words)
    if number is None or sections.numbers_finding(found.body.text, words):
        return None, None
    return (number, None) if found.ref is None else (None, over)


def leave_groups_to(bands: Sequence[Cell], table: Table, words: HeadingWords) -> None:
    """Where lines name groups, a column of such, ``KLOE`` or ``Location``, says something else."""
    if len(bands) < _FEWEST or all(column.field != "section" for column in table.columns):
        return
    if all(sections.announce(b, words, has_finding=True).field == "section" for b in bands):
        _without_groups(table)


def leave_groups_to_headings(tables: Sequence[Table], sections_of: Sequence[str]) -> None:
    """So where tables of the same headings stand under as many headings that name groups."""
    alike: dict[tuple[Column, ...], list[tuple[Table, str]]] = defaultdict(list)
    for table, name in zip(tables, sections_of, strict=True):
        if any(column.field == "section" for column in table.columns):
            alike[table.columns].append((table, name))
    for same in alike.values():
        names = {name for _, name in same} - {""}
        if len(same) >= _FEWEST and len(names) == len(same):
            for table, _ in same:
                _without_groups(table)


def _without_groups(table: Table) -> None:
    table.columns = tuple(
        replace(column, field="") if column.field == "section" else column
        for column in table.columns
    )

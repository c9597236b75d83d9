"""Which column of a table each column of its next part is, by place on the page or by count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns.column import DATED_FIELDS
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.fitting import fit
from planlift.extract.assembly.grids import joins
from planlift.extract.assembly.grids import stitching
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell
    from planlift.model import Grid

_SAME_POINT = 4.0
_SAME_EDGE = 0.12
"""Share of the table's width by which the sides of its parts may differ."""
_PLAIN = frozenset({"due_text", "due_revised", "ref", "action_ref", "finding_ref", "status_text"})
"""Fields by whose values a table is known."""
_FROM_WORDS = frozenset({"alignment", "tags"})
_HEAD_LINES = 5
"""Lines of a heading in a narrow column at most."""
_TELLING = 3
"""Columns: as many and more on both sides are one table though it moved on the page."""


def map_columns(before: Sequence[float], after: Grid, wanted: int) -> list[int]:
    """Column of the table for each column of `after`; empty where the two do not fit.

    `before` are the edges of the table's `wanted` columns; empty where it has no geometry.
    """
    if before and after.column_edges:
        return _by_edges(before, after.column_edges)
    return list(range(wanted)) if after.columns == wanted else []


def is_heading(grid: Grid, headings: Sequence[Column]) -> bool:
    """Whether its lines, column by column, are the headings of a table and no more."""
    if grid.rows > _HEAD_LINES or grid.columns != len(headings):
        return False
    texts = [[cell.text for cell in grid.cells if cell.column == at] for at in range(grid.columns)]
    return all(
        key(" ".join(said)) == key(column.heading)
        for said, column in zip(texts, headings, strict=True)
    )


def rest_of_headings(table: Table, row: Sequence[Cell | None], words: HeadingWords) -> list[Cell]:
    """The texts of the first row of a page that go on with headings at the foot of the last one.

    ``update`` below ``Progress`` changes nothing in what that names. None where they do not.
    """
    cells = zip(table.columns, row, strict=False)
    rest = [(column.heading, cell) for column, cell in cells if cell and cell.text]
    goes_on = len(rest) < len(table.columns) and all(
        cell.text[:1].islower()
        and _means(f"{heading} {cell.text}", words) == _means(heading, words)
        for heading, cell in rest
    )
    return [cell for _, cell in rest] if goes_on else []


def _means(heading: str, words: HeadingWords) -> str:
    """The field that a heading names best; the heading itself where it names none."""
    sense = next(iter(words.senses(heading)), None)
    return heading if sense is None else sense.field


def same_headings(table: Table, headings: Sequence[Column]) -> bool:
    """Whether a heading row has the words of the table's, column by column, but for a blank."""
    before, after = ([c.heading for c in columns] for columns in (table.columns, headings))
    if before == after:
        return True
    before, after = list(map(key, before)), list(map(key, after))
    if before == after:
        return True
    if len(before) != len(after) or sum(map(bool, after)) < len(before) - 1:
        return False
    return all(one in {"", other} for other, one in zip(before, after, strict=True))


def tells_facts(table: Table, words: HeadingWords) -> bool:
    """It says who and when in one line, and not what: so do others below other texts."""
    if len(table.lines) != 1:
        return False
    first = [next(iter(words.senses(column.heading)), None) for column in table.columns]
    return all(sense and sense.field and sense.field not in WHAT for sense in first)


def same_edges(before: Sequence[float], after: Sequence[float]) -> bool:
    """Parts on one page are of one table only where their columns are the same to the point."""
    if len(before) != len(after):
        return False
    return all(abs(a - b) < _SAME_POINT for a, b in zip(before, after, strict=True))


def same_columns(before: Sequence[float], after: Grid, how: str = "") -> bool:
    """As many columns at the same places, or near them where words alone say where they are.

    `how` the part before was found.
    """
    if not before or not after.column_edges:
        return False
    if _FROM_WORDS.isdisjoint({after.how, how}):
        return same_edges(before, after.column_edges)
    return _by_edges(before, after.column_edges) == list(range(len(before) - 1))


def value_fit(table: Table, rows: Sequence[Line], words: HeadingWords) -> float | None:
    """Which part of the values are dates where the table has its dates, and the like.

    That of the column that fits least: of dates, or where there are none of numbers and states,
    as notes under ``Status`` may look like none. None where no such column has values.
    """
    own = [
        list(filter(None, (cell.text if cell else "" for cell in c)))
        for c in zip(*rows, strict=True)
    ]
    known = stitching.texts_below(table.columns, table.lines)
    settled = assigning.settle(table.columns, known, words)
    told = [
        (column.field, texts)
        for column, texts in zip(settled, own, strict=True)
        if column.field in _PLAIN and texts
    ]
    told = [one for one in told if one[0] in DATED_FIELDS] or told
    return min((fit(field, texts, words) or 0 for field, texts in told), default=None)


def _by_edges(ours: Sequence[float], theirs: Sequence[float]) -> list[int]:
    count, others = len(ours) - 1, len(theirs) - 1
    first = count - others
    if first > 0 and others >= _TELLING and same_edges(ours[first:-1], theirs[:-1]):
        return list(range(first, count))  # what is merged beside these rows ended a page before
    sides = max(abs(ours[0] - theirs[0]), abs(ours[-1] - theirs[-1]))
    if sides > _SAME_EDGE * (ours[-1] - ours[0]):
        return list(range(count)) if count == others and count > _TELLING else []
    mapping = [
        max(range(count), key=lambda i: _overlap(ours[i : i + 2], theirs[j : j + 2]))
        for j in range(others)
    ]
    return mapping if mapping == sorted(mapping) else []


def _overlap(a: Sequence[float], b: Sequence[float]) -> float:
    return min(a[1], b[1]) - max(a[0], b[0])


def mapped(row: Line, mapping: Sequence[int]) -> list[Cell | None]:
    """The row in the columns of the table it continues; two cells in one column are joined."""
    cells: list[Cell | None] = [None] * (max(mapping) + 1)
    for index, cell in enumerate(row):
        target = mapping[index]
        present = cells[target]
        if cell is None or present is cell:
            continue
        if present is None or not present.text:
            cells[target] = cell
        elif cell.text:
            cells[target] = joins.join_cells(present, cell)
    return cells

"""Records of several rows: what is to be done over the whole width, and below it who and when,
each behind its label, ``Lead: Matron | Due: May 2026``. Each record becomes one row under headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from msgspec.structs import replace

from planlift.extract.assembly.cells import level_rows
from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.forms import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Grid

_LABEL = re.compile(r"(?P<label>[^\W_][^:\n]{0,60}?)\s*:(?:\s+|$)")
_FEWEST = 2
"""Records of a table, and facts of each."""


class _Record(NamedTuple):
    """The rows over the whole width above the facts, and these."""

    over: list[Cell]
    facts: list[Cell]
    """Each with its label."""


def joined(grid: Grid, words: HeadingWords) -> Grid:
    """The grid, each such record in one row; as it is where any row is neither."""
    last = grid.cells[-1] if grid.cells else None
    first = grid.cells[0] if last else None
    if last is None or first is None or ":" not in last.text or first.column_span < grid.columns:
        return grid
    records = _records(level_rows(grid), grid.columns, words)
    if len(records) < _FEWEST or len({_labels(record.facts) for record in records}) > 1:
        return grid
    depth = min(len(record.over) for record in records)
    if not depth or len(records[0].facts) < _FEWEST:
        return grid
    return _as_table(grid, records, depth)


def _records(rows: Sequence[Sequence[Cell]], width: int, words: HeadingWords) -> list[_Record]:
    """The records top to bottom; none where a row is no part of one."""
    found: list[_Record] = []
    over: list[Cell] = []
    for row in rows:
        facts = list(_facts(row, words))
        if facts and not over and found:
            found[-1].facts.extend(facts)
        elif facts:
            found.append(_Record(over, facts))
            over = []
        elif len(row) == 1 and row[0].column_span == width and row[0].text:
            over.append(row[0])
        elif any(cell.text for cell in row):
            return []
    return [] if over else found


def _facts(row: Sequence[Cell], words: HeadingWords) -> Iterator[Cell]:
    """The values of a row each of whose cells opens with a label, or whose one has several."""
    if len(row) == 1:
        rest, values = labelled.split(row[0], labelled.FACTS, words)
        if len(values) >= _FEWEST and not rest.text:
            yield from values.values()
        return
    matches = [_LABEL.match(cell.text) for cell in row]
    if all(matches):
        for cell, match in zip(row, matches, strict=True):
            yield _value(cell, match)


def _value(cell: Cell, match: re.Match[str] | None) -> Cell:
    """What stands behind the label."""
    if match is None:
        return cell
    return with_text(cell, cell.text[match.end() :].strip(), label=match["label"])


def _labels(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.label for cell in cells)


def _as_table(grid: Grid, records: Sequence[_Record], depth: int) -> Grid:
    """A row of the labels, and one for each record; what more stands above one keeps its row."""
    labels = [_label_of([record.over[at - depth] for record in records]) for at in range(depth)]
    rows: list[list[Cell]] = []
    for record in records:
        said = [
            _value(cell, _LABEL.match(cell.text)) if label else cell
            for cell, label in zip(record.over[-depth:], labels, strict=True)
        ]
        rows += [[cell] for cell in record.over[:-depth]]
        rows.append([*said, *record.facts])
    first = next(row for row in rows if len(row) > 1)
    heads = [replace(cell, text=cell.label, label="", header=True) for cell in first]
    first[:] = [replace(cell, label="") for cell in first]
    width = len(heads)
    cells = [
        replace(cell, row=at, column=column, column_span=1 if len(row) > 1 else width)
        for at, row in enumerate([heads, *rows])
        for column, cell in enumerate(row)
    ]
    return replace(grid, rows=len(rows) + 1, columns=width, cells=tuple(cells), column_edges=())


def _label_of(cells: Sequence[Cell]) -> str:
    """The label with which all of the texts open; empty where one does not."""
    matches = [_LABEL.match(cell.text) for cell in cells]
    found = {match["label"] if match else "" for match in matches}
    return found.pop() if len(found) == 1 else ""

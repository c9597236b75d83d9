"""Facts that stand below each action over the whole width, ``Lead: Matron`` over ``Due: May 2026``,
in a row of their own, or side by side below the action alone: each label heads a column.
"""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import by_row
from planlift.extract.assembly.cells import level_rows
from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms import labelled
from planlift.extract.assembly.forms.labels import LABEL_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Grid

_FEWEST = 2
"""Such rows, and the facts of each."""
_FACT = re.compile(r"([^\W\d_][^:\n]{1,60}?):\s+(?=\S)")
_LABEL = re.compile(r"([^:\n]{2,60}?)(?::\s+(?=\S)|:?$)")


def beside(grid: Grid, words: HeadingWords) -> Grid:
    """The grid; such facts stand in columns of their own, beside the row above them."""
    last = grid.cells[-1] if grid.cells else None
    if last is None:
        return grid
    if last.column_span < max(grid.columns, _FEWEST):
        return _beside_merged(grid) if last.column and _FACT.match(last.text) else grid
    rows = level_rows(grid)
    below = {
        at: row[0]
        for at, (above, row) in enumerate(pairwise(rows), 1)
        if at > 1 and len(row) == 1 < len(above)
    }
    if len(below) < _FEWEST or 2 * len(below) < sum(len(row) > 1 for row in rows[1:]):
        return grid
    facts = _run_on(below, words) or _in_lines(below, words)
    return _spread(grid, rows, facts) if facts else grid


def _beside_merged(grid: Grid) -> Grid:
    """The grid; so do facts of which each has a cell below the action, beside merged cells."""
    begun = by_row(grid)
    rows = [begun.get(at, []) for at in range(grid.rows)]
    facts = {at: own for at, row in enumerate(rows) if (own := _labelled(row))}
    labels = {tuple(cell.label for cell in own) for own in facts.values()}
    apart = all(at > 1 and at - 1 not in facts for at in facts)
    merged = any(cell.row_span > 1 for cell in grid.cells)
    if not merged or not apart or len(labels) != 1 or len(facts) < _FEWEST:
        return grid
    return _spread(grid, rows, facts) if 2 * len(facts) >= len(rows) - 1 else grid


def _labelled(row: Sequence[Cell]) -> list[Cell]:
    """The values of a row of which each cell opens with a label of its own."""
    found = [
        with_text(cell, cell.text[match.end() :].strip(), label=match[1])
        for cell in row
        if (match := _FACT.match(cell.text))
    ]
    return found if len(found) == len(row) and len(found) >= _FEWEST else []


def _run_on(below: Mapping[int, Cell], words: HeadingWords) -> dict[int, list[Cell]]:
    """By row: the facts behind known labels, where each text opens with one."""
    found: dict[int, list[Cell]] = {}
    for at, cell in below.items():
        rest, values = labelled.split(cell, labelled.FACTS, words)
        if rest.text or len(values) < _FEWEST:
            return {}
        found[at] = list(values.values())
    return found


def _in_lines(below: Mapping[int, Cell], words: HeadingWords) -> dict[int, list[Cell]]:
    """By row: the facts behind, or below, what opens lines of each text; no updates by day."""
    opened = [
        {match[1] for line in cell.text.split("\n") if (match := _LABEL.match(line))}
        for cell in below.values()
    ]
    same = set.intersection(*opened)
    short = {label for label in same if len(label.split()) <= LABEL_WORDS}
    again = {label for label in short if not looks.date_only(label, words)}  # ``May 2025: …``
    found: dict[int, list[Cell]] = {}
    for at, cell in below.items():
        facts: list[tuple[str, list[str]]] = []
        for line in cell.text.split("\n"):
            match = _LABEL.match(line)
            if match is not None and match[1] in again:
                facts.append((match[1], [line[match.end() :]]))
            elif facts:
                facts[-1][1].append(line)
            else:
                return {}
        if len(facts) < max(_FEWEST, len(again)):
            return {}
        found[at] = [
            with_text(cell, "\n".join(filter(None, said)), label=label) for label, said in facts
        ]
    return found


def _spread(grid: Grid, rows: Sequence[Sequence[Cell]], facts: Mapping[int, list[Cell]]) -> Grid:
    """The grid with a column for each label; its words are the heading's the first time."""
    names = dict.fromkeys(fact.label for own in facts.values() for fact in own)
    at = {label: grid.columns + index for index, label in enumerate(names)}
    columns = grid.columns + len(at)
    heads = next(index for index, row in enumerate(rows) if len(row) > 1)
    cells: list[Cell] = []
    headed: set[str] = set()
    row = 0
    for index, own in enumerate(rows):
        for fact in facts.get(index, ()):
            piece = replace(fact, row=row - 1, column=at[fact.label], column_span=1)
            if fact.label not in headed:
                headed.add(fact.label)
                cells.append(replace(piece, text=fact.label, label="", row=heads, header=True))
                piece = replace(piece, label="")
            cells.append(piece)
        if index not in facts:
            wide = {"column_span": columns} if len(own) == 1 and own[0].column == 0 else {}
            cells += [
                replace(cell, row=row, row_span=_kept(cell, index, facts), **wide) for cell in own
            ]
            row += 1
    cells.sort(key=attrgetter("row", "column"))
    return replace(grid, rows=row, columns=columns, cells=tuple(cells), column_edges=())


def _kept(cell: Cell, index: int, facts: Mapping[int, list[Cell]]) -> int:
    """Rows that the cell goes over, without those of facts."""
    return cell.row_span - sum(at in facts for at in range(index, index + cell.row_span))

"""Tables of plain text whose columns are kept apart by blanks alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r" {2,}")
_FEWEST_COLUMNS = 3
_FEWEST_LINES = 3
_LONGEST_HEADING = 60
_MOST_LINES = 5000

NOTE = "The text has no rules: its rows were cut at the lines where column {} has words."


def columns(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], str, int]:
    """The rows of the table that begins in line `at`: for each cell its lines.

    Also a note on how rows were told apart, empty where nothing was doubtful, and how many lines
    the table takes: 0 where no table begins there. A table has three columns or more, which at
    least three lines leave two blanks between; a blank line ends a row, two end the table.
    """
    heading = _GAP.split(lines[at].strip()) if "  " in lines[at].strip() else []
    if len(heading) < _FEWEST_COLUMNS or max(map(len, heading)) > _LONGEST_HEADING:
        return [], "", 0
    edges, end = _edges(lines, at, len(heading))
    body = lines[at:end]
    filled = [_cut(line, edges) for line in body if line.strip()]
    whole = sum(all(cells) for cells in filled)
    if len(filled) < _FEWEST_LINES or whole < _FEWEST_LINES - 1:
        return [], "", 0
    groups, note = _rows(body, edges)
    rows = [
        [[cell for cell in column if cell] for column in zip(*each, strict=True)] for each in groups
    ]
    return rows, note, end - at


def _edges(lines: Sequence[str], at: int, count: int) -> tuple[list[int], int]:
    """Where each column begins, and the line after the last one that leaves `count` columns."""
    used: set[int] = set()
    edges: list[int] = []
    end = at
    for number in range(at, min(len(lines), at + _MOST_LINES)):
        line = lines[number]
        if not line.strip():
            if number > at and not lines[number - 1].strip():
                break
            continue
        now = used | {place for place, char in enumerate(line) if not char.isspace()}
        found = edges if now == used else _begins(now)
        if "\t" in line or len(found) != count:
            break
        used, edges, end = now, found, number + 1
    return edges, end


def _begins(used: set[int]) -> list[int]:
    """The first places of the stretches of `used` places with two free places between them."""
    return [place for place in sorted(used) if place - 1 not in used and place - 2 not in used]


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    ends = [*edges[1:], max(len(line), edges[-1])]
    return [line[start:end].strip() for start, end in zip(edges, ends, strict=True)]


def _rows(body: Sequence[str], edges: Sequence[int]) -> tuple[list[list[list[str]]], str]:
    """The lines of each row."""
    cut = [_cut(line, edges) for line in body]
    if any(not any(cells) for cells in cut):
        groups: list[list[list[str]]] = [[]]
        for cells in cut:
            groups += [] if any(cells) else [[]]
            groups[-1] += [cells] if any(cells) else []
        return [group for group in groups if group], ""
    if all(all(cells[1:]) for cells in cut):
        return [[cells] for cells in cut], ""
    counts = [sum(bool(cell) for cell in column) for column in zip(*cut, strict=True)]
    anchor = max(range(1, len(edges)), key=lambda column: (-counts[column], column))
    rows: list[list[list[str]]] = []
    for cells in cut:
        if cells[anchor] or not rows:
            rows.append([])
        rows[-1].append(cells)
    return rows, NOTE.format(anchor + 1)

"""Tables of plain text whose columns are kept apart by blanks alone."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.markup.text_tables import Table

_GAP = re.compile(r" {2,}")
_PARTED = re.compile(r"\S {2,}(?=\S)")
_FEWEST_COLUMNS = 3
_FEWEST_LINES = 3
_LONGEST_HEADING = 60
_MOST_LINES = 5000
_NEAR = 200
"""Lines above in which the same headings may stand."""
_MOST_HEADING_LINES = 4

_DASHES = re.compile(r"[-=─━]{2,}")
_ONLY_DASHES = re.compile(r"\s*(?:[-=─━]{2,}\s+)+[-=─━]{2,}\s*")
_RULE = re.compile(r"^[\s|+]*[-=_─━]{3,}[\s|+=_─━-]*$")

NOTE = "The text has no rules: its rows were cut at the lines where column {} has words."


class Aligned(Struct, frozen=True):
    """A table of columns kept apart by blanks."""

    rows: list[list[list[str]]]
    """For each cell of each row its lines."""
    headings: int
    """Rows at the top that a line of dashes sets off."""
    note: str
    """How rows were told apart; empty where nothing was doubtful."""
    taken: int
    """Lines of the text."""


def left_over(parts: Sequence[Table | str], *, paged: bool) -> bool:
    """Whether columns of blanks stand outside of the tables, and none of these is drawn otherwise.

    In a text of pages all columns count: what a page end cuts is no table of its own.
    """
    tables = [part for part in parts if not isinstance(part, str)]
    if not all(table.aligned for table in tables):
        return False
    if paged and tables:
        return True
    lines = (line for part in parts if isinstance(part, str) for line in part.split("\n"))
    several = (line for line in lines if len(_PARTED.findall(line)) >= _FEWEST_COLUMNS - 1)
    return len(list(islice(several, _FEWEST_LINES))) == _FEWEST_LINES


def columns(lines: Sequence[str], at: int) -> Aligned | None:
    """The table that begins in line `at`; None where none does.

    A table has three columns or more, which at least three lines leave two blanks between (one
    below the headings is enough where a line of dashes sets them off, or where they stood before);
    a blank line or a line of dashes ends a row, two blank lines end the table. Where the dashes
    stand in groups, one above each column, the groups say where the columns begin.
    """
    drawn = _drawn(lines, at)
    if drawn is not None:
        return drawn
    heading = _GAP.split(lines[at].strip()) if "  " in lines[at].strip() else []
    if len(heading) < _FEWEST_COLUMNS or max(map(len, heading)) > _LONGEST_HEADING:
        return None
    edges, end = _edges(lines, at, len(heading))
    ruled = _heading_rule(lines[at:end])
    filled = [_cut(line, edges) for line in lines[at:end] if line.strip() and not is_rule(line)]
    whole = sum(all(cells) for cells in filled)
    if whole < _FEWEST_LINES - 1:
        return None
    if (
        len(filled) < _FEWEST_LINES
        and not ruled
        and lines[at] not in lines[max(0, at - _NEAR) : at]
    ):
        return None
    return _table(lines[at:end], edges, ruled)


def _table(lines: Sequence[str], edges: Sequence[int], ruled: int) -> Aligned:
    """The rows of `lines`; the first `ruled` of them are the headings over a line of dashes."""
    top = [[_cut(line, edges) for line in lines[:ruled]]] if ruled else []
    groups, note = _rows(lines[ruled + bool(ruled) :], edges)
    rows = [
        [[cell for cell in column if cell] for column in zip(*each, strict=True)]
        for each in (*top, *groups)
    ]
    return Aligned(rows, len(top), note, len(lines))


def _drawn(lines: Sequence[str], at: int) -> Aligned | None:
    """The table whose columns stand under groups of dashes, which its headings stand over.

    A line of dashes above the headings shows where it begins: then two columns are enough.
    """
    begin = at + is_rule(lines[at])
    fewest = _FEWEST_COLUMNS - (begin > at)
    under = ((n, _groups(lines, begin + n, fewest)) for n in range(1, _MOST_HEADING_LINES + 1))
    ruled, groups = next(((n, groups) for n, groups in under if groups), (0, []))
    if not ruled or not all(line.strip() for line in lines[begin : begin + ruled]):
        return None
    edges = [group.start() for group in groups]
    end = begin
    for number in range(begin, min(len(lines), begin + _MOST_LINES)):
        line = lines[number]
        if not line.strip():
            if not lines[number - 1].strip():
                break
        elif "\t" in line or not (is_rule(line) or _keeps_to(line, edges)):
            break
        else:
            end = number + 1
            if begin > at and number > begin + ruled and line.strip() == lines[at].strip():
                break  # as long a line of dashes closes it
    if end <= begin + ruled + 1:
        return None
    found = _table(lines[begin:end], edges, ruled)
    return Aligned(found.rows, found.headings, found.note, end - at)


def _groups(lines: Sequence[str], at: int, fewest: int) -> list[re.Match[str]]:
    """The groups of dashes in that line, where it holds nothing else and enough of them."""
    line = lines[at] if at < len(lines) else ""
    found = list(_DASHES.finditer(line)) if _ONLY_DASHES.fullmatch(line) else []
    return found if len(found) >= fewest else []


def _keeps_to(line: str, edges: Sequence[int]) -> bool:
    """No word of the line runs from one column into the next."""
    return not line[: edges[0]].strip() and all(
        edge >= len(line) or line[edge - 1].isspace() for edge in edges[1:]
    )


def is_rule(line: str) -> bool:
    """A line that is drawn: dashes, perhaps in groups."""
    return bool(_RULE.match(line))


def _heading_rule(lines: Sequence[str]) -> int:
    """Lines above the first line of dashes, where they can be headings; else 0."""
    for number, line in enumerate(lines[: _MOST_HEADING_LINES + 1]):
        if is_rule(line):
            return number
    return 0


def _edges(lines: Sequence[str], at: int, count: int) -> tuple[list[int], int]:
    """Where each column begins, and the line after the last one that leaves `count` columns."""
    used: set[int] = set()
    edges: list[int] = []
    end = at
    for number in range(at, min(len(lines), at + _MOST_LINES)):
        line = lines[number]
        if is_rule(line) and number > at:
            end = number + 1
            continue
        if not line.strip():
            if number > at and not lines[number - 1].strip():
                break
            continue
        if number > at and line.strip() == lines[at].strip():
            end = _before_title(lines, at, end)
            break
        now = used | {place for place, char in enumerate(line) if not char.isspace()}
        found = edges if now == used else _begins(now)
        if "\t" in line or len(found) != count:
            break
        used, edges, end = now, found, number + 1
    return edges, end


def _before_title(lines: Sequence[str], at: int, end: int) -> int:
    """The end of a table whose headings stand again: before the title of the next one."""
    last = end
    while last > at + 1 and (
        not lines[last - 1].strip() or not _GAP.search(lines[last - 1].strip())
    ):
        last -= 1
    return last if any(not line.strip() for line in lines[last:end]) else end


def _begins(used: set[int]) -> list[int]:
    """The first places of the stretches of `used` places with two free places between them."""
    return [place for place in sorted(used) if place - 1 not in used and place - 2 not in used]


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    ends = [*edges[1:], max(len(line), edges[-1])]
    return [line[start:end].strip() for start, end in zip(edges, ends, strict=True)]


def _rows(body: Sequence[str], edges: Sequence[int]) -> tuple[list[list[list[str]]], str]:
    """The lines of each row."""
    cut = [_cut("" if is_rule(line) else line, edges) for line in body]
    while cut and not any(cut[-1]):
        cut.pop()
    first = next((n for n, cells in enumerate(cut) if not any(cells)), 0)
    if first and all(map(any, cut[first + 1 :])) and sum(map(all, cut[first + 1 :])) > 1:
        below, note = _rows(body[first + 1 :], edges)  # a blank line below the headings alone
        return [cut[:first], *below], note
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

"""Rows told by the order of painting alone, however high in their rows the texts stand.

Word processors, browsers and report generators paint a table row by row, each cell with all its
lines before the next one. So a row ends where painting goes back to a column further left, though
a short text stands halfway down beside a long one, at the foot of its row, or in the middle of the
rows that it is merged over. Where rows that were told so do not stand one below the other, the
table was not painted like that.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.pdf import painted_rows
from planlift.extract.pdf.cells import texts_of
from planlift.extract.pdf.cells import tiled
from planlift.extract.pdf.cells import tops_of
from planlift.extract.pdf.runs import is_next

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.centred import Starts
    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

NOTE = "rows from the order of painting"
"""Of a table whose rows were told so."""
_FEWEST = 3
"""Texts side by side that are a row for certain."""
_WHOLE = 0.6
"""Of the rows: as many must have so many texts."""
_SAME_LINE = 2.0
"""Points between the tops of texts on one line."""
_OVER = 0.25
"""Font sizes that a row may stand over the next: letters of other fonts are higher."""


class _Cell(Struct):
    """A text with all its lines, in the order of painting."""

    runs: list[Run]

    @property
    def first(self) -> int:
        return self.runs[0].piece.first

    @property
    def last(self) -> int:
        return max(run.piece.last for run in self.runs)


_Row = list[_Cell]


def cells(
    layout: Layout, heading: int, starts: Starts, edges: Sequence[float], *, known: bool
) -> tuple[tuple[FoundCell, ...], int] | None:
    """The cells of the table, and how many rows they make.

    The heading ends above line `heading`; `starts` tell where its rows begin. `known`: so was the
    part on the page before. None where the order of painting does not tell rows, or where all cells
    of a row begin on one line: then `painted_rows` tells more.
    """
    level = layout.by_cell and painted_rows.begin(layout, heading) is not None
    if level or not (layout.by_cell or known):
        return None
    found = list(_rows(_cells(layout, [run for line in layout.lines[heading:] for run in line])))
    parted = _first_cut(found[0]) if _at_top(found[1:]) else found[:1]
    found = [*parted, *found[1:]]
    if not _tells(found, layout, cut=known or len(parted) > 1):
        return None
    above = [start for start in starts if start[0] < heading]
    own = [_ends(part) for part in _own(found)]
    tops = [*tops_of(layout, above), *(top for top, _ in own)]
    texts = texts_of(replace(layout, lines=layout.lines[:heading]), above) if above else {}
    texts |= {
        (
            len(above) + at,
            cell.first,
            _down(found, at, cell, own),
            cell.last - cell.first + 1,
        ): cell.runs
        for at, row in enumerate(found)
        for cell in row
    }
    end = max(run.bottom for row in found for run in _runs(row))
    return tiled(texts, [*tops, end], edges), len(tops)


def _down(found: Sequence[_Row], at: int, cell: _Cell, own: Sequence[tuple[float, float]]) -> int:
    """How many rows a text is merged over: those beside it, all where it begins lower than its row.

    Only rows that begin further right stand beside it.
    """
    low = max(run.bottom for run in cell.runs)
    lower = min(run.top for run in cell.runs) > own[at][0] + cell.runs[0].piece.words[0].size
    down = 1
    for row, (top, _) in zip(found[at + 1 :], own[at + 1 :], strict=True):
        if row[0].first <= cell.last or not (lower or top < low):
            break
        down += 1
    return down


def _cells(layout: Layout, runs: Iterable[Run]) -> list[_Cell]:
    """The texts in the order of painting, those of one cell together."""
    cells: list[_Cell] = []
    for run in sorted(runs, key=_painted):
        if cells and _goes_on(layout, cells[-1].runs[-1], run):
            cells[-1].runs.append(run)
        else:
            cells.append(_Cell([run]))
    return cells


def _painted(run: Run) -> int:
    return int(run.piece.words[0].index[0])


def _goes_on(layout: Layout, above: Run, run: Run) -> bool:
    """Whether a text stands right below the one painted before it, in the same column and type."""
    same = run.piece.first == above.piece.first
    close = run.top - above.top > 0 and run.top - above.bottom <= layout.apart
    alike = run.piece.words[0].bold == above.piece.words[0].bold
    return same and close and alike and is_next(above.piece.words[-1], run.piece.words[0])


def _rows(cells: Iterable[_Cell]) -> Iterator[_Row]:
    row: _Row = []
    for cell in cells:
        if row and cell.first <= row[-1].last:
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _at_top(found: Sequence[_Row]) -> bool:
    """Whether all texts of each row begin on one line, short ones beside longer ones too."""
    tops = [[min(run.top for run in cell.runs) for cell in row] for row in found]
    level = all(max(row) - min(row) <= _SAME_LINE for row in tops)
    return level and any(len({len(cell.runs) for cell in row}) > 1 for row in found)


def _first_cut(row: _Row) -> list[_Row]:
    """The first row of a page without the rest of the row that was cut before it.

    Nothing was painted between the two where the rest ends in the column that the row begins in:
    but there all texts further right begin on a later line.
    """
    tops = [min(run.top for run in cell.runs) for cell in row]
    upper = sum(top <= min(tops) + _SAME_LINE for top in tops)
    lower = tops[upper:]
    if not lower or max(lower) - min(lower) > _SAME_LINE or min(lower) <= min(tops) + _SAME_LINE:
        return [row]
    rest = row[upper - 1]
    own = [run for run in rest.runs if run.top >= min(lower) - _SAME_LINE]
    if not own or len(own) == len(rest.runs) or own[0].top - min(lower) > _SAME_LINE:
        return [row]
    above = _Cell(rest.runs[: -len(own)])
    return [[*row[: upper - 1], above], [_Cell(own), *row[upper:]]]


def _tells(found: Sequence[_Row], layout: Layout, *, cut: bool) -> bool:
    """Whether most are whole rows, none is part of one, and they stand one below the other.

    `cut`: the first may be the rest of one that began on the page before.
    """
    whole = sum(len(row) >= min(_FEWEST, layout.columns) for row in found)
    if whole < 2 or whole < _WHOLE * len(found):
        return False
    if any(len(row) == 1 and row[0].first for row in found[int(cut) :]):
        return False
    over = _OVER * layout.size
    return _below(_own(found), over) and _below(_groups(found), over)


def _own(found: Sequence[_Row]) -> list[list[Run]]:
    """The texts of each row but those that may be merged with the rows below it."""
    merged = [*(row[0].first for row in found[1:]), 0]
    return [
        [run for cell in row if cell.first >= first for run in cell.runs]
        for row, first in zip(found, merged, strict=True)
    ]


def _groups(found: Sequence[_Row]) -> list[list[Run]]:
    """All texts of a row and of those below it that begin further right."""
    groups: list[list[Run]] = []
    for row in found:
        if not groups or not row[0].first:
            groups.append([])
        groups[-1] += _runs(row)
    return groups


def _below(parts: Sequence[Sequence[Run]], over: float) -> bool:
    """Whether each part has texts, and stands below the one before."""
    if not all(parts):
        return False
    return all(one[1] <= two[0] + over for one, two in pairwise(map(_ends, parts)))


def _ends(part: Sequence[Run]) -> tuple[float, float]:
    return min(run.top for run in part), max(run.bottom for run in part)


def _runs(row: _Row) -> list[Run]:
    return [run for cell in row for run in cell.runs]

"""Rows between level rules that white space alone parts: where rules part findings, not actions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.bands import halfway_starts
from planlift.extract.pdf.bands import row_starts
from planlift.extract.pdf.columns import Column
from planlift.extract.pdf.columns import pieces_in
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.runs import continues
from planlift.extract.pdf.runs import layout_of
from planlift.extract.pdf.textlines import lines_of
from planlift.extract.pdf.tight import MOST_BESIDE
from planlift.model import FROM_WHITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run
    from planlift.extract.pdf.textlines import Line

_FEWEST = 3
"""Texts side by side that begin such a row."""
_MOSTLY = 0.6
"""Of the texts that the row above begins with: as many must be there again."""
_ON = 2.0
"""Points that the ends of letters may stand over a rule."""


def levels(page: Page, y: Numbers, edges: Sequence[float]) -> Lines:
    """Levels where rows begin between those at `y`, from the first column that begins anew.

    `edges` are those of the columns, the sides included.
    """
    return _levels(page, y, edges, by_cell=False)


def painted(page: Page, y: Numbers, edges: Sequence[float]) -> Lines:
    """The same, only where each cell was painted with all its lines before the next one."""
    return _levels(page, y, edges, by_cell=True)


def _levels(page: Page, y: Numbers, edges: Sequence[float], *, by_cell: bool) -> Lines:
    lines = _lines(page, y, edges)
    columns = _columns(lines, edges)
    found: list[tuple[float, float]] = []
    if len(columns) >= _FEWEST and len(lines) > 1:
        pieces = [pieces_in(line, number, columns) for number, line in enumerate(lines)]
        layout = layout_of(lines, pieces, columns)
        if layout.by_cell or not by_cell:
            bold = [line.bold for line in lines]
            begun = _halfway(layout, y) or _begun(layout, y, bold, painted=by_cell)
            found = [(top, float(edges[column])) for top, column in begun]
    at, low = np.array(found).reshape(-1, 2).T
    return Lines(at, low, np.full(len(at), edges[-1]))


def notes(added: Lines) -> tuple[str, ...]:
    """What is noted of a table to which such levels are added."""
    return (FROM_WHITE,) if len(added) else ()


def _lines(page: Page, y: Numbers, edges: Sequence[float]) -> list[Line]:
    x, middle = middles(page)
    inside = (x > edges[0]) & (x < edges[-1]) & (middle > y[0]) & (middle < y[-1])
    return lines_of(page, np.flatnonzero(inside))


def _columns(lines: Sequence[Line], edges: Sequence[float]) -> list[Column]:
    """Where the words between two edges stand; no columns where there are none between most."""
    words = [word.box for line in lines for word in line.words]
    found: list[Column] = []
    empty = 0
    for left, right in pairwise(edges):
        own = [box for box in words if left < (box[0] + box[2]) / 2 < right]
        low = min((box[0] for box in own), default=left)
        high = max((box[2] for box in own), default=right)
        found.append(Column(low, min(right, high), low, None))
        empty += not own
    return found if 2 * empty < len(found) else []


def _halfway(layout: Layout, y: Numbers) -> list[tuple[float, int]]:
    """The same as `_begun` where texts stand halfway down their rows: white runs between these."""
    found = []
    for at in halfway_starts(layout)[1:]:
        runs, above = layout.lines[at], [run for row in layout.lines[:at] for run in row]
        for beside in range(min(MOST_BESIDE, layout.columns - 2) + 1):
            top = min((run.top for run in runs if run.piece.first >= beside), default=np.inf)
            end = max((run.bottom for run in above if run.piece.last >= beside), default=np.inf)
            if layout.apart < top - end < np.inf:
                if not ((y > end - _ON) & (y < top + _ON)).any():
                    found.append(((top + end) / 2, beside))
                break
    return found


def _begun(
    layout: Layout, y: Numbers, bold: Sequence[bool], *, painted: bool
) -> Iterator[tuple[float, int]]:
    """Where a row begins that no level parts from the one above, and its first column.

    What begins in `bold` is a heading, and one row. `painted`: rows are told by that, whatever
    stands lower beside a longer text.
    """
    tops = [min(run.top for run in runs) for runs in layout.lines]
    # Letters may stand a little over a rule.
    band = np.searchsorted(y, np.array(tops) + _ON).tolist()
    starts = dict(row_starts(layout, 0, known=False))
    before = row = 0
    for at, beside in starts.items():
        parted = band.index(band[at])
        head, before, row = max(before, parted), at, max(row, parted)
        own = [run.piece.first for run in layout.lines[at] if run.piece.first >= beside]
        first = min(own)
        above = [
            run.bottom for runs in layout.lines[head:at] for run in runs if run.piece.first >= first
        ]
        if at == head or not above or first > MOST_BESIDE or (bold[head] and bold[at]):
            continue
        free = not ((y > max(above) - _ON) & (y < tops[at] + _ON)).any()
        least = _MOSTLY * sum(run.piece.first >= first for run in layout.lines[head])
        heading = bold[at] and not bold[at - 1]  # whatever is blank in the row above it
        whole = painted or heading or not _stand_lower(own, layout.lines[row:at])
        fresh = [run for run in layout.lines[at] if not continues(layout, run)]
        anew = len(fresh) >= _FEWEST or (layout.even and len(own) == layout.columns)
        if free and whole and len(own) >= max(_FEWEST, least) and anew:
            row = at
            yield tops[at] - 1, first


def _stand_lower(own: Sequence[int], before: Sequence[Sequence[Run]]) -> bool:
    """Whether most texts of a line, given by their columns, are the first there in their row.

    Beside a longer text short ones stand halfway down their row or at its foot.
    """
    filled = {run.piece.first for runs in before for run in runs}
    return 2 * len(set(own) - filled) > len(own)

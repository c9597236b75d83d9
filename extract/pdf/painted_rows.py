"""Rows told by the order of painting, in tables whose cells were painted one after the other.

Word processors and browsers paint a cell with all its lines, then the next one of the row. So where
cells begin at the top of their row, a line that begins with text not painted right after the text
above it begins a row.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.pdf.runs import continues
from planlift.extract.pdf.runs import is_next
from planlift.extract.pdf.tight import MOST_BESIDE

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

_LEAST, _LEVEL = 4, 0.9
"""Neighbours in a row that tell where its cells begin, and the share of them on one line."""

_Cell = tuple[int, int, int]
"""When it was painted, its column, and the line it begins with."""


def begin(layout: Layout, heading: int) -> dict[int, int | None] | None:
    """Lines below the `heading` that begin a row, and how many leading columns run on beside each.

    None for a line that goes on with the texts above it; those that begin with one text alone are
    left out. None for all where the cells were not painted so.
    """
    if not layout.by_cell:
        return None
    fresh = [[run for run in runs if not _goes_on(run)] for runs in layout.lines]
    alone = {at for at, runs in enumerate(layout.lines) if len(runs) == 1}
    cells = sorted(cell for cell in _cells(fresh) if cell[2] >= heading)
    if not _level(cells, alone):
        return None
    starts = [at for at, runs in enumerate(fresh) if at > heading and len(runs) > 1]
    found: dict[int, int | None] = {at: None for at, runs in enumerate(fresh) if not runs}
    new = [at for at in alone if at > heading and _is_new(fresh[at])]
    found |= {at: 0 for at in new if _is_whole(layout.lines, at)}
    for start, end in zip(starts, [*starts[1:], len(layout.lines)], strict=False):
        band = len(layout.lines[start - 1]) == len(fresh[start - 1]) == 1
        band &= _is_whole(layout.lines, start - 1)
        # The last line of a sentence beside the row above is no band where its text goes on.
        band &= not (layout.lines[start][0].piece.first == 0 and _continues(layout, start))
        found[start] = 0 if band else _beside(layout, fresh[start], start, end)
    return found


def _is_new(fresh: Sequence[Run]) -> bool:
    """Whether a text alone on its line begins in the first column, and no word of a sentence."""
    return any(run.piece.first == 0 and not run.small for run in fresh)


def _is_whole(lines: Sequence[Sequence[Run]], at: int) -> bool:
    """Whether the text in the first column does not go on below in the middle of a sentence."""
    # Lines side by side may stand a little apart.
    below = [run for runs in lines[at + 1 : at + 3] for run in runs if run.piece.first == 0]
    return not below or not below[0].small


def _continues(layout: Layout, at: int) -> bool:
    """Whether the first text of a line goes on with the line above, which ends a sentence."""
    run, above = layout.lines[at][0], layout.lines[at - 1][0]
    ended = above.piece.words[-1].text.endswith(".")
    return ended and not above.piece.words[0].bold and continues(layout, run)


def _goes_on(run: Run) -> bool:
    return run.next and run.space < float("inf")


def _level(cells: Sequence[_Cell], alone: Collection[int]) -> bool:
    """Whether the cells of a row begin on one line: painted one after the other, left to right.

    What stands `alone` on its line in the first column may be a band over the rows below.
    """
    rows = [
        one[2] == two[2]
        for one, two in pairwise(cells)
        if one[1] < two[1] and (one[1] or one[2] not in alone)
    ]
    return len(rows) >= _LEAST and sum(rows) >= _LEVEL * len(rows)


def _cells(fresh: Sequence[Sequence[Run]]) -> Iterator[_Cell]:
    for at, runs in enumerate(fresh):
        for run in runs:
            yield int(run.piece.words[0].index[0]), run.piece.first, at


def _beside(layout: Layout, fresh: Sequence[Run], start: int, end: int) -> int:
    """How many leading columns run on beside the row: those left of what begins with it."""
    first = min(fresh, key=lambda run: run.piece.first)
    left = [run for run in layout.lines[start] if run.piece.last < first.piece.first]
    begins = left[-1] if left and _leads_to(layout, left[-1], first, start, end) else first
    running = [
        run.piece.last
        for runs in layout.lines[start:end]
        for run in runs
        if run.piece.last < begins.piece.first and continues(layout, run)
    ]
    return min(max(running, default=-1) + 1, MOST_BESIDE)


def _leads_to(layout: Layout, run: Run, after: Run, start: int, end: int) -> bool:
    """Whether what a column holds from this run on was painted right before the next cell.

    Then it is a cell of that row, painted on with the rest of one that the page before has cut. Of
    the first column this does not tell: what is merged beside rows is painted before the first.
    """
    column = run.piece.first
    if not column or run.small:
        return False
    own = [one for runs in layout.lines[start:end] for one in runs if one.piece.first == column]
    return is_next(own[-1].piece.words[-1], after.piece.words[0])

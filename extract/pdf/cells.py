"""From runs and rows to cells that tile a table exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.runs import continues

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

Slot = tuple[int, int, int, int]
"""Row, column, and how many of each."""


def cells_of(
    layout: Layout, starts: Sequence[tuple[int, int]], edges: Sequence[float]
) -> tuple[tuple[FoundCell, ...], int]:
    """The cells, blank ones included, by row and column; and how many rows they make.

    A row of which all texts belong to others is none.
    """
    starts = _filled(layout, starts)
    tops = [*tops_of(layout, starts), max(run.bottom for line in layout.lines for run in line)]
    return tiled(texts_of(layout, starts), tops, edges), len(starts)


def _filled(layout: Layout, starts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first line with text of each row that has some."""
    found = []
    ends = [*(at for at, _ in starts[1:]), len(layout.lines)]
    for (start, beside), end in zip(starts, ends, strict=True):
        line = next((at for at in range(start, end) if layout.lines[at]), None)
        if line is not None:
            found.append((line, beside))
    return found


def tops_of(layout: Layout, starts: Iterable[tuple[int, int]]) -> list[float]:
    """Where the first line of each row stands."""
    return [min(run.top for run in layout.lines[start]) for start, _ in starts]


def texts_of(layout: Layout, starts: Sequence[tuple[int, int]]) -> dict[Slot, list[Run]]:
    """The texts of rows that begin on these lines, each where it stands."""
    ends = [*(at for at, _ in starts[1:]), len(layout.lines)]
    texts: dict[Slot, list[Run]] = {}
    for row, ((start, beside), end) in enumerate(zip(starts, ends, strict=True)):
        for first, last, runs in _spans(layout.lines[start:end]):
            above = _above(texts, row, first, last) if last < beside else None
            if above is not None and continues(layout, runs[0]):
                earlier = texts.pop(above)
                texts[(above[0], first, row - above[0] + 1, last - first + 1)] = earlier + runs
            else:
                texts[(row, first, 1, last - first + 1)] = runs
    return texts


def tiled(
    texts: Mapping[Slot, Sequence[Run]], tops: Sequence[float], edges: Sequence[float]
) -> tuple[FoundCell, ...]:
    """Cells with these texts and blank ones beside them; `tops` of all rows, and the last's end."""
    blanks = _blanks(texts, len(tops) - 1, len(edges) - 1)
    slots = [*texts.items(), *((slot, []) for slot in blanks)]
    return tuple(
        _cell(slot, runs, tops, edges) for slot, runs in sorted(slots, key=lambda one: one[0])
    )


def _spans(lines: Iterable[Sequence[Run]]) -> list[tuple[int, int, list[Run]]]:
    """The runs of one row by the columns they share, from top to bottom in each."""
    groups: list[tuple[int, int, list[Run]]] = []
    for run in (run for line in lines for run in line):
        first, last, runs = run.piece.first, run.piece.last, [run]
        for group in [one for one in groups if one[0] <= last and first <= one[1]]:
            groups.remove(group)
            first, last, runs = min(first, group[0]), max(last, group[1]), [*group[2], *runs]
        groups.append((first, last, runs))
    return sorted(groups, key=lambda group: group[0])


def _above(texts: Iterable[Slot], row: int, first: int, last: int) -> Slot | None:
    for slot in texts:
        if slot[0] + slot[2] == row and slot[1] == first and slot[1] + slot[3] == last + 1:
            return slot
    return None


def _blanks(taken: Iterable[Slot], rows: int, columns: int) -> list[Slot]:
    full = np.zeros((rows, columns), dtype=np.bool_)
    for row, column, down, across in taken:
        full[row : row + down, column : column + across] = True
    return [(row, column, 1, 1) for row, column in np.argwhere(~full).tolist()]


def _cell(
    slot: Slot, runs: Sequence[Run], tops: Sequence[float], edges: Sequence[float]
) -> FoundCell:
    row, column, down, across = slot
    return FoundCell(
        row=row,
        column=column,
        row_span=down,
        column_span=across,
        box=(edges[column], tops[row], edges[column + across], tops[row + down]),
        index=_index(runs),
    )


def _index(runs: Sequence[Run]) -> Indices:
    parts = [word.index for run in runs for word in run.piece.words]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.intp)

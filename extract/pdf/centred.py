"""Cells whose text stands halfway down: rows parted by white alone, and what is merged beside them.

A short text then begins below the top of its row, and a finding beside several actions in the
middle of one of them: neither begins a row. Between the rows the white runs over all columns but
those of what is merged; which rows that belongs to, its middle tells: it is theirs.
"""

from __future__ import annotations

from itertools import pairwise
from itertools import repeat
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.pdf.tight import MOST_BESIDE

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

Starts = list[tuple[int, int]]
"""Line that each row begins with, and how many leading columns may run on into it."""
_SAME = 0.3
"""Font sizes between two distances that are meant to be the same."""
_OFF = 0.6
"""Font sizes that a text may stand off the middle of its rows."""
_LEAST, _MOSTLY = 3, 0.75
"""Columns with text, and share of them, of a row that stands by itself."""
_FEWEST = 4
"""Texts halfway down their row that show that all are set so."""


class _Stack(Struct, frozen=True):
    """Lines of one text in a column."""

    runs: tuple[Run, ...]
    line: int
    """The first one."""
    top: float
    bottom: float


class _Rows(Struct, frozen=True):
    """Where rows stand, from the top down."""

    edges: tuple[float, ...]
    """Halfway between each two, and the outer ones."""
    tops: tuple[float, ...]
    """Where the text of each begins."""

    def off(self, stack: _Stack, first: int, end: int) -> float:
        """How far a text is off the middle of rows; in one row alone it may stand at the top."""
        off = abs(self.edges[first] + self.edges[end] - stack.top - stack.bottom) / 2
        return off if end > first + 1 else min(off, abs(stack.top - self.tops[first]))


def row_starts(layout: Layout, stripes: Sequence[Sequence[float]], heading: int) -> Starts | None:
    """Where rows begin if their texts stand halfway down; None where they do not.

    `stripes`: the white above each line, over all columns, over all but the first, and so on.
    """
    found: list[int] = []
    for beside in range(min(MOST_BESIDE, layout.columns - 2) + 1):
        cuts = [
            at
            for at in range(heading, len(layout.lines))
            if at == heading or layout.apart < stripes[beside][at] < float("inf")
        ]
        # A row whose texts all begin on its first line has none halfway down.
        if sum(map(_uneven, repeat(layout), cuts, [*cuts[1:], len(layout.lines)])) > 1 and _halfway(
            layout, cuts, beside
        ):
            # More columns may be merged, where the others show whole rows.
            found = cuts if not found or _whole(layout, cuts, beside) else found
    return [(at, 0) for at in found] or None


def _whole(layout: Layout, cuts: Sequence[int], beside: int) -> bool:
    """Whether each row but bands has text in most of the columns that are not merged.

    The end of the page may have cut the last.
    """
    ends = [*cuts, len(layout.lines)]
    for begin, end in pairwise(ends if len(ends) <= _LEAST else ends[:-1]):
        filled = {run.piece.first for row in layout.lines[begin:end] for run in row}
        own = sum(column >= beside for column in filled)
        if filled != {0} and own < max(_LEAST, _MOSTLY * (layout.columns - beside)):
            return False
    return True


def _uneven(layout: Layout, begin: int, end: int) -> bool:
    """Whether a column has its first text of a row below the first line."""
    first = {run.piece.first for run in layout.lines[begin]}
    return any(run.piece.first not in first for row in layout.lines[begin + 1 : end] for run in row)


def _halfway(layout: Layout, cuts: Sequence[int], beside: int) -> bool:
    """Whether most texts that are lower than their row stand in the middle of it."""
    middle = top = 0
    for begin, end in pairwise([*cuts, len(layout.lines)]):
        rows = layout.lines[begin:end]
        texts = [own for column in range(beside, layout.columns) if (own := _in(rows, column))]
        if not texts:
            continue
        high, low = min(text[0] for text in texts), max(text[1] for text in texts)
        for begins, ends in texts:
            above, below = begins - high, low - ends
            middle += above > _OFF * layout.size and abs(above - below) <= _SAME * layout.size
            top += above <= _SAME * layout.size < below
    return middle >= _FEWEST and middle > top


def _in(rows: Iterable[Sequence[Run]], column: int) -> tuple[float, float] | None:
    """Where the text of a column begins and ends in a row, its paragraphs taken together."""
    runs = [run for row in rows for run in row if run.piece.first == column]
    return (min(run.top for run in runs), max(run.bottom for run in runs)) if runs else None


def _stacks(layout: Layout, rows: Iterable[Sequence[Run]], column: int) -> list[_Stack]:
    """The texts of a column from the top down."""
    found: list[_Stack] = []
    for line, row in enumerate(rows):
        for run in row:
            if run.piece.first != column:
                continue
            if found and run.top - found[-1].bottom <= layout.apart:
                last = found.pop()
                found.append(_Stack((*last.runs, run), last.line, last.top, run.bottom))
            else:
                found.append(_Stack((run,), line, run.top, run.bottom))
    return found


def lifted(layout: Layout, starts: Starts, heading: int) -> Layout:
    """The layout with what is merged halfway down beside rows at the first of these."""
    lines = [list(row) for row in layout.lines]
    parts = _between_bands(layout, starts, heading)
    for number, rows in enumerate(parts):
        cut = heading == number == 0, number + 1 == len(parts)
        first, end = rows[0], rows[-1]
        texts = [
            _stacks(layout, layout.lines[first:end], column)
            for column in range(min(MOST_BESIDE, layout.columns - 2))
        ]
        merged = {column for column, stacks in enumerate(texts) if len(stacks) < len(rows) - 1}
        spans = _rows(layout, rows, merged)
        for stacks in texts:
            if spans is None or all(first + stack.line in rows for stack in stacks):
                continue
            for stack, at in zip(stacks, _firsts(layout, spans, stacks, cut), strict=False):
                own = set(map(id, stack.runs))
                for row in lines[first:end]:
                    row[:] = [run for run in row if id(run) not in own]
                lines[rows[at]] = [*stack.runs, *lines[rows[at]]]
    return replace(layout, lines=tuple(map(tuple, lines)))


def _between_bands(layout: Layout, starts: Starts, heading: int) -> list[list[int]]:
    """First lines of rows one after the other, and the line after the last, without bands."""
    found: list[list[int]] = [[]]
    ends = [at for at, _ in starts if at >= heading] + [len(layout.lines)]
    for begin, end in pairwise(ends):
        runs = [run for row in layout.lines[begin:end] for run in row]
        if len(runs) == 1 and runs[0].piece.first == 0:
            found[-1].append(begin)
            found.append([])
        else:
            found[-1].append(begin)
    found[-1].append(ends[-1])
    return [rows for rows in found if len(rows) > 1]


def _rows(layout: Layout, lines: Sequence[int], merged: Collection[int]) -> _Rows | None:
    """The rows that begin with these lines, but the last, without what stands in `merged` columns.

    None where some hold nothing else, or stand as close as lines: then texts cannot be told apart.
    """
    spans = []
    for begin, end in pairwise(lines):
        runs = [run for row in layout.lines[begin:end] for run in row]
        own = [run for run in runs if run.piece.first not in merged]
        if not own:
            return None
        spans.append((min(run.top for run in own), max(run.bottom for run in own)))
    if any(below[0] - above[1] <= layout.apart for above, below in pairwise(spans)):
        return None
    inner = [(above[1] + below[0]) / 2 for above, below in pairwise(spans)]
    gap = layout.apart / 2
    edges = (spans[0][0] - gap, *inner, spans[-1][1] + gap)
    return _Rows(edges, tuple(top for top, _ in spans))


def _firsts(
    layout: Layout, rows: _Rows, stacks: Sequence[_Stack], cut: tuple[bool, bool]
) -> tuple[int, ...]:
    """The first of the rows beside which each text stands; none where one stands beside none.

    The rows of the first or last text may be `cut` by an end of the page: then they tell nothing.
    """
    most, last = _OFF * layout.size, len(rows.tops)
    untold = len(stacks) * most
    # By the row after a text's last: how far the texts so far are off, and their first rows.
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number, stack in enumerate(stacks):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, (before, firsts) in ways.items():
            for end in range(at + 1, last + 1):
                off = rows.off(stack, at, end)
                first, final = number == 0 and cut[0], number + 1 == len(stacks) and end == last
                if off > most:
                    off = untold if first or (final and cut[1]) else float("inf")
                if before + off < longer.get(end, (float("inf"),))[0]:
                    longer[end] = (before + off, (*firsts, at))
        ways = longer
    off, firsts = ways.get(last, (float("inf"), ()))
    return firsts if off < untold * len(stacks) else ()

"""Rows whose texts stand at the foot of their cells, as spreadsheets set them.

Such a row ends on the line that its short texts share. The lines of its longer ones stand above
that line, closer to it than to the row before.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

Starts = list[tuple[int, int]]
"""Line that each row begins with, and how many leading columns may run on into it."""
_RICH = 3
"""Texts side by side that may be a whole row."""
_FEW = 0.1
"""Share of the lines of a column of short texts that may run on, or stand beside no others."""
_STEP = 0.1
"""Font sizes of white more than between two lines of one text, at least, between two rows."""
_FEWEST, _MOSTLY = 3, 0.8
"""Rows with lines above that on which they end, and share of these that stand closer to it."""
_CLOSER = 0.05
"""Font sizes between two distances that differ."""


def row_starts(layout: Layout, heading: int) -> Starts | None:
    """Where rows begin whose texts stand at the foot of their cells; None where they do not.

    None, too, where the first row has none of the texts that run down beside others: where these
    stand at the foot of several rows, they do not tell of which.
    """
    ends = _ends(layout, heading)
    if len(ends) <= _FEWEST or not _closer_below(layout, ends):
        return None
    starts = [heading]
    for line in range(heading, len(layout.lines)):
        if line - 1 in ends or _names_group(layout.lines[line]):
            starts.append(line)
        if _names_group(layout.lines[line]):
            starts.append(line + 1)
    every = sorted({at for at in starts if at < len(layout.lines)})
    first = next(at for at in ends if at >= every[0])
    filled = {run.piece.first for runs in layout.lines[every[0] : first + 1] for run in runs}
    below = {run.piece.first for runs in layout.lines[heading:] for run in runs}
    beside = {column for column in below - filled if column < _RICH}
    return None if beside else [(at, 0) for at in every]


def _ends(layout: Layout, heading: int) -> list[int]:
    """Lines with the texts of columns, two at least, in which hardly any has more lines than one.

    Such texts stand beside others.
    """
    lines = range(heading, len(layout.lines))
    rich = {at for at in lines if len(layout.lines[at]) >= _RICH}
    close = layout.leading + _STEP * layout.size
    short: list[set[int]] = []
    for column in range(layout.columns):
        own = {at: run for at in lines for run in layout.lines[at] if run.piece.first == column}
        running = sum(at - 1 in own and run.space <= close for at, run in own.items())
        often = len(own) > _FEWEST and 2 * len(rich & own.keys()) > len(rich)
        if often and running + len(own.keys() - rich) <= _FEW * len(own):
            short.append(rich & own.keys())
    return sorted(set().union(*short)) if len(short) > 1 else []


def _closer_below(layout: Layout, ends: Sequence[int]) -> bool:
    """Whether most lines between those on which rows end stand closer to the one below them."""
    votes = [
        _white(layout, above, above + 1) - _white(layout, below - 1, below)
        for above, below in _between(layout, ends)
    ]
    closer = sum(vote > _CLOSER * layout.size for vote in votes)
    return len(votes) >= _FEWEST and closer >= _MOSTLY * len(votes)


def _between(layout: Layout, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each two lines on which rows end with other lines between, none of which names a group."""
    for above, below in pairwise(ends):
        own = layout.lines[above + 1 : below]
        if own and not any(map(_names_group, own)):
            yield above, below


def _white(layout: Layout, above: int, below: int) -> float:
    """Points between two lines."""
    bottom = max(run.bottom for run in layout.lines[above])
    return min(run.top for run in layout.lines[below]) - bottom


def _names_group(runs: Sequence[Run]) -> bool:
    """One text in bold type, or over several columns, from the left on."""
    if len(runs) > 1 or runs[0].piece.first:
        return False
    piece = runs[0].piece
    return piece.last > 0 or all(word.bold for word in piece.words)

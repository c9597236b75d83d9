"""The first text of a row at the end of a page, which had no room for its other cells.

A program that keeps two lines of a paragraph together prints a status of one line where the page
ends, and the rest of its row on the next page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

_LEAST, _MOST = 0.85, 1.5
"""Of the white space that is usual between rows: so much is above the text."""


def begin(layout: Layout, since: int, white: Sequence[float], usual: float) -> int | None:
    """The line of the last row, which begins at line `since`, with which another row begins.

    `white` is what stands above each line over all columns. None where the last lines are those of
    a text of the row itself: one that the column may have further down in a cell, too.
    """
    lines = layout.lines
    column = lines[-1][0].piece.first
    if column == 0:
        return None
    at = len(lines) - 1
    while at > since and _is_alone(lines[at]) and white[at] <= layout.apart:
        at -= 1
    if at == since or not _is_alone(lines[at]) or not _LEAST <= white[at] / usual <= _MOST:
        return None
    return None if _parts_texts(layout, column, at) else at


def _is_alone(runs: Sequence[Run]) -> bool:
    return len(runs) == 1


def _parts_texts(layout: Layout, column: int, end: int) -> bool:
    """Whether a cell of the column, above line `end`, has texts that stand apart."""
    return any(
        _is_alone(runs) and runs[0].piece.first == column and runs[0].space > layout.apart
        for runs in layout.lines[1:end]
    )

"""Whether lines with gutters are a table: prose in columns, lists and contents pages are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.pdf.runs import continues
from planlift.extract.pdf.textlines import is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

LEAST_ROWS = 3
LEAST_ROWS_OF_TEXT = 4
"""Rows of a table without figures and without headings that we know."""
LEAST_FILLED = 0.5
LEAST_FILLED_OF_TEXT = 0.65
"""Share of the cells that must hold text."""
PROSE_WORDS = 4.0
"""With more words in a line, on average, most of which run on, a column reads as prose."""
LEADERS = 0.3
"""Share of lines with dot leaders that makes a page of contents."""

_LEADER = re.compile(r"(?:[.·…_]\s?){4,}")
_PAGE = re.compile(r"\d{1,4}")


def is_table(
    layout: Layout, columns: Sequence[Column], starts: Sequence[int], *, anchored: bool
) -> bool:
    """Whether the lines are a table; known headings over them (`anchored`) make most of them so."""
    if layout.columns < 2:
        return False
    if _leaders(layout) or _items(layout):
        return False
    if anchored:
        return len(starts) > 1
    filled = _filled(layout, starts)
    if layout.numeric:
        least = LEAST_ROWS if layout.columns > 2 else LEAST_ROWS_OF_TEXT
        return len(starts) >= least and filled >= LEAST_FILLED and not _contents(layout)
    if len(starts) < LEAST_ROWS_OF_TEXT or filled < LEAST_FILLED_OF_TEXT:
        return False
    prose = sum(_prose(layout, at) for at in range(layout.columns))
    aligned = all(column.starts is not None or column.ends is not None for column in columns)
    return aligned and layout.columns - prose >= LEAST_ROWS


def _runs(layout: Layout, column: int) -> list[Run]:
    return [run for row in layout.lines for run in row if run.piece.first == column]


def _leaders(layout: Layout) -> bool:
    lines = [
        any(_LEADER.search(word.text) for run in row for word in run.piece.words)
        for row in layout.lines
    ]
    return sum(lines) > LEADERS * len(lines)


def _items(layout: Layout) -> bool:
    """A list whose numbers or bullets stand out to the left."""
    firsts = [run.piece.words for run in _runs(layout, 0)]
    return layout.columns == 2 and all(len(one) == 1 and is_label(one[0].text) for one in firsts)


def _contents(layout: Layout) -> bool:
    """Titles and page numbers that only grow."""
    last = [run.piece.words[0].text for run in _runs(layout, layout.columns - 1)]
    if len(layout.numeric) > 1 or not all(map(_PAGE.fullmatch, last)):
        return False
    numbers = [int(text) for text in last]
    return numbers == sorted(numbers) and layout.numeric == {layout.columns - 1}


def _prose(layout: Layout, column: int) -> bool:
    runs = _runs(layout, column)
    words = sum(len(run.piece.words) for run in runs)
    running = sum(continues(layout, run) for run in runs)
    return words > PROSE_WORDS * len(runs) and running * 2 > len(runs)


def _filled(layout: Layout, starts: Sequence[int]) -> float:
    ends = [*starts[1:], len(layout.lines)]
    cells = sum(
        len(
            {
                column
                for row in layout.lines[start:end]
                for run in row
                for column in range(run.piece.first, run.piece.last + 1)
            }
        )
        for start, end in zip(starts, ends, strict=True)
    )
    return cells / (len(starts) * layout.columns)

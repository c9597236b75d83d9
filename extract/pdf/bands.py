"""Rows from print alone: which lines of a table begin a new row, and which run on.

A line runs on where its first word would not have fitted behind the line above; white space over
all columns, or over all but the first few that run down beside several rows, begins a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from planlift.extract.pdf.textlines import box_of
from planlift.extract.pdf.textlines import is_label
from planlift.extract.pdf.textlines import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.columns import Piece
    from planlift.extract.pdf.textlines import Line

APART = 0.3
"""So many font sizes of white space more than between the lines of one text part two texts."""
SAME = 0.4
"""Points between two distances that are meant to be the same."""
STEP = 0.9
"""Points between two distances that are meant to differ: more than a browser's whole pixel."""
EVEN = 0.8
"""With this share of all cells of all lines filled, lines are rows."""
TERSE = 0.75
"""With this share of lines of one word, a column is terse."""
LEAST_TERSE = 3
BLANK = 0.25
"""A blank, in font sizes."""
MOST_BESIDE = 3
"""At most so many leading columns run down beside several rows."""
NEARLY = 0.85
"""A white stripe with this part of the usual height between rows is one between rows."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line and how it stands to the text above it in its column."""

    piece: Piece
    top: float
    bottom: float
    space: float
    """White space above, in points; infinite for the first of a column."""
    fits: bool
    """Its first word would have fitted behind the text above: it did not have to be broken."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a table as runs, and what is usual in it."""

    lines: tuple[tuple[Run, ...], ...]
    columns: int
    size: float
    leading: float
    """White space between the lines of one text, in points."""
    apart: float
    """More white space than this parts two texts."""
    numeric: frozenset[int]
    """Columns that hold figures."""
    terse: frozenset[int]
    """Columns of single words: where their lines break says nothing."""
    even: bool
    """Nearly every line has text in nearly every column: each line is a row."""


def layout_of(
    lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], columns: Sequence[Column]
) -> Layout:
    """Compare every piece with the one above it in its column."""
    size = median(line.size for line in lines)
    above: dict[int, Piece] = {}
    rows: list[tuple[Run, ...]] = []
    for row in pieces:
        rows.append(tuple(_run(piece, above.get(piece.first), columns) for piece in row))
        for piece in row:
            above |= dict.fromkeys(range(piece.first, piece.last + 1), piece)
    broken = [run.space for row in rows for run in row if not run.fits and run.space < size]
    spaces = [run.space for row in rows for run in row if run.space < 2 * size]
    leading = _lowest(broken)
    every = range(len(columns))
    filled = sum(run.piece.last - run.piece.first + 1 for row in rows for run in row)
    return Layout(
        tuple(rows),
        len(columns),
        size,
        leading,
        leading + min(APART * size, _step(spaces, leading)),
        frozenset(at for at in every if _figures(rows, at)),
        frozenset(at for at in every if _single(rows, at)),
        even=filled >= EVEN * len(rows) * len(columns),
    )


def row_starts(layout: Layout, heading: int) -> list[tuple[int, int]]:
    """Line that each row begins with, and how many leading columns may run on into it.

    The first `heading` lines are the heading and make one row, or one for each line where a
    heading spans several columns.
    """
    stripes = _stripes(layout)
    usual = _usual(layout, stripes)
    starts = [(0, 0)]
    for at in range(1, len(layout.lines)):
        if at < heading:
            if _heading_row(layout, starts[-1][0], at):
                starts.append((at, 0))
            continue
        if at == heading:
            starts.append((at, 0))
            continue
        beside = _begins(layout, stripes, usual, (at, starts[-1][0]))
        if beside is not None:
            starts.append((at, beside))
    return starts


def continues(layout: Layout, run: Run) -> bool:
    """Whether a run belongs to the text above it."""
    return run.space <= layout.apart and not run.fits


def _begins(
    layout: Layout, stripes: list[list[float]], usual: float, lines: tuple[int, int]
) -> int | None:
    """How many columns run down beside the row that begins here; None where none begins."""
    at, since = lines
    for beside in range(min(MOST_BESIDE, layout.columns - 2) + 1):
        if stripes[beside][at] <= layout.apart:
            continue
        runs = [run for run in layout.lines[at] if run.piece.first >= beside]
        if len(runs) > 1 or (runs and _alone(layout, runs[0], beside, stripes[beside][at] / usual)):
            return beside
        if beside == 0:
            return None
    if layout.numeric or layout.even or usual == float("inf"):
        return _tight(layout, at, since)
    return None


def _alone(layout: Layout, run: Run, beside: int, stripe: float) -> bool:
    """A row of one cell: as far from the row above as rows are, and no further list item."""
    if is_label(run.piece.words[0].text) and run.piece.first > 0:
        return False
    if stripe == 0.0:
        return run.piece.first == 0
    spans = run.piece.last > run.piece.first
    return stripe >= NEARLY and (run.piece.first <= max(beside, 1) or spans or bool(layout.numeric))


def _tight(layout: Layout, at: int, since: int) -> int | None:
    """Rows as close as lines: all that stands here is new, but for columns that run on beside."""
    runs = layout.lines[at]
    fresh = [run.piece.first for run in runs if not continues(layout, run)]
    if layout.even and len(runs) >= EVEN * layout.columns:
        return 0
    running = [run.piece.first for run in runs if continues(layout, run)]
    running = [column for column in running if column not in layout.terse]
    if not fresh or (running and max(running) > min(fresh)) or len(running) > MOST_BESIDE:
        return None
    filled = {run.piece.first for row in layout.lines[since:at] for run in row}
    if not filled & set(fresh):
        return None
    if len(fresh) > 1 or set(fresh) & layout.numeric:
        return len(running) and max(running) + 1
    return 0 if fresh == [0] else None


def _heading_row(layout: Layout, since: int, at: int) -> bool:
    """A heading over several columns stands on a row of its own, above those it unites."""
    return any(
        (above.piece.first, above.piece.last) != (run.piece.first, run.piece.last)
        and above.piece.first <= run.piece.last
        and run.piece.first <= above.piece.last
        for row in layout.lines[since:at]
        for above in row
        for run in layout.lines[at]
    )


def _run(piece: Piece, above: Piece | None, columns: Sequence[Column]) -> Run:
    box = box_of(piece.words)
    if above is None:
        return Run(piece, box[1], box[3], float("inf"), fits=True)
    word, last = piece.words[0], above.words[-1]
    right = columns[piece.last].right
    room = right - last.box[2] - BLANK * word.size
    figures = is_number(word.text) and is_number(above.words[0].text)
    fits = figures or word.box[2] - word.box[0] <= room
    return Run(piece, box[1], box[3], box[1] - box_of(above.words)[3], fits=fits)


def _lowest(spaces: Sequence[float]) -> float:
    """The smallest value that is there twice at least: between lines that had to be broken."""
    ordered = sorted(spaces)
    for one, two in pairwise(ordered):
        if two - one <= SAME:
            return (one + two) / 2
    return ordered[0] if ordered else 0.0


def _step(spaces: Sequence[float], leading: float) -> float:
    """Half the way up to the next larger white space that is there twice."""
    ordered = [space for space in sorted(spaces) if space > leading - SAME]
    for at, (one, two) in enumerate(pairwise(ordered)):
        again = ordered[at + 2 : at + 3]
        if two - one >= STEP and again and again[0] - two < STEP:
            return (one + two) / 2 - leading
    return float("inf")


def _figures(rows: Sequence[Sequence[Run]], column: int) -> bool:
    firsts = [
        run.piece.words[0].text
        for row in rows
        for run in row
        if run.piece.first == run.piece.last == column
    ]
    return sum(map(is_number, firsts)) * 2 > len(firsts) > 1


def _single(rows: Sequence[Sequence[Run]], column: int) -> bool:
    counts = [len(run.piece.words) for row in rows for run in row if run.piece.first == column]
    return counts.count(1) >= max(LEAST_TERSE, TERSE * len(counts))


def _stripes(layout: Layout) -> list[list[float]]:
    """White space above each line, over all columns, over all but the first, and so on."""
    found = []
    for beside in range(layout.columns):
        bottom, stripes = float("-inf"), []
        for runs in layout.lines:
            seen = [run for run in runs if run.piece.last >= beside]
            top = min((run.top for run in seen), default=bottom)
            stripes.append(top - bottom)
            bottom = max([bottom, *(run.bottom for run in seen)])
        found.append(stripes)
    return found


def _usual(layout: Layout, stripes: list[list[float]]) -> float:
    """The usual stripe above a line that begins several cells; infinite where there is none."""
    apart = [
        stripes[beside][at]
        for at, runs in enumerate(layout.lines)
        for beside in range(min(MOST_BESIDE, layout.columns - 2) + 1)
        if at
        and sum(run.piece.first >= beside for run in runs) > 1
        and layout.apart < stripes[beside][at] < float("inf")
    ]
    return median(apart) if apart else float("inf")

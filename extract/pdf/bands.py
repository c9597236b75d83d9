"""Rows from print alone: which lines of a table begin a new row, and which run on.

White space over all columns, or over all but the first few that run down beside several rows,
begins a row; so does every line of a table of figures.
"""

from __future__ import annotations

from functools import lru_cache
from statistics import median
from typing import TYPE_CHECKING

from planlift.extract.pdf import at_foot
from planlift.extract.pdf import centred
from planlift.extract.pdf import lone_ends
from planlift.extract.pdf import painted_rows
from planlift.extract.pdf import tight
from planlift.extract.pdf.anchors import MOST_LINES
from planlift.extract.pdf.runs import continues
from planlift.extract.pdf.textlines import is_label
from planlift.extract.pdf.tight import MOST_BESIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

FAR = 2.0
"""A stripe so many times as high as those between rows ends the table."""
MOST_TAIL = 3
LARGER = 1.06
"""Times the table's font size: display type."""
NEARLY = 0.85
"""A white stripe with this part of the usual height between rows is one between rows."""


def tail_of(layout: Layout) -> int:
    """How many lines at the bottom are none of its rows: the next table's title, or a note."""
    stripes = _stripes(layout)
    usual = _usual(layout, stripes)
    far = layout.apart + layout.size
    if usual < float("inf"):
        far = max(far, FAR * usual)
    count = len(layout.lines)
    full = (at for at in range(count - 1, 0, -1) if 2 * len(layout.lines[at]) > layout.columns)
    first = next(full, 0) + 1  # from here on no line has text in more than half of the columns
    for at in range(max(first, count - MOST_TAIL), count):
        if far < stripes[0][at] < float("inf"):
            return count - at
    for at in range(first, count):
        if stripes[0][at] > layout.apart and (_is_heading(layout, at) or _is_note(layout, at)):
            return count - at
    return 0


def _is_bold(runs: Sequence[Run]) -> bool:
    return all(word.bold for run in runs for word in run.piece.words)


def _is_heading(layout: Layout, at: int) -> bool:
    """A line of display type at the left, over a table that is set in another."""
    runs = layout.lines[at]
    words = runs[0].piece.words
    if len(runs) > 1 or runs[0].piece.first > 0:
        return False
    larger = min(word.size for word in words) > layout.size * LARGER
    firsts = [row[0].piece.words for row in layout.lines if row[0].piece.first == 0]
    bold = sum(all(word.bold for word in one) for one in firsts)
    return larger or (all(word.bold for word in words) and 2 * bold <= len(firsts))


def _is_note(layout: Layout, at: int) -> bool:
    """Lines in smaller type from the left on, and nothing beside them down to the end."""
    return all(
        len(runs) == 1
        and runs[0].piece.first == 0
        and max(word.size for word in runs[0].piece.words) < layout.size / LARGER
        for runs in layout.lines[at:]
    )


def row_starts(layout: Layout, heading: int, *, known: bool) -> list[tuple[int, int]]:
    """Line that each row begins with, and how many leading columns may run on into it.

    The first `heading` lines are the heading and make one row, or one for each line where a
    heading spans several columns; a `known` one may have more lines than its known words.
    """
    stripes = _stripes(layout)
    usual = _usual(layout, stripes)
    starts = [(0, 0)]
    if known:
        heading = heading_end(layout, heading)
    halfway = centred.row_starts(layout, stripes, heading) if known else None
    halfway = halfway or at_foot.row_starts(layout, heading)
    painted = painted_rows.begin(layout, heading) or {}
    for at in range(1, len(layout.lines)):
        if at < heading:
            if _heading_row(layout, starts[-1][0], at):
                starts.append((at, 0))
            continue
        if halfway is not None:
            return [*starts, *(start for start in halfway if start[0])]
        if at == heading:
            starts.append((at, 0))
            continue
        if at in painted:
            beside = _first_beside(layout, at, starts[-1][0], painted[at])
        else:
            beside = _begins(layout, stripes, usual, (at, starts[-1][0]))
        if beside is not None:
            starts.append((at, _running_on(layout, at, beside)))
    last = lone_ends.begin(layout, starts[-1][0], stripes[0], usual)
    return starts if last is None else [*starts, (last, 0)]


def halfway_starts(layout: Layout) -> list[int]:
    """Line that each row begins with where texts stand halfway down; none elsewhere."""
    return [at for at, _ in centred.row_starts(layout, _stripes(layout), 0) or ()]


def heading_end(layout: Layout, known: int) -> int:
    """How many lines the heading has of which so many are known: it may end in other words."""
    stripes = _stripes(layout)
    tightly = _usual(layout, stripes) == float("inf")
    bold = all(_is_bold(runs) for runs in layout.lines[:known])
    if tightly and not bold:
        return known
    for at in range(known, min(known + MOST_LINES, len(layout.lines))):
        runs = layout.lines[at]
        if len(runs) >= len(layout.lines[0]) and not bold and not any(run.small for run in runs):
            return known
        # A group of rows begins close under the heading.
        group = tightly and len(runs) == 1 and not runs[0].small
        ends = stripes[0][at] > layout.apart or (bold and not _is_bold(runs))
        if ends or (group and runs[0].piece.first == 0):
            return at
    return known


def _begins(
    layout: Layout, stripes: list[list[float]], usual: float, lines: tuple[int, int]
) -> int | None:
    """How many columns run down beside the row that begins here; None where none begins."""
    at, since = lines
    tightly = usual == float("inf")
    for beside in range(1 if tightly else min(MOST_BESIDE, layout.columns - 2) + 1):
        if stripes[beside][at] <= layout.apart:
            continue
        runs = [run for run in layout.lines[at] if run.piece.first >= beside]
        if beside and not _filled(layout, at, since, beside):
            if len(runs) > 1 and _another(layout, layout.lines[at], beside):
                return 0
            continue
        if len(runs) > 1 or (runs and _alone(layout, runs[0], beside, stripes[beside][at] / usual)):
            return beside
        if beside == 0:
            return None
    return tight.begins(layout, at, since) if tightly else None


def _running_on(layout: Layout, at: int, beside: int) -> int:
    """How many columns run down beside a row: none from where one begins anew below white.

    Those further right begin with it, though no white parts their texts; none is in mid-sentence.
    """
    leading = [run for run in layout.lines[at] if run.piece.first < beside]
    if any(continues(layout, run) for run in leading):
        return beside
    fresh = (run.piece.first for run in leading if run.space > layout.apart)
    return min(fresh, default=beside)


def _first_beside(layout: Layout, at: int, since: int, beside: int | None) -> int | None:
    """The same; a row is that of a text alone above it that runs on beside it."""
    if not beside or _filled(layout, at, since, beside):
        return beside
    return 0 if _another(layout, layout.lines[at], beside) else None


def _filled(layout: Layout, at: int, since: int, beside: int) -> bool:
    return any(run.piece.first >= beside for row in layout.lines[since:at] for run in row)


def _another(layout: Layout, runs: Sequence[Run], beside: int) -> bool:
    """Whether a numbered text begins beside the row: the one above it is from the page before."""
    leading = [run for run in runs if run.piece.first < beside]
    return any(_numbered(run) and not continues(layout, run) for run in leading)


def _numbered(run: Run) -> bool:
    word = run.piece.words[0].text
    return is_label(word) and any(map(str.isdigit, word))


def _alone(layout: Layout, run: Run, beside: int, stripe: float) -> bool:
    """A row of one cell: as far from the row above as rows are, and no further list item."""
    if _item(run) and run.piece.first > 0:
        return False
    if stripe == 0.0:
        return run.piece.first == 0
    spans = run.piece.last > run.piece.first
    return stripe >= NEARLY and (run.piece.first <= max(beside, 1) or spans or layout.dense)


def _item(run: Run) -> bool:
    return is_label(run.piece.words[0].text)


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


@lru_cache(maxsize=4)
def _stripes(layout: Layout) -> list[list[float]]:
    """White space above each line, over all columns, over all but the first, and so on."""
    found: list[list[float]] = [[] for _ in range(layout.columns)]
    reach = [float("-inf")] * layout.columns
    for runs in layout.lines:
        # Those of the last column first: each column adds its own to what stands right of it.
        ends: dict[int, list[Run]] = {}
        for run in runs:
            ends.setdefault(run.piece.last, []).append(run)
        top, bottom = float("inf"), float("-inf")
        for beside in reversed(range(layout.columns)):
            for run in ends.get(beside, ()):
                top, bottom = min(top, run.top), max(bottom, run.bottom)
            above = reach[beside]
            found[beside].append((above if top == float("inf") else top) - above)
            reach[beside] = max(above, bottom)
    return found


def _usual(layout: Layout, stripes: list[list[float]]) -> float:
    """The usual stripe above a line that begins several cells; infinite where rows are tight."""
    wide: list[float] = []
    tight = 0
    for at, runs in enumerate(layout.lines):
        if not at or len(runs) < 2:
            continue
        if stripes[0][at] > layout.apart:
            wide.append(stripes[0][at])
        elif stripes[1][at] > layout.apart and len(runs) > 2:
            wide.append(stripes[1][at])
        elif _is_bold(layout.lines[at - 1]) and not _is_bold(runs):
            continue  # under a heading stands what the page before has cut
        elif (layout.dense and any(run.piece.first in layout.numeric for run in runs)) or not any(
            continues(layout, run) or _item(run) for run in runs
        ):
            tight += 1
    return median(wide) if len(wide) > 2 * tight else float("inf")

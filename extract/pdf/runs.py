"""How the text of a table's columns runs: what is one text over several lines, and what is not.

A line runs on where its first word would not have fitted behind the line above, and no more white
space lies between the two than between the lines of any text.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.pdf.page import painted_next
from planlift.extract.pdf.textlines import box_of
from planlift.extract.pdf.textlines import is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.columns import Piece
    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word

OVERLAP = 0.25
"""Of the font size: a text that stands so far into the line above it is another."""
LEAST_RUNNING, BY_CELL = 4, 0.8
"""Lines that run on, and the share of them painted right after those above, that tell how it was
painted."""
BARELY = 1.0
"""Font sizes: in mid-sentence a word that would have fitted so barely was broken off."""
APART = 0.3
"""So many font sizes of white space more than between the lines of one text part two texts."""
SAME = 0.4
"""Points between two distances that are meant to be the same."""
STEP = 0.9
"""Points between two distances that are meant to differ: more than a browser's whole pixel."""
MOST_LEADING = 0.6
"""More white space, in font sizes, is not between the lines of one text."""
EVEN = 0.8
"""With this share of all cells of all lines filled, lines are rows."""
MOST_RUNNING = 0.25
"""With a larger share of lines that run on, lines are not rows."""
DENSE = 0.6
"""With this share of lines that hold figures, lines are rows."""
TERSE = 0.75
"""With this share of lines of one word, a column is terse."""
LEAST_TERSE = 3
BLANK = 0.25
"""A blank, in font sizes."""


class Run(Struct, frozen=True):
    """A piece of a line and how it stands to the text above it in its column."""

    piece: Piece
    top: float
    bottom: float
    space: float
    """White space above, in points; infinite for the first of a column."""
    fits: bool
    """Its first word would have fitted behind the text above: it did not have to be broken."""
    next: bool = True
    """It was painted right after the text above."""

    @property
    def small(self) -> bool:
        """Whether it begins with a small letter."""
        return self.piece.words[0].text[0].islower()


class Layout(Struct, frozen=True, eq=False):
    """The lines of a table as runs, and what is usual in it.

    A layout is itself alone: so what is known of it can be remembered.
    """

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
    dense: bool
    """Most lines have figures: each of them is a row."""
    by_cell: bool
    """Texts were painted one after the other, each with all its lines."""
    even: bool
    """Nearly every line has text in nearly every column, and little of it runs on: the same."""


def layout_of(
    lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], columns: Sequence[Column]
) -> Layout:
    """Compare every piece with the one above it in its column."""
    size = median(line.size for line in lines)
    above: dict[int, Run] = {}
    rows: list[tuple[Run, ...]] = []
    for row in pieces:
        runs = tuple([_run(piece, above.get(piece.first), columns) for piece in row])
        rows.append(runs)
        for run in runs:
            above |= dict.fromkeys(range(run.piece.first, run.piece.last + 1), run)
    # Where texts stand halfway down beside each other, lines overlap: they are not one below the
    # other.
    broken = [
        run.space
        for row in rows
        for run in row
        if not run.fits and -OVERLAP * size < run.space < size
    ]
    # Where a row begins, even the column with the most text above it keeps its distance.
    spaces = [space for row in rows if (space := min(run.space for run in row)) < 2 * size]
    leading = _lowest(broken)
    if leading > MOST_LEADING * size:
        leading = BLANK * size
    every = range(len(columns))
    apart = leading + min(APART * size, _step(spaces, leading))
    numeric = _figures(rows)
    terse = frozenset(at for at in every if _single(rows, at))
    figures = sum(any(run.piece.first in numeric for run in row) for row in rows)
    return Layout(
        tuple(rows),
        len(columns),
        size,
        leading,
        apart,
        numeric,
        terse,
        by_cell=_by_cell(rows, apart, size),
        dense=figures >= DENSE * len(rows),
        even=_even(rows, len(columns), terse, apart),
    )


def continues(layout: Layout, run: Run) -> bool:
    """Whether a run belongs to the text above it."""
    if run.space > layout.apart or run.fits:
        return False
    return run.space > -OVERLAP * layout.size and (run.next or not layout.by_cell)


def _run(piece: Piece, above: Run | None, columns: Sequence[Column]) -> Run:
    box = box_of(piece.words)
    if above is None:
        return Run(piece, box[1], box[3], float("inf"), fits=True)
    word, last = piece.words[0], above.piece.words[-1]
    right = columns[piece.last].right
    room = right - last.box[2] - BLANK * word.size
    if word.text[0].islower() and last.text[-1].isalpha():
        room -= BARELY * word.size
    fits = word.box[2] - word.box[0] <= room
    fits = fits or (is_number(word.text) and is_number(above.piece.words[0].text))
    return Run(piece, box[1], box[3], box[1] - above.bottom, fits, is_next(last, word))


def is_next(before: Word, after: Word) -> bool:
    """Whether no letters were painted between the two words."""
    if not len(before.index) or not len(after.index):
        return True
    return painted_next(int(before.index[-1]), int(after.index[0]))


def _by_cell(rows: Sequence[Sequence[Run]], apart: float, size: float) -> bool:
    broken = [run for row in rows for run in row if not run.fits]
    running = [run for run in broken if run.space <= apart]
    # In the middle of a sentence it is certain, though lines of other type stand closer together.
    in_sentence = [run for run in broken if run.small and run.space <= max(apart, size)]
    return any(
        len(told) >= LEAST_RUNNING and sum(run.next for run in told) >= BY_CELL * len(told)
        for told in (running, in_sentence)
    )


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


def _even(rows: Sequence[Sequence[Run]], columns: int, terse: frozenset[int], apart: float) -> bool:
    filled = sum(run.piece.last - run.piece.first + 1 for row in rows for run in row)
    telling = [run for row in rows for run in row if run.piece.first not in terse]
    running = sum(
        not run.fits and run.space <= apart and not run.piece.words[0].text[0].isupper()
        for run in telling
    )
    return filled >= EVEN * len(rows) * columns and running <= MOST_RUNNING * len(telling)


def _figures(rows: Sequence[Sequence[Run]]) -> frozenset[int]:
    """The columns most of whose pieces are figures alone."""
    pieces: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for row in rows:
        for run in row:
            column = run.piece.first
            if column == run.piece.last:
                pieces[column] += 1
                figures[column] += all(is_number(word.text) for word in run.piece.words)
    return frozenset(at for at, count in pieces.items() if 2 * figures[at] > count > 1)


def _single(rows: Sequence[Sequence[Run]], column: int) -> bool:
    counts = [len(run.piece.words) for row in rows for run in row if run.piece.first == column]
    return counts.count(1) >= max(LEAST_TERSE, TERSE * len(counts))

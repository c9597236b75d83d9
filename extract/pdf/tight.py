"""Rows as close as the lines of one text: which line begins a row is told by its cells together.

The cells of a row begin side by side, and no white space lies within them. So a line on which text
stands below white space, or could have stood behind the text above it, begins a row, unless other
text on that line goes on in the middle of a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.pdf.broken_words import parts_day
from planlift.extract.pdf.runs import EVEN
from planlift.extract.pdf.textlines import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run

MOST_BESIDE = 3
"""At most so many leading columns run down beside several rows."""
BEGINS = 2
"""A line that weighs as much begins a row."""
WHOLE = 3
"""A line begins a row with so many texts side by side, none in the middle of a sentence, that stand
in all columns the row above begins in."""
BELOW_WHITE, FITS, RUNS_ON, IN_SENTENCE = 2, 1, -1, -3
"""What a text says: below white space, with room behind the text above, with none, and going on
with a small letter."""
_ENDS = frozenset(".!?;:")
_LEADS = frozenset(",&/(–")
SMALL_WORD = 2
"""Letters of a word: with so few, in small letters, it leads to the next: ``of``, ``to``."""


def begins(layout: Layout, at: int, since: int) -> int | None:
    """How many columns run down beside the row that begins on a line; None where none begins.

    `since`: the line the row above began with.
    """
    runs = layout.lines[at]
    filled = {run.piece.first for row in layout.lines[since:at] for run in row}
    full = layout.even and len(runs) >= EVEN * layout.columns and len(filled) > 1
    if full and not any(_completes_date(layout, run, at, since) for run in runs):
        return 0
    weights = {run.piece.first: _weight(layout, run, at, since) for run in runs}
    if at == since + 1 and _is_band(layout.lines[since]) and len(runs) > 1:
        return 0 if list(weights.values()).count(BELOW_WHITE) >= BEGINS else None
    fresh = [column for column, weight in weights.items() if weight > 0]
    # Where lines are rows, one with a blank is one too.
    nearly = layout.even and len(runs) == layout.columns - 1 >= WHOLE and len(filled) > 1
    if nearly and 0 in fresh and min(weights.values()) > IN_SENTENCE:
        return 0
    if list(weights) == [0] == fresh:
        return 0 if 0 in filled or _is_bold(runs[0]) or _is_band(runs) else None
    first = min(fresh, default=0)
    leading = [at for at, weight in weights.items() if at < min(MOST_BESIDE, first) and weight < 0]
    beside = max(leading) + 1 if leading else 0
    own = {column: weight for column, weight in weights.items() if column >= beside}
    left = min(own, default=0)
    head = {run.piece.first for run in layout.lines[since]} - set(range(min(left, MOST_BESIDE)))
    apart = bool(head) or not beside
    whole = len(own) >= WHOLE and own.keys() >= head and min(own.values()) > IN_SENTENCE and apart
    if whole or (filled & set(fresh) and len(own) > 1 and sum(own.values()) >= BEGINS):
        return beside
    return None


def _is_band(runs: Sequence[Run]) -> bool:
    """One text over several columns: the name of the rows below."""
    return len(runs) == 1 and runs[0].piece.last > runs[0].piece.first


def _is_bold(run: Run) -> bool:
    return all(word.bold for word in run.piece.words)


def _weight(layout: Layout, run: Run, at: int, since: int) -> int:
    """How much a text speaks for a row that begins with it."""
    if run.space > layout.apart:
        return BELOW_WHITE
    column = run.piece.first
    above = _above(layout.lines[since:at], column)
    led = above is not None and _leads_to(above, run)
    if led or (run.small and not run.fits):
        return IN_SENTENCE
    if run.fits:
        return 0 if run.small else FITS
    ended = above is not None and above.piece.words[-1].text[-1] in _ENDS
    return 0 if ended or column in layout.terse else RUNS_ON


def _leads_to(above: Run, run: Run) -> bool:
    """Whether no text ends so before this one: ``Manager,``, ``Head of``, ``30 June`` ``2026``."""
    last = above.piece.words[-1].text
    small = last.islower() and last.isalpha() and len(last) <= SMALL_WORD
    return small or last[-1] in _LEADS or _parts_date(above, run)


def _completes_date(layout: Layout, run: Run, at: int, since: int) -> bool:
    above = _above(layout.lines[since:at], run.piece.first)
    return above is not None and _parts_date(above, run)


def _parts_date(above: Run, run: Run) -> bool:
    """``30 June`` over ``2026``."""
    if not any(map(str.isdigit, run.piece.words[0].text + run.piece.words[-1].text)):
        return False
    return parts_day(text_of(above.piece.words), text_of(run.piece.words))


def _above(rows: Sequence[Sequence[Run]], column: int) -> Run | None:
    """The lowest text of a column."""
    return next(
        (run for row in reversed(rows) for run in row if run.piece.first == column),
        None,
    )

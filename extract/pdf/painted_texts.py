"""What the words of a painted table tell of its cells: where a text begins, where it runs on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.page import BLANKS
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import painted_next
from planlift.extract.pdf.page import spelt

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.levels import Counts
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_LEADING = 0.35
"""Of the font size: lines of one cell are closer than this, cells farther apart."""
_MORE = 1.1
"""Times the white between most lines, where these are set farther apart."""
_LEVEL = 0.35
"""Of the font size: the first lines of a row's cells stand no farther apart."""
_INTO = 1.5
"""Points that a letter must reach over a level to stand on it."""
_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)](?=[^\W\d_])")
"""In front of a finding: ``2.``; blanks are left out."""
_SAME_LINE, _WORDS = 0.3, 0.6
"""Of the font size: letters of one line stand no farther apart up or down, nor side by side."""
_TWO_LINES = 1.8
"""Font sizes from the middle of a line to that of the next, and less than to the one after it."""


class Cells(Struct, frozen=True):
    """Painted cells of one table."""

    x: Numbers
    y: Numbers
    cover: Counts
    """Shape (rows, columns): number of the cell that covers the field, -1 for none."""


class Letters(Struct, frozen=True):
    """Where the letters of a page stand, blanks left out."""

    box: Numbers
    index: NDArray[np.intp]
    """Where each stands among all characters."""
    text: str
    bold: NDArray[np.bool_]
    middle: Numbers
    """Halfway down each letter."""
    across: Numbers
    """Halfway across it."""
    size: float
    """The usual font size, in points."""
    white: float
    """Points between two lines of one cell at most."""

    @classmethod
    def of(cls, page: Page) -> Letters:
        """Those of a page."""
        seen = lettered(page)
        box = page.chars.box[seen].astype(np.float64)
        size = float(np.median(page.chars.size)) if len(page.chars.size) else 0.0
        return cls(
            box,
            np.flatnonzero(seen),
            spelt(page.chars.code[seen]),
            page.chars.bold[seen],
            (box[:, 1] + box[:, 3]) / 2,
            (box[:, 0] + box[:, 2]) / 2,
            size,
            max(_LEADING * size, _MORE * _usual_white(box, size)),
        )


def _usual_white(box: Numbers, size: float) -> float:
    """Points between lines that were painted one right after the other; 0 where none were."""
    step = (box[1:, 1] + box[1:, 3] - box[:-1, 1] - box[:-1, 3]) / 2
    next_ = (step > _SAME_LINE * size) & (step < _TWO_LINES * size) & (box[1:, 0] < box[:-1, 0])
    white = box[1:, 1][next_] - box[:-1, 3][next_]
    return float(np.median(white)) if len(white) else 0.0


def begins_anew(letters: Letters, cells: Cells, row: int, column: int, *, spans: bool) -> bool:
    """Whether the words below a level are those of another cell than the words above it."""
    x, y = cells.x, cells.y
    box, middle, across, size = letters.box, letters.middle, letters.across, letters.size
    below = (middle > y[row]) & (middle < y[row + 1])
    own = (across > x[column]) & (across < x[column + 1])
    before = own & (middle < y[row]) & (middle > y[0])
    if not (own & below).any():
        # Blank from the top of the page: what began on the page before holds.
        return not spans and bool(before.any())
    on_level = own & (box[:, 1] < y[row] - _INTO) & (box[:, 3] > y[row] + _INTO)
    if on_level.any():
        rest, above = own & below & ~on_level, (before | on_level) & (middle > y[row - 1])
        return _numbered(letters, rest) or _painted_apart(letters, above, rest)
    inside = below & (across > x[0]) & (across < x[-1])
    first, usual = float(box[own & below, 1].min()), float(box[inside, 1].min())
    above = before & (middle > y[row - 1])
    if first - usual > _LEVEL * size:
        return _stands_halfway(letters, own & below, (y[row], y[row + 1])) and (
            not above.any() or not _painted_on(letters, above, own & below)
        )
    gap = first - float(box[before, 3].max()) if before.any() else size
    if gap > letters.white or _numbered(letters, own & below):
        return True
    return _painted_apart(letters, above, own & below)


def _stands_halfway(letters: Letters, own: NDArray[np.bool_], space: tuple[float, float]) -> bool:
    """Whether a text leaves as much white above it as below it."""
    top, bottom = float(letters.box[own, 1].min()), float(letters.box[own, 3].max())
    return abs((top - space[0]) - (space[1] - bottom)) <= _LEVEL * letters.size


def _painted_on(letters: Letters, above: NDArray[np.bool_], below: NDArray[np.bool_]) -> bool:
    """Whether nothing was painted between one text and the other."""
    last, first = int(letters.index[above].max()), int(letters.index[below].min())
    return painted_next(last, first)


def _numbered(letters: Letters, own: NDArray[np.bool_]) -> bool:
    """Whether the first of some letters number what follows."""
    return bool(own.any()) and _NUMBER.match(letters.text, int(np.flatnonzero(own)[0])) is not None


def _painted_apart(letters: Letters, above: NDArray[np.bool_], below: NDArray[np.bool_]) -> bool:
    """Whether two texts, painted line after line, were not painted one after the other."""
    size = letters.size
    if not above.any() or not below.any():
        return False
    ends = letters.middle[above].max() - _TWO_LINES * size
    last = np.flatnonzero(above & (letters.middle > ends))
    begins = letters.middle[below].min() + _TWO_LINES * size
    first = np.flatnonzero(below & (letters.middle < begins))
    stacked = (np.diff(last) == 1).all() and (np.diff(first) == 1).all()
    tall = max(np.ptp(letters.middle[last]), np.ptp(letters.middle[first])) > size
    together = painted_next(int(letters.index[last[-1]]), int(letters.index[first[0]]))
    return bool(stacked and tall and not together)


def runs_on(letters: Letters, cells: Cells, row: int, column: int) -> bool:
    """Whether a sentence goes on below a level, in the next line painted: its cell was too low."""
    own = (letters.across > cells.x[column]) & (letters.across < cells.x[column + 1])
    above = np.flatnonzero(own & (letters.middle < cells.y[row]) & (letters.middle > cells.y[0]))
    below = np.flatnonzero(own & (letters.middle > cells.y[row]))
    if not len(above) or not len(below):
        return False
    last, first = above[-1], below[0]
    step = letters.middle[first] - letters.middle[last]
    close = 0 < step < _TWO_LINES * letters.size
    together = painted_next(int(letters.index[last]), int(letters.index[first]))
    return bool(close and together and letters.text[first].islower())


def runs_over(letters: Letters, cells: Cells, field: tuple[int, int], begin: float) -> bool:
    """Whether a text stands over the edge before a column of a row.

    A word alone that `begin`s the line of the column before is no such text: it was too long.
    """
    (row, column), edge = field, cells.x[field[1]]
    inside = (letters.middle > cells.y[row]) & (letters.middle < cells.y[row + 1])
    inside &= (letters.across > cells.x[column - 1]) & (letters.across < cells.x[column + 1])
    own = np.flatnonzero(inside)
    box, size = letters.box[own], letters.size
    gap = box[1:, 0] - box[:-1, 2]
    level = np.abs(letters.middle[own][1:] - letters.middle[own][:-1]) < _SAME_LINE * size
    next_to = (np.diff(letters.index[own]) <= BLANKS) & level & (np.abs(gap) < _WORDS * size)
    text = np.concatenate([[0], np.cumsum(~next_to)])
    for number in range(int(text[-1]) + 1 if len(own) else 0):
        part = text == number
        left, right = float(box[part, 0].min()), float(box[part, 2].max())
        if left > edge - _INTO or right < edge + _INTO:
            continue
        words = (np.diff(letters.index[own[part]]) > 1) | (np.diff(box[part, 0]) > 2 * size)
        if words.any() or left > begin + _INTO:
            return True
    return False

"""Rows without upright rules: which column edges their words leave free."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf import painted_lines
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.painted_ends import APART
from planlift.extract.pdf.typewriter import BLANK
from planlift.extract.pdf.typewriter import BLANKS
from planlift.extract.pdf.typewriter import more_blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Page

WORD = 0.6
"""Of the font size: letters closer than this are in one stretch of words."""
_GUTTER = 5.0
"""Points of white that must run down through all rows for there to be a column."""
_NARROW = 2.5
"""Points of white that part columns where the words behind it begin in one place."""
_FEWEST = 3
_CHANCE = 6
"""Rows whose words begin together by chance at most, where no word of the first row does."""
_BOTH_SIDES = 2
"""Rows with words on both sides of narrow white at least."""
_BEGIN = 0.6
"""Of the rows: as many must have a word that begins where the column does."""
_INTO = 1.5
"""Points that a stretch must reach over an edge to cross it."""
_MOST = 0.6
"""Of the rows with text: as many must fill more than one column."""


def stretches(
    page: Page,
    space: tuple[float, float, float, float],
    begins: Sequence[float] = (),
    join: float = WORD,
) -> Numbers:
    """Stretches of words in a row, all its lines taken together: shape (n, 2), left and right.

    `space`: left, top, right, bottom. `join`, of the font size: letters closer than this are in
    one stretch, unless they are words of which the second stands where a column `begins`, or were
    painted apart there.
    """
    left, top, right, bottom = space
    box = page.chars.box
    middle = middles(page)[1]
    inside = (middle > top) & (middle < bottom) & lettered(page)
    inside &= (box[:, 2] > left) & (box[:, 0] < right)
    own = box[inside].astype(np.float64)
    if not len(own):
        return np.zeros((0, 2))
    order = np.argsort(own[:, 0], kind="stable")
    own, size = own[order], float(np.median(page.chars.size[inside]))
    reach = np.maximum.accumulate(own[:, 2])
    gap = own[1:, 0] - reach[:-1] - more_blank(page) * size
    column = np.abs(own[1:, :1] - np.array(begins).reshape(1, -1)).min(axis=1, initial=np.inf)
    fresh = (gap > join * size) | ((gap > BLANK * size) & (column <= _INTO))
    close = np.flatnonzero(~fresh & (own[1:, 0] > reach[:-1]) & (column <= _INTO))
    if len(close):
        painted = painted_lines.of_page(page)
        fresh[close] = [not painted.cross(at, top, bottom) for at in own[close + 1, 0].tolist()]
    opens = page.chars.opens[inside][order]
    if opens.any():
        closes = page.chars.closes[inside][order]
        furthest = np.maximum.accumulate(np.where(own[:, 2] == reach, np.arange(len(own)), 0))
        fresh |= closes[furthest[:-1]] & opens[1:] & (gap > APART * size)
    first = np.flatnonzero(np.concatenate([[True], fresh]))
    return np.stack([own[first, 0], np.maximum.reduceat(own[:, 2], first)], axis=1)


def band(page: Page, space: tuple[float, float, float, float]) -> Numbers | None:
    """The one stretch of a row that holds a line of one text; None for other rows.

    Its words may begin where columns do, by chance.
    """
    left, top, right, bottom = space
    found = stretches(page, space)
    if len(found) != 1:
        return None
    box = page.chars.box
    middle = middles(page)[1]
    inside = (middle > top) & (middle < bottom) & (box[:, 2] > left) & (box[:, 0] < right)
    inside &= lettered(page)
    size = float(np.median(page.chars.size[inside]))
    one = int(cluster(middle[inside], snap=_SAME_LINE * size, spread=size).max()) == 0
    return found if one else None


def crossed(words: Numbers, edge: float) -> bool:
    """Whether a stretch of words runs over the edge."""
    return bool(((words[:, 0] < edge - _INTO) & (words[:, 1] > edge + _INTO)).any())


def gutters(rows: list[Numbers], left: float, right: float) -> list[tuple[float, float]]:
    """White that every row of more than one stretch leaves free: edge, where words begin."""
    several = [row for row in rows if len(row) > 1]
    if not several or len(several) < _MOST * sum(1 for row in rows if len(row)):
        return []
    taken = np.concatenate(several)
    taken = taken[np.argsort(taken[:, 0], kind="stable")]
    reach = np.maximum.accumulate(taken[:, 1])
    gap = taken[1:, 0] - reach[:-1]
    # An edge stands just before the text that begins a column.
    begins = taken[1:, 0][gap >= _GUTTER]
    edges = begins - np.minimum(gap[gap >= _GUTTER] / 2, _GUTTER / 2)
    found = zip(edges.tolist(), begins.tolist(), strict=True)
    return [(edge, begin) for edge, begin in found if left < edge < right]


def aligned(
    rows: list[Numbers], left: float, right: float, blank: float
) -> list[tuple[float, float, int]]:
    """Narrow white that every row leaves free before columns of words.

    Each as its edge, where the words begin, and how many rows have words on both sides: two at
    least. `rows` are words, not stretches: blanks run down through a few rows by chance, but then
    what follows begins here and there. `blank`: how wide one may be, in points.
    """
    several = [row for row in rows if len(row) > 1]
    if len(several) < _FEWEST:
        return []
    taken = np.concatenate(several)
    taken = taken[np.argsort(taken[:, 0], kind="stable")]
    reach = np.maximum.accumulate(taken[:, 1])
    gap = taken[1:, 0] - reach[:-1]
    found = []
    usual = 0.0
    for begin, white in zip(taken[1:, 0][gap >= _NARROW], gap[gap >= _NARROW], strict=True):
        after = [row[row[:, 0] >= begin - _INTO, 0] for row in several]
        firsts = np.array([begins.min() for begins in after if len(begins)])
        together = (firsts - begin <= _INTO).sum()
        if together < max(_FEWEST, _BEGIN * len(several)):
            continue
        around = {words for row in several if (words := _around(row, begin)) is not None}
        # Where not one row leaves more white than a blank, it is one between words: a
        # typewriter's words begin below each other everywhere.
        if max((after - before for _, before, after, _ in around), default=np.inf) <= blank:
            continue
        if together < _CHANCE and abs(several[0][:, 0] - begin).min() > _INTO:
            usual = usual or float(
                np.median(np.concatenate([r[1:, 0] - r[:-1, 1] for r in several]))
            )
            if white <= BLANKS * usual:
                continue
        if len(around) >= _BOTH_SIDES:
            edge = float(begin - min(white / 2, _GUTTER / 2))
            found.append((edge, float(begin), len(around)))
    return [one for one in found if left < one[0] < right]


def _around(row: Numbers, begin: float) -> tuple[float, float, float, float] | None:
    """The words beside a place where one begins: rows of the same text say one thing once.

    Left and right of the one before it, left and right of the one behind it.
    """
    at = int(np.searchsorted(row[:, 0], begin - _INTO))
    if at in {0, len(row)} or row[at, 0] - begin > _INTO:
        return None
    one, other, two, end = np.round(row[at - 1 : at + 1], 1).ravel().tolist()
    return one, other, two, end


def upright(rows: list[Numbers], y: Numbers, edges: list[float]) -> Lines | None:
    """Pieces of the edges along each row that does not cross them; None for hardly any table."""
    filled = sum(in_columns(row, edges) for row in rows)
    if filled < 2 or filled < _MOST * sum(1 for row in rows if len(row)):
        return None
    return free_edges(rows, y, edges)


def in_columns(row: Numbers, edges: list[float]) -> bool:
    """Whether a row's words begin in several columns and cross no edge."""
    return _parts(row, edges) > 1 and not any(crossed(row, edge) for edge in edges)


def free_edges(rows: list[Numbers], y: Numbers, edges: list[float]) -> Lines:
    """Pieces of the edges along each row that does not cross them."""
    at, low, high = [], [], []
    for number, row in enumerate(rows):
        free = [edge for edge in edges if not crossed(row, edge)]
        if len(row) and _parts(row, edges) < 2 and len(free) < len(edges):
            free = []
        at += free
        low += [float(y[number])] * len(free)
        high += [float(y[number + 1])] * len(free)
    return Lines(np.array(at), np.array(low), np.array(high))


def _parts(row: Numbers, edges: list[float]) -> int:
    """How many columns a row's words begin in."""
    return len(set(np.searchsorted(edges, row[:, 0] + _INTO).tolist()))


class Letters(Struct, frozen=True):
    """The letters of a table by height, for one row of it after the other."""

    middle: Floats
    size: Floats
    column: NDArray[np.intp]
    """Between which of the table's upright edges each stands."""
    columns: int
    figure: NDArray[np.bool_]


def letters(page: Page, left: float, right: float, edges: list[float]) -> Letters:
    """Those between `left` and `right`; `edges` are the columns' edges between these."""
    box = page.chars.box
    x = middles(page)[0]
    inside = np.flatnonzero((x > left) & (x < right) & lettered(page))
    middle = (box[inside, 1] + box[inside, 3]) / 2
    order = np.argsort(middle, kind="stable")
    inside = inside[order]
    return Letters(
        middle=middle[order],
        size=page.chars.size[inside],
        column=np.searchsorted(edges, x[inside]),
        columns=len(edges) + 1,
        figure=_FIGURES[np.minimum(page.chars.code[inside], len(_FIGURES) - 1)],
    )


def may_be_cut(
    page: Page, left: float, edge: float, y: Numbers, rows: Indices
) -> NDArray[np.bool_]:
    """Which rows have letters on several lines in the first column, from `left` to `edge`.

    Lines of figures are named there; most tables of text have a number there, or a name.
    """
    box, size = page.chars.box, page.chars.size
    x = middles(page)[0]
    own = np.flatnonzero((x > left) & (x <= edge) & lettered(page))
    if not len(own):
        return np.zeros(len(rows), dtype=np.bool_)
    middle = np.sort((box[own, 1] + box[own, 3]) / 2)
    begin, end = _between(middle, y, rows)
    high = middle[end - 1] - middle[np.minimum(begin, len(middle) - 1)]
    return np.asarray((begin < end) & (high > _ONE_LINE * size.min()), dtype=np.bool_)


_ONE_LINE = 0.39
"""Of the font size: letters no farther apart are on one line, whatever stands between them."""


def _between(middle: Floats, y: Numbers, rows: Indices) -> tuple[Indices, Indices]:
    """From where to where the heights, which are in order, are in each of the rows."""
    levels = y.astype(np.float32)
    begin = np.searchsorted(middle, levels[rows], side="right")
    return begin, np.searchsorted(middle, levels[rows + 1])


def line_cuts(table: Letters, y: Numbers, rows: Indices) -> list[float]:
    """Where to cut rows that hold several lines of figures, each a row of its own.

    `y`: the levels between all rows. Prose in neighbouring cells has its lines side by side, too:
    so only figures count.
    """
    begins, ends = _between(table.middle, y, rows)
    by_size: dict[float, list[slice]] = {}
    alike = len(table.size) and (table.size == table.size[0]).all()
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if begin < end:
            size = table.size[0] if alike else np.median(table.size[begin:end])
            by_size.setdefault(float(size), []).append(slice(begin, end))
    found = [cut for size, own in by_size.items() for cut in _line_cuts(table, own, size)]
    return sorted(found)


def _line_cuts(table: Letters, rows: Sequence[slice], size: float) -> Iterator[float]:
    """Cuts of rows with letters of one usual size."""
    own = np.concatenate([np.arange(row.start, row.stop) for row in rows])
    middle = table.middle[own]
    of_row = np.repeat(np.arange(len(rows)), [row.stop - row.start for row in rows])
    # Rows are moved far apart, so that no line reaches into two.
    line = cluster(middle + of_row * _FAR, snap=_SAME_LINE * size, spread=size)
    start = np.flatnonzero(np.diff(line, prepend=-1))
    count = np.bincount(of_row[start], minlength=len(rows))
    shape = (len(start), table.columns)
    cell = line * table.columns + table.column[own]
    signs = np.bincount(cell, minlength=math.prod(shape)).reshape(shape)
    digits = np.bincount(cell[table.figure[own]], minlength=math.prod(shape)).reshape(shape)
    filled = signs > 0
    figures = filled & (digits >= _MOST * signs)
    first = np.cumsum(count) - count
    others, several = filled[:, 1:].sum(axis=1), filled.sum(axis=1) > 1
    cut = count >= _LINES
    cut &= np.add.reduceat(filled[:, 0], first, dtype=np.int64) / count >= _LABELLED
    cut &= np.add.reduceat(several, first, dtype=np.int64) / count >= _MOST
    of_figures = np.add.reduceat(figures[:, 1:].sum(axis=1), first)
    cut &= of_figures >= _MOST * np.add.reduceat(others, first)
    for row in np.flatnonzero(cut).tolist():
        lines = range(first[row], first[row] + count[row])
        at = np.array([middle[line == number].mean() for number in lines])
        yield from ((at[1:] + at[:-1]) / 2).tolist()


_FAR = 2.0**15
"""Points, more than any page is high; added to a height, no bit of it is lost."""
_FIGURES = np.zeros(0x10000, dtype=np.bool_)
_FIGURES[[ord(sign) for sign in "0123456789.,%-–()€£$"]] = True
_LINES = 3
_LABELLED = 0.8
"""Of the lines: as many must say in the first column what their figures are about."""
_SAME_LINE = 0.4

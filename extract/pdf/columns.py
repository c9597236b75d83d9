"""Columns from print alone: white space that runs down between words of many lines."""

from __future__ import annotations

from bisect import bisect_left
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.gutters import ALIGNED
from planlift.extract.pdf.gutters import NEAR
from planlift.extract.pdf.gutters import STEP
from planlift.extract.pdf.gutters import alike
from planlift.extract.pdf.gutters import gutters
from planlift.extract.pdf.textlines import is_number
from planlift.extract.pdf.textlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.gutters import Gap
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word
    from planlift.model import Box


OVER = 0.7
"""A word that is too long for its column stands no more font sizes over the next."""


class Column(Struct, frozen=True):
    """Where the text of one column stands, leaving out what spans several."""

    left: float
    right: float
    starts: float | None
    """Where most of its lines begin, None where they do not agree."""
    ends: float | None
    """Where most of its lines end, None where they do not agree."""


class Piece(Struct, frozen=True):
    """Words of one line that stand in one column, or across several."""

    line: int
    first: int
    last: int
    """First and last column."""
    words: tuple[Word, ...]


def columns_from_text(page: Page, box: Box, index: Indices) -> tuple[float, ...]:
    """Edges of the columns inside `box`, the box's own sides included; two edges: one column.

    `index` are the characters that stand in the box. For tables with rules between the rows only.
    """
    lines = lines_of(page, index)
    inner = edges_of(columns_of(lines))[1:-1]
    return (box[0], *(edge for edge in inner if box[0] < edge < box[2]), box[2])


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """The columns that the lines share, from left to right; one where they share no gutter."""
    return list(_columns(tuple(lines))) if lines else []


@lru_cache(maxsize=4)
def _columns(lines: tuple[Line, ...]) -> list[Column]:
    """The same; asked again for the lines of one table while it is settled which these are."""
    gaps = gutters(lines)
    across = iter(_across(lines, gaps))
    edges = [sum(gap) / 2 for gap in gaps]
    parts: list[list[list[Word]]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        own: list[list[Word]] = [[] for _ in parts]
        for word in line.words:
            if next(across):
                continue
            across_at = middle(word)
            for at in range(bisect_left(edges, across_at), bisect_right(edges, across_at) + 1):
                own[at].append(word)
        for part, words in zip(parts, own, strict=True):
            if words:
                part.append(words)
    return [_column(part) for part in parts if part]


def column_between(lines: Sequence[Line], left: float, right: float) -> Column:
    """The column of the words whose middles stand between two edges that are known.

    Its text ends as far before the right one as it begins behind the left one.
    """
    own = [
        words
        for line in lines
        if (words := [word for word in line.words if left <= middle(word) <= right])
    ]
    if not own:
        return Column(left, right, None, None)
    found = _column(own)
    inside = min(max(found.left - left, 0.0), (right - left) / 4)
    return Column(left + inside, right - inside, found.starts, found.ends)


def middle(word: Word) -> float:
    """Halfway across a word."""
    return (word.box[0] + word.box[2]) / 2


def _across(lines: Sequence[Line], gaps: Sequence[Gap]) -> list[bool]:
    """Of each word, line after line: whether it runs across a gap."""
    box = np.array([word.box for line in lines for word in line.words])
    gap = np.array(gaps).reshape(-1, 2)
    over = (box[:, :1] <= gap[:, 0] + STEP) & (box[:, 2:3] >= gap[:, 1] - STEP)
    across: list[bool] = np.asarray(over.any(axis=1)).tolist()
    return across


def joined(columns: Sequence[Column], at: int) -> list[Column]:
    """The columns with the one at `at` made part of its nearer neighbour."""
    before = columns[at].left - columns[at - 1].right if at else np.inf
    after = columns[at + 1].left - columns[at].right if at + 1 < len(columns) else np.inf
    return with_next(columns, at - 1 if before <= after else at)


def with_next(columns: Sequence[Column], at: int) -> list[Column]:
    """The columns with the one at `at` and the next as one."""
    one, two = columns[at], columns[at + 1]
    both = Column(one.left, two.right, one.starts, two.ends)
    return [*columns[:at], both, *columns[at + 2 :]]


def edges_of(columns: Sequence[Column]) -> tuple[float, ...]:
    """One more position than columns; an inner edge lies where text of the left one must end."""
    if not columns:
        return ()
    inner = [_edge(left, right) for left, right in pairwise(columns)]
    return (columns[0].left, *inner, columns[-1].right)


def pieces_in(line: Line, number: int, columns: Sequence[Column]) -> list[Piece]:
    """The words of one line, parted where a column ends and its text does not run on."""
    spans = _Spans(columns)
    pieces: list[Piece] = []
    words: list[Word] = []
    begin = end = -1
    for word in line.words:
        first, last = spans.reach(word)
        if words and begin < first <= end and word.box[0] < words[-1].box[2] - STEP:
            # Words of one text do not overlap: the one before is too long for its column.
            end = first - 1
        elif words and (first <= end or _runs_on(words[-1], word, columns[first])):
            words.append(word)
            # What ends before the text of the next column only fills more of its own.
            end = max(end, last if word.box[2] > spans.lefts[last] else end)
            continue
        if words:
            pieces.append(Piece(number, begin, end, tuple(words)))
        begin, end, words = first, last, [word]
    return [*pieces, Piece(number, begin, end, tuple(words))]


def _runs_on(before: Word, word: Word, column: Column) -> bool:
    """Whether a word that begins in a new column goes on with the text of the one before."""
    if word.box[0] - before.box[2] > NEAR * word.size or (before.closes and word.opens):
        return False
    if is_number(before.text) and is_number(word.text):
        return False
    begins = column.starts is not None and abs(word.box[0] - column.starts) <= ALIGNED
    ends = column.ends is not None and abs(word.box[2] - column.ends) <= ALIGNED
    return not begins and not ends


def _edge(left: Column, right: Column) -> float:
    middle = (left.right + right.left) / 2
    return middle if right.starts is None else max(middle, right.left - ALIGNED)


def _column(lines: Sequence[Sequence[Word]]) -> Column:
    starts = [words[0].box[0] for words in lines]
    ends = [words[-1].box[2] for words in lines]
    return Column(min(starts), max(ends), _most(starts), _most(ends))


class _Spans:
    """From where to where the text of each column stands for certain."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.lefts = [column.left + STEP for column in columns]
        self.rights = [column.right - STEP for column in columns]
        self._begins = list(accumulate(reversed(self.lefts), min))[::-1]
        self._ends = list(accumulate(self.rights, max))

    def reach(self, word: Word) -> tuple[int, int]:
        """First and last column whose text a word stands over; the nearest where there is none."""
        left, _, right, _ = word.box
        first = bisect_right(self._ends, left)
        last = bisect_left(self._begins, right) - 1
        if first > last:
            return self._nearest((left + right) / 2)
        # One that begins where its column does and is too long for it reaches into the next.
        little = last > first and right - self.lefts[last] < OVER * word.size
        starts = abs(left - self.lefts[first]) <= ALIGNED
        return first, last - 1 if little and starts else last

    def _nearest(self, at: float) -> tuple[int, int]:
        pairs = zip(self.lefts, self.rights, strict=True)
        apart = [max(left - at, at - right) for left, right in pairs]
        near = apart.index(min(apart))
        return near, near


def _most(values: Sequence[float]) -> float | None:
    """The position that at least half of the values share."""
    every = sorted(values)
    for value in every[:: max(1, len(every) // 16)]:
        if alike(every, value) * 2 >= max(4, len(every)):
            return value
    return None

"""Columns from print alone: white space that runs down between words of many lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf.gutters import ALIGNED
from planlift.extract.pdf.gutters import NEAR
from planlift.extract.pdf.gutters import STEP
from planlift.extract.pdf.gutters import gutters
from planlift.extract.pdf.gutters import inside
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


@dataclass(frozen=True, slots=True)
class Column:
    """Where the text of one column stands, leaving out what spans several."""

    left: float
    right: float
    starts: float | None
    """Where most of its lines begin, None where they do not agree."""
    ends: float | None
    """Where most of its lines end, None where they do not agree."""


@dataclass(frozen=True, slots=True)
class Piece:
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
    if not lines:
        return []
    gaps = gutters(lines)
    across = iter(_across(lines, gaps))
    words = [[word for word in line.words if not next(across)] for line in lines]
    edges = [-np.inf, *(sum(gap) / 2 for gap in gaps), np.inf]
    parts = [
        [part for line in words if (part := inside(line, left, right))]
        for left, right in pairwise(edges)
    ]
    return [_column(part) for part in parts if part]


def _across(lines: Sequence[Line], gaps: Sequence[Gap]) -> list[bool]:
    """Of each word, line after line: whether it runs across a gap."""
    box = np.array([word.box for line in lines for word in line.words])
    gap = np.array(gaps).reshape(-1, 2)
    over = (box[:, :1] <= gap[:, 0] + STEP) & (box[:, 2:3] >= gap[:, 1] - STEP)
    return [bool(one) for one in np.asarray(over.any(axis=1))]


def joined(columns: Sequence[Column], at: int) -> list[Column]:
    """The columns with the one at `at` made part of its nearer neighbour."""
    before = columns[at].left - columns[at - 1].right if at else np.inf
    after = columns[at + 1].left - columns[at].right if at + 1 < len(columns) else np.inf
    first = at - 1 if before <= after else at
    one, two = columns[first], columns[first + 1]
    both = Column(one.left, two.right, one.starts, two.ends)
    return [*columns[:first], both, *columns[first + 2 :]]


def edges_of(columns: Sequence[Column]) -> tuple[float, ...]:
    """One more position than columns; an inner edge lies where text of the left one must end."""
    if not columns:
        return ()
    inner = [_edge(left, right) for left, right in pairwise(columns)]
    return (columns[0].left, *inner, columns[-1].right)


def pieces_in(line: Line, number: int, columns: Sequence[Column]) -> list[Piece]:
    """The words of one line, parted where a column ends and its text does not run on."""
    pieces: list[Piece] = []
    for word in line.words:
        first, last = _reach(word, columns)
        if pieces and _runs_on(pieces[-1], word, first, columns):
            before = pieces.pop()
            words = (*before.words, word)
            pieces.append(Piece(number, before.first, max(before.last, last), words))
        else:
            pieces.append(Piece(number, first, last, (word,)))
    return pieces


def _runs_on(piece: Piece, word: Word, first: int, columns: Sequence[Column]) -> bool:
    if first <= piece.last:
        return True
    before = piece.words[-1]
    if word.box[0] - before.box[2] > NEAR * word.size:
        return False
    if is_number(before.text) and is_number(word.text):
        return False
    column = columns[first]
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


def _reach(word: Word, columns: Sequence[Column]) -> tuple[int, int]:
    """First and last column whose text a word stands over; the nearest where there is none."""
    over = [
        at
        for at, column in enumerate(columns)
        if word.box[0] < column.right - STEP and word.box[2] > column.left + STEP
    ]
    if over:
        return over[0], over[-1]
    middle = (word.box[0] + word.box[2]) / 2
    near = min(
        range(len(columns)),
        key=lambda at: max(columns[at].left - middle, middle - columns[at].right),
    )
    return near, near


def _most(values: Sequence[float]) -> float | None:
    """The position that at least half of the values share."""
    every = np.array(values)
    for value in sorted(values)[:: max(1, len(values) // 16)]:
        if np.count_nonzero(np.abs(every - value) <= ALIGNED) * 2 >= max(4, len(values)):
            return value
    return None

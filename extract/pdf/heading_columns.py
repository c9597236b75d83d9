"""Columns that narrow white parts, where known headings stand side by side above them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.pdf.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word
    from planlift.model import Box

_WHITE = 2.5
"""Points in front of the second column that every line leaves free."""
_SAME = 1.0
"""Points between two places that are meant to be the same."""
_FEWEST = 3
"""Lines that begin a word where the second heading does."""


def parted(
    columns: Sequence[Column], lines: Sequence[Line], heads: Sequence[Box], depth: int
) -> list[Column]:
    """The columns, each parted where the second of two of the headings in it begins.

    `heads` are the boxes of the headings, which the first `depth` lines hold. Words below must
    begin there, and none run over it.
    """
    found: list[Column] = []
    for column in columns:
        own = sorted(head[0] for head in heads if _is_in(head, column))
        words = [list(_words(line, column)) for line in lines] if depth > 1 or own[1:] else []
        if _are_ticks(words[depth:]):
            found += _of_ticks(words, depth, column)
            continue
        edges = [at for at in own[1:] if at - own[0] > _WHITE]
        edges = _apart([*edges, *_stacked(words[:depth], column)])
        edges = [at for at in edges if _parts(words, at, least=_FEWEST)]
        sides = [column.left, *edges, column.right]
        found += [_column(words, low, high, column) for low, high in pairwise(sides)]
    return found


def _stacked(heading: Sequence[Sequence[Word]], column: Column) -> list[float]:
    """Where words of two lines of the heading begin below each other, inside the column."""
    begins = [
        word.box[0] for line in heading for word in line if word.box[0] - column.left > _WHITE
    ]
    return [
        at
        for number, at in enumerate(begins)
        if any(abs(at - other) <= _SAME for other in begins[:number])
    ]


def _apart(places: Sequence[float]) -> list[float]:
    """The places in order, of those close together the first."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _WHITE:
            found.append(place)
    return found


def _is_in(box: Box, column: Column) -> bool:
    return box[0] >= column.left - _SAME and box[2] <= column.right + _SAME


def _words(line: Line, column: Column) -> Iterator[Word]:
    return (word for word in line.words if _is_in(word.box, column))


def _parts(words: Sequence[Sequence[Word]], at: float, *, least: int) -> bool:
    """Whether white runs down in front of a place where words begin."""
    over = any(
        word.box[0] < at - _SAME and word.box[2] > at - _WHITE for line in words for word in line
    )
    begun = sum(any(abs(word.box[0] - at) <= _SAME for word in line) for line in words)
    return not over and begun >= least


def _are_ticks(words: Sequence[Sequence[Word]]) -> bool:
    """Marks such as a tick, and nothing else."""
    said = [word.text for line in words for word in line]
    return bool(said) and all(len(text) == 1 and not text.isdigit() for text in said)


def _of_ticks(words: Sequence[Sequence[Word]], depth: int, column: Column) -> list[Column]:
    """Columns that begin with a word of a heading, where a tick or another such word begins, too.

    A tick stands in one of several columns, and some of them may have none.
    """
    heads = [word.box[0] for line in words[:depth] for word in line]
    ticks = [word.box[0] for line in words[depth:] for word in line]
    begins = [
        at
        for at in heads
        if at - column.left > _WHITE and any(abs(at - tick) <= _SAME for tick in ticks)
    ]
    begins += _stacked(words[:depth], column)
    edges = [at for at in _apart(begins) if _parts(words, at, least=1)]
    sides = [column.left, *edges, column.right]
    return [_column(words, low, high, column) for low, high in pairwise(sides)]


def _column(words: Sequence[Sequence[Word]], low: float, high: float, whole: Column) -> Column:
    if (low, high) == (whole.left, whole.right):
        return whole
    own = [
        word.box
        for line in words
        for word in line
        if word.box[0] >= low - _SAME and word.box[2] <= high + _SAME
    ]
    starts = low if low > whole.left else whole.starts
    ends = whole.ends if high == whole.right else None
    return Column(min(box[0] for box in own), max(box[2] for box in own), starts, ends)

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


def parted(columns: Sequence[Column], lines: Sequence[Line], heads: Sequence[Box]) -> list[Column]:
    """The columns, each parted where the second of two of the headings in it begins.

    `heads` are the boxes of the headings. Words below must begin there, and none run over it.
    """
    found: list[Column] = []
    for column in columns:
        own = sorted(head[0] for head in heads if _is_in(head, column))
        edges = [at for at in own[1:] if at - own[0] > _WHITE]
        words = [list(_words(line, column)) for line in lines] if edges else []
        edges = [at for at in edges if _parts(words, at)]
        sides = [column.left, *edges, column.right]
        found += [_column(words, low, high, column) for low, high in pairwise(sides)]
    return found


def _is_in(box: Box, column: Column) -> bool:
    return box[0] >= column.left - _SAME and box[2] <= column.right + _SAME


def _words(line: Line, column: Column) -> Iterator[Word]:
    return (word for word in line.words if _is_in(word.box, column))


def _parts(words: Sequence[Sequence[Word]], at: float) -> bool:
    """Whether white runs down in front of a place where words begin."""
    over = any(
        word.box[0] < at - _SAME and word.box[2] > at - _WHITE for line in words for word in line
    )
    begun = sum(any(abs(word.box[0] - at) <= _SAME for word in line) for line in words)
    return not over and begun >= _FEWEST


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

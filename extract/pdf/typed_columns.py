"""Lines of typed text cut where columns begin, also where only one blank is left between two.

A text as wide as its column comes as near to the next one as a word to a word. Where the lines
above and below show that a column begins there, it is parted from what stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

_PIECE = re.compile(r"\S+(?: \S+)*")
_FEWEST = 3
"""Lines that begin a text there: what begins a column."""
_AROUND = 25
"""Lines above and below that are looked at."""
_DRIFT = 3
"""Places that a text may stand beside where its column begins, as far as programs set them so."""

_DAY = re.compile(r"(?:^|\s)[0-3]?\d(?:st|nd|rd|th)?$")
_MONTH = re.compile(r"[A-Z][a-z]{2,8}\b")
"""By its shape: the words of months are vocabulary. No column begins within a date."""


class Piece(NamedTuple):
    """Words with one blank between them."""

    start: int
    """Its first place in the line, from 0."""
    text: str


def parted(lines: Sequence[str]) -> list[list[Piece]]:
    """Of each line the texts that columns part."""
    pieces = [[Piece(one.start(), one[0]) for one in _PIECE.finditer(line)] for line in lines]
    for _ in range(2):  # a line of one piece is parted as those beside it are
        around = _Around(lines, pieces)
        pieces = [
            [part for piece in own for part in _cut(piece, around)] for own in around.each_line()
        ]
    return pieces


class _Around:
    """The lines around each line: where they begin texts behind others."""

    def __init__(self, lines: Sequence[str], pieces: Sequence[Sequence[Piece]]) -> None:
        self.lines = lines
        self.pieces = pieces
        self.starts = [[piece.start for piece in own] for own in pieces]
        self.at = 0
        self._times: Counter[int] = Counter()
        """How many of the lines near by begin a text in each place."""

    def each_line(self) -> Iterator[Sequence[Piece]]:
        """The pieces of each line in turn, which is then the line `at`."""
        for line in self.starts[:_AROUND]:
            self._times.update(line[1:])
        for at, own in enumerate(self.pieces):
            self.at = at
            for line in self.starts[at + _AROUND : at + _AROUND + 1]:
                self._times.update(line[1:])
            if at > _AROUND:
                self._times.subtract(self.starts[at - _AROUND - 1][1:])
            yield own

    def columns(self, inside: range) -> list[int]:
        """Places in which enough lines near by begin a text or right beside, most first."""
        times = self._times
        found = [
            column
            for column in inside
            if times[column] and sum(times[column + by] for by in (-1, 0, 1)) >= _FEWEST
        ]
        return sorted(found, key=lambda column: (-times[column], column))

    def begins(self, column: int, at: int) -> bool:
        """Whether line `at` begins a text there, behind another."""
        return _near(self.starts[at], column, 1, first=1)

    def begins_here(self, column: int) -> bool:
        """Whether the line itself begins any text near there."""
        return _near(self.starts[self.at], column, _DRIFT)

    def support(self, column: int) -> int:
        """How many lines begin a text there, up and down to one that writes over it."""
        first, end = max(0, self.at - _AROUND), min(len(self.lines), self.at + _AROUND + 1)
        up, down = range(self.at - 1, first - 1, -1), range(self.at + 1, end)
        return self._support(column, up) + self._support(column, down)

    def _support(self, column: int, way: range) -> int:
        count = 0
        for at in way:
            begins = self.begins(column, at)
            if not begins and _writes_over(column, self.lines[at], self.starts[at]):
                break
            count += begins
        return count

    def begins_beside(self, column: int) -> bool:
        """Whether the line above or below begins a text there."""
        beside = (self.at - 1, self.at + 1)
        return any(self.begins(column, at) for at in beside if 0 <= at < len(self.lines))


def _near(starts: Sequence[int], column: int, drift: int, first: int = 0) -> bool:
    """Whether one of the sorted places, from the `first` on, is no farther from the column."""
    at = bisect_left(starts, column - drift, lo=min(first, len(starts)))
    return at < len(starts) and starts[at] <= column + drift


def _cut(piece: Piece, around: _Around) -> list[Piece]:
    """The piece, parted where columns begin within it."""
    several = len(around.starts[around.at]) > 1
    cuts = set()
    for column in _columns_within(piece, around):
        place = _word_near(piece, column - piece.start, _DRIFT if several else 0)
        if place and (several or around.begins_beside(column)):
            cuts.add(place)
    edges = [0, *sorted(cuts), len(piece.text)]
    return [
        Piece(piece.start + start, piece.text[start:end].rstrip()) for start, end in pairwise(edges)
    ]


def _columns_within(piece: Piece, around: _Around) -> list[int]:
    """Where a column begins among the places of the piece, by the lines around."""
    inside = range(piece.start + _DRIFT + 1, piece.start + len(piece.text) - 1)
    found: list[int] = []
    for column in around.columns(inside):
        near = any(abs(column - other) <= _DRIFT for other in found)
        if near or around.begins_here(column) or around.support(column) < _FEWEST:
            continue
        found.append(column)
    return found


def _writes_over(column: int, line: str, starts: Sequence[int]) -> bool:
    """Whether a text of the line runs through: as prose does, or in a word."""
    near = line[max(0, column - 1 - _DRIFT) : column + _DRIFT]
    if not near.strip():
        return False
    return " " not in near or len(starts) == 1


def _word_near(piece: Piece, place: int, drift: int) -> int:
    """Where in the piece the word begins that is nearest to a place; 0 for none."""
    for step in sorted(range(-drift, drift + 1), key=abs):
        found = place + step
        if 0 < found < len(piece.text) and piece.text[found - 1] == " ":
            before, after = piece.text[:found].rstrip(), piece.text[found:]
            if not (_DAY.search(before) and _MONTH.match(after)):
                return found
    return 0

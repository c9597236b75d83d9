"""Headings over several columns that are shorter than what they stand over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.pdf.gutters import ALIGNED
from planlift.extract.pdf.textlines import box_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.columns import Piece

OFF = 0.6
"""A heading stands in the middle of its columns when it is no more font sizes off."""


def spread(pieces: Sequence[Piece], columns: Sequence[Column]) -> list[Piece]:
    """The pieces of one heading line, each over the columns in the middle of which it stands.

    A piece in line with the text of its column, or in the first column, keeps its place.
    """
    found = []
    for at, piece in enumerate(pieces):
        lowest = max(1, pieces[at - 1].last + 1) if at else 1
        highest = pieces[at + 1].first - 1 if at + 1 < len(pieces) else len(columns) - 1
        found.append(_centred(piece, columns, lowest, highest))
    return found


def _centred(piece: Piece, columns: Sequence[Column], lowest: int, highest: int) -> Piece:
    box = box_of(piece.words)
    least = OFF * piece.words[0].size
    middle = (box[0] + box[2]) / 2

    def off(first: int, last: int) -> float:
        return abs((columns[first].left + columns[last].right) / 2 - middle)

    aligned = (
        abs(box[0] - columns[piece.first].left) <= ALIGNED
        or abs(box[2] - columns[piece.last].right) <= ALIGNED
    )
    if piece.first < lowest or aligned or off(piece.first, piece.last) <= 2 * least:
        return piece
    ranges = [
        (off(first, last), first, last)
        for first in range(lowest, piece.first + 1)
        for last in range(piece.last, highest + 1)
    ]
    best = min(ranges, default=(least + 1, 0, 0))
    return replace(piece, first=best[1], last=best[2]) if best[0] <= least else piece

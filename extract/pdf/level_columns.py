"""Where the columns are of rows that only level lines part: in the white that their words leave."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf import colour_columns
from planlift.extract.pdf import level_pieces
from planlift.extract.pdf import painted_lines
from planlift.extract.pdf import rows
from planlift.extract.pdf import titles_across
from planlift.extract.pdf import typewriter
from planlift.extract.pdf.page import lettered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_OUTLIERS = 4
"""One row in so many may hide a column."""
_MANY = 6
"""Lines with letters on both sides: white runs down between them by no chance."""
_SEVERAL = 3
"""Rows with words on both sides of narrow white, or with nothing before it: so many show a column.
"""
_FAR = 20.0
"""Points of white between two headings of which the second has a column of its own."""
_SAME = 1.0
"""Points between two places that are meant to be the same."""
_NEAR = 80.0
"""Points on either side of an edge in which letters stand beside it."""
_CLOSE = 6.0
"""Points: edges nearer than this are one."""


class Columns(Struct, frozen=True):
    """Inner edges of columns, and where the words behind each begin."""

    edges: list[float]
    begins: list[float]


def words(
    page: Page,
    y: Numbers,
    left: float,
    right: float,
    begins: Sequence[float] = (),
    join: float = rows.WORD,
) -> list[Numbers]:
    """Of each row between two levels its stretches of words (see `rows.stretches`)."""
    spaces = [(left, float(top), right, float(bottom)) for top, bottom in itertools.pairwise(y)]
    found = [rows.stretches(page, space, begins, join) for space in spaces]
    for number, row in enumerate(found if begins else ()):
        if _may_be_one(row) and titles_across.is_one_text(page.chars, spaces[number]):
            found[number] = np.array([[row[0, 0], row[-1, 1]]])
    return found


def _may_be_one(row: Numbers) -> bool:
    """Whether no more than a blank stands between any two stretches."""
    return len(row) > 1 and bool((row[1:, 0] - row[:-1, 1] < _CLOSE).all())


def find(page: Page, y: Numbers, left: float, right: float) -> Columns:
    """Columns parted by wide white, and by narrow white where their words begin together.

    A row or two whose words stand elsewhere, such as a signature below the table, have no say.
    Rules in pieces tell the columns best.
    """
    stretches = words(page, y, left, right)
    drawn = level_pieces.edges(page, y, left, right, stretches)
    if drawn:
        return Columns([edge for edge, _ in drawn], [begin for _, begin in drawn])
    kept = _agreeing(stretches, left, right)
    wide = rows.gutters([row for _, row in kept], left, right)
    single = words(page, y, left, right, join=typewriter.BLANK)
    single = [single[number] for number, _ in kept]
    narrow = rows.aligned(single, left, right, typewriter.widest_blank(page))
    often = [(edge, begin) for edge, begin, beside in narrow if beside >= _SEVERAL]
    sure = [
        (edge, begin)
        for edge, begin, beside in narrow
        if beside < _SEVERAL
        and (
            _begin_alone(single, begin) >= _SEVERAL
            or _heads(single[0], begin)
            or _is_beside_lines(page, y, edge)
        )
    ]
    found = _with_others(_with_others(wide, often), sure)
    found = _with_others(found, painted_lines.columns(page, y, left, right))
    found = _filled(found, stretches, (left, right))
    found = colour_columns.with_edges(page, (left, float(y[0]), right, float(y[-1])), found)
    return Columns([edge for edge, _ in found], [begin for _, begin in found])


def _with_others(
    known: list[tuple[float, float]], others: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The edges with those of the others that are far from all of them."""
    apart = [one for one in others if all(abs(one[0] - edge) > _CLOSE for edge, _ in known)]
    return sorted([*known, *apart])


def _filled(
    found: list[tuple[float, float]], all_rows: Sequence[Numbers], sides: tuple[float, float]
) -> list[tuple[float, float]]:
    """The edges without those beside a column of a heading alone, if that of the next has none.

    Days that end in one place stand far behind a heading that begins at the left of its column.
    """
    head = next((number for number, row in enumerate(all_rows) if len(row) > 1), None)
    rows_below = [row for row in all_rows[head + 1 :] if len(row) > 1] if head is not None else []
    if not rows_below or head is None:
        return found
    found = _before_heads(found, all_rows[head], rows_below, sides)
    while (empty := _empty(found, all_rows[head], rows_below, sides)) is not None:
        del found[empty]
    return found


def _empty(
    found: Sequence[tuple[float, float]],
    heads: Numbers,
    below: Sequence[Numbers],
    sides: tuple[float, float],
) -> int | None:
    """The first edge that parts a column of a heading alone from one that has none.

    A number that runs over it, as do those of two figures that end in one place, is in neither.
    """
    parts = list(itertools.pairwise([sides[0], *(edge for edge, _ in found), sides[1]]))
    headed = [_covers(heads, part) for part in parts]
    body = [any(_stands_in(row, part) for row in below) for part in parts]
    for at, (edge, _) in enumerate(found):
        both = headed[at] and headed[at + 1] and not rows.crossed(heads, edge)
        if body[at] != body[at + 1] and not both:
            return at
    return None


def _before_heads(
    found: list[tuple[float, float]],
    heads: Numbers,
    below: Sequence[Numbers],
    sides: tuple[float, float],
) -> list[tuple[float, float]]:
    """The edges, where a column has no heading moved to before one that stands beyond all texts.

    It then was the second heading over the texts of the column before.
    """
    edges = [sides[0], *(edge for edge, _ in found), sides[1]]
    out = list(found)
    for at, (edge, _) in enumerate(found):
        if _covers(heads, (edge, edges[at + 2])):
            continue
        own = heads[(heads[:, 0] >= edges[at]) & (heads[:, 1] <= edge)]
        ends = [row[(row[:, 0] >= edges[at] - _SAME) & (row[:, 0] < edge), 1] for row in below]
        reach = max((float(end.max()) for end in ends if len(end)), default=np.inf)
        if len(own) > 1 and float(own[-1, 0]) > reach + _SAME:
            out[at] = ((reach + float(own[-1, 0])) / 2, float(own[-1, 0]))
    return out


def _covers(row: Numbers, part: tuple[float, float]) -> bool:
    """Whether words of a row stand between two edges."""
    low, high = part
    return bool(((row[:, 0] < high - _SAME) & (row[:, 1] > low + _SAME)).any())


def _stands_in(row: Numbers, part: tuple[float, float]) -> bool:
    """The same, and over none of the two."""
    low, high = part
    return bool(((row[:, 0] >= low - _SAME) & (row[:, 1] <= high + _SAME)).any())


def _begin_alone(all_rows: Sequence[Numbers], begin: float) -> int:
    """How many rows have their first word at this place: their first column is blank."""
    return sum(bool(len(row)) and abs(float(row[0, 0]) - begin) <= _SAME for row in all_rows)


def _heads(first: Numbers, begin: float) -> bool:
    """Whether a heading stands there, far behind the one before it."""
    gaps = first[1:, 0] - first[:-1, 1]
    here = np.abs(first[1:, 0] - begin) <= _SAME
    return bool((here & (gaps >= _FAR)).any())


def _is_beside_lines(page: Page, y: Numbers, edge: float) -> bool:
    """Whether so many lines have letters on both sides that white runs down by no chance."""
    box = page.chars.box[lettered(page)]
    middle = (box[:, 1] + box[:, 3]) / 2
    near = (middle > y[0]) & (middle < y[-1])
    sides = [
        {round(at) for at in middle[near & side].tolist()}
        for side in (
            (box[:, 2] <= edge) & (box[:, 2] > edge - _NEAR),
            (box[:, 0] >= edge) & (box[:, 0] < edge + _NEAR),
        )
    ]
    return len(sides[0] & sides[1]) >= _MANY


def _agreeing(all_rows: list[Numbers], left: float, right: float) -> list[tuple[int, Numbers]]:
    """The rows without those that hide a column which all others show, with their numbers."""
    kept = list(enumerate(all_rows))
    for _ in range(len(all_rows) // _OUTLIERS):
        count = len(rows.gutters([row for _, row in kept], left, right))
        gains = [
            (len(rows.gutters([row for n, row in kept if n != number], left, right)), number)
            for number, row in kept
            if len(row) > 1
        ]
        most, worst = max(gains, default=(0, 0))
        if most <= count:
            break
        kept = [(number, row) for number, row in kept if number != worst]
    return kept

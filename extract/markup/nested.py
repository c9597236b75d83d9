"""Tables in the cells of one column, with the same headings: rows of the table that holds them."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.markup import marks
from planlift.extract.markup import spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.markup.spans import Box
    from planlift.extract.markup.spans import Tiling
    from planlift.extract.markup.taken import Slot
    from planlift.extract.markup.taken import Taken

_ONLY_TABLE = re.compile(
    rf"[\s{marks.BLOCK}{marks.LINE}]*{marks.TABLE}(\d+){marks.END}[\s{marks.BLOCK}{marks.LINE}]*"
)

_FEWEST_COLUMNS = 2
"""One beside the inner tables, to which their rows belong."""


class Spread(Struct, frozen=True):
    """A table with the rows of those that stood in its cells."""

    taken: Taken
    repeated: tuple[str, ...]
    """Headings of all but the first of those."""


class _Held(Struct, frozen=True):
    """A cell with a table in it."""

    box: Box[Slot]
    tiling: Tiling[Slot]


def spread(taken: Taken, others: Sequence[Taken]) -> Spread | None:
    """The table with each inner row as a row of its own; None where none stands in it so."""
    if taken.tiling is None or taken.tiling.columns < _FEWEST_COLUMNS:
        return None
    held = _held(taken.tiling, others)
    if not held or not _alike(held):
        return None
    first = min(each.box.row for each in held)
    more = dict.fromkeys(range(taken.tiling.rows), 1) | {
        each.box.row: each.tiling.rows - 1 for each in held
    }
    more[first - 1] = more.get(first - 1, 0) + 1  # the inner headings
    before = min(more)
    starts = [0, *accumulate(more[row] for row in range(before, taken.tiling.rows))]
    at = {row: starts[row - before] for row in range(before, taken.tiling.rows + 1)}
    boxes = [*_outer(taken.tiling, held, at), *_inner(held, at)]
    rows = at[taken.tiling.rows]
    heads = tuple(text for each in held[1:] for text in _headings(each.tiling))
    return Spread(replace(taken, tiling=spans.exact(boxes, rows)), heads)


def _held(tiling: Tiling[Slot], others: Sequence[Taken]) -> list[_Held]:
    found: list[_Held] = []
    for box in tiling.boxes:
        match = _ONLY_TABLE.fullmatch(box.item.text) if box.item is not None else None
        if match is None:
            continue
        inner = others[int(match[1])]
        if inner.tiling is None or inner.before or inner.caption or box.row_span > 1:
            return []
        found.append(_Held(box, inner.tiling))
    return found


def _alike(held: Sequence[_Held]) -> bool:
    """All stand in one column and have the same headings, and rows below them."""
    columns = {(each.box.column, each.box.column_span) for each in held}
    headings = {_headings(each.tiling) for each in held}
    if len(columns) > 1 or len(headings) > 1 or len({each.box.row for each in held}) < len(held):
        return False
    nested = any(marks.TABLE in text for each in held for text in _texts(each.tiling))
    plain = all(box.row_span == 1 for each in held for box in each.tiling.boxes if box.row == 0)
    sized = all(each.tiling.rows > 1 and each.tiling.columns > 1 for each in held)
    return columns == {(held[0].box.column, 1)} and sized and plain and not nested


def _texts(tiling: Tiling[Slot]) -> Iterator[str]:
    return (box.item.text for box in tiling.boxes if box.item is not None)


def _headings(tiling: Tiling[Slot]) -> tuple[str, ...]:
    texts = [box.item.text if box.item else "" for box in tiling.boxes if box.row == 0]
    return tuple(" ".join(marks.bare(text).split()) for text in texts)


def _outer(tiling: Tiling[Slot], held: Sequence[_Held], at: dict[int, int]) -> Iterator[Box[Slot]]:
    """The cells of the outer table but for those that hold one, as long as its rows now are."""
    column = held[0].box.column
    wider = held[0].tiling.columns - 1
    first = min(each.box.row for each in held)
    gone = {each.box for each in held}
    for box in tiling.boxes:
        if box in gone:
            continue
        row, end = at[box.row], at[box.row + box.row_span]
        over = box.column <= column < box.column + box.column_span
        if over and box.row + box.row_span == first:
            end -= 1  # the inner headings stand below it
        left = box.column + (wider if box.column > column else 0)
        width = box.column_span + (wider if over else 0)
        yield spans.Box(box.item, row, left, end - row, width)


def _inner(held: Sequence[_Held], at: dict[int, int]) -> Iterator[Box[Slot]]:
    """The first headings, and the rows below each of them."""
    column = held[0].box.column
    first = min(each.box.row for each in held)
    for number, each in enumerate(held):
        for box in each.tiling.boxes:
            left = column + box.column
            if box.row:
                row = at[each.box.row] + box.row - 1
                yield spans.Box(box.item, row, left, box.row_span, box.column_span)
            elif number == 0:
                yield spans.Box(box.item, at[first] - 1, left, 1, box.column_span)

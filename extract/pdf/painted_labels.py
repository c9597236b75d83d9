"""Labels on ground of their own, their values beside them: one form a record.

Rules may frame the form or part its rows, or there may be none; where upright rules part its
values, the form is a ruled table like any other. Words of known labels make the evidence: the first
column of a table may be painted, too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

import numpy as np

from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.label_pairs import near
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.textlines import lines_of
from planlift.extract.pdf.textlines import text_of
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_SAME = 2.0
"""Points between two places that are meant to be the same."""
_ROWS = 3
"""Of a form."""
_KNOWN = 2
"""Labels of a form that the vocabulary has, and at least half of all."""
_LOWEST = 6.0
"""Points: a lower fill is no cell's."""
_WIDEST = 0.6
"""Of the page: what is wider is a row."""
_NARROWEST = 30.0
"""Points of a value's room at least."""


Looks = tuple[float, int]
"""Where the painted labels of a form begin, and their colour as 0xRRGGBB."""


class _Ground(NamedTuple):
    """A painted cell."""

    box: Box
    color: int


class _Label(NamedTuple):
    """A painted cell with a label in it."""

    box: Box
    text: str
    index: Indices  # type: ignore[assignment]  # hides a method of tuples


def find(
    page: Page, free: Indices, heading_words: Mapping[str, str], before: Sequence[Looks] = ()
) -> tuple[list[FoundTable], list[Looks]]:
    """The forms among the characters `free`, from the top down, and how their labels look.

    Where the page `before` had such forms, a page end may have left a row or two of one.
    """
    stacks = list(_stacks(_painted(page)))
    forms = [
        _form(page, free, stack, heading_words) if len(stack) >= _ROWS else None for stack in stacks
    ]
    whole = [_looks(stack) for stack, form in zip(stacks, forms, strict=True) if form is not None]
    known = [*before, *whole]
    for number, stack in enumerate(stacks if known else ()):
        # Only beside whole ones is it worth while to read what stands on a row or two.
        if len(stack) < _ROWS and any(_alike(_looks(stack), looks) for looks in known):
            forms[number] = _form(page, free, stack, heading_words)
    found = [form for form in forms if form is not None]
    return found, whole or [looks for looks in before if found]


def _looks(stack: Sequence[Sequence[_Ground]]) -> Looks:
    return stack[0][0].box[0], stack[0][0].color


def _alike(one: Looks, other: Looks) -> bool:
    return one[1] == other[1] and abs(one[0] - other[0]) <= _SAME


def _places(box: Box) -> tuple[float, float]:
    return box[0], box[2]


def _painted(page: Page) -> list[_Ground]:
    """Painted cells narrower than a row, from the top down."""
    if not len(page.fills):
        return []
    fills = page.fills
    wide, high = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    cells = ~is_white(page.fill_color) & (high >= _LOWEST) & (wide < _WIDEST * page.width)
    boxes = fills[cells].astype(np.float64).round(1).tolist()
    grounds = {
        _Ground((left, top, right, bottom), color)
        for (left, top, right, bottom), color in zip(
            boxes, page.fill_color[cells].tolist(), strict=True
        )
    }
    return sorted(grounds, key=lambda ground: (ground.box[1], ground.box[0]))


def _stacks(cells: Sequence[_Ground]) -> Iterator[list[list[_Ground]]]:
    """Cells of one width that touch, one below the other, each with those painted beside it."""
    rest = list(cells)
    while rest:
        stack = [rest.pop(0)]
        for ground in list(rest):
            if _is_below(ground, stack[-1]):
                stack.append(ground)
                rest.remove(ground)
        rows = [
            [first, *(ground for ground in rest if _is_beside(ground, first))] for first in stack
        ]
        rest = [ground for ground in rest if not any(ground in row for row in rows)]
        yield rows


def _is_below(ground: _Ground, above: _Ground) -> bool:
    touches = abs(ground.box[1] - above.box[3]) <= _SAME
    return touches and ground.color == above.color and near(_places(ground.box), _places(above.box))


def _is_beside(ground: _Ground, first: _Ground) -> bool:
    ends, own = (first.box[1], first.box[3]), (ground.box[1], ground.box[3])
    return ground.color == first.color and ground.box[0] > first.box[2] and near(own, ends)


def _form(
    page: Page, free: Indices, stack: Sequence[Sequence[_Ground]], heading_words: Mapping[str, str]
) -> FoundTable | None:
    """The form of these labels, if they are some."""
    top, bottom = stack[0][0].box[1], stack[-1][0].box[3]
    inside = _within(page, free, (0.0, top, page.width, bottom))
    if not all(map(_leaves_room, stack)):
        return None
    rows = [[_label(page, inside, ground.box) for ground in row] for row in stack]
    labels = [label.text for row in rows for label in row]
    known = sum(text in heading_words for text in labels)
    least = min(_KNOWN, len(stack))  # a page end may have left one row
    if not all(labels) or len({*labels}) < len(labels) or known < least or 2 * known < len(labels):
        return None
    left, right = _places(stack[0][0].box)
    values = inside[page.chars.box[inside, 0] >= right - _SAME]
    if not len(values):
        return None
    columns = _columns(rows, _right(page, values, (left, top, bottom)))
    return None if _is_ruled(page, columns, (top, bottom)) else _table(page, values, rows, columns)


def _leaves_room(row: Sequence[_Ground]) -> bool:
    """Whether values may stand between the labels of a row: those of a table's heading touch."""
    return all(after.box[0] - one.box[2] >= _NARROWEST for one, after in pairwise(row))


def _within(page: Page, index: Indices, space: Box) -> Indices:
    left, top, right, bottom = space
    box = page.chars.box[index]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    seen = (x > left) & (x < right) & (y > top) & (y < bottom)
    own: Indices = index[seen & (page.chars.code[index] != BLANK_CODE)]
    return own


def _label(page: Page, index: Indices, box: Box) -> _Label:
    own = _within(page, index, box)
    said = " ".join(text_of(line.words) for line in lines_of(page, own)) if len(own) else ""
    return _Label(box, key(said).rstrip(":").strip(), own)


def _right(page: Page, values: Indices, start: tuple[float, float, float]) -> float:
    """Where the values end at most: at the frame or the rules drawn there, else at the margin."""
    left, top, bottom = start
    drawn = np.concatenate([page.rules, page.fills]).astype(np.float64)
    beside = (drawn[:, 3] >= top - _SAME) & (drawn[:, 1] <= bottom + _SAME) & (drawn[:, 0] >= left)
    words = float(page.chars.box[values, 2].max())
    ends = [float(end) for end in drawn[beside, 2] if end >= words]
    return max([*ends, words, page.width - left])


def _columns(rows: Sequence[Sequence[_Label]], right: float) -> list[float]:
    """Left edges of labels and of values, and the right end."""
    places = sorted({x for row in rows for label in row for x in (label.box[0], label.box[2])})
    kept = [places[0]]
    for place in places[1:]:
        if place - kept[-1] > _SAME:
            kept.append(place)
    return [*kept, max(right, kept[-1] + _NARROWEST)]


def _is_ruled(page: Page, columns: Sequence[float], ends: tuple[float, float]) -> bool:
    """Whether an upright rule stands between two values."""
    top, bottom = ends
    rules = page.rules
    upright = (rules[:, 3] - rules[:, 1]) > (rules[:, 2] - rules[:, 0])
    inside = (rules[:, 3] > top + _SAME) & (rules[:, 1] < bottom - _SAME) & upright
    places = (rules[inside, 0] + rules[inside, 2]) / 2
    own = places[(places > columns[0] + _SAME) & (places < columns[-1] - _SAME)]
    return bool(len(own))


def _table(
    page: Page, values: Indices, rows: Sequence[Sequence[_Label]], columns: Sequence[float]
) -> FoundTable:
    cells: list[FoundCell] = []
    labels = [label for row in rows for label in row]
    painted = {at for label in labels for at in label.index.tolist()}
    plain = np.array([at for at in values.tolist() if at not in painted], dtype=np.intp)
    for number, row in enumerate(rows):
        top, bottom = row[0].box[1], row[0].box[3]
        ends = [*(label.box[0] for label in row[1:]), columns[-1]]
        for label, end in zip(row, ends, strict=True):
            own = _within(page, plain, (label.box[2], top, end, bottom))
            for box, index in (
                (label.box, label.index),
                ((label.box[2], top, end, bottom), own),
            ):
                column, last = _nearest(columns, box[0]), _nearest(columns, box[2])
                cells.append(FoundCell(number, column, 1, last - column, box, index))
    return FoundTable(
        page=page.number,
        box=(columns[0], rows[0][0].box[1], columns[-1], rows[-1][0].box[3]),
        how="rules",
        rows=len(rows),
        columns=len(columns) - 1,
        cells=tuple(cells),
        column_edges=tuple(columns),
        notes=("labels on ground of their own, values beside them",),
    )


def _nearest(columns: Sequence[float], place: float) -> int:
    return min(range(len(columns)), key=lambda at: abs(columns[at] - place))

"""Tables whose cells are painted and not ruled: headings, stripes, coloured marks of progress.

What is painted shows its cell whole, also over several rows or columns. Between cells that are not
painted nothing is drawn: there the rows that others show end a cell where its words begin anew.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import level_columns
from planlift.extract.pdf import painted_tables
from planlift.extract.pdf import rows
from planlift.extract.pdf.family import APART
from planlift.extract.pdf.family import painted
from planlift.extract.pdf.following import below_bold
from planlift.extract.pdf.following import is_cut_off
from planlift.extract.pdf.following import room
from planlift.extract.pdf.following import text_end
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.levels import joined
from planlift.extract.pdf.painted_texts import Cells
from planlift.extract.pdf.painted_texts import Letters
from planlift.extract.pdf.painted_texts import begins_anew
from planlift.extract.pdf.painted_texts import runs_on
from planlift.extract.pdf.painted_texts import runs_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Counts
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_FEWEST_COLUMNS = 3
_MOSTLY = 0.5
"""Of a row's width: where as much is painted anew, what is not goes on from the row above.

Of the columns: as many are painted side by side in some row."""
_FAR = 12.0
"""Points of white between two headings that no one column has."""
_RULE = 3.0
"""Points that a rule between two rows takes up at most."""


def groups(
    page: Page, taken: list[Box], before: Sequence[float] = ()
) -> Iterator[tuple[Lines, Lines]]:
    """Level and upright lines of each such table outside the boxes already taken.

    Where its first row does not show all columns, the edges `before` it on the last page may.
    """
    color = painted(page, taken)
    if not color:
        return
    letters = Letters.of(page)
    tables = list(painted_tables.parted(page, letters, color, before))
    ends = [(min(box[1] for box in boxes), max(box[3] for box in boxes)) for boxes in tables]
    for number, boxes in enumerate(tables):
        cells = _in_columns(letters, np.array(boxes), before)
        if cells is None or not _paints_more_than_headings(letters, cells):
            continue
        low, high = ends[number]
        above = max((end for _, end in ends if end <= low), default=0.0)
        below = min((top for top, _ in ends if top >= high), default=page.height)
        whole = _with_outer_rows(page, letters, cells, above, below)
        inner = _inner_columns(page, whole)
        whole = _with_columns(whole, inner)
        yield _level(letters, whole), _upright(page, letters, whole, inner)


def levels_between(page: Page, x: Sequence[float], y: Numbers) -> Lines:
    """Level lines of rows whose columns' edges are known, and at which heights rows may end."""
    cover = np.full((len(y) - 1, len(x) - 1), -1, dtype=np.int64)
    down, across = (y[:-1] + y[1:]) / 2, (np.array(x[:-1]) + np.array(x[1:])) / 2
    for number, (left, top, right, bottom) in enumerate(painted(page, [])):
        rows_in = (down > top) & (down < bottom)
        cover[np.ix_(rows_in, (across > left) & (across < right))] = number
    return _level(Letters.of(page), Cells(np.array(x), y, cover))


def _placed(boxes: Numbers) -> Cells | None:
    """The boxes in their rows and columns; None where they show too few, or the first row not all.

    The first row may be the name of a group, over the whole width. It may be painted in part, where
    what is merged beside it began on the page before: then others show the columns, two at least.
    """
    columns = cluster(np.concatenate([boxes[:, 0], boxes[:, 2]]))
    levels = cluster(np.concatenate([boxes[:, 1], boxes[:, 3]]))
    count = len(boxes)
    x = _means(np.concatenate([boxes[:, 0], boxes[:, 2]]), columns)
    y = _means(np.concatenate([boxes[:, 1], boxes[:, 3]]), levels)
    cover = np.full((len(y) - 1, len(x) - 1), -1, dtype=np.int64)
    for number in range(count):
        down = slice(int(levels[number]), int(levels[count + number]))
        cover[down, columns[number] : columns[count + number]] = number
    few = max(_FEWEST_COLUMNS, _MOSTLY * cover.shape[1])  # bars of a chart share no columns
    show = np.array([_side_by_side(row) >= few for row in cover])
    whole = np.asarray((cover >= 0).all(axis=1))
    if len(cover) < 2 or not show.any() or not (whole[0] or (show & whole).sum() > 1):
        return None
    return Cells(x, y, cover)


def _paints_more_than_headings(letters: Letters, cells: Cells) -> bool:
    """Whether a row below the first is painted, too, and is no heading of bold words."""
    within = (letters.across > cells.x[0]) & (letters.across < cells.x[-1])
    for row in range(1, len(cells.cover)):
        own = within & (letters.middle > cells.y[row]) & (letters.middle < cells.y[row + 1])
        if (cells.cover[row] >= 0).any() and not (own.any() and letters.bold[own].all()):
            return True
    return False


def _with_outer_rows(
    page: Page, letters: Letters, cells: Cells, above: float, below: float
) -> Cells:
    """The cells with a row above the first and below the last that is not painted."""
    ends = [_outer_row(page, letters, cells, below, up=False)]
    up = _outer_row(page, letters, cells, above, up=True)
    ends.append(up)
    if len(up) == 1 and not _is_bold(
        letters, cells, (up[0], cells.y[0])
    ):  # its heading may stand above it
        known = _with_rows(cells, up)
        ends.append(_outer_row(page, letters, known, above, up=True, times=2))
    return _with_rows(cells, [end for own in ends for end in own])


def _is_bold(letters: Letters, cells: Cells, space: tuple[float, float]) -> bool:
    """Whether all letters between two heights are."""
    own = (letters.middle > space[0]) & (letters.middle < space[1])
    own &= (letters.across > cells.x[0]) & (letters.across < cells.x[-1])
    return bool(letters.bold[own].all())


def _with_rows(cells: Cells, ends: Sequence[float]) -> Cells:
    """With rows that are not painted, out to these heights."""
    above, below = (sorted(filter(side, ends)) for side in (cells.y[0].__gt__, cells.y[-1].__lt__))
    empty = np.full((1, len(cells.x) - 1), -1)
    cover = [*[empty] * len(above), cells.cover, *[empty] * len(below)]
    return Cells(cells.x, np.array([*above, *cells.y, *below]), np.concatenate(cover))


def _outer_row(
    page: Page, letters: Letters, cells: Cells, far: float, *, up: bool, times: int = 1
) -> list[float]:
    """Where a row that is not painted ends above or below the cells, and a heading above it.

    `times`: how often the room of a row lies between the two.
    """
    x, y = cells.x, cells.y
    begins = _text_begins(letters, cells)
    edges, sides = x[1:-1].tolist(), (float(x[0]), float(x[-1]))
    near = float(y[0] if up else y[-1])
    reach = max(far, near - APART) if up else min(far, near + APART)
    if not up and len(rows.stretches(page, (sides[0], near, sides[1], reach), begins)) > 2:
        reach = far  # a row of several columns, to its end
    filled = (cells.cover >= 0).all(axis=1)
    spans = zip(y[:-1][filled].tolist(), y[1:][filled].tolist(), strict=True)
    white = times * room(page, spans, above=not up) + (times - 1) * _RULE
    end = text_end(page, near, reach, sides, edges, white)
    if end is None:
        return []
    space = (sides[0], min(near, end), sides[1], max(near, end))
    first = (*space[:3], _first_line(letters, space))
    parts = (rows.stretches(page, part, begins) for part in (space, first))
    if not any(rows.in_columns(words, edges) for words in parts):
        further = [begin for begin in begins if begin > x[1]]
        return [end] if not up and is_cut_off(page, space, further) else []
    cut = below_bold(page, space) if up else None
    return [end] if cut is None else [end, cut]


def _first_line(letters: Letters, space: Box) -> float:
    """Below the first line of a row: words too long for their column stand in others below it."""
    left, top, right, bottom = space
    own = (letters.middle > top) & (letters.middle < bottom)
    own &= (letters.across > left) & (letters.across < right)
    return float(letters.middle[own].min(initial=bottom)) + letters.size / 2


def _side_by_side(row: Counts) -> int:
    """Cells of a row; none where one stands on both sides of another, as frames do."""
    cells = row[np.append(True, row[1:] != row[:-1]) & (row >= 0)]
    return len(cells) if len(cells) == len(set(cells.tolist())) else 0


def _in_columns(letters: Letters, boxes: Numbers, before: Sequence[float]) -> Cells | None:
    """The boxes in their columns, or in those before where words stand in others of these, too."""
    cells = _placed(boxes)
    wider = _continued(boxes, before) if _hold_words(letters, boxes) else None
    if cells is None or wider is None or len(wider.x) <= len(cells.x):
        return cells or wider
    own = (letters.middle > wider.y[0]) & (letters.middle < wider.y[-1])
    own &= (letters.across > wider.x[0]) & (letters.across < wider.x[-1])
    outside = own & ((letters.across < cells.x[0]) | (letters.across > cells.x[-1]))
    return wider if outside.any() else cells


def _inner_columns(page: Page, cells: Cells) -> list[float]:
    """Edges between the columns of painted cells that hold several: stripes beside other colours.

    Their headings stand far apart.
    """
    x, y, sides = cells.x.tolist(), cells.y, (float(cells.x[0]), float(cells.x[-1]))
    wide = []
    for left, right in pairwise(x):
        heads = rows.stretches(page, (left, float(y[0]), right, float(y[1])))
        if len(heads) > 1 and float((heads[1:, 0] - heads[:-1, 1]).max()) >= _FAR:
            wide.append((left, right))
    found = level_columns.find(page, y, *sides).edges if wide else []
    return [
        edge for edge in found if any(left + SNAP < edge < right - SNAP for left, right in wide)
    ]


def _with_columns(cells: Cells, edges: Sequence[float]) -> Cells:
    """The cells, those over such edges over two columns each."""
    if not edges:
        return cells
    x = np.sort(np.append(cells.x, edges))
    held = np.searchsorted(cells.x, (x[:-1] + x[1:]) / 2) - 1
    return Cells(x, cells.y, cells.cover[:, held])


def _hold_words(letters: Letters, boxes: Numbers) -> bool:
    """Whether a letter stands in one of the boxes: colours alone end with no row."""
    across, middle = letters.across[:, None], letters.middle[:, None]
    inside = (across > boxes[:, 0]) & (across < boxes[:, 2])
    return bool((inside & (middle > boxes[:, 1]) & (middle < boxes[:, 3])).any())


def _continued(boxes: Numbers, before: Sequence[float]) -> Cells | None:
    """The boxes in the columns of the page before; None where they have other sides, or none of
    them is narrower than all of the columns: panels of text.
    """
    edges = np.array(before)
    if len(edges) <= _FEWEST_COLUMNS:
        return None
    left, right = (np.abs(boxes[:, side, None] - edges) for side in (0, 2))
    if max(left.min(axis=1).max(), right.min(axis=1).max()) > SNAP:
        return None
    if not left.argmin(axis=1).any() and (right.argmin(axis=1) == len(edges) - 1).all():
        return None
    levels = cluster(np.concatenate([boxes[:, 1], boxes[:, 3]]))
    y = _means(np.concatenate([boxes[:, 1], boxes[:, 3]]), levels)
    cover = np.full((len(y) - 1, len(edges) - 1), -1, dtype=np.int64)
    ends = zip(
        levels[: len(boxes)], levels[len(boxes) :], left.argmin(1), right.argmin(1), strict=True
    )
    for number, (top, bottom, first, last) in enumerate(ends):
        cover[top:bottom, first:last] = number
    return Cells(edges, y, cover)


def _means(values: Numbers, number: Counts) -> Numbers:
    return np.bincount(number, weights=values) / np.bincount(number)


def _upright(page: Page, letters: Letters, cells: Cells, inner: Sequence[float]) -> Lines:
    """Sides of painted cells; between others, and in whole stripes, edges that no words cross.

    So are the `inner` ones of stripes that other colours break off.
    """
    x, y, cover = cells.x, cells.y, cells.cover
    at, low, high = [x[0], x[-1]], [y[0], y[0]], [y[-1], y[-1]]
    begins = _text_begins(letters, cells)
    for row, field in enumerate(cover):
        space = (x[0], y[row], x[-1], y[row + 1])
        alone = rows.band(page, space)
        words = rows.stretches(page, space, begins) if alone is None else alone
        several = len(set(np.searchsorted(x, words[:, 0] + 1).tolist())) > 1
        whole = several and bool((field == field[0]).all())
        crossed = alone is not None and any(rows.crossed(words, edge) for edge in x[1:-1])
        for column in range(1, len(x) - 1):
            before, after = field[column - 1], field[column]
            by_words = whole or (before < 0 and after < 0) or float(x[column]) in inner
            if by_words:
                over = rows.crossed(words, x[column])
                over = over and runs_over(letters, cells, (row, column), begins[column - 1])
                if crossed or over:
                    continue
            elif before == after:
                continue
            at.append(x[column])
            low.append(y[row])
            high.append(y[row + 1])
    return joined(np.array(at), np.array(low), np.array(high))


def _text_begins(letters: Letters, cells: Cells) -> list[float]:
    """Where the words of each column begin, as its heading shows: its own, or the next below."""
    found = []
    for left, right in pairwise(cells.x.tolist()):
        own = (letters.across > left) & (letters.across < right)
        spaces = pairwise(cells.y.tolist())
        lines = (own & (letters.middle > top) & (letters.middle < end) for top, end in spaces)
        first = next((line for line in lines if line.any()), None)
        found.append(left if first is None else float(letters.box[first, 0].min()))
    return found


def _level(letters: Letters, cells: Cells) -> Lines:
    """Upper and lower ends of painted cells; between others where their words begin anew."""
    x, y, cover = cells.x, cells.y, cells.cover
    drawn = np.ones((len(y), len(x) - 1), dtype=np.bool_)
    for row in range(1, len(cover)):
        above, below = cover[row - 1], cover[row]
        anew = (below >= 0) & (below != above)
        filled = float(np.diff(x)[anew].sum()) >= _MOSTLY * float(x[-1] - x[0])
        bare = row == 1 and not (above >= 0).any()
        if bare and _is_bold(letters, cells, (y[0], y[1])):
            drawn[row] = True  # a heading
            continue
        for column in range(len(x) - 1):
            if above[column] >= 0 or below[column] >= 0:
                ends = above[column] != below[column]
                drawn[row, column] = ends and not runs_on(letters, cells, row, column)
            else:
                spans = not drawn[row - 1, column]
                drawn[row, column] = not filled and begins_anew(
                    letters, cells, row, column, spans=spans
                )
    at, begin = np.nonzero(drawn)
    return joined(y[at], x[begin], x[begin + 1])

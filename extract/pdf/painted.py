"""Tables whose cells are painted and not ruled: headings, stripes, coloured marks of progress.

What is painted shows its cell whole, also over several rows or columns. Between cells that are not
painted nothing is drawn: there the rows that others show end a cell where its words begin anew.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import rows
from planlift.extract.pdf.family import APART
from planlift.extract.pdf.family import goes_on
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
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Counts
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_FEWEST_COLUMNS = 3
_MOSTLY = 0.5
"""Of a row's width: where as much is painted anew, what is not goes on from the row above."""
_RULE = 3.0
"""Points that a rule between two rows takes up at most."""


def groups(page: Page, taken: list[Box]) -> Iterator[tuple[Lines, Lines]]:
    """Level and upright lines of each such table outside the boxes already taken."""
    tables = list(_tables(page, taken))
    if not tables:
        return
    ends = [(min(box[1] for box in boxes), max(box[3] for box in boxes)) for boxes in tables]
    letters = Letters.of(page)
    for number, boxes in enumerate(tables):
        cells = _placed(np.array(boxes))
        if cells is None or not _paints_more_than_headings(letters, cells):
            continue
        low, high = ends[number]
        above = max((end for _, end in ends if end <= low), default=0.0)
        below = min((top for top, _ in ends if top >= high), default=page.height)
        whole = _with_outer_rows(page, letters, cells, above, below)
        yield _level(letters, whole), _upright(page, letters, whole)


def levels_between(page: Page, x: Sequence[float], y: Numbers) -> Lines:
    """Level lines of rows whose columns' edges are known, and at which heights rows may end."""
    cover = np.full((len(y) - 1, len(x) - 1), -1, dtype=np.int64)
    down, across = (y[:-1] + y[1:]) / 2, (np.array(x[:-1]) + np.array(x[1:])) / 2
    for number, (left, top, right, bottom) in enumerate(painted(page, [])):
        rows_in = (down > top) & (down < bottom)
        cover[np.ix_(rows_in, (across > left) & (across < right))] = number
    return _level(Letters.of(page), Cells(np.array(x), y, cover))


def _tables(page: Page, taken: list[Box]) -> Iterator[list[Box]]:
    """The painted cells of each table, parted where the colours of its headings come again."""
    color = painted(page, taken)
    parts: list[list[Box]] = []
    for line in _lines(color):
        beside = (part for part in parts if _stands_beside(line[0], part))
        whole = (line[0][0], line[0][1], line[-1][2], max(box[3] for box in line))
        below = (part for part in reversed(parts) if _stands_below(page, whole, part))
        part = next(beside, None) or next(below, None)
        if part is None:
            parts.append(line)
        else:
            part += line
    for part in parts:
        yield from _parted(part, color)


def _lines(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """Cells one right beside the other at one height."""
    line: list[Box] = []
    for box in boxes:
        if line and (abs(box[1] - line[-1][1]) > 1 or abs(box[0] - line[-1][2]) > SNAP):
            yield line
            line = []
        line.append(box)
    if line:
        yield line


def _stands_beside(box: Box, part: list[Box]) -> bool:
    """Right beside a cell of the table."""
    right, bottom = max(cell[2] for cell in part), max(cell[3] for cell in part)
    return abs(box[0] - right) <= SNAP and box[1] < bottom - 1


def _stands_below(page: Page, box: Box, part: list[Box]) -> bool:
    """Below the table, within its sides."""
    left, right = min(cell[0] for cell in part), max(cell[2] for cell in part)
    within = box[0] >= left - SNAP and box[2] <= right + SNAP
    if not within or box[1] - part[-1][1] < -SNAP:
        return False
    return goes_on(page, (left, max(cell[3] for cell in part), right, box[1]))


def _parted(part: list[Box], color: dict[Box, int]) -> Iterator[list[Box]]:
    """A row in the colours of the first, over rows in others, is the heading of another table.

    So is one of several cells that stand elsewhere than those of the first row.
    """
    tops = cluster(np.array([box[1] for box in part]))
    lines = [
        [box for box, top in zip(part, tops, strict=True) if top == number]
        for number in range(int(tops.max()) + 1)
    ]
    colors = [{color[box] for box in line} for line in lines]
    first, current, heading = 0, list(lines[0]), list(lines[0])
    for number in range(1, len(lines)):
        if any(box[3] > lines[number][0][1] + SNAP for box in lines[first]):
            current += lines[number]  # headings below those of several columns
            heading += lines[number]
            continue
        again = colors[number] == colors[first] != colors[number - 1]
        heads = again and number + 1 < len(lines) and colors[first + 1] != colors[first]
        if heads or _stands_elsewhere(lines[number], heading):
            yield current
            first, current, heading = number, [], lines[number]
        current += lines[number]
    yield current


def _stands_elsewhere(line: list[Box], heading: list[Box]) -> bool:
    """Whether a row of several cells has sides where the first row has none."""
    sides = np.array([side for box in heading for side in (box[0], box[2])])
    apart = [np.abs(sides - box[0]).min() > SNAP for box in line]
    return len(line) >= _FEWEST_COLUMNS and any(apart)


def _placed(boxes: Numbers) -> Cells | None:
    """The boxes in their rows and columns; None where their first row shows too few columns."""
    columns = cluster(np.concatenate([boxes[:, 0], boxes[:, 2]]))
    levels = cluster(np.concatenate([boxes[:, 1], boxes[:, 3]]))
    count = len(boxes)
    x = _means(np.concatenate([boxes[:, 0], boxes[:, 2]]), columns)
    y = _means(np.concatenate([boxes[:, 1], boxes[:, 3]]), levels)
    cover = np.full((len(y) - 1, len(x) - 1), -1, dtype=np.int64)
    for number in range(count):
        down = slice(int(levels[number]), int(levels[count + number]))
        cover[down, columns[number] : columns[count + number]] = number
    first = cover[0]
    if len(set(first.tolist()) - {-1}) < _FEWEST_COLUMNS or (first < 0).any() or len(cover) < 2:
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
        return [end] if not up and is_cut_off(page, space, begins) else []
    cut = below_bold(page, space) if up else None
    return [end] if cut is None else [end, cut]


def _first_line(letters: Letters, space: Box) -> float:
    """Below the first line of a row: words too long for their column stand in others below it."""
    left, top, right, bottom = space
    own = (letters.middle > top) & (letters.middle < bottom)
    own &= (letters.across > left) & (letters.across < right)
    return float(letters.middle[own].min(initial=bottom)) + letters.size / 2


def _means(values: Numbers, number: Counts) -> Numbers:
    return np.bincount(number, weights=values) / np.bincount(number)


def _upright(page: Page, letters: Letters, cells: Cells) -> Lines:
    """Sides of painted cells; between others, and in whole stripes, edges that no words cross."""
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
            by_words = whole or (before < 0 and after < 0)
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
        bare = row == 1 and not (cover[:2] >= 0).any()
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

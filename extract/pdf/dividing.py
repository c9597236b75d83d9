"""Rows that the rules leave undivided, divided where words or figures leave no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import between
from planlift.extract.pdf import half_rules
from planlift.extract.pdf import joints
from planlift.extract.pdf import levels
from planlift.extract.pdf import painted_body
from planlift.extract.pdf import rows
from planlift.extract.pdf import running_on
from planlift.extract.pdf import undivided
from planlift.extract.pdf.following import below_bold
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.tiling import tile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.tiling import Tiling

_MOST = 0.6
"""Of the undivided rows with text: as many must fit the columns of the others."""

_LOWEST = 6.0
"""Points: a fill or a row is no lower."""
_EDGES = 4
"""Of three columns: fewer make a frame with a title."""
_WIDE = 0.95
"""Of the table's width that the ground of its headings takes up."""
_ON = 2.0
"""Points that the ends of letters may stand over the end of a fill."""
_LOW = 18.0
"""Points: a row no higher than this holds no three lines."""
_TWO_LEVELS = 2
"""Of a table of one row, which has no headings above others."""
_FEW = 2
"""Plain rows: a heading and one that may be many."""
_PAGE = 0.4
"""Of the page's height: a row so tall, with none but a heading beside it, may be many."""

_NO_LINES = (np.zeros(0),) * 3

Divided = tuple["Tiling | None", tuple[str, ...]]


def divided(page: Page, tiling: Tiling, level: Lines, upright: Lines) -> Divided:
    """The tiling with undivided rows divided, and notes that say so."""
    more = undivided.divided(page, tiling, upright)
    across = (undivided.NOTE,) if more is not upright else ()
    upright = more
    tiling = (tile(level, upright) or tiling) if across else tiling
    painted = _below_fill(page, tiling)
    painted = _below_heading(page, tiling) if painted is None else painted
    if painted is not None:  # drawn, but by a fill's end: nothing to note
        left, right = tiling.x[:1], tiling.x[-1:]
        level = level.with_more(Lines(np.array([painted]), left, right))
    halves = half_rules.below(page, tiling, upright) if len(tiling.y) > _TWO_LEVELS else None
    level = level.with_more(halves) if halves is not None else level
    again = tile(level, upright) if painted is not None or halves is not None else tiling
    if again is None:
        return again, across
    body = painted_body.lines(page, again)
    if body is not None:
        level, upright = level.with_more(body[0]), upright.with_more(body[1])
        again = tile(level, upright) or again
    plain = _plain(again)
    pieces = _by_joints(page, again, level, plain)
    pieced = len(pieces) > len(level)
    if pieced:
        again, level = tile(pieces, upright) or again, pieces
        plain = _plain(again)
    level, down = _by_figures(page, again, level, plain)
    if not down:
        level, down = _by_white(page, again, level, plain, pieced=pieced)
    return (tile(level, upright) if down else again), across + down


def _below_fill(page: Page, tiling: Tiling) -> float | None:
    """Where the ground of the headings ends above the rest of a row; None where none does.

    Under headings that a page repeats, what goes on from the page before has no rule above it.
    """
    left, top, right = float(tiling.x[0]), float(tiling.y[0]), float(tiling.x[-1])
    fills = page.fills[~is_white(page.fill_color)].astype(np.float64)
    fills = fills[(fills[:, 0] > left - SNAP) & (fills[:, 2] < right + SNAP)]
    first = fills[abs(fills[:, 1] - top) < SNAP]
    if not len(first) or len(tiling.x) < _EDGES:
        return None
    end = float(first[:, 3].max())
    row = int(np.searchsorted(tiling.y, end)) - 1
    if not 0 <= row < len(tiling.y) - 1 or end - float(tiling.y[row]) <= _LOWEST:
        return None
    over, bottom = float(tiling.y[row]), float(tiling.y[row + 1])
    ground = fills[(fills[:, 3] <= end + 1) & (fills[:, 1] > top - SNAP)]
    sizes = (ground[:, 2] - ground[:, 0]) * (ground[:, 3] - ground[:, 1])
    whole = float(sizes.sum()) > _WIDE * (right - left) * (end - top)
    apart = bool((tiling.cell[row, 1:] != tiling.cell[row, :-1]).all())
    if bottom - end <= _LOWEST or not whole or not apart:
        return None
    box = page.chars.box[lettered(page)]
    inside = (box[:, 0] > left) & (box[:, 2] < right) & (box[:, 3] > over) & (box[:, 1] < bottom)
    middle = (box[inside, 1] + box[inside, 3]) / 2
    through = (box[inside, 1] < end - _ON) & (box[inside, 3] > end + _ON)
    parts = bool((middle < end).any() and (middle > end).any() and not through.any())
    return end if parts else None


def _below_heading(page: Page, tiling: Tiling) -> float | None:
    """Where the words in bold at the head of a first row of several columns end; None elsewhere.

    No rule parts the headings from the row below them.
    """
    if len(tiling.x) <= _EDGES or len(levels.distinct(tiling.cell[0])) < tiling.cell.shape[1]:
        return None
    left, right = float(tiling.x[0]), float(tiling.x[-1])
    top, bottom = float(tiling.y[0]), float(tiling.y[1])
    cut = below_bold(page, (left, top, right, bottom))
    if cut is None:
        return None
    box = page.chars.box[lettered(page)]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    column = np.searchsorted(tiling.x, x)
    inside = (x > left) & (x < right)
    heads = levels.distinct(column[inside & (y > top) & (y < cut)])
    values = levels.distinct(column[inside & (y > cut) & (y < bottom)])
    columns = len(tiling.x) - 1
    return cut if len(heads) == columns and len(values) >= _MOST * columns else None


def _by_figures(
    page: Page, tiling: Tiling, level: Lines, plain: NDArray[np.bool_]
) -> tuple[Lines, tuple[str, ...]]:
    """A row of several lines of figures becomes as many rows."""
    left, *edges, right = tiling.x.tolist()
    high = np.flatnonzero((tiling.y[1:] - tiling.y[:-1] > _LOW) & plain)
    if len(high) and edges:
        high = high[rows.may_be_cut(page, left, edges[0], tiling.y, high)]
    if not len(high) or not edges:
        return level, ()
    cuts = rows.line_cuts(rows.letters(page, left, right, edges), tiling.y, high)
    if not cuts:
        return level, ()
    count = len(cuts)
    more = Lines(
        np.append(level.at, cuts),
        np.append(level.low, np.full(count, left)),
        np.append(level.high, np.full(count, right)),
    )
    return more, ("lines of figures taken for rows",)


def _by_joints(page: Page, tiling: Tiling, level: Lines, plain: NDArray[np.bool_]) -> Lines:
    """A table of few rows between upright rules: those may be drawn in a piece for each row.

    So may headings that a page repeats above the rest of a row, though other rows are ruled.
    """
    tall = np.flatnonzero(plain & (tiling.y[1:] - tiling.y[:-1] > _LOW))
    if len(tall) > _FEW or not plain[0]:
        # What runs down beside several rows may begin within the first one: below its heading.
        tall = np.zeros(int(_begins_bold(page, tiling)), dtype=np.int64)
    return joints.divided(page, tiling, level, tall) if len(tall) else level


def _begins_bold(page: Page, tiling: Tiling) -> bool:
    """Whether the first row holds bold words and others."""
    middle = middles(page)[1]
    own = (middle > tiling.y[0]) & (middle < tiling.y[1]) & lettered(page)
    bold = page.chars.bold[own]
    return bool(bold.any() and not bold.all())


def _by_white(
    page: Page, tiling: Tiling, level: Lines, plain: NDArray[np.bool_], *, pieced: bool
) -> tuple[Lines, tuple[str, ...]]:
    """A table that draws its columns and no rows, such as a form: white parts these.

    `pieced`: all its rows are known from its upright rules only.
    """
    white = _undivided(page, tiling, plain)
    few = np.flatnonzero(plain).tolist() if pieced or plain.sum() <= _FEW else []
    if not white and not few:
        return level, ()
    x = tiling.x.tolist()
    added = Lines(*_NO_LINES)
    for row in sorted({*white, *few}):
        y = tiling.y[row : row + 2]
        back = _goes_back(page, tiling, row)
        more = between.painted(page, y, x) if back else Lines(*_NO_LINES)
        # Cells that were each painted in one go are one row, unless that would be a whole page.
        if not len(more) and row in white and (back or y[1] - y[0] > _PAGE * page.height):
            more = between.levels(page, y, x)
            whole = more.low <= tiling.x[0] + 1
            more = Lines(more.at[whole], more.low[whole], more.high[whole])
        added = added.with_more(more)
    return level.with_more(added), between.notes(added)


def _goes_back(page: Page, tiling: Tiling, row: int) -> bool:
    """Whether what is painted in a row goes back to its first columns: for a row below, perhaps."""
    box = page.chars.box[running_on.column(page, tiling.x[[0, -1]], tiling.y[row : row + 2])]
    return bool((np.diff(np.searchsorted(tiling.x, (box[:, 0] + box[:, 2]) / 2)) < 0).any())


def _undivided(page: Page, tiling: Tiling, plain: NDArray[np.bool_]) -> list[int]:
    """The rows that may be many: no rule parts two rows but below headings and groups' names.

    Of a form, the one that takes up most of the page.
    """
    heights = tiling.y[1:] - tiling.y[:-1]
    tall: list[int] = np.flatnonzero(plain & (heights > _PAGE * page.height)).tolist()
    if len(tall) == 1 and plain.sum() <= _FEW:
        return tall
    below = np.append(False, plain[:-1])
    below[1:2] = False  # the first row is the heading
    if (plain & below).any():
        return []
    found: list[int] = np.flatnonzero(plain & (heights > _LOW)).tolist()
    return [row for row in found if row]


def _plain(tiling: Tiling) -> NDArray[np.bool_]:
    """Of each row: whether it has a cell of its own in every column."""
    across = (tiling.cell[:, 1:] != tiling.cell[:, :-1]).all(axis=1)
    down = (tiling.cell[1:] != tiling.cell[:-1]).all(axis=1)
    return np.asarray(across & np.append(True, down) & np.append(down, True), dtype=np.bool_)

"""Tables out of ruling lines and filled rectangles."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import broken_sides
from planlift.extract.pdf import columns_before
from planlift.extract.pdf import dividing
from planlift.extract.pdf import fillings
from planlift.extract.pdf import frames
from planlift.extract.pdf import joints
from planlift.extract.pdf import level_only
from planlift.extract.pdf import levels
from planlift.extract.pdf import one_column
from planlift.extract.pdf import overflow
from planlift.extract.pdf import ruled_text
from planlift.extract.pdf import titles_across
from planlift.extract.pdf.borders import closed
from planlift.extract.pdf.borders import with_sides
from planlift.extract.pdf.family import painted
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.lines import whole_words
from planlift.extract.pdf.page import middles
from planlift.extract.pdf.tiling import Tiling
from planlift.extract.pdf.tiling import fields_at
from planlift.extract.pdf.tiling import tile
from planlift.model import FROM_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.levels import Counts
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

MAX_LINES = 4_000
"""Joined lines on a page: more are a drawing, of which only the longest are looked at."""
_FEW, _MANY = 4, 3
"""Cells that lines show, and rows and columns of painted ones."""
_ON_RULE = 0.25
"""Of a letter's height that must stand above a rule for it to stand on the rule."""


def find(
    page: Page,
    of_text: NDArray[np.bool_] | None = None,
    before: Sequence[float] = (),
    elsewhere: one_column.Rows | None = None,
) -> list[FoundTable]:
    """Tables of the page that lines or fills enclose, from the top down.

    A box around text is no table, nor is a frame around the page; but a row of one text may be the
    rest of a table whose column edges `before` the page stood where its own do. `of_text` says
    which of the page's rules belong to words, where that is known already (see `ruled_text`);
    `elsewhere` are the rows on the pages before (see `one_column`).
    """
    decorated = ruled_text.lines_of_text(page) if of_text is None else of_text
    level, upright = levels.split(page.rules[~decorated])
    level, upright = _longest(level), _longest(upright)
    group_level, group_upright = broken_sides.taken_up(level, upright)
    found = []
    framed = np.zeros(len(level), dtype=np.bool_)
    for group in levels.distinct(group_level).tolist():
        lines = _pick(level, group_level == group), _pick(upright, group_upright == group)
        if frames.holds_columns(page, *lines):
            framed |= group_level == group
            continue
        table = table_of(page, *lines, before=before)
        if table is not None and not _sets_off_painted(page, table):
            found.append(table)
    alone = group_upright > len(level) + len(upright)
    if alone.any():
        groups = joints.upright_only(page, _pick(upright, alone), before)
        found += [made for lines in groups if (made := table_of(page, *lines, before=before))]
    taken = [table.box for table in found]
    open_level = _pick(level, ~frames.say_nothing(group_level, group_upright, framed))
    for across, down, notes in level_only.groups(page, open_level, taken, before, elsewhere):
        table = table_of(page, across, down, (FROM_WORDS, *notes))
        if table is not None:
            found.append(table)
    kept = sorted(_outermost(found), key=lambda table: (table.box[1], table.box[0]))
    return overflow.taken_in(page, kept)


def _sets_off_painted(page: Page, table: FoundTable) -> bool:
    """Whether it has few lines, or one wide cell, around rows and columns of painted cells."""
    few = table.rows * table.columns <= _FEW
    spaces = [table.box] if few else [cell.box for cell in table.cells if cell.column_span >= _MANY]
    if not spaces or len(page.fills) < _MANY * _MANY:
        return False
    cells = list(painted(page, []))
    return any(_many_painted(cells, space) for space in spaces)


def _many_painted(cells: Sequence[Box], space: Box) -> bool:
    """Whether cells of at least three rows and columns stand in the space, and no chart's bars."""
    left, top, right, bottom = space
    inside = [box for box in cells if box[1] >= top - SNAP and box[3] <= bottom + SNAP]
    inside = [box for box in inside if box[0] >= left - SNAP and box[2] <= right + SNAP]
    lefts, tops = ({round(box[side]) for box in inside} for side in (0, 1))
    shared = len(inside) >= 2 * len(lefts)
    return shared and len(inside) >= _MANY * _MANY and min(len(lefts), len(tops)) >= _MANY


def _longest(lines: Lines) -> Lines:
    if len(lines) <= MAX_LINES:
        return lines
    order = np.argsort(lines.low - lines.high)[:MAX_LINES]
    return Lines(lines.at[order], lines.low[order], lines.high[order])


def _pick(lines: Lines, wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Lines:
    return Lines(lines.at[wanted], lines.low[wanted], lines.high[wanted])


def table_of(
    page: Page,
    level: Lines,
    upright: Lines,
    notes: tuple[str, ...] = (),
    before: Sequence[float] = (),
) -> FoundTable | None:
    """The table between the lines of one group; None where there is none.

    One text makes a table only in the columns of one that came `before`: those edges.
    """
    level, upright = with_sides(level, upright, before)
    level, upright, (open_top, open_bottom), missing = closed(page, level, upright)
    upright = columns_before.taken_up(page, level, upright, before, cut=open_top)
    notes = missing + notes
    level = broken_sides.with_levels(level, upright)
    tiling = tile(level, upright)
    if tiling is not None:
        tiling, divided = dividing.divided(page, tiling, level, upright)
        notes += divided
    if tiling is None or len(tiling.spans) < 2:
        return None
    if len(tiling.x) == 2 and notes and one_column.NOTE not in notes:
        return None
    members = _members(page, tiling)
    fewest = 1 if _alike(tiling.x, before) else 2
    if sum(map(bool, map(len, members))) < fewest:
        return None
    boxes = _boxes(tiling)
    blank = [not len(index) for index in members]
    colors = fillings.marked(page, boxes, blank, fillings.colors(page, boxes))
    cut = _cut_below(tiling)
    cells = tuple(
        FoundCell(*span, box, index, fill=fill, cut=position in cut)
        for position, (span, box, index, fill) in enumerate(
            zip(tiling.spans, boxes, members, colors, strict=True)
        )
    )
    return FoundTable(
        page=page.number,
        box=_box(tiling.x[0], tiling.y[0], tiling.x[-1], tiling.y[-1]),
        how="rules",
        rows=len(tiling.y) - 1,
        columns=len(tiling.x) - 1,
        cells=cells,
        column_edges=tuple(round(float(edge), 2) for edge in tiling.x),
        open_top=open_top,
        open_bottom=open_bottom or _cut(tiling, members),
        notes=notes,
    )


def _alike(edges: Numbers, before: Sequence[float]) -> bool:
    """Whether the edges of several columns stand where those before did."""
    return 2 < len(edges) == len(before) and bool((np.abs(edges - before) <= SNAP).all())


def _cut(tiling: Tiling, members: list[Indices]) -> bool:
    """Whether a cell of the last row has text but no rule below it."""
    return any(len(members[position]) for position in tiling.unclosed)


def _cut_below(tiling: Tiling) -> Collection[int]:
    """The cells with nothing drawn below them at the end, where it is below others."""
    if not tiling.unclosed:
        return ()
    last = len(tiling.y) - 1
    ends = {at for at, (row, _, down, _) in enumerate(tiling.spans) if row + down == last}
    return tiling.unclosed if tiling.unclosed < ends else ()


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return (
        round(float(left), 2),
        round(float(top), 2),
        round(float(right), 2),
        round(float(bottom), 2),
    )


def _boxes(tiling: Tiling) -> list[Box]:
    x = [round(at, 2) for at in tiling.x.tolist()]
    y = [round(at, 2) for at in tiling.y.tolist()]
    return [
        (x[column], y[row], x[column + across], y[row + down])
        for row, column, down, across in tiling.spans
    ]


def _members(page: Page, tiling: Tiling) -> list[Indices]:
    """Of each cell: the characters whose middle is in it; a word is never cut by a rule."""
    box = page.chars.box
    x, y = middles(page)
    row, column, owner = fields_at(tiling, x, y)
    if tiling.outside:
        _let_lines_go_on(box, row, column, owner, tiling)
        owner[np.isin(owner, list(tiling.outside))] = -1
    owner = whole_words(page.chars, titles_across.owners(page.chars, owner, row, column))
    index = np.flatnonzero(owner >= 0)
    order = np.argsort(owner[index], kind="stable")
    index = index[order]
    cuts = np.cumsum(np.bincount(owner[index], minlength=len(tiling.spans))).tolist()
    return [index[start:end] for start, end in pairwise([0, *cuts])]


def _let_lines_go_on(
    box: Floats, row: Counts, column: Counts, owner: Counts, tiling: Tiling
) -> None:
    """Give a line that stands on a rule to the cell above it where it goes on that cell's text."""
    inside = owner >= 0
    height = box[:, 3] - box[:, 1]
    rule = tiling.y[np.where(inside, row, 0)]
    on_rule = inside & (row > 0) & (rule - box[:, 1] > _ON_RULE * height)
    for position in np.flatnonzero(on_rule).tolist():
        above = tiling.cell[row[position] - 1, column[position]]
        top, size = box[position, 1], height[position]
        lines = (owner == above) & ~on_rule & (box[:, 3] > top - size) & (box[:, 1] < top)
        if above != owner[position] and lines.any():
            owner[position] = above


def _outermost(found: list[FoundTable]) -> list[FoundTable]:
    """Each place of the page in one table only.

    A frame that holds little beside a table gives way to it; a small table inside a cell of a
    table with words of its own stays part of that cell.
    """
    kept = list(found)
    for outer in sorted(found, key=_area, reverse=True):
        if not any(outer is table for table in kept):
            continue
        inner = [table for table in kept if table is not outer and _inside(table.box, outer.box)]
        if not inner:
            continue
        own = sum(len(cell.index) for cell in outer.cells)
        within = sum(len(cell.index) for table in inner for cell in table.cells)
        gone = [outer] if within > _MOST * own else inner
        kept = [table for table in kept if not any(table is other for other in gone)]
    return kept


_MOST = 0.6


def _area(table: FoundTable) -> float:
    left, top, right, bottom = table.box
    return (right - left) * (bottom - top)


def _inside(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    smaller = (inner[2] - inner[0]) * (inner[3] - inner[1]) < (outer[2] - outer[0]) * (
        outer[3] - outer[1]
    )
    return smaller and outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]

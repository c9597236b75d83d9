"""A table that goes on from the page before: what its columns are is known, whatever shows there.

A table without upright rules gets its columns from its words. Where it runs over a page's end, the
next page may hold a few lines of it only, or one row: too little to show the columns again. Text
at the top of that page which stands in the columns of the page before, and crosses none of their
edges, is the table's next part; rules and stripes part its rows as before, else white space does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import aligned_tables
from planlift.extract.pdf import alignment
from planlift.extract.pdf import between
from planlift.extract.pdf import centred
from planlift.extract.pdf import level_columns
from planlift.extract.pdf import levels
from planlift.extract.pdf import painted
from planlift.extract.pdf import painted_order
from planlift.extract.pdf import rows
from planlift.extract.pdf import sheets
from planlift.extract.pdf import stripes
from planlift.extract.pdf.alignment import foot_of
from planlift.extract.pdf.anchors import anchors
from planlift.extract.pdf.bands import row_starts
from planlift.extract.pdf.cells import cells_of
from planlift.extract.pdf.columns import edges_of
from planlift.extract.pdf.found import taken_by
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.rules import table_of
from planlift.extract.pdf.settle import laid_out
from planlift.extract.pdf.textlines import lines_of
from planlift.model import FROM_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.anchors import Phrases
    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.cut_tables import Cut
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line
    from planlift.extract.pdf.textlines import Word
    from planlift.model import Box

_NOTE = "goes on from the page before, in its columns"
_HEAD = 0.1
"""Of a page's height: running heads stand above it."""
_MOST_RUNNING = 2
"""Lines of running heads, or feet."""
_INTO = 1.5
"""Points that a word must reach over an edge to cross it."""
_APART = 3.0
"""Font sizes of white: more between two lines ends a table in which nothing is drawn."""
_FAR = 12.0
"""The same above a line that is a row of several columns."""
_FEWEST = 3
"""Texts side by side that are a row."""
_PART = 0.7
"""Of the columns: as many have a heading in the table itself."""
_WIDE = 0.5
"""Of the table's width: a cell that runs down beside several rows interrupts what parts these."""
_DISPLAY = 1.12
"""Times the type of a table's rows: that of a title."""
_CLOSING = 20.0
"""Points from the last line to the rule that closes its row at most."""


def find(
    page: Page,
    cut: Cut,
    tables: Sequence[FoundTable],
    heading_words: Phrases,
    of_text: NDArray[np.bool_],
) -> list[FoundTable]:
    """The table's part at the top of the page, and those of `tables` that stay beside it.

    None at all where the page does not go on with the table, or its part is among `tables`.
    `of_text`: which of the page's rules belong to words (see `ruled_text`).
    """
    if cut.right > page.width:  # an upright page behind one that lies on its side
        return []
    firm = [table for table in tables if FROM_WORDS not in table.notes]
    lines = lines_of(page, np.flatnonzero(~taken_by(page, firm)))
    low = min((table.box[1] for table in firm), default=page.height)
    lines = [line for line in lines if line.box[3] <= low]
    plain = not cut.drawn and not cut.bold
    heads = (at for at, _ in anchors(lines, heading_words) if plain or lines[at].bold)
    lines = lines[: min(next(heads, len(lines)), _other_heading(lines, cut))]
    begin = _first(page, lines, cut)
    if begin is None:
        return []
    level, striped = _levels(page, cut, of_text)
    lines = _going_on(page, lines[begin:], cut, level)
    wide = level.high - level.low > _WIDE * (cut.right - cut.left)
    parted = cut.drawn and bool((wide & (level.at >= lines[0].box[1])).any())
    if not _is_part(lines, cut, parted=parted):
        return []
    box = (cut.left, lines[0].box[1] - 1, cut.right, lines[-1].box[3] + 1)
    soft = [table for table in tables if FROM_WORDS in table.notes]
    if any(_covers(table, box, cut) for table in soft):
        return []
    made = _ruled(page, cut, level, box, striped=striped) if parted else _aligned(page, cut, lines)
    if made is None:
        return []
    return [made, *firm, *(table for table in soft if table.box[1] > box[3] - SNAP)]


def _other_heading(lines: Sequence[Line], cut: Cut) -> int:
    """How many lines stand above the first with several texts, all bold, in few of the columns:
    headings of another table.
    """
    others = (
        at
        for at, line in enumerate(lines)
        if line.bold
        and _FEWEST <= len(line.pieces) <= _PART * len(cut.columns)
        and not cut.repeats(line)
    )
    return next(others, len(lines))


def _covers(table: FoundTable, box: Box, cut: Cut) -> bool:
    """Whether a table that was found without this holds the part, in as many columns."""
    whole = table.box[1] <= box[1] + SNAP and table.box[3] >= box[3] - SNAP
    return whole and table.columns == len(cut.columns)


def _first(page: Page, lines: Sequence[Line], cut: Cut) -> int | None:
    """The first line in the table's columns, below running heads at most; None for none."""
    for at, line in enumerate(lines[: _MOST_RUNNING + 1]):
        if cut.repeats(line):
            continue
        if _fits(line, cut) or _heads_rows(lines[at : at + 2], cut):
            return at
        if line.box[3] > _HEAD * page.height:
            return None
    return None


def _fits(line: Line, cut: Cut) -> bool:
    """Whether the words of a line stand in the columns and run over no edge."""
    if line.box[0] < cut.left - SNAP:
        return False
    if line.box[2] > cut.reach + SNAP and (cut.drawn or not _begins_last(line.pieces[-1], cut)):
        return False
    return not any(_crosses(piece, cut) for piece in line.pieces)


def _begins_last(piece: Sequence[Word], cut: Cut) -> bool:
    """Whether a text begins where the last column does, however far its words run."""
    return abs(piece[0].box[0] - cut.columns[-1].left) <= _INTO


def _heads_rows(lines: Sequence[Line], cut: Cut) -> bool:
    """Whether the first of two lines is one text at the left over a row of the table."""
    if len(lines) == 1 or len(lines[0].pieces) > 1 or cut.drawn:
        return False
    at_left = abs(lines[0].box[0] - cut.columns[0].left) <= SNAP
    near = lines[1].box[1] - lines[0].box[3] <= _APART * lines[1].size
    return at_left and near and len(lines[1].pieces) >= _FEWEST and _fits(lines[1], cut)


def _crosses(piece: Sequence[Word], cut: Cut) -> bool:
    """Whether one text runs from column to column; the next cell may stand as close as a word."""
    for edge, column in zip(cut.edges, cut.columns[1:], strict=True):
        # A text may be wider than those on the page before, up to where the next column begins.
        end = max(edge, column.left)
        for word in piece:
            if word.box[0] < edge - _INTO and word.box[2] > end + _INTO:
                return True
        for before, word in pairwise(piece):
            if before.box[2] <= edge + _INTO and word.box[0] >= edge - _INTO:
                begin = column.left if column.starts is None else column.starts
                if abs(word.box[0] - begin) > _INTO:
                    return True
    return False


def _levels(page: Page, cut: Cut, of_text: NDArray[np.bool_]) -> tuple[Lines, bool]:
    """What parts rows between the sides: rules, and edges of stripes; whether these alone do."""
    level, _ = levels.split(page.rules[~of_text])
    inside = (level.low >= cut.left - SNAP) & (level.high <= cut.right + SNAP)
    bands = [
        band
        for band in stripes.bands(page, [])
        if band[0] >= cut.left - SNAP and band[2] <= cut.right + SNAP
        if abs(band[0] - cut.left) <= SNAP or abs(band[2] - cut.right) <= SNAP
    ]
    edges = [(at, band[0], band[2]) for band in bands for at in (band[1], band[3])]
    ruled = Lines(level.at[inside], level.low[inside], level.high[inside])
    return ruled.with_more(levels.pieces(edges)), bool(edges) and not inside.any()


def _going_on(page: Page, lines: Sequence[Line], cut: Cut, level: Lines) -> list[Line]:
    """The lines from the first on that stay in the columns, or stand above one more rule."""
    last = float(level.at.max(initial=0.0)) if cut.drawn else 0.0
    kept = [lines[0]]
    for at, (before, line) in enumerate(pairwise(lines), 1):
        gap = line.box[1] - before.box[3]
        alone = len(line.pieces) == 1 and line.bold
        if alone and line.size >= _DISPLAY * before.size:
            break  # the title of what stands below
        above = line.box[3] <= last + SNAP and alone
        running = line.box[1] > foot_of(page) and gap > line.size
        running = running and not (_begins(line, cut.columns[1:]) or _is_row(line, cut))
        fits = _fits(line, cut) or _heads_rows(lines[at : at + 2], cut)
        # Below the last rule there is no row that has nothing but a text in the first column.
        fits = fits and not (before.box[3] <= last + SNAP < line.box[3] and _is_first(line, cut))
        # A row of several texts may begin below the end of what is merged beside the one above; in
        # a row that a rule ends, text may stand at the foot.
        far = line.box[3] <= last + SNAP or _is_row(line, cut)
        apart = gap > (_FAR if far else _APART) * line.size
        if not above and (running or apart or not fits):
            break
        kept.append(line)
    return kept


def _is_row(line: Line, cut: Cut) -> bool:
    """Whether a line has texts that begin where several columns do."""
    begins = sum(
        any(abs(word.box[0] - column.left) <= _INTO for word in line.words)
        for column in cut.columns
    )
    return begins >= _FEWEST


def _is_first(line: Line, cut: Cut) -> bool:
    """Whether a line is one text, in the first column."""
    return len(line.pieces) == 1 and not _begins(line, cut.columns[1:])


def _is_part(lines: Sequence[Line], cut: Cut, *, parted: bool) -> bool:
    """Whether the lines are more than a text that happens to stand in one column."""
    filled = {column for line in lines for column in _columns_of(line, cut)}
    inner = min(filled) > 0 and all(_begins(line, cut.columns) for line in lines)
    return len(filled) > 1 or inner or (parted and len(lines) < _LONG)


_LONG = 4
"""Lines of the first column alone that are more likely a text than the rest of a cell."""


def _begins(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a line begins where the text of one of the columns does."""
    begins = {begin for one in columns for begin in (one.left, one.starts) if begin is not None}
    return any(abs(line.box[0] - begin) <= _INTO for begin in begins)


def _columns_of(line: Line, cut: Cut) -> list[int]:
    return [int(np.searchsorted(cut.edges, word.box[0] + _INTO)) for word in line.words]


def _ruled(page: Page, cut: Cut, level: Lines, box: Box, *, striped: bool) -> FoundTable | None:
    """The part with its rows between rules or the edges of stripes."""
    closing = level.at[(level.at > box[3] - SNAP) & (level.at < box[3] + _CLOSING)]
    bottom = float(closing.min(initial=box[3] + _CLOSING))
    inside = (level.at > box[1]) & (level.at <= bottom)
    ends = np.array([box[1], *([] if len(closing) else [box[3]])])
    level = Lines(
        np.append(level.at[inside], ends),
        np.append(level.low[inside], np.full(len(ends), cut.left)),
        np.append(level.high[inside], np.full(len(ends), cut.right)),
    )
    y: Numbers = levels.distinct(level.at)
    begins = [column.left for column in cut.columns[1:]]
    words = level_columns.words(page, y, cut.left, cut.right, begins)
    inner = rows.free_edges(words, y, list(cut.edges))
    sides = np.array([cut.left, cut.right])
    upright = Lines(
        np.append(inner.at, sides),
        np.append(inner.low, np.full(2, y[0])),
        np.append(inner.high, np.full(2, y[-1])),
    )
    if striped:
        level = painted.levels_between(page, (cut.left, *cut.edges, cut.right), y)
    added = between.levels(page, y, (cut.left, *cut.edges, cut.right))
    notes = (FROM_WORDS, _NOTE, *between.notes(added))
    return table_of(page, level.with_more(added), upright, notes, (cut.left, *cut.edges, cut.right))


def _aligned(page: Page, cut: Cut, lines: Sequence[Line]) -> FoundTable | None:
    """The part with its rows from white space."""
    if cut.sheet and (part := sheets.going_on(page, lines, (cut.left, *cut.edges, cut.right))):
        return part
    layout = laid_out(lines, cut.columns)
    right = max(cut.right, *(line.box[2] for line in lines))
    edges = (*edges_of(cut.columns)[:-1], right)
    starts = row_starts(layout, 0, known=True)
    in_order = painted_order.cells(layout, 0, [], edges, known=cut.painted)
    cells, count = in_order or cells_of(centred.lifted(layout, starts, 0), starts, edges)
    why = f"no rules: {painted_order.NOTE if in_order else alignment.FROM_LINES}"
    return aligned_tables.table_of(page, lines, cells, count, edges, why, _NOTE)

"""Level rules of one table: those of one width, what they leave open, and where one table ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import cards
from planlift.extract.pdf import level_columns
from planlift.extract.pdf import levels
from planlift.extract.pdf import outer_rows
from planlift.extract.pdf import rows
from planlift.extract.pdf import titles_between
from planlift.extract.pdf.family import APART
from planlift.extract.pdf.family import Family
from planlift.extract.pdf.family import are_taken
from planlift.extract.pdf.family import goes_on
from planlift.extract.pdf.family import is_bold
from planlift.extract.pdf.family import is_heading
from planlift.extract.pdf.following import text_end
from planlift.extract.pdf.grounds import ground_ends
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.page import middles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.level_columns import Columns
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

RULES = 4
"""Level rules of one table; fewer leave rows undivided."""
_FULL_RULES = 3
"""Of these as many that run over the whole width."""
_GROUPS = 3
"""Headings side by side, of which some stand over several columns."""
_HEADING_LETTERS = 8
_SAME_LINE = 0.4
_PLAIN, _LIKELY = 1.5, 0.5
"""Columns more that a cut shows are worth one each; a title, or rows of few columns, is worth more
than one of them, a heading with other columns less."""
_STEP, _STRIPES, _MOSTLY = 2, 3, 0.7
"""Rows from one stripe to the next, how many at least, and of all how many."""
_NARROW = 20.0
"""Points: no column is so narrow."""
_LINE = 6.0
"""Points that the middles of one line's letters may be apart."""
_DISPLAY = 1.15
"""Times the page's usual font size: type of headings."""


def families(page: Page, level: Lines, taken: list[Box]) -> Iterator[Family]:
    """The rules of each table, with the rows above the first and below the last taken in."""
    part: list[int] = []
    left, right = np.inf, -np.inf
    order = np.lexsort((level.low, level.at))
    for position in order[~are_taken(level, taken)[order]].tolist():
        at, low, high = (float(end[position]) for end in (level.at, level.low, level.high))
        inside = low >= left - SNAP and high <= right + SNAP
        around = low <= left + SNAP and high >= right - SNAP
        between = (min(left, low), float(level.at[part[-1]]) if part else at, max(right, high), at)
        if (
            part
            and (inside or around)
            and (goes_on(page, between) or _below_first(page, level.at[part], between))
            and not titles_between.parts(page, between)
            and not titles_between.over_headings(page, between)
        ):
            part.append(position)
            left, right = min(left, low), max(right, high)
            continue
        yield from _of_part(page, level, part)
        part, left, right = [position], low, high
    yield from _of_part(page, level, part)


def _below_first(page: Page, y: Numbers, space: Box) -> bool:
    """Whether the words of a space begin where those of the first row between levels do."""
    known = levels.distinct(y)
    if len(known) <= 1:
        return False
    left, _, right, _ = space
    first = rows.stretches(page, (left, float(known[0]), right, float(known[1])))
    words = rows.stretches(page, space)
    if len(first) < _GROUPS or not len(words):
        return False
    return bool((np.abs(words[:, :1] - first[:, 0]) <= SNAP).any(axis=1).all())


def _of_part(page: Page, level: Lines, part: list[int]) -> Iterator[Family]:
    if len(part) < RULES:
        return
    own = np.array(part)
    at, low, high = level.at[own], level.low[own], level.high[own]
    left, right = float(low.min()), float(high.max())
    full = (low <= left + SNAP) & (high >= right - SNAP)
    if full.sum() < _FULL_RULES and _reaching(at, low, high) < RULES:
        return
    full |= _above_heading(page, at, full, (left, right))
    full |= ground_ends(page, at, low, high, (left, right))
    low, high = np.where(full, left, low), np.where(full, right, high)
    if _rules_headings(page, levels.distinct(at), left, right):
        return
    tables = _tables(page, levels.distinct(at), left, right)
    ends = [(-np.inf, -np.inf), *((float(y[0]), float(y[-1])) for y in tables), (np.inf, np.inf)]
    for y, above, below in zip(tables, ends, ends[2:], strict=False):
        within = (at >= y[0]) & (at <= y[-1])
        beyond = outer_rows.find(page, y, left, right, (above[1], below[0]))
        added = np.append(np.setdiff1d(y, at), beyond)
        yield Family(
            Lines(
                np.append(at[within], added),
                np.append(low[within], np.full(len(added), left)),
                np.append(high[within], np.full(len(added), right)),
            ),
            left,
            right,
            (),
        )


def _reaching(at: Numbers, low: Numbers, high: Numbers) -> int:
    """At how many heights rules reach from side to side, though what is merged parts them.

    Those parted by narrow gaps, again and again, are sides of cells that stand apart.
    """
    left, right = float(low.min()), float(high.max())
    pieces = (np.stack([low[at == here], high[at == here]]) for here in levels.distinct(at))
    return sum(
        bool(one[0].min() <= left + SNAP and one[1].max() >= right - SNAP and not _are_apart(one))
        for one in pieces
    )


def _are_apart(pieces: Numbers) -> bool:
    """Whether several narrow gaps part pieces of rules (where each begins, where it ends)."""
    low, high = pieces[:, np.argsort(pieces[0])]
    gaps = low[1:] - high[:-1]
    return int(((gaps > SNAP) & (gaps < _NARROW)).sum()) > 1


def _rules_headings(page: Page, y: Numbers, left: float, right: float) -> bool:
    """Whether titles and headings of several tables are ruled, and no two of their rows.

    Where rows begin, the words tell better without the rules.
    """
    heads = _heads(page, y, left, right)
    spaces = [(left, float(y[row]), right, float(y[row + 1])) for row in sorted(heads)]
    titles = sum(len(rows.stretches(page, space)) == 1 for space in spaces)
    return titles > 1 and all({row, row + 1} & heads for row in range(len(y) - 2))


def _above_heading(
    page: Page, at: Numbers, full: NDArray[np.bool_], sides: tuple[float, float]
) -> NDArray[np.bool_]:
    """Rules of part of the width right above a heading: the end of what is merged beside rows.

    What stands beside them ends there, too.
    """
    left, right = sides
    found = np.zeros_like(full)
    known = levels.distinct(at).tolist()
    for above, here, below in zip(known, known[1:], known[2:], strict=False):
        part = at == here
        if full[part].any() or not is_heading(page, (left, here, right, below)):
            continue
        apart = not is_heading(page, (left, above, right, here))
        heading = rows.stretches(page, (left, here, right, below))
        found |= part if apart and len(heading) >= _GROUPS else False
    return found


def _tables(page: Page, y: Numbers, left: float, right: float) -> list[Numbers]:
    """The rules of one table over another, parted where a heading shows that there are two."""
    again = _heading_again(page, y, left, right)
    if again is not None:
        return [again[0], *_tables(page, again[1], left, right)]
    whole = level_columns.find(page, y, left, right)
    card = cards.cut(page, y, left, right) if len(whole.edges) == 1 else None
    if card is not None:
        return [card[0], *_tables(page, card[1], left, right)]
    words = level_columns.words(page, y, left, right, whole.begins)
    best = (0.0, 0, 0.0)
    # A heading between the last rules begins the table of a row that the page end left open.
    last = len(y) - 1 if _goes_on_below(page, y, left, right) else len(y) - 2
    heads = _heads(page, y, left, right)
    for row in range(1, last):
        space = (left, float(y[row]), right, float(y[row + 1]))
        below_title = _below_title(page, space)
        worth = _PLAIN if below_title is not None else 0.0
        if row in heads:
            parts = (y[: row + 1], y[row:])
            above, below = (len(level_columns.find(page, p, left, right).edges) for p in parts)
            narrow = _narrow(words[:row], whole) or _narrow(words[row:], whole)
            full = [found for found in words[: row + 1] if len(found) > _GROUPS]
            other = any(_stands_elsewhere(found, whole.edges) for found in full)
            gain = float(above + below - 2 * len(whole.edges))
            worth = max(worth, gain, _PLAIN if narrow else 0.0, _LIKELY if other else 0.0)
        if worth > best[0]:
            best = (worth, row, below_title or 0.0)
    _, row, top = best
    if not row:
        return [y]
    between = 0.0 if top else _title_between(page, y[row:], left, right)
    if between:
        rest = y[y >= between]
    else:
        found = top or text_end(page, float(y[row + 1]), float(y[row]), (left, right), [])
        rest = np.append(found or y[row], y[row + 1 :])
    return [*_tables(page, y[: row + 1], left, right), *_tables(page, rest, left, right)]


def _heads(page: Page, y: Numbers, left: float, right: float) -> set[int]:
    """The rows that may be headings: stripes, which come again at every second row, are none.

    Names of groups stand between some of these in bold.
    """
    spaces = [(left, float(top), right, float(bottom)) for top, bottom in pairwise(y)]
    heads = [row for row, space in enumerate(spaces) if is_heading(page, space)]
    bold = {row for row in heads if is_bold(page, spaces[row])}
    body = [row for row in range(len(spaces)) if row not in bold]
    plain = [at for at, row in enumerate(body) if row in heads]
    second = sum(after - at == _STEP for at, after in pairwise(plain))
    return bold if second >= max(_STRIPES, _MOSTLY * (len(plain) - 1)) else set(heads)


def _title_between(page: Page, y: Numbers, left: float, right: float) -> float:
    """The rule below one text in bold, where headings follow there: it is of neither table."""
    if len(y) < RULES:
        return 0.0
    title, heading = ((left, float(a), right, float(b)) for a, b in pairwise(y[:3].tolist()))
    alone = len(rows.stretches(page, title)) == 1 and is_heading(page, title)
    several = len(rows.stretches(page, heading)) >= _GROUPS and is_heading(page, heading)
    return float(y[1]) if alone and several else 0.0


def _goes_on_below(page: Page, y: Numbers, left: float, right: float) -> bool:
    """Whether below the last rule words stand in columns."""
    low = float(y[-1])
    end = text_end(page, low, low + APART, (left, right), [])
    return end is not None and len(rows.stretches(page, (left, low, right, end))) >= _GROUPS


def _heading_again(
    page: Page, y: Numbers, left: float, right: float
) -> tuple[Numbers, Numbers] | None:
    """The rules above and below the place where the words of the first row come again.

    One text over the columns right above them stands between the tables.
    """
    words = [_words(page, (left, float(a), right, float(b))) for a, b in pairwise(y)]
    if not words or len(words[0]) < _HEADING_LETTERS:
        return None
    if len(rows.stretches(page, (left, float(y[0]), right, float(y[1])))) < _GROUPS:
        return None  # a label and its value, that of other cards too
    for row in range(2, len(words)):
        if words[row] != words[0]:
            continue
        space = (left, float(y[row - 1]), right, float(y[row]))
        between = len(rows.stretches(page, space)) == 1 and row > _FULL_RULES - 1
        return y[: row if between else row + 1], y[row:]
    return None


def _words(page: Page, space: Box) -> list[int]:
    """The letters of a row, in no order."""
    left, top, right, bottom = space
    box = page.chars.box
    middle = middles(page)[1]
    inside = (middle > top) & (middle < bottom) & (box[:, 0] >= left) & (box[:, 2] <= right)
    return sorted(page.chars.code[inside & lettered(page)].tolist())


def _below_title(page: Page, space: Box) -> float | None:
    """Where the rest of a row begins below a line of display type at its head; None without one."""
    left, top, right, bottom = space
    box = page.chars.box.astype(np.float64)
    middle = (box[:, 1] + box[:, 3]) / 2
    inside = (middle > top) & (middle < bottom) & (box[:, 0] >= left) & (box[:, 2] <= right)
    inside &= lettered(page)
    if not inside.any():
        return None
    own, size, bold = box[inside], page.chars.size[inside], page.chars.bold[inside]
    line = cluster(middle[inside], snap=_SAME_LINE * float(np.median(size)), spread=_LINE)
    first = line == 0
    body = float(np.median(page.chars.size))
    display = float(size[first].min()) >= _DISPLAY * body and bool(bold[first].all())
    if not display or bool(first.all()) or float(size[~first].max()) >= _DISPLAY * body:
        return None
    gap = float(own[~first, 1].min()) - float(own[first, 3].max())
    alone = len(rows.stretches(page, (left, top, right, float(own[first, 3].max())))) == 1
    return float(own[~first, 1].min()) - 1 if alone and gap > 0 else None


def _narrow(words: Sequence[Numbers], whole: Columns) -> bool:
    """Whether rows fill less than half of the columns that those below or above them have."""
    several = [len(row) for row in words if len(row) > 1]
    return len(several) > 1 and 2 * max(several) <= len(whole.edges) + 1


def _stands_elsewhere(words: Numbers, edges: Sequence[float]) -> bool:
    """Whether words run over an edge, or two stretches of them stand between the same two."""
    column = np.searchsorted(edges, words[:, 0] + 1)
    return any(rows.crossed(words, edge) for edge in edges) or len(set(column.tolist())) < len(
        column
    )

"""Tables drawn with level rules or with striped fills alone: the columns come from the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import between
from planlift.extract.pdf import columns_alike
from planlift.extract.pdf import grounds
from planlift.extract.pdf import level_columns
from planlift.extract.pdf import level_pairs
from planlift.extract.pdf import level_rules
from planlift.extract.pdf import levels
from planlift.extract.pdf import one_column
from planlift.extract.pdf import painted
from planlift.extract.pdf import rows
from planlift.extract.pdf import stripes
from planlift.extract.pdf import typewriter
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import Lines
from planlift.extract.pdf.running_on import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.family import Family
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

Group = tuple[Lines, Lines, tuple[str, ...]]
_PADDING = 12.0
"""Points from where a cell begins to its text at most."""
_FEWEST = 2
"""Rules of one width around stripes."""
_THICK = 3.0
"""Points between a rule and the end of the ground that it closes."""


def groups(
    page: Page,
    level: Lines,
    taken: list[Box],
    before: Sequence[float],
    elsewhere: one_column.Rows | None = None,
) -> Iterator[Group]:
    """Level and upright lines of each such table outside the boxes already taken, and notes.

    `before`: the column edges of the lowest table on the page before; `elsewhere`: the rows on
    the pages before, which tell a column that is alone on its page.

    Rules come first: where there are some, a fill may set off a group and not part the rows.
    """
    outside = list(taken)
    by_cells = list(_painted(page, outside, before))
    for found in by_cells:
        if _tells_rules(found, level):
            outside.append(_box(found))
            yield found
    ruled = level.with_more(grounds.headings(page, level))
    ruled = ruled.with_more(_stripes_between(page, level, outside))
    families = list(level_rules.families(page, ruled, list(outside)))
    whole = _in_columns(page, families, before)
    for family, own in zip(families, whole, strict=True):
        group = own or _like_others(page, family, families, whole)
        if group is None and elsewhere is not None:
            group = _one_column(page, family, elsewhere)
        if group is not None:
            y = group[0].at
            outside.append((family.left, float(y.min()), family.right, float(y.max())))
            yield group
    if len(outside) > len(taken):  # some of these cells may be taken now
        by_cells = list(_painted(page, outside, before))
    for found in by_cells:
        outside.append(_box(found))
        yield found
    for family in stripes.families(page, outside):
        group = _lines(page, family)
        if group is not None:
            level, upright, notes = group  # a stripe may be painted below what is merged over it
            yield shortened(page, level, levels.distinct(upright.at)), upright, notes


def _stripes_between(page: Page, level: Lines, taken: list[Box]) -> Lines:
    """The ends of stripes as wide as a few rules, which alone say nothing of the rows.

    So a style draws that has rules around its headings and below the last row only, of which a
    page may show one stripe.
    """
    found: list[tuple[float, float, float]] = []
    if len(level) >= _FEWEST and len(page.fills):
        for left, top, right, bottom, _ in stripes.bands(page, taken):
            wide = (np.abs(level.low - left) <= SNAP) & (np.abs(level.high - right) <= SNAP)
            around = level.at[wide]
            if not _FEWEST <= len(around) < level_rules.RULES:
                continue
            if float(around.min()) > top + SNAP or bottom - SNAP > float(around.max()):
                continue
            known = [*around.tolist(), *(at for at, *_ in found)]
            ends = (end for end in (top, bottom) if all(abs(end - at) > SNAP for at in known))
            found += [(end, left, right) for end in ends]
    return levels.pieces(found)


def _painted(page: Page, taken: list[Box], before: Sequence[float]) -> Iterator[Group]:
    """The tables of painted cells, with rows that white parts."""
    for across, upright in painted.groups(page, list(taken), before):
        y, x = levels.distinct(across.at), levels.distinct(upright.at)
        added = between.levels(page, y, x.tolist())
        yield across.with_more(added), upright, between.notes(added)


def _tells_rules(group: Group, level: Lines) -> bool:
    """Whether each level rule in a table of painted cells ends one, and more rows are painted."""
    left, top, right, bottom = _box(group)
    inside = (level.at > top - _THICK) & (level.at < bottom + _THICK)
    inside &= (level.high > left + SNAP) & (level.low < right - SNAP)
    rules, y = levels.distinct(level.at[inside]), levels.distinct(group[0].at)
    near = np.abs(rules[:, None] - y).min(axis=1, initial=np.inf) <= _THICK
    return bool(near.all()) and len(y) > len(rules) + 1


def _box(group: Group) -> Box:
    x, y = levels.distinct(group[1].at), levels.distinct(group[0].at)
    return float(x[0]), float(y[0]), float(x[-1]), float(y[-1])


def _in_columns(
    page: Page, families: Sequence[Family], before: Sequence[float]
) -> list[Group | None]:
    """Each table in the columns that its words show, or that another as wide does."""
    found = [_lines(page, family) for family in families]
    known = [levels.distinct(group[1].at).tolist() for group in found if group is not None]
    known = sorted([*known, before], key=len, reverse=True)
    whole = []
    for family, group in zip(families, found, strict=True):
        sides = family.left, family.right
        alike = [edges for edges in known if group and columns_alike.are_as_wide(edges, sides)]
        more = group and alike and len(alike[0]) > len(levels.distinct(group[1].at))
        whole.append(_lines(page, family, alike) if more else group)
    return whole


def _lines(page: Page, family: Family, others: Sequence[Sequence[float]] = ()) -> Group | None:
    """`others`: the edges of tables that may show more columns (see `columns_alike`)."""
    left, right, y = family.left, family.right, levels.distinct(family.level.at)
    edges, begins = list(family.edges), list[float]()
    if not edges:
        found = level_columns.find(page, y[_grouping(family, y) :], left, right)
        edges, begins = _at_ends(found.edges, family), found.begins
        for edge, begin in _at_rule_ends(page, family, y, edges):
            edges, begins = sorted([*edges, edge]), [*begins, begin]
        wider = columns_alike.wider(page, y, edges, (left, right), others)
        edges, begins = wider or (edges, begins)
    words = level_columns.words(page, y, left, right, begins)
    inner = rows.upright(words, y, edges) if edges else None
    if inner is None:
        return None
    second = level_pairs.edges(page, y, words, edges, right)
    inner = inner.with_more(rows.free_edges(words, y, second))
    return _group(page, family, sorted([*edges, *second]), inner)


def _like_others(
    page: Page, family: Family, families: list[Family], found: list[Group | None]
) -> Group | None:
    """A row too few to show columns, where a card as wide on the page does: a page end cut it."""
    left, right, y = family.left, family.right, levels.distinct(family.level.at)
    for other, group in zip(families, found, strict=True):
        alike = abs(other.left - left) <= SNAP and abs(other.right - right) <= SNAP
        if group is None or not alike:
            continue
        edges = levels.distinct(group[1].at)[1:-1].tolist()
        words = level_columns.words(page, y, left, right)
        if len(edges) == 1 and all(rows.in_columns(row, edges) for row in words):
            return _group(page, family, edges, rows.free_edges(words, y, edges))
    return None


def _one_column(page: Page, family: Family, elsewhere: one_column.Rows) -> Group | None:
    """The rules of one column, where rows elsewhere stand at their heights."""
    if not elsewhere.stand_at(levels.distinct(family.level.at), family.right):
        return None
    across, upright, notes = _group(page, family, [], levels.pieces([]))
    return across, upright, (*notes, one_column.NOTE)


def _group(page: Page, family: Family, edges: list[float], inner: Lines) -> Group:
    left, right, y = family.left, family.right, levels.distinct(family.level.at)
    low, high = float(y[0]), float(y[-1])
    added = between.levels(page, y, [left, *edges, right])
    upright = Lines(
        np.concatenate([inner.at, [left, right]]),
        np.concatenate([inner.low, [low, low]]),
        np.concatenate([inner.high, [high, high]]),
    )
    return family.level.with_more(added), upright, between.notes(added)


def _at_rule_ends(
    page: Page, family: Family, y: Numbers, edges: Sequence[float]
) -> Iterator[tuple[float, float]]:
    """Edges that only the ends of rules of part of the width show, and where words begin there."""
    inside = (family.left + SNAP, family.right - SNAP)
    ends = {end for end in family.level.low.tolist() if inside[0] < end < inside[1]}
    apart = sorted(end for end in ends if all(abs(end - edge) > _PADDING for edge in edges))
    if not apart:
        return
    words = level_columns.words(page, y, family.left, family.right, join=typewriter.BLANK)
    for end in apart:
        begin = columns_alike.begin(words, end)
        if begin is not None:
            yield end, begin


def _grouping(family: Family, y: Numbers) -> int:
    """Rows at the top that stand over a rule of part of the width: headings of several columns."""
    level = family.level
    full = (level.low <= family.left + SNAP) & (level.high >= family.right - SNAP)
    count = 0
    while count + 1 < len(y) and not full[level.at == y[count + 1]].any():
        count += 1
    return count


def _at_ends(edges: list[float], family: Family) -> list[float]:
    """The edges, moved to where rules end that run over some of the columns only."""
    moved = list(edges)
    for end in (*family.level.low.tolist(), *family.level.high.tolist()):
        inside = end - family.left > SNAP and family.right - end > SNAP
        near = min(moved, key=lambda edge: abs(edge - end), default=np.inf)
        if inside and abs(near - end) <= _PADDING:
            moved[moved.index(near)] = end
    return sorted(set(moved))

"""The rows of a table of level rules that no rule closes: above its first and below its last."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import level_columns
from planlift.extract.pdf import rows
from planlift.extract.pdf.family import APART
from planlift.extract.pdf.family import is_heading
from planlift.extract.pdf.following import is_cut_off
from planlift.extract.pdf.following import text_end
from planlift.extract.pdf.following import usual_room

if TYPE_CHECKING:
    from planlift.extract.pdf.level_columns import Columns
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_GROUPS = 3
"""Texts side by side."""
_PADDING = 12.0
"""Points from where a column begins to its heading at most."""
_SAME = 2.0
"""Points between two places that are meant to be the same."""
_TALL = 24.0
"""Points of a row's first lines."""


def find(
    page: Page,
    y: Numbers,
    left: float,
    right: float,
    free: tuple[float, float],
    room: tuple[float, float] = (0.0, 0.0),
) -> list[float]:
    """Where a row begins above the first rule, and where one ends below the last.

    Such a row fills the columns of those between the rules and crosses no edge of theirs. `free`:
    how far up and down there is no other table; `room`: that above and that below the rules (see
    `text_end`), as the rows between them have it where it is not known.
    """
    found: list[float] = []
    inner = level_columns.find(page, y, left, right).edges
    for up in (True, False):
        near = float(y[0] if up else y[-1])
        far = max(free[0], near - APART) if up else min(free[1], _lowest(page, near, left, right))
        white = room[not up] or usual_room(page, pairwise(y.tolist()), above=not up)
        end = text_end(page, near, far, (left, right), inner, white)
        if end is None:
            # Headings may have more white around them than the rows below them do.
            found += _headings_above(page, near, (left, right), inner, 2 * white) if up else ()
            continue
        space = (left, min(near, end), right, max(near, end))
        for known in (np.append(end, y) if up else np.append(y, end), y):
            columns = level_columns.find(page, known, left, right)
            fewer = len(columns.edges) < len(inner)
            fits = _is_above(page, space, columns, y) if up else _is_below(page, space, columns)
            if fits and not fewer:
                found.append(end)
                if up:
                    # No rule stands between the two: the white below and above one is added up.
                    found += _headings_above(page, end, (left, right), columns.edges, 2 * white)
                break
    return found


def _is_above(page: Page, space: Box, columns: Columns, y: Numbers) -> bool:
    """Whether the words of a space are a row above the one that begins at the first of `y`."""
    words = rows.stretches(page, space, columns.begins)
    if _stands_over_headings(page, space, words, columns.begins, y):
        return True
    if rows.band(page, space) is not None:  # words of one text may begin where columns do
        return False
    return _fills(words, columns.edges, space[0], heading=True)


def _is_below(page: Page, space: Box, columns: Columns) -> bool:
    """Whether the words of a space are a row below the last one, or what is left of it there."""
    words = rows.stretches(page, space, columns.begins)
    fills = _fills(words, columns.edges, space[0], heading=False)
    return fills or is_cut_off(page, space, columns.begins)


def _headings_above(
    page: Page, end: float, sides: tuple[float, float], edges: list[float], room: float
) -> tuple[float, ...]:
    """Where a row of headings in bold begins right above a row that begins at `end`."""
    left, right = sides
    top = text_end(page, end, end - APART, sides, edges, room)
    if top is None or not is_heading(page, (left, top, right, end)):
        return ()
    words = rows.stretches(page, (left, top, right, end))
    plain = not is_heading(page, (left, end, right, end + _TALL))
    return (top,) if plain and _fills(words, edges, left, heading=True) else ()


def _stands_over_headings(
    page: Page, space: Box, words: Numbers, begins: list[float], y: Numbers
) -> bool:
    """Whether texts in bold each begin where a column does, above headings that are bold as well.

    They stand over several columns; a title stands over the first one.
    """
    left, _, right, bottom = space
    if not len(words) or not begins or words[0, 0] < begins[0] - _SAME:
        return False
    aligned = np.abs(words[:, :1] - np.array(begins)).min(axis=1) <= _SAME
    first = (left, bottom, right, float(y[1]))
    headings = is_heading(page, space) and is_heading(page, first)
    return bool(aligned.all()) and headings and len(rows.stretches(page, first)) > len(words)


def _lowest(page: Page, near: float, left: float, right: float) -> float:
    """How far down a row below the last rule may reach: of several columns, to its end."""
    in_columns = len(rows.stretches(page, (left, near, right, near + APART))) >= _GROUPS
    return page.height if in_columns else near + APART


def _fills(words: Numbers, edges: list[float], left: float, *, heading: bool) -> bool:
    """Whether a row's words are in the columns; a heading may stand over several of them."""
    filled = len(set(np.searchsorted(edges, words[:, 0] + 1).tolist()))
    if not any(rows.crossed(words, edge) for edge in edges):
        return filled > max(1, len(edges) / 2)
    starts = np.array([left, *edges])
    offset = (words[:, :1] - starts + 1).T
    aligned = ((offset >= 0) & (offset <= _PADDING)).any(axis=0)
    return heading and filled >= _GROUPS and bool(aligned.all())

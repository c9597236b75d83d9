"""Text that stands close above or below a table that nothing closes there: its outer rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import rows
from planlift.extract.pdf import typewriter
from planlift.extract.pdf.levels import cluster
from planlift.extract.pdf.page import lettered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.page import Floats
    from planlift.extract.pdf.page import Integers
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_FOLLOWS = 0.9
"""Of the font size: text no farther from a rule, or from other text of the row, is of the row."""
_ITEM = 2.0
"""The same for the next item of a list, which may have the white of a paragraph above it."""
_BULLETS = frozenset(map(ord, "•▪■●○◦‣∙·"))
_ALIKE = 0.2
"""Points between two that are meant to be the same."""
_OVER = 2.0
"""Points that the ends of letters may stand over the line below."""
_DISPLAY = 1.2
"""Times the usual size: type of a title above the table."""
_SAME_LINE = 0.4
_STARTS = 1.5
"""Points between where a text begins and where those of its column do."""
_APART = 20.0
"""Points of white above a running foot at least."""


def room(page: Page, spans: Iterable[tuple[float, float]], *, above: bool) -> float:
    """White that rows have above or below their text, at most; `spans` are their ends."""
    return max(_whites(page, spans, above=above), default=0.0) + 1


def usual_room(page: Page, spans: Iterable[tuple[float, float]], *, above: bool) -> float:
    """The most white that several rows have alike: beside a text merged over rows they may have
    more or less, and those that a page end has cut may have none.
    """
    whites = sorted(_whites(page, spans, above=above))
    alike = [two for one, two in pairwise(whites) if two - one <= _ALIKE]
    return max(alike, default=-1.0) + 1


def _whites(page: Page, spans: Iterable[tuple[float, float]], *, above: bool) -> list[float]:
    box = page.chars.box[lettered(page)]
    middle = (box[:, 1] + box[:, 3]) / 2
    found = []
    for top, bottom in spans:
        own = box[(middle > top) & (middle < bottom)]
        if len(own):
            found.append(float(own[:, 1].min() - top if above else bottom - own[:, 3].max()))
    return found


def below_bold(page: Page, space: Box) -> float | None:
    """Where, below lines in bold at the top of a space, others begin; None without such lines.

    There a heading ends, and the first row stands close below it.
    """
    left, top, right, bottom = space
    box = page.chars.box.astype(np.float64)
    middle = (box[:, 1] + box[:, 3]) / 2
    own = np.flatnonzero(
        lettered(page)
        & (box[:, 2] > left)
        & (box[:, 0] < right)
        & (middle > top)
        & (middle < bottom)
    )
    plain = own[~page.chars.bold[own]]
    if not len(plain):
        return None
    begin = float(box[plain, 1].min())
    above = own[middle[own] < begin]
    if not len(above) or float(box[above, 3].max()) > begin + _OVER:
        return None
    return (float(box[above, 3].max()) + begin) / 2


def text_end(
    page: Page,
    near: float,
    far: float,
    sides: tuple[float, float],
    edges: Sequence[float],
    room: float = 0.0,
) -> float | None:
    """The far side of the lines that follow a rule closely, in the direction of `far`.

    A line of one text that runs over an edge, such as a caption, is none of them, nor is a title
    in larger type; below a table it is bold. `room`: white that cells have between their text and
    a rule, where it is more than usual.
    """
    left, right = sides
    box = page.chars.box.astype(np.float64)
    seen = lettered(page) & (box[:, 2] > left) & (box[:, 0] < right)
    middle = (box[:, 1] + box[:, 3]) / 2
    seen &= (middle > min(near, far)) & (middle < max(near, far))
    if not seen.any():
        return None
    own, size, middle = box[seen], page.chars.size[seen].astype(np.float64), middle[seen]
    bold, code = page.chars.bold[seen], page.chars.code[seen]
    usual = float(np.median(size))
    line = cluster(middle, snap=_SAME_LINE * usual, spread=usual)
    up = far < near
    reach, last = near, usual
    for number in sorted(range(int(line.max()) + 1), reverse=up):
        top, bottom = float(own[line == number, 1].min()), float(own[line == number, 3].max())
        gap = reach - bottom if up else top - reach
        across = _runs_over(page, (left, top, right, bottom), edges)
        display = float(size[line == number].min()) >= _DISPLAY * usual
        display = display and (up or bool(bold[line == number].all()))
        item = not up and _is_item(own[line == number], code[line == number], edges)
        white = (_ITEM if item else _FOLLOWS) * last
        if gap > max(white, room) or across or display:
            break
        reach, last = (top if up else bottom), float(size[line == number].max())
        room = 0.0  # only the first line stands next to the rule
    if reach == near:
        return None
    return reach - 1 if up else reach + 1


def _is_item(box: Floats, code: Integers, edges: Sequence[float]) -> bool:
    """Whether a line begins with a bullet, in a column that is not the first one."""
    first = int(np.argmin(box[:, 0]))
    return bool(edges) and float(box[first, 0]) > min(edges) and int(code[first]) in _BULLETS


def is_cut_off(page: Page, space: Box, begins: Sequence[float]) -> bool:
    """Whether texts at a page's end are a few cells of a row, the others on the next page.

    A program that keeps lines of a paragraph together has room for cells of one line, say the date
    and the status. Each text begins where a column but the first does: those are the `begins`.
    """
    box = page.chars.box[lettered(page)]
    below = box[box[:, 1] > space[3]]
    if len(below) and float(below[:, 1].min()) - space[3] < _APART:
        return False
    words = rows.stretches(page, space, begins)
    known = np.array(begins)
    near = np.abs(words[:, :1] - known) <= _STARTS
    return bool(len(words) and len(known) and near.any(axis=1).all())


def _runs_over(page: Page, space: Box, edges: Sequence[float]) -> bool:
    """Whether a line is one text over an edge, and not two whose columns nearly touch there."""
    words = rows.stretches(page, space)
    over = [edge for edge in edges if rows.crossed(words, edge)] if len(words) == 1 else []
    if not over:
        return False
    single = rows.stretches(page, space, join=typewriter.BLANK)
    return any(rows.crossed(single, edge) for edge in over)

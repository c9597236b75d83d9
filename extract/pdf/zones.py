"""Where on a page a table without rules may stand: lines that leave the same white space."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.pdf.columns import columns_of
from planlift.extract.pdf.textlines import is_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.textlines import Line

MOST_STRAY = 2
"""So many lines in a row may run across the gutters inside a table: group headings."""
FAR = 3.0
"""More white space between two lines than so many font sizes ends a table."""
FAR_KNOWN = 10.0
"""The same under a known heading, where a line with several cells follows."""
FAR_GAPS = 2
"""So many gaps tell such a line, on gutters: a text that fills its cell may close another."""
LEAST_CLEAR = 0.45
"""White space that must be left of a gutter, in font sizes: more than a blank."""
EXPLAINED = 0.85
"""With a smaller share of its wide gaps on its gutters, a run of lines is more than one table."""
LEAST_PART = 3
"""Lines of the smallest table."""
NEAR = 0.8
"""A heading over several columns stands no more font sizes above the headings below it."""
SAME = 1.0
"""Points between two places that are meant to be the same."""
MOST_TRIES = 8
"""So many of the widest white stripes are tried as the place between two tables."""


class _Gutter(Struct):
    left: float
    right: float
    hits: int = 1
    misses: int = 0


def zones(lines: Sequence[Line], *, heading: int = 0) -> list[list[Line]]:
    """The runs of lines that may be tables, from top to bottom.

    The first `heading` lines are known as that of a table, which then goes on over more white
    space. One of them may hold a single text: the upper half of one that stands halfway down.
    """
    found: list[list[Line]] = []
    start = free = 0
    while start < len(lines):
        if not _gaps(lines[start]):
            start += 1
            continue
        end = _grow(lines, start, FAR_KNOWN if start < heading else FAR)
        for part in _parted(lines[start : end + 1]):
            for zone in _repeated(part):
                if len(zone) > 1:
                    found.append([*_united(lines[free:start], zone), *zone])
                start += len(zone)
                free = start
    first = next((at for at in range(heading) if found and found[0][0] is lines[at]), 0)
    return [[*lines[:first], *found[0]], *found[1:]] if first else found


def _repeated(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Tables with the same heading over each other, parted where it is repeated."""
    first = [word.text for word in lines[0].words]
    cuts = [
        at
        for at, line in enumerate(lines)
        if at == 0 or (len(line.pieces) > 1 and [word.text for word in line.words] == first)
    ]
    return [lines[one:two] for one, two in pairwise([*cuts, len(lines)])]


def _united(above: Sequence[Line], zone: Sequence[Line]) -> list[Line]:
    """The lines right above that head several columns at once, beside the first."""
    columns = columns_of(zone)
    if len(columns) < LEAST_PART:
        return []
    united: list[Line] = []
    below = zone[0]
    for line in reversed(above[-MOST_STRAY:]):
        near = below.box[1] - line.box[3] <= NEAR * below.size
        if not near or line.size > below.size + 1 or line.box[0] <= columns[0].right:
            break
        if line.box[2] > columns[-1].right:
            break
        united.insert(0, line)
        below = line
    return united


def _parted(lines: Sequence[Line]) -> list[list[Line]]:
    """One table over another with other columns, parted where that explains their gaps best."""
    whole, total = _explained(lines), sum(len(_gaps(one)) for one in lines)
    if len(lines) < 2 * LEAST_PART or whole >= EXPLAINED * total:
        return [list(lines)]
    far = sorted(
        range(LEAST_PART, len(lines) - LEAST_PART + 1),
        key=lambda at: lines[at - 1].box[3] - lines[at].box[1],
    )[:MOST_TRIES]
    gain, at = max((_explained(lines[:at]) + _explained(lines[at:]), -at) for at in far)
    if gain <= whole + (1 - EXPLAINED) * total:
        return [list(lines)]
    return [*_parted(lines[:-at]), *_parted(lines[-at:])]


def _explained(lines: Sequence[Line]) -> int:
    """How many wide gaps of the lines hold a gutter of theirs."""
    columns = columns_of(lines)
    middles = [(one.right + two.left) / 2 for one, two in pairwise(columns)]
    return sum(
        any(left <= middle <= right for middle in middles)
        for line in lines
        for left, right in _gaps(line)
    )


def _grow(lines: Sequence[Line], start: int, far: float) -> int:
    """Last line that still leaves white space where the lines from `start` on leave it."""
    gutters = [_Gutter(left, right) for left, right in _gaps(lines[start])]
    last = start
    stray = 0
    for number in range(start + 1, len(lines)):
        line = lines[number]
        space = (line.box[1] - lines[number - 1].box[3]) / line.size
        over = [gutter for gutter in gutters if _crosses(line, gutter)]
        kept = len(gutters) - len(over)
        if space > far or (space > FAR and min(kept, len(_gaps(line))) < FAR_GAPS):
            break
        if _fits(line, gutters, over):
            _learn(gutters, over, line)
            last, stray = number, 0
        else:
            stray += 1
            if stray > MOST_STRAY:
                break
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], lines[start]):
        last += 1
    return last


def _goes_on(above: Line, line: Line, first: Line) -> bool:
    """Whether a line is the next one of a text that begins behind the first column."""
    if len(line.pieces) > 1 or line.box[1] - above.box[3] > NEAR * line.size:
        return False
    left = line.box[0]
    begins = [piece[0].box[0] for piece in above.pieces]
    return left > first.box[0] + SAME and any(abs(left - begin) <= SAME for begin in begins)


def _fits(line: Line, gutters: Sequence[_Gutter], over: Sequence[_Gutter]) -> bool:
    if not over:
        return True
    kept = len(gutters) - len(over)
    proven = [gutter for gutter in over if gutter.hits > 1]
    return kept > 0 and bool(_gaps(line)) and len(proven) <= kept


def _learn(gutters: list[_Gutter], over: Sequence[_Gutter], line: Line) -> None:
    """Narrow the gutters to what the line leaves, drop those it disproves, add its own."""
    for gutter in over:
        gutter.misses += 1
    for left, right in _gaps(line):
        inside = [one for one in gutters if one.left < right and left < one.right]
        if not inside:
            gutters.append(_Gutter(left, right))
        for gutter in inside:
            if gutter in over:
                continue
            gutter.hits += 1
            gutter.left, gutter.right = max(gutter.left, left), min(gutter.right, right)
    gutters[:] = [one for one in gutters if one.misses <= 1 + one.hits // 3]


def _gaps(line: Line) -> list[tuple[float, float]]:
    """Wide gaps of a line; the one behind the number of a list item is none."""
    gaps = [(left[-1].box[2], right[0].box[0]) for left, right in pairwise(line.pieces)]
    first = line.words[0]
    item = len(gaps) == 1 and is_label(first.text) and gaps[0][0] == first.box[2]
    return [] if item else gaps


def _crosses(line: Line, gutter: _Gutter) -> bool:
    """Too little white space is left of the gutter on this line."""
    least = min(LEAST_CLEAR * line.size, gutter.right - gutter.left)
    at = gutter.left
    for word in line.words:
        if word.box[0] >= gutter.right:  # and so do all that follow
            break
        if word.box[2] <= at:
            continue
        if word.box[0] - at >= least:
            return False
        at = max(at, word.box[2])
    return gutter.right - at < least

"""Columns of prose on a page, and the order in which they are read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import side_by_side
from planlift.extract.pdf.lines import turn
from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Chars
    from planlift.extract.pdf.page import Floats

_COLON = 0x3A
_SAME_LINE = 0.4
_GAP = 1.4
"""Of the font size: a wider gap in a line may be the white between two columns."""
_GUTTER = 8.0
"""Points of white between columns that all their lines share."""
_LINES = 6
"""Lines side by side that make columns of prose; fewer are a label and its value."""
_FULL = 0.55
"""Of a column's width that its middle line takes up, if it is prose."""
_NARROWEST = 90.0
_CLOSE = 1.6
"""Of the font size: the step between two lines of one paragraph."""
_FEWEST_RECORDS = 4
"""Lines of print that records side by side take at least."""
_FAR = 2.0**15
"""Points, more than any page is wide."""

_Span = tuple[float, float]
_Row = tuple["Indices", list[_Span]]


def columns(chars: Chars, index: Indices) -> NDArray[np.int64]:
    """Number of the stretch that each character stands in, in reading order; -1 outside `index`.

    A stretch is one column of prose, or lines over the whole width.
    """
    group = np.full(len(chars.code), -1, dtype=np.int64)
    if not len(index):
        return group
    rows = _rows(chars, index)
    known = side_by_side.Known()
    number, start = 0, 0
    whole = False
    while start < len(rows):
        end, gutters = _band(rows, start)
        parts = [start]
        if not _is_prose(rows[start:end], gutters):
            end, gutters, parts = _records(chars, rows, start, known)
        if gutters or not whole:
            number += 1
        whole = not gutters
        if gutters:
            for first, after in pairwise([*parts, end]):
                own = np.concatenate([part for part, _ in rows[first:after]])
                middle = (chars.box[own, 0] + chars.box[own, 2]) / 2
                group[own] = number + np.searchsorted([low for low, _ in gutters], middle)
                number += len(gutters) + (after != end)
        else:
            group[rows[start][0]] = number
        start = end
    return group


def holds_records(chars: Chars, index: Indices) -> bool:
    """Whether among the characters records stand side by side: they make no table."""
    if np.count_nonzero(chars.code[index] == _COLON) < _FEWEST_RECORDS:
        return False
    rows = [row for row in _rows(chars, index) if row[1]]
    known = side_by_side.Known()
    return any(_records(chars, rows, start, known)[1] for start in range(len(rows)))


def _records(
    chars: Chars, rows: list[_Row], start: int, known: side_by_side.Known
) -> tuple[int, list[_Span], list[int]]:
    """Where records side by side end, their gutters, and where rows of them begin.

    Of two columns either may begin higher: the white beside the first line counts too.
    """
    alone = start + 1, list[_Span](), [start]
    page = min(own[0][0] for _, own in rows if own), max(own[-1][1] for _, own in rows if own)
    end, gutters = _band(rows, start, page)
    gutters = [gap for gap in gutters if _beside(rows[start:end], gap)]
    if end - start < _FEWEST_RECORDS or not gutters:
        return alone
    lines = [own for own, _ in rows[start:end]]
    tops = [float(chars.box[own, 1].min()) for own in lines]
    for chosen in (gutters, *([gutter] for gutter in gutters[1:] and gutters)):
        cuts = tuple((low + high) / 2 for low, high in chosen)
        if (end, cuts) in known.unlike:
            continue
        begun = side_by_side.starts(chars, lines, cuts, start, known)
        if not side_by_side.are_records(begun):
            known.unlike.add((end, cuts))
            continue
        if not any(label for label, _ in begun[0]) and _runs_on(chars, rows, start):
            return alone
        return end, list(chosen), [start + at for at in side_by_side.levels(begun, tops)]
    return alone


def _beside(rows: list[_Row], gutter: _Span) -> bool:
    """Whether lines enough stand on both sides of the white."""
    left = sum(spans[0][0] < gutter[0] for _, spans in rows if spans)
    right = sum(spans[-1][1] > gutter[1] for _, spans in rows if spans)
    return min(left, right) >= _FEWEST_RECORDS


def _runs_on(chars: Chars, rows: list[_Row], at: int) -> bool:
    """Whether a row stands as close below the one above as lines of one text do."""
    if not at:
        return False
    (above, _), (below, _) = rows[at - 1 : at + 1]
    size = float(chars.size[below].max())
    return bool(chars.box[below, 3].max() - chars.box[above, 3].max() < _CLOSE * size)


def _rows(chars: Chars, index: Indices) -> list[_Row]:
    """Lines of print from top to bottom: their characters, and their stretches of words."""
    box = turn(chars.box[index], chars.turned[index])
    middle = (box[:, 1] + box[:, 3]) / 2
    turned, size = chars.turned[index], chars.size[index]
    order = np.lexsort((middle, turned))
    step = np.diff(middle[order], prepend=-np.inf)
    fresh = (step > _SAME_LINE * size[order]) | (np.diff(turned[order], prepend=-1) != 0)
    starts = np.flatnonzero(fresh).tolist()
    spans = _stretches(chars, index[order], np.cumsum(fresh) - 1, len(starts))
    ends = pairwise([*starts, len(order)])
    return [(index[order[one:two]], own) for (one, two), own in zip(ends, spans, strict=True)]


def _stretches(
    chars: Chars, own: Indices, line: NDArray[np.int64], count: int
) -> list[list[_Span]]:
    """The stretches of words of each of `count` lines; `own` are their characters in order."""
    found: list[list[_Span]] = [[] for _ in range(count)]
    seen = chars.code[own] != BLANK_CODE
    own, line = own[seen], line[seen]
    if not len(own):
        return found
    order = np.lexsort((chars.box[own, 0], line))
    box, size = chars.box[own[order]], chars.size[own[order]]
    # Lines are moved far apart, so that none reaches into the next.
    apart = line * _FAR
    reach = (np.maximum.accumulate(box[:, 2] + apart) - apart).astype(np.float32)
    fresh = np.diff(line, prepend=-1) > 0
    usual = _medians(size, np.flatnonzero(fresh))[np.cumsum(fresh) - 1]
    wide = fresh[1:] | (box[1:, 0] - reach[:-1] > (_GAP * usual[1:]).astype(np.float32))
    last = np.append(np.flatnonzero(wide), len(box) - 1)
    first = np.append(0, last[:-1] + 1)
    parts = zip(line[first].tolist(), box[first, 0].tolist(), reach[last].tolist(), strict=True)
    for number, low, high in parts:
        found[number].append((low, high))
    return found


def _medians(size: Floats, begins: Indices) -> NDArray[np.float64]:
    """Of each line; sorting is for lines of mixed sizes."""
    lowest, highest = np.minimum.reduceat(size, begins), np.maximum.reduceat(size, begins)
    found = lowest.astype(np.float64)
    ends = np.append(begins[1:], len(size))
    for number in np.flatnonzero(lowest != highest).tolist():
        found[number] = np.median(size[begins[number] : ends[number]])
    return found


def _band(rows: list[_Row], start: int, page: _Span | None = None) -> tuple[int, list[_Span]]:
    """How far down the white in the first row goes on: end, and the gutters shared.

    White at its sides too, where it is known how far the `page` goes.
    """
    spans = rows[start][1]
    if page and spans:
        spans = [(page[0], page[0]), *spans, (page[1], page[1])]
    white = _white(spans)
    end = start + 1
    while end < len(rows) and white:
        spans = rows[end][1]
        shared = [piece for gap in white for piece in _free(gap, spans)]
        shared = [gap for gap in shared if gap[1] - gap[0] >= _GUTTER]
        if not shared:
            break
        white, end = shared, end + 1
    return end, white


def _white(spans: list[_Span]) -> list[_Span]:
    gaps = [(one[1], two[0]) for one, two in pairwise(spans)]
    return [gap for gap in gaps if gap[1] - gap[0] >= _GUTTER]


def _free(gap: _Span, spans: list[_Span]) -> list[_Span]:
    """What the words of another row leave of the white."""
    low, high = gap
    out = []
    for left, right in spans:
        if right <= low or left >= high:
            continue
        if left > low:
            out.append((low, left))
        low = max(low, right)
    if low < high:
        out.append((low, high))
    return out


def _is_prose(rows: list[_Row], gutters: list[_Span]) -> bool:
    """Whether the white parts columns of running text, not labels or figures."""
    if not gutters:
        return False
    cuts = [(low + high) / 2 for low, high in gutters]
    filled: list[list[_Span]] = [[] for _ in range(len(cuts) + 1)]
    for _, spans in rows:
        parts: dict[int, list[_Span]] = {}
        for span in spans:
            parts.setdefault(int(np.searchsorted(cuts, span[0])), []).append(span)
        for column, own in parts.items():
            filled[column].append((own[0][0], own[-1][1]))
    return all(len(own) >= _LINES and _wide(own) for own in filled)


def _wide(own: list[_Span]) -> bool:
    width = max(high for _, high in own) - min(low for low, _ in own)
    usual = float(np.median([high - low for low, high in own]))
    return width >= _NARROWEST and usual >= _FULL * width

"""Characters put in lines, and each line's text with its blanks."""

from __future__ import annotations

import re
from itertools import repeat
from typing import TYPE_CHECKING
from typing import Any

import numpy as np
from msgspec import Struct

from planlift.extract.pdf import levels
from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Chars

Ranges = tuple[tuple[int, int], ...]

_SOFT_HYPHEN, _HYPHEN = 0xAD, 0x2D
_SAME_LINE = 0.4
"""Of the font size: middles of letters closer than this are on one line (`1st`, `CO2`)."""
_WORD_GAP = 0.25
"""Of the font size: a gap wider than this parts two words even without a blank."""
_NARROW_BLANK, _KERNED_BLANK = 0.15, 0.12
"""Of the font size: the blanks of narrow fonts; so much wider than the gaps between the letters of
its line, a gap parts two words: PDFium leaves out a blank that was painted by itself. Between two
letters it may be narrower, as in ``UP AND``; dashes and brackets have white of their own."""
_FEWEST_GAPS = 4
"""In a line, to tell how far apart its letters are set."""
_RAISED = 0.8
"""A letter this much smaller after a digit is an ordinal's ending."""
_PIECE = re.compile(r"\S+?[-/](?=[^\W\d_])|\S+")
"""What a layout keeps together: a word, or its part up to a hyphen or slash before a letter."""


class Line(Struct, frozen=True, gc=False):
    """One line of text in one group (a cell, a column of prose).

    Positions are along the line's own direction of reading: for text turned on its side `left`
    is where reading begins and `top` is above the letters.
    """

    group: int
    text: str
    index: Indices
    """Its characters in reading order, blanks left out."""
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool
    turned: int
    first: float
    """Width of its first word, or of the part of it up to a hyphen: what the line before had
    no room for, if it was a soft wrap."""
    struck: tuple[tuple[int, int], ...] = ()
    """Ranges of `text`."""


class _Sorted(Struct, frozen=True):
    """Visible characters in reading order, blanks left out but remembered."""

    index: Indices
    group: NDArray[np.int64]
    line: NDArray[np.int64]
    box: NDArray[np.float64]
    code: NDArray[np.int64]
    blank: NDArray[np.bool_]
    """A blank stands before this character on its line."""


def turn(box: NDArray[Any], turned: NDArray[Any]) -> NDArray[np.float64]:
    """Boxes as one who tilts the head sees them: reading goes to the right."""
    if not turned.any():
        return box.astype(np.float64)
    left, top, right, bottom = box.astype(np.float64).T
    ways = [turned == 90, turned == 180, turned == 270]
    return np.stack(
        [
            np.select(ways, [top, -right, -bottom], left),
            np.select(ways, [-right, -bottom, left], top),
            np.select(ways, [bottom, -left, -top], right),
            np.select(ways, [-left, -top, right], bottom),
        ],
        axis=1,
    )


def lines(chars: Chars, group: NDArray[np.int64], struck: NDArray[np.bool_]) -> list[Line]:
    """The lines of each group (`group` is its number for each character, -1 for none).

    Ordered by group, then as they are read. Lines of blanks alone are left out.
    """
    placed = _placed(chars, group)
    if not len(placed.index):
        return []
    text, offset = _texts(placed)
    start = np.flatnonzero(_changes(placed.line))
    ends = np.append(start[1:], len(placed.line))
    begins, lasts = offset[start].tolist(), (offset[ends - 1] + 1).tolist()
    texts = [text[begin:last] for begin, last in zip(begins, lasts, strict=True)]
    spans = list(zip(start.tolist(), ends.tolist(), strict=True))
    index, hit = placed.index, struck[placed.index]
    struck_out: Iterable[Ranges] = repeat((), len(spans))
    if hit.any():
        struck_out = [
            _ranges(hit[first:end], offset[first:end] - begin)
            for (first, end), begin in zip(spans, begins, strict=True)
        ]
    return list(
        map(
            Line,
            placed.group[start].tolist(),
            texts,
            [index[first:end] for first, end in spans],
            *_measures(chars, placed, start),
            np.logical_and.reduceat(chars.bold[index], start).tolist(),
            chars.turned[index[start]].tolist(),
            _first_widths(texts, placed.box, start),
            struck_out,
        )
    )


def _measures(chars: Chars, placed: _Sorted, start: NDArray[np.intp]) -> list[list[float]]:
    """Of the lines: all lefts, rights, tops, bottoms and middle font sizes."""
    box = placed.box
    low = np.minimum.reduceat(box[:, :2], start, axis=0)
    high = np.maximum.reduceat(box[:, 2:], start, axis=0)
    middle = _middle_sizes(chars.size[placed.index].astype(np.float64), placed.line, start)
    columns = (low[:, 0], high[:, 0], low[:, 1], high[:, 1], middle)
    return [column.tolist() for column in columns]


def _middle_sizes(
    size: NDArray[np.float64], line: NDArray[np.int64], start: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Of each line; sorting is for lines of mixed sizes."""
    smallest = np.minimum.reduceat(size, start)
    if (smallest == np.maximum.reduceat(size, start)).all():
        return smallest
    length = np.diff(np.append(start, len(size)))
    middle: NDArray[np.float64] = size[np.lexsort((size, line))][start + length // 2]
    return middle


def whole_words(chars: Chars, owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """Owners of the characters (-1: none), those of a word alike.

    A word that runs over the border of its cell belongs where it begins, if most of it is there.
    """
    box, turned = turn(chars.box, chars.turned), chars.turned
    gap = box[1:, 0] - box[:-1, 2]
    apart = (np.abs(gap) > _TOUCHING * chars.size[1:]) | (turned[1:] != turned[:-1])
    apart |= np.abs(box[1:, 3] - box[:-1, 3]) > _TOUCHING * chars.size[1:]
    apart |= (chars.code[1:] == BLANK_CODE) | (chars.code[:-1] == BLANK_CODE)
    cut = np.flatnonzero(~apart & (owner[1:] != owner[:-1]))
    if not len(cut):
        return owner
    word = np.concatenate([[0], np.cumsum(apart)])
    out = owner.copy()
    for number in levels.distinct(word[cut]).tolist():
        own = slice(*np.searchsorted(word, [number, number + 1]).tolist())
        if (owner[own] == owner[own.start]).mean() >= 1 / 2:
            out[own] = owner[own.start]
    return out


_NARROW, _OVER = 0.04, 0.2
"""Of the font size: two letters with less white have no blank between them that lies over them."""
_TOUCHING = 0.12
"""Of the font size: letters of one word are no farther apart."""


def _placed(chars: Chars, group: NDArray[np.int64]) -> _Sorted:
    index = np.flatnonzero(group >= 0)
    turned = chars.turned[index]
    box = turn(chars.box[index], turned)
    # Groups that are turned in several ways are parted by them: a quarter turn is a group.
    group = group[index]
    block = group * 4 + turned // 90 if turned.any() else group
    middle = (box[:, 1] + box[:, 3]) / 2
    if not _in_order(block, middle):
        order = np.lexsort((middle, block))
        index, group, box = index[order], group[order], box[order]
        block, middle = block[order], middle[order]
    size, step = chars.size[index].astype(np.float64), middle[1:] - middle[:-1]
    fresh = _changes(block)
    fresh[1:] |= step > _SAME_LINE * np.maximum(size[1:], size[:-1])
    line = np.cumsum(fresh, dtype=np.int64)
    if not _in_order(line, box[:, 0]):
        order = np.lexsort((box[:, 0], line))
        index, group, line, box = index[order], group[order], line[order], box[order]
    return _without_blanks(chars, index, group, line, box)


def _in_order(first: NDArray[np.int64], then: NDArray[np.float64]) -> bool:
    """Whether these are sorted by the first already, and where that is the same by the other."""
    later = first[1:] > first[:-1]
    return bool((later | ((first[1:] == first[:-1]) & (then[1:] >= then[:-1]))).all())


def _changes(number: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a number differs from the one before it; the first one does."""
    changes = np.ones(len(number), dtype=np.bool_)
    np.not_equal(number[1:], number[:-1], out=changes[1:])
    return changes


def _without_blanks(
    chars: Chars,
    index: Indices,
    group: NDArray[np.int64],
    line: NDArray[np.int64],
    box: NDArray[np.float64],
) -> _Sorted:
    code = chars.code[index].astype(np.int64)
    empty = code == BLANK_CODE
    after_blank = np.concatenate([[False], empty[:-1]])
    if len(box) and after_blank.any():
        after_blank &= ~_within_letters(box, empty, chars.size[index])
    seen = np.flatnonzero(~empty)
    index, group, line, box = index[seen], group[seen], line[seen], box[seen]
    size = chars.size[index].astype(np.float64)
    if not len(seen):
        return _Sorted(index, group, line, box, code[seen], after_blank[seen])
    gap = np.concatenate([[0.0], box[1:, 0] - box[:-1, 2]])
    smaller = np.minimum(size, np.concatenate([size[:1], size[:-1]]))
    blank = after_blank[seen] | (gap > _WORD_GAP * smaller)
    code = code[seen]
    blank |= _beyond_letters(gap, smaller, line, blank, code)
    blank &= ~_ordinal(code, size)
    blank[_changes(line)] = False
    return _Sorted(index, group, line, box, code, blank)


def _beyond_letters(
    gap: NDArray[np.float64],
    size: NDArray[np.float64],
    line: NDArray[np.int64],
    blank: NDArray[np.bool_],
    code: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Before which characters a narrow blank was left out."""
    found = ~blank & (gap > _KERNED_BLANK * size)
    if not found.any():
        return found
    letter = ((code | 32) >= ord("a")) & ((code | 32) <= ord("z"))
    least = np.where(letter & np.roll(letter, 1), _KERNED_BLANK, _NARROW_BLANK) * size
    found &= gap > least
    inside = ~blank & ~_changes(line)
    usual = float(np.median(gap[inside])) if inside.any() else 0.0
    for number in levels.distinct(line[found]).tolist():
        own = slice(*np.searchsorted(line, [number, number + 1]).tolist())
        gaps = gap[own][inside[own]]
        letters = float(np.median(gaps)) if len(gaps) >= _FEWEST_GAPS else usual
        found[own] &= gap[own] - letters > least[own]
    return found


def _within_letters(
    box: NDArray[np.float64], empty: NDArray[np.bool_], size: NDArray[Any]
) -> NDArray[np.bool_]:
    """Letters behind a blank that lies over them: PDFium places it so between two lines."""
    behind = np.flatnonzero(empty[:-1]) + 1
    before = np.maximum.accumulate(np.where(empty, 0, np.arange(len(box))))[behind - 1]
    size = size[behind]
    blank, end, left = box[behind - 1], box[before, 2], box[behind, 0]
    over = (blank[:, 2] - left > _OVER * size) | (end - blank[:, 0] > _OVER * size)
    found = np.zeros(len(box), dtype=np.bool_)
    covered = blank[:, 2] >= box[behind, 2]  # no blank is so wide
    found[behind] = over & (covered | (left - end < _NARROW * size))
    return found


def _ordinal(code: NDArray[np.int64], size: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Small letters right after a full-size digit: the ``st`` of 1st."""
    raised = np.zeros(len(code), dtype=np.bool_)
    raised[1:] = size[1:] < _RAISED * size[:-1]
    if raised.any():
        raised &= (code >= ord("a")) & (code <= ord("z"))
        raised[1:] &= (code[:-1] >= ord("0")) & (code[:-1] <= ord("9"))
    return raised


def _texts(placed: _Sorted) -> tuple[str, NDArray[np.int64]]:
    """All text in one string with its blanks, and where in it each character is."""
    code = placed.code.copy()
    last = np.append(placed.line[1:] != placed.line[:-1], True)
    code[(code == _SOFT_HYPHEN) & ~last] = _HYPHEN
    code[((code >= 0xD800) & (code <= 0xDFFF)) | (code > 0x10FFFF)] = 0xFFFD
    offset = np.arange(len(code)) + np.cumsum(placed.blank)
    spaced = np.full(int(offset[-1]) + 1, BLANK_CODE, dtype="<u4")
    spaced[offset] = code
    return spaced.tobytes().decode("utf-32-le"), offset


def _first_widths(
    texts: list[str], box: NDArray[np.float64], start: NDArray[np.intp]
) -> list[float]:
    """Of each line: the width of its first word, up to a hyphen or slash inside it."""
    words = [text.partition(" ")[0] for text in texts]
    count = np.array(
        [
            len(word if word.isalnum() else _first_piece(text))
            for word, text in zip(words, texts, strict=True)
        ]
    )
    widths: list[float] = (box[start + count - 1, 2] - box[start, 0]).tolist()
    return widths


def _first_piece(text: str) -> str:
    piece = _PIECE.match(text)
    return piece[0] if piece else text


def _ranges(hit: NDArray[np.bool_], offset: NDArray[np.int64]) -> Ranges:
    if not hit.any():
        return ()
    change = np.diff(np.concatenate([[0], hit.astype(np.int8), [0]]))
    first, end = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    return tuple(
        (int(offset[one]), int(offset[two - 1]) + 1) for one, two in zip(first, end, strict=True)
    )

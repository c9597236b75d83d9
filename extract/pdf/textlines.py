"""Words and lines of print from the characters of a page: what has no rules has only these."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from planlift.extract.pdf.page import spelt
from planlift.extract.pdf.painted_ends import APART

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

WORD_GAP = 0.2
"""A gap wider than this part of the font size parts two words."""
SAME_LINE = 0.5
"""Two words stand on one line when this part of the lower one's height is shared."""
WIDE_GAP = 0.9
"""A gap wider than this part of the font size is more than a blank."""
WIDE_GAP_NUMBERS = 0.45
"""The same between two figures, which are set closer than words."""

ODD = 0.15
"""A word that is so much higher or lower than its line is of another font; it is cut to it."""

_IS_BLANK = np.zeros(0x2010, dtype=np.bool_)
_IS_BLANK[[*range(0x21), 0xA0, *range(0x2000, 0x200C)]] = True
"""Code points that leave white space."""

_MARKS = frozenset("-–—−.…*:")
_LABEL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\(?\d{1,3}(?:\.\d{1,3})+|[•▪■●○◦‣∙·–*-]",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """Characters without a gap between them."""

    box: Box
    size: float
    """Font size in points."""
    text: str
    index: Indices  # type: ignore[assignment]  # hides a method of tuples
    """Its characters in the order in which they were painted."""
    bold: bool = False
    opens: bool = False
    """Whether a text that was painted by itself begins with it."""
    closes: bool = False
    """Whether one ends with it."""


class Line(Struct, frozen=True, eq=False):
    """Words at one height, from left to right, over the whole width that was asked for.

    A line is itself alone, whatever another one reads: so what is known of it can be remembered.
    """

    box: Box
    size: float
    words: tuple[Word, ...]
    pieces: tuple[tuple[Word, ...], ...]
    """The words, parted where a gap is more than a blank."""

    @property
    def bold(self) -> bool:
        """Whether all its words are."""
        return all(word.bold for word in self.words)


def lines_of(page: Page, index: Indices) -> list[Line]:
    """The upright text among `index` as lines from top to bottom; sideways text is left out."""
    return list(_lines(page, np.sort(np.asarray(index, dtype=np.intp)).tobytes()))


@lru_cache(maxsize=2)
def _lines(page: Page, index: bytes) -> list[Line]:
    """The same; more than one finder may look at what is left free on a page."""
    words = _words(page, np.frombuffer(index, dtype=np.intp))
    lines = [_line(words) for words in _by_height(words)]
    return sorted(lines, key=lambda line: (line.box[1], line.box[0]))


@lru_cache(maxsize=1 << 13)
def is_number(text: str) -> bool:
    """Whether a word is a figure, or a mark that stands for one."""
    if any(map(str.isdigit, text)):
        return not any(map(str.isalpha, text))
    return set(text) <= _MARKS or text.casefold() in {"n/a", "na", "n.a."}


def is_label(text: str) -> bool:
    """Whether a word numbers or marks what follows: ``1.``, ``(a)``, ``2.3``, a bullet."""
    return _LABEL.fullmatch(text) is not None


def _wide_gap(left: Word, right: Word) -> bool:
    """Whether the gap between two neighbours of one line is more than a blank."""
    gap, size = right.box[0] - left.box[2], max(left.size, right.size)
    if left.closes and right.opens and gap > APART * size:
        return True
    if gap <= WIDE_GAP_NUMBERS * size:
        return False
    return gap > WIDE_GAP * size or (is_number(left.text) and is_number(right.text))


def _pieces(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    start = 0
    for at, (left, right) in enumerate(pairwise(words), 1):
        if _wide_gap(left, right):
            yield tuple(words[start:at])
            start = at
    yield tuple(words[start:])


def box_of(words: Sequence[Word]) -> Box:
    """The box around all `words`."""
    left, top, right, bottom = zip(*[word.box for word in words], strict=True)
    return (min(left), min(top), max(right), max(bottom))


def text_of(words: Sequence[Word]) -> str:
    """The words with single blanks between them."""
    return " ".join(word.text for word in words)


def _words(page: Page, index: Indices) -> list[Word]:
    chars = page.chars
    code = chars.code[index]
    blank = _IS_BLANK[np.minimum(code, len(_IS_BLANK) - 1)]
    upright = (chars.turned[index] == 0) & ~blank
    # A blank ends a word even where the gap beside it is narrow.
    blanks = np.cumsum(blank)[upright]
    index = index[upright]
    if not index.size:
        return []
    box = chars.box[index].astype(np.float64)
    size = np.maximum(chars.size[index].astype(np.float64), 1.0)
    gap = box[1:, 0] - box[:-1, 2]
    shared = np.minimum(box[1:, 3], box[:-1, 3]) - np.maximum(box[1:, 1], box[:-1, 1])
    height = np.minimum(box[1:, 3] - box[1:, 1], box[:-1, 3] - box[:-1, 1])
    cut = (gap > WORD_GAP * size[1:]) | (gap < -0.7 * size[1:]) | (np.diff(blanks) > 0)
    cut |= shared < SAME_LINE * height
    opens, closes = chars.opens[index], chars.closes[index]
    cut |= closes[:-1] & opens[1:] & (gap > APART * size[1:])
    first = np.concatenate([[0], np.flatnonzero(cut) + 1])
    sides = (np.minimum.reduceat(box[:, :2], first), np.maximum.reduceat(box[:, 2:], first))
    boxes = zip(*np.concatenate(sides, axis=1).T.tolist(), strict=True)
    largest = np.maximum.reduceat(size, first).tolist()
    bold = np.logical_and.reduceat(chars.bold[index], first).tolist()
    text = spelt(chars.code[index])
    spans = [slice(*ends) for ends in pairwise([*first.tolist(), len(index)])]
    texts, parts = [text[span] for span in spans], [index[span] for span in spans]
    last = np.append(first[1:], len(index)) - 1
    ends = (opens[first].tolist(), closes[last].tolist())
    return list(map(Word, boxes, largest, texts, parts, bold, *ends))


def _by_height(words: list[Word]) -> list[list[Word]]:
    """Greedy from the top: a word joins the line whose first word it stands beside."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box[1] + word.box[3]):
        _, top, _, bottom = word.box
        for line in lines[:-5:-1]:
            _, high, _, low = line[0].box
            shared = min(low, bottom) - max(high, top)
            if shared >= SAME_LINE * min(low - high, bottom - top):
                line.append(word)
                break
        else:
            lines.append([word])
    return lines


def _line(words: list[Word]) -> Line:
    words = sorted(words, key=lambda word: word.box[0])
    sizes = sorted([word.size for word in words])
    heights = [word.box[3] - word.box[1] for word in words]
    usual = sorted(heights)[len(heights) // 2]
    odd = [abs(height - usual) > ODD * usual for height in heights]
    if any(odd):
        _, top, _, bottom = words[odd.index(False)].box
        words = [
            word._replace(box=(word.box[0], top, word.box[2], bottom)) if other else word
            for word, other in zip(words, odd, strict=True)
        ]
    return Line(box_of(words), sizes[len(sizes) // 2], tuple(words), tuple(_pieces(words)))

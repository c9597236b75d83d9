"""Which characters no reader of the page sees, and the second copies of overprinted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from planlift.extract.pdf import watermarks
from planlift.extract.pdf.ink import is_white
from planlift.extract.pdf.page import Chars
from planlift.extract.pdf.page import spelt

if TYPE_CHECKING:
    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.glyphs import Glyphs
    from planlift.extract.pdf.ink import Ink

_REASONS = ("hidden", "white-on-white", "tiny", "off-page", "watermark")

Flags = NDArray[np.bool_]

_NEAR = 0.15
"""Of the font size: copies of a letter this close are one letter printed twice."""
_BESIDE, _BLANK = 0.3, 0x20
"""Of the font size: letters of one word follow each other as close as this."""
_TINY = 1.0
"""Points: no one reads smaller type."""
_SCAN = 0.5
"""Of the page: a picture that covers more makes hidden text its recognised text."""


def sort_out(
    glyphs: Glyphs, ink: Ink, pictures: Floats, size: tuple[float, float]
) -> tuple[Chars, tuple[tuple[str, str], ...]]:
    """The characters that are seen, and the others as text with the reason."""
    chars, copies = _single(glyphs.chars)
    invisible, slanted = glyphs.invisible, glyphs.slanted
    if copies.any():
        keep = np.flatnonzero(~copies)
        chars, invisible, slanted = select(chars, keep), invisible[keep], slanted[keep]
    reason = np.zeros(len(chars.code), dtype=np.int8)
    if not _is_scan(pictures, size):
        reason[invisible] = 1
    reason[(reason == 0) & _white_on_white(chars, ink, pictures)] = 2
    reason[(reason == 0) & (chars.size < _TINY)] = 3
    reason[(reason == 0) & _off_page(chars.box, size)] = 4
    reason[(reason == 0) & watermarks.across(chars, slanted)] = 5
    if not reason.any():
        return chars, ()
    hidden = tuple(
        (text, name)
        for number, name in enumerate(_REASONS, 1)
        if (text := _text(chars.code[reason == number]))
    )
    return select(chars, np.flatnonzero(reason == 0)), hidden


def is_recognized(glyphs: Glyphs, pictures: Floats, size: tuple[float, float]) -> bool:
    """Whether most letters lie unseen over a picture of the page, as recognized words do."""
    count = len(glyphs.invisible)
    return bool(count and 2 * glyphs.invisible.sum() > count) and _is_scan(pictures, size)


def select(chars: Chars, index: NDArray[Any]) -> Chars:
    """The characters at these positions."""
    return Chars(
        chars.code[index],
        chars.box[index],
        chars.size[index],
        chars.bold[index],
        chars.color[index],
        chars.turned[index],
        chars.mcid[index],
        chars.opens[index],
        chars.closes[index],
    )


def _text(code: NDArray[Any]) -> str:
    return " ".join(spelt(code).split())


_BANDS, _WIDEST = 2.0**12, 2.0**15
"""More than the bands of two points on a page, and than its points from side to side."""
_ROUNDING = 0.1
"""Points that a place may lose where it is written behind a code and a band."""


def _single(chars: Chars) -> tuple[Chars, Flags]:
    """The characters with overprinted ones made bold, and which are second copies."""
    copies = np.zeros(len(chars.code), dtype=np.bool_)
    if not len(copies):
        return chars, copies
    left, top = chars.box[:, 0], chars.box[:, 1]
    near = _NEAR * float(chars.size.max()) + _ROUNDING
    pairs = []
    for shift in (0.0, 1.0):
        band = np.floor((top + shift) / 2)
        place = (chars.code * _BANDS + band) * _WIDEST + left
        order, ordered = _in_order(place)
        step = ordered[1:] - ordered[:-1]
        # Few stand so near each other from side to side: only these are looked at closely.
        close = np.flatnonzero(np.abs(step - np.rint(step / _WIDEST) * _WIDEST) <= near)
        first, second = order[close], order[close + 1]
        same = chars.code[first] == chars.code[second]
        for offset in (left, top):
            same &= np.abs(offset[first] - offset[second]) < _NEAR * chars.size[first]
        if same.any():
            pairs.append(np.stack([first[same], second[same]]))
    if not pairs:
        return chars, copies
    both = np.concatenate(pairs, axis=1)
    both = both[:, _of_whole_words(chars, both)]
    copies[both.max(axis=0)] = True
    bold = chars.bold.copy()
    bold[both.min(axis=0)] = True
    return replace(chars, bold=bold), copies


def _in_order(
    place: NDArray[np.floating[Any]],
) -> tuple[NDArray[np.intp], NDArray[np.floating[Any]]]:
    """Positions and places by place; those in one place as painted, which takes longer to tell."""
    order = np.argsort(place)
    ordered = place[order]
    if (ordered[1:] == ordered[:-1]).any():
        order = np.argsort(place, kind="stable")
    return order, ordered


def _of_whole_words(chars: Chars, pairs: NDArray[np.intp]) -> Flags:
    """Which pairs are of words printed twice: not of two words that share a letter's place."""
    twice = np.zeros(len(chars.code), dtype=np.bool_)
    twice[pairs] = True
    left, right, top = chars.box[:, 0], chars.box[:, 2], chars.box[:, 1]
    size = chars.size[1:]
    beside = np.abs(left[1:] - right[:-1]) < _BESIDE * size
    beside &= np.abs(top[1:] - top[:-1]) < _BESIDE * size
    beside &= (chars.code[1:] != _BLANK) & (chars.code[:-1] != _BLANK)
    in_word, with_twice = np.zeros_like(twice), np.zeros_like(twice)
    in_word[1:] |= beside
    in_word[:-1] |= beside
    with_twice[1:] |= beside & twice[:-1]
    with_twice[:-1] |= beside & twice[1:]
    return np.asarray(with_twice[pairs].any(axis=0) | ~in_word[pairs].all(axis=0), dtype=np.bool_)


def _is_scan(pictures: Floats, size: tuple[float, float]) -> bool:
    if not len(pictures):
        return False
    across = np.clip(pictures[:, 2], 0, size[0]) - np.clip(pictures[:, 0], 0, size[0])
    down = np.clip(pictures[:, 3], 0, size[1]) - np.clip(pictures[:, 1], 0, size[1])
    return bool((across * down).sum() > _SCAN * size[0] * size[1])


def _white_on_white(chars: Chars, ink: Ink, pictures: Floats) -> Flags:
    white = is_white(chars.color)
    if not white.any():
        return white
    ground = np.concatenate([ink.fills[~is_white(ink.fill_color)], ink.blobs, pictures])
    for position in np.flatnonzero(white):
        left, top, right, bottom = chars.box[position]
        x, y = (left + right) / 2, (top + bottom) / 2
        under = (ground[:, 0] <= x) & (x <= ground[:, 2])
        under &= (ground[:, 1] <= y) & (y <= ground[:, 3])
        white[position] = not under.any()
    return white


def _off_page(box: Floats, size: tuple[float, float]) -> Flags:
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    return np.asarray((x < 0) | (y < 0) | (x > size[0]) | (y > size[1]), dtype=np.bool_)

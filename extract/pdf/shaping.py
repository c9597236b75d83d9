"""The boxes and codes of characters brought into one shape, whatever the fonts declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import symbols
from planlift.extract.pdf import view as views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers
    from planlift.extract.pdf.glyphs import Runs
    from planlift.extract.pdf.view import View

_REAL_GAP = 0.1
"""Of the font size: a blank that PDFium made up is kept where the gap is wider."""
_ASCENT, _DESCENT = 0.76, 0.24
"""Of the font size above and below the base line: the height every character is given, so that
the letters of one line share one height whatever the font declares."""
_FIRST_OTHER = 0x0250
"""Below it are the letters of western languages and their signs."""
_FIRST_IDEOGRAM, _LAST_IDEOGRAM = 0x3400, 0x9FFF
_FIRST_LIGATURE, _LAST_LIGATURE = min(symbols.LIGATURES), max(symbols.LIGATURES)
_PLAUSIBLE = 3.0
"""A box more than this many times higher than the font size disproves the size."""


def upright(
    seen: Floats, turned: Integers, run: Integers, runs: Runs, view: View
) -> tuple[Floats, Floats]:
    """Boxes of one height for a line, from its base line and size, and the sizes.

    `seen` and `run` are those of the characters, `turned` and `runs` of their runs.
    """
    x, y = views.points(view, runs.matrix[:, 4], runs.matrix[:, 5])
    level = (turned % 180) == 0
    base = np.where(level, y, x)
    up = (turned == 0) | (turned == 90)
    # Turned 0 grows upwards from its base line (smaller y), 90 to the right (greater x).
    rise = np.where(level == up, -1.0, 1.0)
    edge_a = base + rise * _ASCENT * runs.size
    edge_b = base - rise * _DESCENT * runs.size
    low, high = np.minimum(edge_a, edge_b)[run], np.maximum(edge_a, edge_b)[run]
    size = runs.size[run]
    flat = level[run]
    if level.all():
        first, last = seen[:, 1], seen[:, 3]
    else:
        first = np.where(flat, seen[:, 1], seen[:, 0])
        last = np.where(flat, seen[:, 3], seen[:, 2])
    height, middle = last - first, (first + last) / 2
    slack = 0.1 * size
    sane = (height <= _PLAUSIBLE * size) & (middle > low - slack) & (middle < high + slack)
    box = seen.copy()
    for own, above, below in ((flat & sane, 1, 3), (~flat & sane, 0, 2)):
        box[own, above], box[own, below] = low[own], high[own]
    odd = ~sane & (height > 0)
    size[odd] = height[odd]
    return box, size


def with_blanks(
    box: Floats, size: Floats, made_up: NDArray[np.bool_], turned: Integers
) -> NDArray[np.bool_]:
    """Give made-up blanks the gap they stand for; False for those that stand for none."""
    keep = np.ones(len(box), dtype=np.bool_)
    blank = np.flatnonzero(made_up)
    blank = blank[(blank > 0) & (blank < len(box) - 1)]
    before, after = box[blank - 1], box[blank + 1]
    level = (turned[blank] % 180) == 0
    low = np.where(
        level, np.minimum(before[:, 2], after[:, 2]), np.minimum(before[:, 3], after[:, 3])
    )
    high = np.where(
        level, np.maximum(before[:, 0], after[:, 0]), np.maximum(before[:, 1], after[:, 1])
    )
    gap = high - low
    box[blank] = before
    box[blank[level], 0], box[blank[level], 2] = low[level], high[level]
    box[blank[~level], 1], box[blank[~level], 3] = low[~level], high[~level]
    keep[made_up] = False
    keep[blank] = gap > _REAL_GAP * size[blank]
    return keep


def upended(code: Integers) -> Integers:
    """Codes with the letters put right whose two bytes a program has exchanged.

    Some do so with letters of which several share a sign: ``ff`` becomes two signs of Chinese. They
    stand right beside letters, as those do not.
    """
    letter, rest = code >> 8, code & 0xFF
    turned = (rest == 0) & (letter >= ord("A")) & (letter <= ord("z"))
    if not turned.any():
        return code
    latin = turned | ((code < _FIRST_OTHER) & (code > ord(" ")))
    beside = np.concatenate([[False], latin[:-1]]) | np.concatenate([latin[1:], [False]])
    other = (code >= _FIRST_IDEOGRAM) & (code <= _LAST_IDEOGRAM) & ~turned
    if other.any() or not beside[turned].all():
        return code
    return np.where(turned, letter, code)


def ligatures(code: Integers) -> tuple[Integers, Integers]:
    """Codes with ligatures spelt out, and how often each was repeated (none: empty)."""
    if not ((code >= _FIRST_LIGATURE) & (code <= _LAST_LIGATURE)).any():
        return code, np.zeros(0, dtype=np.int64)
    return spelt_out(code, symbols.LIGATURES)


def spelt_out(code: Integers, meant: Mapping[int, str]) -> tuple[Integers, Integers]:
    """Codes with those spelt out that are `meant` as several, and how often each was repeated."""
    spelt = [meant.get(value) or chr(value) for value in code.tolist()]
    times = np.array([len(text) for text in spelt], dtype=np.int64)
    return np.array([ord(letter) for letter in "".join(spelt)], dtype=np.int64), times


def shared(box: Floats, run: Integers) -> Floats:
    """Letters of one ligature, which all come with its box, put side by side in it."""
    same = (box[1:, 0] == box[:-1, 0]) & (box[1:, 2] == box[:-1, 2]) & (run[1:] == run[:-1])
    if same.any():
        same &= (box[1:] == box[:-1]).all(axis=1)
    if not same.any():
        return box
    first = np.flatnonzero(np.concatenate([[True], ~same]))
    times = np.diff(np.append(first, len(box)))
    nth = np.arange(len(box)) - np.repeat(first, times)
    step = (box[:, 2] - box[:, 0]) / np.repeat(times, times)
    left = box[:, 0] + step * nth
    return np.stack([left, box[:, 1], left + step, box[:, 3]], axis=1)

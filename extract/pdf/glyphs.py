"""The characters of a page out of PDFium's text page, as parallel arrays."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from planlift.errors import TooLargeError
from planlift.extract.pdf import calls
from planlift.extract.pdf import limits
from planlift.extract.pdf import symbols
from planlift.extract.pdf import view as views
from planlift.extract.pdf.page import Chars

if TYPE_CHECKING:
    from planlift.extract.pdf.calls import Address
    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers
    from planlift.extract.pdf.objects import Drawn
    from planlift.extract.pdf.view import View

_BLANK, _HYPHEN = 0x20, 0x2D
_BLANKS = np.array([0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
_NOTHING = np.array([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
_PDFIUM_HYPHEN = 0x02
_UNKNOWN = 0xFFFD
_REAL_GAP = 0.1
"""Of the font size: a blank that PDFium made up is kept where the gap is wider."""
_ASCENT, _DESCENT = 0.76, 0.24
"""Of the font size above and below the base line: the height every character is given, so that
the letters of one line share one height whatever the font declares."""
_INVISIBLE = (3, 7)
"""Text render modes that paint nothing."""
_STROKED = 2
_PLAUSIBLE = 3.0
"""A box more than this many times higher than the font size disproves the size."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """All characters of a page, seen or not, in content order."""

    chars: Chars
    invisible: NDArray[np.bool_]
    """Set in a mode that paints nothing."""
    slanted: NDArray[np.bool_]
    """Neither level nor upright."""


@dataclass(frozen=True, slots=True)
class _Runs:
    """What the characters of one text object share."""

    matrix: Floats
    size: Floats
    bold: NDArray[np.bool_]
    color: Integers
    mcid: Integers
    mode: Integers
    font: list[Address]


def read(text_page: Address, count: int, drawn: Drawn, view: View) -> Glyphs:
    """The page's characters, ligatures resolved, blanks only where there is a gap.

    Raises `TooLargeError` beyond the limits.
    """
    if count > limits.MAX_CHARS:
        raise TooLargeError(
            f"A page holds more than {limits.MAX_CHARS:,} characters; split the document."
        )
    code = calls.integers(map(calls.char_code, repeat(text_page), range(count)))
    owner = calls.integers(map(calls.char_object, repeat(text_page), range(count)))
    code[np.isin(code, _BLANKS)] = _BLANK
    code[code == _PDFIUM_HYPHEN] = _HYPHEN
    code[code == 0] = _UNKNOWN
    made_up = owner == 0
    kept = (code >= _BLANK) & ~np.isin(code, _NOTHING) & (~made_up | (code == _BLANK))
    kept &= ~(made_up & ~_between(made_up & (code == _BLANK), ~made_up))
    positions = np.flatnonzero(kept)
    code, owner, made_up = code[positions], owner[positions], made_up[positions]
    if made_up.all():
        nothing = np.zeros(0, dtype=np.bool_)
        return Glyphs(no_chars(), nothing, nothing)
    loose = calls.page_floats_of(calls.char_box, text_page, positions.tolist(), 4)
    seen = views.boxes(view, loose)
    objects, first, run = np.unique(owner, return_index=True, return_inverse=True)
    runs = _runs(text_page, objects, positions[first], drawn)
    # A made-up blank has no text object: it takes after the character before it.
    last_real = np.maximum.accumulate(np.where(made_up, 0, np.arange(len(code))))
    run = run[last_real]
    return _glyphs(code, seen, made_up, run, runs, view)


def _between(blank: NDArray[np.bool_], real: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Single made-up blanks with a real character on either side."""
    before = np.concatenate([[False], real[:-1]])
    after = np.concatenate([real[1:], [False]])
    return np.asarray(blank & before & after, dtype=np.bool_)


def no_chars() -> Chars:
    """Those of an empty page."""
    flags = np.zeros(0, dtype=np.bool_)
    none = np.zeros(0, dtype=np.int32)
    floats = np.zeros(0, dtype=np.float32)
    return Chars(none, floats.reshape(0, 4), floats, flags, none, none, none)


def _runs(text_page: Address, objects: Integers, first: Integers, drawn: Drawn) -> _Runs:
    handles: list[Address] = objects.tolist()
    real = [handle or handles[-1] for handle in handles]
    matrix = calls.page_floats_of(calls.char_matrix, text_page, first.tolist(), 6)
    size = np.array(list(map(calls.char_size, repeat(text_page), first.tolist())))
    channels = calls.columns_of(calls.object_fill, real, 4, ctypes.c_uint).astype(np.int64)
    mcid = calls.signed(map(calls.object_mcid, real))
    own = np.fromiter((handle in drawn.texts for handle in real), np.bool_, len(real))
    fonts = list(map(calls.text_font, real))
    mode = calls.signed(map(calls.text_mode, real))
    bolds = {font: symbols.is_bold(_font_name(font)) for font in set(fonts)}
    bold = np.fromiter((bolds[font] for font in fonts), np.bool_, len(fonts))
    height = np.hypot(matrix[:, 2], matrix[:, 3])
    return _Runs(
        matrix=matrix,
        size=(size * height).astype(np.float32),
        bold=bold | (mode == _STROKED),
        color=channels[:, 0] << 16 | channels[:, 1] << 8 | channels[:, 2],
        mcid=np.where(own, mcid, -1),
        mode=mode,
        font=fonts,
    )


def _font_name(font: Address | None) -> str:
    if not font:
        return ""
    handle = ctypes.cast(font, pdfium.FPDF_FONT)
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def _glyphs(
    code: Integers,
    seen: Floats,
    made_up: NDArray[np.bool_],
    run: Integers,
    runs: _Runs,
    view: View,
) -> Glyphs:
    angle = np.degrees(np.arctan2(runs.matrix[:, 1], runs.matrix[:, 0]))
    clockwise = (view.rotation - angle) % 360
    turned = (np.round(clockwise / 90).astype(np.int32) * 90) % 360
    slant = np.abs((clockwise - np.round(clockwise / 90) * 90))
    box, size = _upright(seen, turned[run], run, runs, view)
    code = _signs(code, run, runs)
    real = _with_blanks(box, size, made_up, turned[run])
    code, box, run, size = code[real], box[real], run[real], size[real]
    code, times = _ligatures(code)
    if len(times):
        run, size, box = (np.repeat(values, times, axis=0) for values in (run, size, box))
    box = _shared(box, run)
    chars = Chars(
        code=code.astype(np.int32),
        box=box.astype(np.float32),
        size=size.astype(np.float32),
        bold=runs.bold[run],
        color=runs.color[run].astype(np.int32),
        turned=turned[run].astype(np.int32),
        mcid=runs.mcid[run].astype(np.int32),
    )
    return Glyphs(chars, np.isin(runs.mode[run], _INVISIBLE), (slant > _SLANT)[run])


_SLANT = 10.0


def _upright(
    seen: Floats, turned: Integers, run: Integers, runs: _Runs, view: View
) -> tuple[Floats, Floats]:
    """Boxes of one height for a line, from its base line and size, and the sizes."""
    x, y = views.points(view, runs.matrix[:, 4], runs.matrix[:, 5])
    box, size = seen.copy(), runs.size[run].copy()
    level = (turned % 180) == 0
    height = np.where(level, seen[:, 3] - seen[:, 1], seen[:, 2] - seen[:, 0])
    base = np.where(level, y[run], x[run])
    up = np.isin(turned, (0, 90))
    # Turned 0 grows upwards from its base line (smaller y), 90 to the right (greater x).
    rise = np.where(level == up, -1.0, 1.0)
    edge_a = base + rise * _ASCENT * size
    edge_b = base - rise * _DESCENT * size
    low, high = np.minimum(edge_a, edge_b), np.maximum(edge_a, edge_b)
    middle = np.where(level, seen[:, 1] + seen[:, 3], seen[:, 0] + seen[:, 2]) / 2
    sane = (
        (height <= _PLAUSIBLE * size) & (middle > low - 0.1 * size) & (middle < high + 0.1 * size)
    )
    flat, steep = level & sane, ~level & sane
    box[flat, 1], box[flat, 3] = low[flat], high[flat]
    box[steep, 0], box[steep, 2] = low[steep], high[steep]
    size[~sane & (height > 0)] = height[~sane & (height > 0)]
    return box, size


def _with_blanks(
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


def _signs(code: Integers, run: Integers, runs: _Runs) -> Integers:
    """Codes of sign fonts and private codes turned into the signs they show."""
    tables = {font: symbols.table_of(_font_name(font)) for font in set(runs.font)}
    of_run = [tables[font] for font in runs.font]
    special = np.fromiter((table is not None for table in of_run), np.bool_, len(of_run))[run]
    special |= (code >= 0xE000) & (code <= 0xF8FF)  # noqa: PLR2004  Unicode's private area
    for position in np.flatnonzero(special):
        value = int(code[position])
        table = of_run[run[position]]
        if table and value & 0xFF in table and value != _BLANK:
            code[position] = table[value & 0xFF]
        else:
            code[position] = symbols.PRIVATE.get(value, value)
    return code


def _ligatures(code: Integers) -> tuple[Integers, Integers]:
    """Codes with ligatures spelt out, and how often each was repeated (none: empty)."""
    if not np.isin(code, list(symbols.LIGATURES)).any():
        return code, np.zeros(0, dtype=np.int64)
    spelt = [symbols.LIGATURES.get(value) or chr(value) for value in code.tolist()]
    times = np.array([len(text) for text in spelt], dtype=np.int64)
    return np.array([ord(letter) for letter in "".join(spelt)], dtype=np.int64), times


def _shared(box: Floats, run: Integers) -> Floats:
    """Letters of one ligature, which all come with its box, put side by side in it."""
    same = (box[1:] == box[:-1]).all(axis=1) & (run[1:] == run[:-1])
    if not same.any():
        return box
    first = np.flatnonzero(np.concatenate([[True], ~same]))
    times = np.diff(np.append(first, len(box)))
    nth = np.arange(len(box)) - np.repeat(first, times)
    step = (box[:, 2] - box[:, 0]) / np.repeat(times, times)
    left = box[:, 0] + step * nth
    return np.stack([left, box[:, 1], left + step, box[:, 3]], axis=1)

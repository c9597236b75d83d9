"""The characters of a page out of PDFium's text page, as parallel arrays."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2.raw as pdfium
from msgspec import Struct

from planlift import limits
from planlift.extract.pdf import calls
from planlift.extract.pdf import interleaved
from planlift.extract.pdf import letterspaced
from planlift.extract.pdf import painted_ends
from planlift.extract.pdf import shaping
from planlift.extract.pdf import symbols
from planlift.extract.pdf import view as views
from planlift.extract.pdf.page import Chars

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from planlift.extract.pdf.calls import Address
    from planlift.extract.pdf.calls import Argument
    from planlift.extract.pdf.calls import Floats
    from planlift.extract.pdf.calls import Integers
    from planlift.extract.pdf.objects import Drawn
    from planlift.extract.pdf.view import View

_BLANK, _HYPHEN = 0x20, 0x2D
_BLANKS = np.array([0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000])
_NOTHING = np.array([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
_IS_BLANK, _IS_NOTHING = (np.isin(np.arange(0x10001), some) for some in (_BLANKS, _NOTHING))
_PDFIUM_HYPHEN, _TEXT_HYPHEN = 0x02, 0xFFFE
"""A hyphen at a line's end, in PDFium's characters and in its text."""
_STRIDE = 6
"""Characters from one that is asked for its text object to the next."""
_UNKNOWN = 0xFFFD
_ENDS = (0x09, 0x0A, 0x0D)
"""Controls that some programs print at a line's end: alone, they show nothing."""
_STROKED, _UNPAINTED, _CLIPPING = 2, 3, 7
"""Text render modes: filled and stroked, and the two that paint nothing."""


class Glyphs(Struct, frozen=True):
    """All characters of a page, seen or not, in content order."""

    chars: Chars
    invisible: NDArray[np.bool_]
    """Set in a mode that paints nothing."""
    slanted: NDArray[np.bool_]
    """Neither level nor upright."""


class Runs(Struct, frozen=True):
    """What characters of one text object that follow each other share."""

    matrix: Floats
    size: Floats
    bold: NDArray[np.bool_]
    color: Integers
    mcid: Integers
    mode: Integers
    signs: list[dict[int, int] | None]
    """What the codes of a sign font stand for; None for a font of letters."""


def read(text_page: Argument, count: int, drawn: Drawn, view: View) -> Glyphs:
    """The page's characters, ligatures resolved, blanks only where there is a gap.

    Raises `TooLargeError` beyond the limits.
    """
    if count > limits.active().characters:
        raise limits.refuse("characters", f"a page holds {count:,} characters")
    code = _codes(text_page, count)
    owner = _owners(text_page, code)
    code[_among(code, _IS_BLANK)] = _BLANK
    code[code == _PDFIUM_HYPHEN] = _HYPHEN
    code[code == 0] = _UNKNOWN
    made_up = owner == 0
    _show_controls(code, made_up)
    kept = (code >= _BLANK) & ~_among(code, _IS_NOTHING) & (~made_up | (code == _BLANK))
    kept &= ~(made_up & ~_between(made_up & (code == _BLANK), ~made_up))
    positions = np.flatnonzero(kept)
    code, owner, made_up = code[positions], owner[positions], made_up[positions]
    if made_up.all():
        nothing = np.zeros(0, dtype=np.bool_)
        return Glyphs(no_chars(), nothing, nothing)
    loose = calls.page_floats_of(calls.char_box, text_page, positions.tolist(), 4)
    seen = views.boxes(view, loose)
    # A made-up blank has no text object: it takes after the character before it.
    place = np.arange(len(code))
    owner = owner[np.maximum.accumulate(np.where(made_up, np.argmin(made_up), place))]
    order = interleaved.apart(_painted(owner, drawn), seen, made_up)
    if order is not None:
        code, owner, positions = code[order], owner[order], positions[order]
        made_up, seen = made_up[order], seen[order]
    fresh = np.concatenate([[True], owner[1:] != owner[:-1]])
    first = np.flatnonzero(fresh)
    runs = _runs(text_page, owner[first].tolist(), positions[first].tolist(), drawn)
    return _glyphs(code, seen, made_up, np.cumsum(fresh) - 1, runs, view)


def _painted(owner: Integers, drawn: Drawn) -> Integers:
    """When the text object of each character was painted; -1 for those inside forms."""
    first = np.flatnonzero(np.concatenate([[True], owner[1:] != owner[:-1]]))
    rank = np.array([drawn.texts.get(one, -1) for one in owner[first].tolist()], dtype=np.int64)
    return np.repeat(rank, np.concatenate([first[1:], [len(owner)]]) - first)


def _among(code: Integers, table: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which codes the table marks; beyond its end it marks none."""
    return np.asarray(table[np.minimum(code, len(table) - 1)], dtype=np.bool_)


def _codes(text_page: Argument, count: int) -> Integers:
    """Code points, all at once where PDFium's text has one unit for each character."""
    text = np.zeros(count + 1, dtype=np.uint16)
    place = calls.argument(text.ctypes.data)
    if calls.page_text(text_page, 0, count, place) != count + 1 or _is_half(text).any():
        return calls.integers(map(calls.char_code, repeat(text_page), range(count)))
    code = text[:count].astype(np.int64)
    code[code == _TEXT_HYPHEN] = _PDFIUM_HYPHEN
    return code


def _show_controls(code: Integers, made_up: NDArray[np.bool_]) -> None:
    """Turn controls that are printed on the page into what fonts of TeX show for them."""
    printed = (code < _BLANK) & ~made_up
    if not printed.any() or np.isin(code[printed], _ENDS).all():
        return
    shown = [symbols.TEX.get(value, _UNKNOWN) for value in code[printed].tolist()]
    code[printed] = shown


def _is_half(text: NDArray[np.uint16]) -> NDArray[np.bool_]:
    """Which units are half of a surrogate pair."""
    return np.asarray((text & 0xF800) == 0xD800, dtype=np.bool_)


def _owners(text_page: Argument, code: Integers) -> Integers:
    """The text object of each character; 0 for those that PDFium made up.

    Objects follow each other, so it is enough to ask for some characters and, where these
    differ, for those between. Made-up characters are blanks or controls: all such are asked for,
    and then those beside them, where objects begin and end.
    """
    count = len(code)
    owner = np.zeros(count, dtype=np.int64)
    maybe = code <= _BLANK
    asked = maybe.copy()
    asked[::_STRIDE] = True
    at = np.flatnonzero(asked)
    owner[at] = _objects_of(text_page, at)
    made_up = asked & (owner == 0)
    beside = np.zeros_like(asked)
    beside[1:] |= made_up[:-1]
    beside[:-1] |= made_up[1:]
    at = np.flatnonzero(beside & ~asked)
    owner[at] = _objects_of(text_page, at)
    real = np.flatnonzero(~maybe)
    known = real[owner[real] > 0]
    if not len(known):
        owner[real] = _objects_of(text_page, real)
        return owner
    before = np.searchsorted(known, real, side="right") - 1
    after = np.minimum(before + (known[before] < real), len(known) - 1)
    sure = (before >= 0) & (owner[known[before]] == owner[known[after]]) & (known[after] >= real)
    owner[real[sure]] = owner[known[before[sure]]]
    rest = real[~sure & (owner[real] == 0)]
    owner[rest] = _objects_of(text_page, rest)
    return owner


def _objects_of(text_page: Argument, positions: NDArray[np.intp]) -> Integers:
    return calls.integers(map(calls.char_object, repeat(text_page), positions.tolist()))


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
    return Chars(none, floats.reshape(0, 4), floats, flags, none, none, none, flags, flags)


def _runs(text_page: Argument, objects: list[Address], first: list[int], drawn: Drawn) -> Runs:
    handles = list(map(calls.argument, objects))
    matrix = calls.page_floats_of(calls.char_matrix, text_page, first, 6)
    size = np.array(list(map(calls.char_size, repeat(text_page), first)))
    channels = calls.columns_of(calls.object_fill, handles, 4, np.uint32).astype(np.int64)
    mcid = calls.integers(map(calls.object_mcid, handles))
    own = np.array([handle in drawn.texts for handle in objects])
    fonts = list(map(calls.text_font, handles))
    mode = calls.integers(map(calls.text_mode, handles))
    names = {font: _font_name(font) for font in set(fonts)}
    bolds = {font: symbols.is_bold(name) for font, name in names.items()}
    tables = {font: symbols.table_of(name) for font, name in names.items()}
    height = np.hypot(matrix[:, 2], matrix[:, 3])
    return Runs(
        matrix=matrix,
        size=(size * height).astype(np.float32),
        bold=np.array([bolds[font] for font in fonts]) | (mode == _STROKED),
        color=channels[:, 0] << 16 | channels[:, 1] << 8 | channels[:, 2],
        mcid=np.where(own, mcid, -1),
        mode=mode,
        signs=[tables[font] for font in fonts],
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
    runs: Runs,
    view: View,
) -> Glyphs:
    angle = np.degrees(np.arctan2(runs.matrix[:, 1], runs.matrix[:, 0]))
    clockwise = (view.rotation - angle) % 360
    quarters = np.rint(clockwise / 90)
    turned = (quarters.astype(np.int64) * 90) % 360
    slanted = np.abs(clockwise - quarters * 90) > _SLANT
    box, size = shaping.upright(seen, turned, run, runs, view)
    code = _signs(code, run, runs)
    real = shaping.with_blanks(box, size, made_up, turned[run])
    real &= letterspaced.closed(box, size, code, made_up, turned[run])
    text = np.where(made_up, -1, run).astype(np.int32)
    if not real.all():
        code, box, run, size, text = code[real], box[real], run[real], size[real], text[real]
    code, times = shaping.ligatures(shaping.upended(code))
    if len(times):
        run, size, text = np.repeat(run, times), np.repeat(size, times), np.repeat(text, times)
        box = np.repeat(box, times, axis=0)
    box = shaping.shared(box, run)
    opens, closes = painted_ends.find(code.astype(np.int32), box, size, text)
    chars = Chars(
        code=code.astype(np.int32),
        box=box.astype(np.float32, copy=False),
        size=size.astype(np.float32, copy=False),
        bold=runs.bold[run],
        color=runs.color.astype(np.int32)[run],
        turned=turned.astype(np.int32)[run],
        mcid=runs.mcid.astype(np.int32)[run],
        opens=opens,
        closes=closes,
    )
    hidden = (runs.mode == _UNPAINTED) | (runs.mode == _CLIPPING)
    return Glyphs(chars, hidden[run], slanted[run])


_SLANT = 10.0


def _signs(code: Integers, run: Integers, runs: Runs) -> Integers:
    """Codes of sign fonts and private codes turned into the signs they show."""
    special = (code >= 0xE000) & (code <= 0xF8FF)
    if any(runs.signs):
        special |= np.array([table is not None for table in runs.signs])[run]
    for position in np.flatnonzero(special):
        value = int(code[position])
        table = runs.signs[run[position]]
        if table and value & 0xFF in table and value != _BLANK:
            code[position] = table[value & 0xFF]
        else:
            code[position] = symbols.PRIVATE.get(value, value)
    return code

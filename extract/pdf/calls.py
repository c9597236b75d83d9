"""PDFium's functions, called many times over without a step of Python between the calls.

PDFium answers one question about one character at a time. A call through ctypes costs far more
than the answer, so the calls are bound to plain addresses and driven by ``map``. Most of what a
call costs is the making of its arguments, so these are made once: a handle that is asked about is
turned into an `Argument` (see `argument`), and answers are written to places that are kept from
page to page and copied into numpy arrays from there.
"""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from ctypes import c_double
from ctypes import c_int
from ctypes import c_size_t
from ctypes import c_uint
from ctypes import c_void_p
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING
from typing import Any
from typing import NewType
from typing import TypeAlias

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

Address: TypeAlias = int
Argument = NewType("Argument", object)
"""An address made ready to be handed to PDFium."""
Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]

Call: TypeAlias = "Callable[..., Any]"

argument: Callable[[Address], Argument] = c_void_p.from_param  # type: ignore[assignment]
"""An address as an argument, to be made once and used in many calls."""


def _bind(name: str, result: Any) -> Call:  # noqa: ANN401  ctypes types
    """A function that takes whole numbers and `Argument`s, never plain addresses.

    Its arguments have no declared types: ctypes would convert each of them anew in every call.
    """
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value
    return ctypes.PYFUNCTYPE(result)(address or 0)


char_code = _bind("FPDFText_GetUnicode", c_uint)
page_text = _bind("FPDFText_GetText", c_int)
char_object = _bind("FPDFText_GetTextObject", c_size_t)
char_box = _bind("FPDFText_GetLooseCharBox", None)
char_matrix = _bind("FPDFText_GetMatrix", None)
char_size = _bind("FPDFText_GetFontSize", c_double)
object_mcid = _bind("FPDFPageObj_GetMarkedContentID", c_int)
object_matrix = _bind("FPDFPageObj_GetMatrix", None)
object_fill = _bind("FPDFPageObj_GetFillColor", None)
object_stroke = _bind("FPDFPageObj_GetStrokeColor", None)
object_type = _bind("FPDFPageObj_GetType", c_int)
object_bounds = _bind("FPDFPageObj_GetBounds", None)
object_clip = _bind("FPDFPageObj_GetClipPath", c_size_t)
clip_count = _bind("FPDFClipPath_CountPaths", c_int)
clip_segments = _bind("FPDFClipPath_CountPathSegments", c_int)
clip_segment = _bind("FPDFClipPath_GetPathSegment", c_size_t)
text_font = _bind("FPDFTextObj_GetFont", c_size_t)
text_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int)
page_count = _bind("FPDFPage_CountObjects", c_int)
form_count = _bind("FPDFFormObj_CountObjects", c_int)
page_object = _bind("FPDFPage_GetObject", c_size_t)
form_object = _bind("FPDFFormObj_GetObject", c_size_t)
path_mode = _bind("FPDFPath_GetDrawMode", None)
path_width = _bind("FPDFPageObj_GetStrokeWidth", None)
path_count = _bind("FPDFPath_CountSegments", c_int)
path_segment = _bind("FPDFPath_GetPathSegment", c_size_t)
segment_type = _bind("FPDFPathSegment_GetType", c_int)
segment_close = _bind("FPDFPathSegment_GetClose", c_int)
segment_point = _bind("FPDFPathSegment_GetPoint", None)
struct_kind = _bind("FPDF_StructElement_GetType", c_int)
struct_count = _bind("FPDF_StructElement_CountChildren", c_int)
struct_child = _bind("FPDF_StructElement_GetChildAtIndex", c_size_t)
struct_mcid = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int)
struct_marks = _bind("FPDF_StructElement_GetMarkedContentIdCount", c_int)
struct_mark = _bind("FPDF_StructElement_GetMarkedContentIdAtIndex", c_int)
struct_attributes = _bind("FPDF_StructElement_GetAttributeCount", c_int)
struct_attribute = _bind("FPDF_StructElement_GetAttributeAtIndex", c_size_t)
attribute_value = _bind("FPDF_StructElement_Attr_GetValue", c_size_t)
value_number = _bind("FPDF_StructElement_Attr_GetNumberValue", c_int)


class _Places(threading.local):
    """Numbers of four bytes that PDFium writes to, and the arguments that point at them."""

    def __init__(self) -> None:
        self.numbers = np.zeros(_MOST, dtype=np.uint32)
        first, size = self.numbers.ctypes.data, self.numbers.itemsize
        self.pointers = [argument(first + at * size) for at in range(_MOST)]


_MOST = 6144
_places = _Places()


def address(handle: Any) -> Address:  # noqa: ANN401  any PDFium handle
    """The plain address behind one of pypdfium2's raw handles."""
    return ctypes.cast(handle, c_void_p).value or 0


def integers(values: Iterable[int]) -> Integers:
    """An array out of the answers of a mapped call; a null pointer is 0."""
    return np.fromiter(values, dtype=np.int64)


def floats_of(call: Call, handles: Sequence[Argument], width: int) -> Floats:
    """Answers of a call that fills one structure of `width` floats for each handle."""
    return _written(partial(map, call), handles, width, 1).view(np.float32)


def columns_of(
    call: Call, handles: Sequence[Argument], width: int, kind: type = np.float32
) -> NDArray[Any]:
    """Answers of a call that fills `width` separate numbers of four bytes for each handle."""
    return _written(partial(map, call), handles, width, width).view(kind)


def page_floats_of(call: Call, page: Argument, positions: Sequence[int], width: int) -> Floats:
    """Answers of a text page's call that fills one structure of floats for each character."""
    return _written(partial(map, call, repeat(page)), positions, width, 1).view(np.float32)


def _written(
    calls: Callable[..., Iterable[object]], asked: Sequence[Any], width: int, pointers: int
) -> NDArray[np.uint32]:
    """What the calls write about each of `asked`, 0 where nothing: shape (asked, width).

    `calls` are given those asked about and so many `pointers` for each.
    """
    numbers, places = _places.numbers, _places.pointers
    out = np.empty((len(asked), width), dtype=np.uint32)
    step = _MOST // width
    for begin in range(0, len(asked), step):
        part = asked[begin : begin + step]
        count = len(part) * width
        numbers[:count] = 0
        columns = [places[column:count:width] for column in range(pointers)]
        deque(calls(part, *columns), maxlen=0)
        out[begin : begin + step] = numbers[:count].reshape(-1, width)
    return out

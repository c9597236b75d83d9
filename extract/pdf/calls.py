"""PDFium's functions, called many times over without a step of Python between the calls.

PDFium answers one question about one character at a time. A call through ctypes costs far more
than the answer, so the calls are bound to plain addresses and driven by ``map``, and what they
write goes straight into numpy arrays.
"""

from __future__ import annotations

import ctypes
from collections import deque
from ctypes import c_double
from ctypes import c_float
from ctypes import c_int
from ctypes import c_size_t
from ctypes import c_uint
from ctypes import c_void_p
from itertools import repeat
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

Address: TypeAlias = int
Floats: TypeAlias = NDArray[np.float32]
Integers: TypeAlias = NDArray[np.int64]


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  ctypes types
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_P = c_void_p
char_code = _bind("FPDFText_GetUnicode", c_uint, _P, c_int)
page_text = _bind("FPDFText_GetText", c_int, _P, c_int, c_int, _P)
char_object = _bind("FPDFText_GetTextObject", c_size_t, _P, c_int)
char_box = _bind("FPDFText_GetLooseCharBox", c_int, _P, c_int, _P)
char_matrix = _bind("FPDFText_GetMatrix", c_int, _P, c_int, _P)
char_size = _bind("FPDFText_GetFontSize", c_double, _P, c_int)
object_mcid = _bind("FPDFPageObj_GetMarkedContentID", c_int, _P)
object_matrix = _bind("FPDFPageObj_GetMatrix", c_int, _P, _P)
object_fill = _bind("FPDFPageObj_GetFillColor", c_int, _P, _P, _P, _P, _P)
object_stroke = _bind("FPDFPageObj_GetStrokeColor", c_int, _P, _P, _P, _P, _P)
object_type = _bind("FPDFPageObj_GetType", c_int, _P)
object_bounds = _bind("FPDFPageObj_GetBounds", c_int, _P, _P, _P, _P, _P)
text_font = _bind("FPDFTextObj_GetFont", c_size_t, _P)
text_mode = _bind("FPDFTextObj_GetTextRenderMode", c_int, _P)
page_count = _bind("FPDFPage_CountObjects", c_int, _P)
form_count = _bind("FPDFFormObj_CountObjects", c_int, _P)
page_object = _bind("FPDFPage_GetObject", c_size_t, _P, c_int)
form_object = _bind("FPDFFormObj_GetObject", c_size_t, _P, c_uint)
path_mode = _bind("FPDFPath_GetDrawMode", c_int, _P, _P, _P)
path_width = _bind("FPDFPageObj_GetStrokeWidth", c_int, _P, _P)
path_count = _bind("FPDFPath_CountSegments", c_int, _P)
path_segment = _bind("FPDFPath_GetPathSegment", c_size_t, _P, c_int)
segment_type = _bind("FPDFPathSegment_GetType", c_int, _P)
segment_close = _bind("FPDFPathSegment_GetClose", c_int, _P)
segment_point = _bind("FPDFPathSegment_GetPoint", c_int, _P, _P, _P)
struct_kind = _bind("FPDF_StructElement_GetType", c_int, _P, _P, c_int)
struct_count = _bind("FPDF_StructElement_CountChildren", c_int, _P)
struct_child = _bind("FPDF_StructElement_GetChildAtIndex", c_size_t, _P, c_int)
struct_mcid = _bind("FPDF_StructElement_GetChildMarkedContentID", c_int, _P, c_int)


def address(handle: Any) -> Address:  # noqa: ANN401  any PDFium handle
    """The plain address behind one of pypdfium2's raw handles."""
    return ctypes.cast(handle, c_void_p).value or 0


def integers(values: Iterable[int]) -> Integers:
    """An array out of the answers of a mapped call; a null pointer is 0."""
    return np.fromiter(values, dtype=np.int64)


def run(calls: Iterable[object]) -> None:
    """Make the calls and forget the answers."""
    deque(calls, maxlen=0)


def _cells(array: NDArray[Any]) -> range:
    first = array.ctypes.data
    return range(first, first + array.nbytes, array.itemsize)


def floats_of(call: Callable[..., Any], handles: list[Address], width: int) -> Floats:
    """Answers of a call that fills one structure of `width` floats for each handle."""
    out = np.zeros((len(handles), width), dtype=np.float32)
    run(map(call, handles, _cells(out)[::width]))
    return out


def columns_of(
    call: Callable[..., Any], handles: list[Address], width: int, kind: type = c_float
) -> NDArray[Any]:
    """Answers of a call that fills `width` separate numbers for each handle."""
    out = np.zeros((len(handles), width), dtype=np.dtype(kind))
    cells = _cells(out)
    run(map(call, handles, *(cells[column::width] for column in range(width))))
    return out


def page_floats_of(
    call: Callable[..., Any], page: Address, positions: Iterable[int], width: int
) -> Floats:
    """Answers of a text page's call that fills one structure of floats for each character."""
    wanted = list(positions)
    out = np.zeros((len(wanted), width), dtype=np.float32)
    run(map(call, repeat(page), wanted, _cells(out)[::width]))
    return out

"""Pages of a PDF, read by PDFium."""

from __future__ import annotations

import ctypes
from contextlib import closing
from contextlib import contextmanager
from typing import TYPE_CHECKING
from typing import Self

import numpy as np
import pypdfium2
from pypdfium2 import raw

from planlift import limits
from planlift.errors import DamagedError
from planlift.errors import EncryptedError
from planlift.extract.pdf import calls
from planlift.extract.pdf import dots
from planlift.extract.pdf import glyphs
from planlift.extract.pdf import ink
from planlift.extract.pdf import misread
from planlift.extract.pdf import objects
from planlift.extract.pdf import shaping
from planlift.extract.pdf import sideways
from planlift.extract.pdf import structure
from planlift.extract.pdf import unseen
from planlift.extract.pdf import view as views
from planlift.extract.pdf.page import Page
from planlift.extract.pdf.page import spelt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

_ENCRYPTED = b"/Encrypt"
_OFTEN = 128
"""Pages after which the file is opened anew: until it is closed, PDFium keeps what it has read."""
_TELLING = 40
"""Pages whose words say what letters stand for."""
_PASSWORD = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


class PdfiumSource:
    """An open PDF. A context manager; each page is closed before the next is read."""

    def __init__(self, data: bytes) -> None:
        """Open the file's bytes.

        Raises `EncryptedError`, `DamagedError` or `TooLargeError`.
        """
        self._data = data
        self._document = self._opened()
        self._loaded = 0
        self._misread: dict[int, str] | None = None
        self._pages = len(self._document)
        if self._pages > limits.active().pages:
            self.close()
            raise limits.refuse("pages", f"the PDF has {self._pages:,} pages", "split it")

    def __len__(self) -> int:
        """Return the number of pages."""
        return self._pages

    def __enter__(self) -> Self:
        """Return the source itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._document.close()

    def pages(self) -> Iterator[Page]:
        """Yield the pages in order; a page that PDFium cannot load is yielded empty."""
        for number in range(1, self._pages + 1):
            yield self.page(number)

    def page(self, number: int) -> Page:
        """One page, from 1."""
        with self._handle(number) as handle:
            made = _page(handle, number) if handle else _blank(number)
        if self._misread is None and misread.may_hold(made):
            self._misread = misread.learned(self._texts())
        return misread.spelt_out(made, self._misread) if self._misread else made

    @property
    def misread(self) -> Mapping[int, str]:
        """What letters of the file stand for, of the pages read so far (see `misread`)."""
        return self._misread or {}

    def _texts(self) -> Iterator[str]:
        """The bare texts of the first pages, of those that can be loaded."""
        for number in range(min(self._pages, _TELLING)):
            try:
                with closing(self._document[number]) as page, closing(page.get_textpage()) as text:
                    code = np.array([*map(ord, text.get_text_bounded())], dtype=np.int64)
            except pypdfium2.PdfiumError:
                continue
            yield spelt(shaping.upended(code))

    def tree(self) -> structure.Tree | None:
        """The tables as the file's tags tell them; None where it is not tagged."""
        if not raw.FPDFCatalog_IsTagged(self._document.raw):
            return None
        return structure.read(self._handles())

    def _handles(self) -> Iterator[object]:
        for number in range(1, self._pages + 1):
            with self._handle(number) as handle:
                yield handle

    @contextmanager
    def _handle(self, number: int) -> Iterator[object]:
        """PDFium's own page, from 1; false where it cannot load it."""
        if self._loaded == _OFTEN:
            self._document.close()
            self._document, self._loaded = self._opened(), 0
        self._loaded += 1
        handle = raw.FPDF_LoadPage(self._document.raw, number - 1)
        try:
            yield handle
        finally:
            if handle:
                raw.FPDF_ClosePage(handle)

    def _opened(self) -> pypdfium2.PdfDocument:
        try:
            return pypdfium2.PdfDocument(self._data)
        except pypdfium2.PdfiumError as error:
            raise _explained(error, self._data) from error

    def metadata(self) -> dict[str, str]:
        """The file's own entries, such as ``Title`` and ``CreationDate``, as they stand."""
        entries: dict[str, str] = self._document.get_metadata_dict(skip_empty=True)
        return entries

    def language(self) -> str:
        """The language that the file declares, such as ``en-GB``; empty for none."""
        size = raw.FPDFCatalog_GetLanguage(self._document.raw, None, 0)
        if not size:
            return ""
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFCatalog_GetLanguage(self._document.raw, ctypes.cast(buffer, _WIDE), size)
        return buffer.raw[:size].decode("utf-16-le", "ignore").strip("\0 ")


_WIDE = ctypes.POINTER(raw.FPDF_WCHAR)


def _explained(error: pypdfium2.PdfiumError, data: bytes) -> DamagedError | EncryptedError:
    """What is wrong; PDFium's code may be left over from a file that it opened before."""
    coded = getattr(error, "err_code", None) in _PASSWORD or "assword" in str(error)
    if coded and _ENCRYPTED in data:
        return EncryptedError("The PDF needs a password; save a copy without one and try again.")
    return DamagedError("The PDF is damaged and cannot be opened; ask for a new copy.")


def _blank(number: int) -> Page:
    empty = np.zeros((0, 4), dtype=np.float32)
    none = np.zeros(0, dtype=np.int32)
    return Page(number, 0.0, 0.0, glyphs.no_chars(), empty, empty, none)


def _page(handle: object, number: int) -> Page:
    text_page = sideways.text_page(handle)
    try:
        view = _view(handle)
        drawn = objects.walk(calls.argument(calls.address(handle)))
        shapes = ink.read(drawn, view)
        pictures = views.boxes(view, objects.bounds(drawn.pictures))
        count = max(raw.FPDFText_CountChars(text_page), 0) if text_page else 0
        found = glyphs.read(calls.argument(calls.address(text_page)), count, drawn, view)
        shaded = views.boxes(view, objects.bounds(drawn.shadings))
        ground = np.concatenate([pictures, shaded])
        chars, hidden = unseen.sort_out(found, shapes, ground, view.size)
        return Page(
            number=number,
            width=view.size[0],
            height=view.size[1],
            chars=dots.written(chars, shapes.dots),
            rules=shapes.rules,
            fills=shapes.fills,
            fill_color=shapes.fill_color,
            marks=shapes.marks,
            images=len(pictures),
            hidden=hidden,
            recognized=unseen.is_recognized(found, ground, view.size),
        )
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)


def _view(handle: object) -> views.View:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(handle, box)
    turn = raw.FPDFPage_GetRotation(handle) * views.QUARTER
    return views.View(box.left, box.bottom, box.right, box.top, turn)

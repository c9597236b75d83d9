"""Pictures of the pages of a PDF, small enough to travel in one file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

from planlift.extract.pdf import sideways
from planlift.model import PagePicture

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOTS = 110
"""An inch of paper: small print stays legible on a wide screen."""
_DOTS_OF_MANY = 80
_MANY = 120
"""Pages from which on they are drawn smaller."""
_LONGEST = 2_200
"""Pixels of the longer side: plans drawn on posters are not drawn at their size."""
_COLOURS = 48
_LARGE = 160_000
"""Bytes of a picture in few colours from which on it holds photographs, and JPEG is smaller."""
_QUALITY = 55
_POINTS = 72


def page_pictures(data: bytes) -> Iterator[PagePicture]:
    """Each page of a PDF that can be opened, as shown: turned, and cut to its visible box.

    A page that cannot be drawn has no content. Yields one after the other: none is kept.
    """
    document = pypdfium2.PdfDocument(data)
    try:
        dots = _DOTS_OF_MANY if len(document) > _MANY else _DOTS
        for number in range(1, len(document) + 1):
            yield _picture(document, number, dots)
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int, dots: int) -> PagePicture:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return PagePicture(number, 0.0, 0.0, "", b"")
    try:
        sideways.turn(page.raw)
        width, height = page.get_size()
        scale = min(dots / _POINTS, _LONGEST / max(width, height, 1.0))
        bitmap = page.render(scale=scale, may_draw_forms=False)
        try:
            drawn = bitmap.to_pil().convert("RGB")
        finally:
            bitmap.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return PagePicture(number, 0.0, 0.0, "", b"")
    finally:
        page.close()
    media, content = _packed(drawn)
    return PagePicture(number, width, height, media, content)


def _packed(drawn: Image.Image) -> tuple[str, bytes]:
    """Print as PNG in few colours; photographs as JPEG."""
    few = drawn.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    png = _saved(few, "PNG", compress_level=7)
    if len(png) < _LARGE:
        return "image/png", png
    jpeg = _saved(drawn, "JPEG", quality=_QUALITY, optimize=True)
    return ("image/jpeg", jpeg) if len(jpeg) < len(png) else ("image/png", png)


def _saved(picture: Image.Image, form: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()

"""PDFs drawn for one test each, and what the reader makes of them."""

from __future__ import annotations

import hashlib
import io
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from planlift.extract.pdf.pdfium import PdfiumSource
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.model import Source
from planlift.model import TextBlock
from planlift.text import letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Collection
    from collections.abc import Sequence

    from planlift.extract.pdf.page import Page
    from planlift.model import Document

WIDTH, HEIGHT = 600.0, 400.0


def drawn(*pages: Callable[[Canvas], None], **options: Any) -> bytes:  # noqa: ANN401  reportlab's own
    """A PDF of as many pages as there are functions to draw them; y goes up from the bottom."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), **options)
    for page in pages:
        canvas.setFont("Helvetica", 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page_of(data: bytes, number: int = 1) -> Page:
    with PdfiumSource(data) as source:
        return source.page(number)


def source_of(data: bytes, name: str = "plan.pdf") -> Source:
    return Source(Path(name), name, hashlib.sha256(data).hexdigest(), "pdf", len(data))


def read(data: bytes) -> Document:
    document = read_pdf(source_of(data), data)
    assert letters_of(document) == document.letters
    return document


def letters_of(document: Document) -> int:
    total = sum(letters(aside.text) for aside in document.aside)
    for block in document.blocks:
        if isinstance(block, Grid):
            total += sum(letters(cell.text) for cell in block.cells)
        else:
            total += letters(block.text)
    return total


def grids(data: bytes) -> list[Grid]:
    return [block for block in read(data).blocks if isinstance(block, Grid)]


def prose(data: bytes) -> list[TextBlock]:
    return [block for block in read(data).blocks if isinstance(block, TextBlock)]


def table(grid: Grid) -> list[list[str]]:
    """Rows of texts; a spanning cell's at its first place, ``^`` and ``<`` where it goes on."""
    rows = [[""] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        for down in range(cell.row_span):
            for across in range(cell.column_span):
                mark = "<" if across else "^" if down else cell.text
                rows[cell.row + down][cell.column + across] = mark
    return rows


def ruled(canvas: Canvas, x: list[float], y: list[float]) -> None:
    """All lines of a grid."""
    canvas.grid(x, y)


def text(page: Page) -> str:
    return "".join(map(chr, page.chars.code.tolist()))


def a_picture() -> ImageReader:
    """One grey point, to be drawn as large as need be."""
    return ImageReader(
        io.BytesIO(
            bytes.fromhex(
                "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
                "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
            )
        )
    )


def partly_ruled(
    canvas: Canvas, x: Sequence[float], rows: Sequence[Sequence[str]], plain: Collection[int]
) -> list[float]:
    """Rows of 40 points between the sides, of which the `plain` ones show no upright rules.

    Gives where each begins and the last one ends; what is level is left to be drawn.
    """
    tops = [380.0 - 40 * number for number in range(len(rows) + 1)]
    for number, (top, end) in enumerate(pairwise(tops)):
        for at in x if number not in plain else (x[0], x[-1]):
            canvas.line(at, top, at, end)
        for left, text in zip(x, rows[number], strict=False):
            canvas.drawString(left + 4, top - 14, text)
    return tops

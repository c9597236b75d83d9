"""What is measured: planlift, what people would use instead, and the least that can be done."""

from __future__ import annotations

import importlib.util
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read a document."""

    name: str
    read: Callable[[Path, int], int]
    """Reads so many pages of a document (0: all); gives how many rows, tables or marks it met."""
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    most: int = 0
    """Pages: of longer documents only so many are read, and the time is counted up; 0: all."""
    rounds: int = 99
    """At most so many: what takes seconds need not be measured often."""

    @property
    def missing(self) -> str:
        """What would have to be installed; empty where nothing is missing."""
        absent = [name for name in self.modules if importlib.util.find_spec(name) is None]
        absent += [name for name in self.programs if shutil.which(name) is None]
        return ", ".join(absent)


def planlift(path: Path, _pages: int) -> int:
    """Finished rows."""
    from planlift import pipeline

    return len(pipeline.read(path).read)


def planlift_tables(path: Path, _pages: int) -> int:
    """Tables and text alone, before any of it is understood."""
    from planlift import pipeline

    return len(pipeline.read_document(path).blocks)


def pdfplumber(path: Path, pages: int) -> int:
    """Tables by its default settings, each page closed at once as its manual advises."""
    import pdfplumber as library

    found = 0
    with library.open(path, pages=list(range(1, pages + 1)) if pages else None) as pdf:
        for page in pdf.pages:
            found += len(page.extract_tables())
            page.close()
    return found


def camelot(path: Path, pages: int) -> int:
    """Tables of lines."""
    import camelot as library

    return len(library.read_pdf(str(path), pages=f"1-{pages}" if pages else "all"))


def tabula(path: Path, pages: int) -> int:
    """Tables of lines, by a Java program."""
    import tabula as library

    chosen = f"1-{pages}" if pages else "all"
    return len(library.read_pdf(path, pages=chosen, lattice=True, silent=True))


def pandas(path: Path, _pages: int) -> int:
    """Tables of a web page."""
    import pandas as pd

    return sum(map(len, pd.read_html(path)))


def python_docx(path: Path, _pages: int) -> int:
    """The text of every cell of a DOCX."""
    import docx

    tables = docx.Document(str(path)).tables
    return sum(len([cell.text for cell in table._cells]) for table in tables)


def pdfium_floor(path: Path, _pages: int) -> int:
    """Pages of text with one box a character, by the least that can be called for it."""
    import pypdfium2
    from pypdfium2 import raw

    from planlift.extract.pdf import calls

    met = 0
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        for number in range(len(document)):
            page = raw.FPDF_LoadPage(document.raw, number)
            text = raw.FPDFText_LoadPage(page)
            count = raw.FPDFText_CountChars(text)
            handle = calls.argument(calls.address(text))
            calls.page_floats_of(calls.char_box, handle, range(count), 4)
            met += count
            raw.FPDFText_ClosePage(text)
            raw.FPDF_ClosePage(page)
    return met


def pdfium_boxes(path: Path, _pages: int) -> int:
    """Pages of text with one box a character, as its Python package offers them."""
    import pypdfium2

    met = 0
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            met += len([text.get_charbox(at) for at in range(text.count_chars())])
            text.close()
            page.close()
    return met


def lxml_floor(path: Path, _pages: int) -> int:
    """The bare tree of a web page."""
    import lxml.html

    return sum(1 for _ in lxml.html.document_fromstring(path.read_bytes()).iter())


OURS = "planlift"
READERS = {
    reader.name: reader
    for reader in (
        Reader(OURS, planlift),
        Reader("planlift, tables only", planlift_tables),
        Reader("pdfplumber", pdfplumber, most=50, rounds=3),
        Reader("camelot", camelot, ("camelot",), most=20, rounds=1),
        Reader("tabula", tabula, ("tabula",), ("java",), rounds=1),
        Reader("pandas.read_html", pandas),
        Reader("python-docx", python_docx),
        Reader("PDFium alone", pdfium_floor),
        Reader("pypdfium2's boxes", pdfium_boxes, rounds=3),
        Reader("lxml alone", lxml_floor),
    )
}

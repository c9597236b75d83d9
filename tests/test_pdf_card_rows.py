"""Labels side by side over one line of values, again and again down a page without rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents import rows
from documents import words
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.assembly import assemble
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from planlift.model import Document

_BOLD = "Helvetica-Bold"
_THINGS = (("pier", "Ann Lee"), ("crane", "Bob Ray"), ("shed", "Cay Fox"))


_KNOWN = {
    "action": "action", "owner": "owner_text", "deadline": "due_text", "status": "status_text",
}  # fmt: skip


def _rows(document: Document) -> list[int]:
    return [len(table(block)) for block in document.blocks if isinstance(block, Grid)]


def _forms(canvas: Canvas) -> None:
    top = HEIGHT - 60
    for thing, who in _THINGS:
        for font, left, down, text in (
            (_BOLD, 50, 14, "Finding"),
            ("Helvetica", 50, 14, f"The {thing} was left open at night"),
            (_BOLD, 50, 14, "Action"),
            ("Helvetica", 50, 14, f"Lock the {thing} each evening at nine"),
            (_BOLD, 50, 14, "Owner"),
            (_BOLD, 250, 0, "Deadline"),
            (_BOLD, 400, 0, "Status"),
            ("Helvetica", 50, 14, who),
            ("Helvetica", 250, 0, "4 May 2031"),
            ("Helvetica", 400, 0, "Open"),
        ):
            top -= down
            canvas.setFont(font, 10)
            canvas.drawString(left, top, text)


def test_what_stands_below_the_values_is_of_the_next_form() -> None:
    data = drawn(_forms)
    document = read_pdf(source_of(data), data, _KNOWN)
    assert _rows(document) == [2, 2, 2]
    raw = assemble(document, words())
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        (f"The {t} was left open at night", f"Lock the {t} each evening at nine", w, "4 May 2031")
        for t, w in _THINGS
    ]


def test_a_note_in_smaller_type_below_rows_is_no_row() -> None:
    def draw(canvas: Canvas) -> None:
        lines = [
            ("Action", "Owner", "Deadline"),
            *((f"Paint the {t}", w, "May 2031") for t, w in _THINGS),
        ]
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica" if number else _BOLD, 18)
            for left, text in zip((50, 300, 450), line, strict=True):
                canvas.drawString(left, HEIGHT - 90 - 40 * number, text)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, HEIGHT - 236, "Harbour board, as agreed in April 2031")

    data = drawn(draw)
    document = read_pdf(source_of(data), data, _KNOWN)
    assert _rows(document) == [4]
    note = "Harbour board, as agreed in April 2031"
    assert note in [block.text for block in document.blocks if isinstance(block, TextBlock)]

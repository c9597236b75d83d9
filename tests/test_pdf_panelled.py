"""Painted panels below each other with a form of labels and values on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import source_of

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.pipeline import understand

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

CARDS = (
    ("The boat leaks.", "Tar the boat", "Bosun", "3 May 2025"),
    ("There is no flare.", "Buy six flares for the boat", "Cox", "9 June 2025"),
    ("Oars are short.", "Buy four pairs of long oars", "Mate", "12 July 2025"),
)
LABELS = ("Finding", "Action", "Lead", "Due date")


def panels(canvas: Canvas, end: str, count: int) -> None:
    """As many cards, with white between them."""
    for number, card in enumerate(CARDS[:count]):
        top = HEIGHT - 40 - 100 * number
        canvas.setFillColor("#eeeeee")
        canvas.rect(45, top - 80, 500, 90, stroke=0, fill=1)
        canvas.setFillColor("#000000")
        for line, (label, value) in enumerate(zip(LABELS, card, strict=True)):
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(50, top - 8 - 18 * line, label + end)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(180, top - 8 - 18 * line, value)


@pytest.mark.parametrize(("end", "count"), [("", 1), ("", 2), ("", 3), (":", 2), (":", 3)])
def test_each_card_is_a_record(end: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn(lambda canvas: panels(canvas, end, count)))
    fields = ("finding", "action", "owner_text", "due_text")
    found = understand(path).rows
    assert [tuple(row.fields[name].text for name in fields) for row in found] == [*CARDS[:count]]


def test_panels_as_wide_as_a_table_of_the_page_before_stand_in_none_of_its_columns(
    tmp_path: Path,
) -> None:
    def table(canvas: Canvas) -> None:
        canvas.grid([45, 200, 400, 545], [300, 320, 340, 360])
        for row, texts in enumerate((("Group", "Task", "Meets"), ("Crew", "Rows", "Daily"))):
            for left, text in zip((50, 205, 405), texts, strict=True):
                canvas.drawString(left, 346 - 20 * row, text)

    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn(table, lambda canvas: panels(canvas, ":", 3)))
    assert [row.fields["action"].text for row in understand(path).rows] == [c[1] for c in CARDS]


def test_rows_with_a_bold_name_are_none() -> None:
    def page(canvas: Canvas) -> None:
        for number, (name, text) in enumerate((("Ann", "Cooks"), ("Bob", "Rows"), ("Cay", "Tars"))):
            top = HEIGHT - 40 - 60 * number
            canvas.setFillColor("#eeeeee" if number % 2 else "#dddddd")
            canvas.rect(45, top - 40, 500, 60, stroke=0, fill=1)
            canvas.setFillColor("#000000")
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(50, top - 8, name)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(180, top - 8, text)

    data = drawn(page)
    found = [b for b in read_pdf(source_of(data), data).blocks if isinstance(b, Grid)]
    assert [(grid.rows, grid.columns) for grid in found] == [(3, 2)]

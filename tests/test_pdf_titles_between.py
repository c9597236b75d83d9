"""Several tables of level rules on one page, with titles and text between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of
from pdf_drawing import table

from planlift.extract.pdf import titles_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

MEASURES = [("Measure", "Target"), ("Visits", "80"), ("Calls", "95"), ("Letters", "70")]
PLAN = [
    ("Finding", "Action", "Owner"),
    ("Records are late", "Train all staff", "Ward sister"),
    ("Visits are rare", "Plan them monthly", "Head of care"),
    ("Keys are lost", "Keep a list", "Porter"),
]


def ruled(canvas: Canvas, top: float, rows: Sequence[tuple[str, ...]], *, painted: bool) -> float:
    """A rule below each row, the headings bold and perhaps on dark ground; where it ends."""
    wide = 500 / len(rows[0])
    for number, row in enumerate(rows):
        y = top - 24 * (number + 1)
        canvas.setFont("Helvetica" if number else "Helvetica-Bold", 10)
        for column, text in enumerate(row):
            if painted and not number:
                canvas.setFillGray(0.3)
                canvas.rect(50 + column * wide, y, wide, 24, stroke=0, fill=1)
            canvas.setFillGray(1 if painted and not number else 0)
            canvas.drawString(54 + column * wide, y + 8, text)
        canvas.setFillGray(0)
        canvas.line(50, y, 550, y)
    return top - 24 * len(rows)


@pytest.mark.parametrize("painted", [False, True])
@pytest.mark.parametrize("text", ["", "The figures were checked by the board in May."])
def test_a_title_between_two_tables_of_level_rules_parts_them(painted: bool, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        end = ruled(canvas, 390, MEASURES, painted=painted)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, end - 18, text)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, end - 45, "What we will do")
        ruled(canvas, end - 55, PLAN, painted=painted)

    first, second = grids(drawn(draw))
    assert table(first) == [list(row) for row in MEASURES]
    assert table(second) == [list(row) for row in PLAN]


def test_a_title_that_has_its_space_to_itself_is_a_row() -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas, 390, PLAN, painted=False)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(54, 276, "Other wards")

    page = page_of(drawn(draw))
    assert not titles_between.parts(page, (50.0, 106.0, 550.0, 130.0))
    assert titles_between.parts(page, (50.0, 82.0, 550.0, 130.0))

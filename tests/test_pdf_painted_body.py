"""Tables with ruled headings and a framed body, whose rows stripes tell apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = (50.0, 200.0, 350.0, 450.0, 550.0)
HEADS = ("Finding", "Action", "Who", "By when")
ROWS = [
    ("Records are late", "Train all staff", "Sister", "May 2024"),
    ("Visits are rare", "Plan them monthly", "Clerk", "June 2024"),
    ("Keys are lost", "Keep a list", "Porter", "July 2024"),
    ("Beds are few", "Count the beds", "Head", "April 2024"),
]


def framed(canvas: Canvas, rows: Sequence[tuple[str, ...]], *, pieces: bool) -> None:
    """A heading of ruled cells, a frame around the rest, every second row painted."""
    bottom = 360 - 40 * len(rows)
    canvas.rect(X[0], bottom, X[-1] - X[0], 390 - bottom)
    canvas.line(X[0], 360, X[-1], 360)
    for x in X[1:-1]:
        canvas.line(x, 360, x, 390)
    for number, row in enumerate([HEADS, *rows]):
        y = 390 - 40 * number if number else 390
        spans = pairwise(X) if pieces else [(X[0], X[-1])]
        for left, right in spans if number % 2 else ():
            canvas.setFillGray(0.9)
            canvas.rect(left, 360 - 40 * number, right - left, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica" if number else "Helvetica-Bold", 10)
        for x, text in zip(X, row, strict=False):
            canvas.drawString(x + 4, y - 16, text)


@pytest.mark.parametrize("pieces", [True, False])
def test_stripes_part_a_body_that_is_only_framed(pieces: bool) -> None:
    (grid,) = grids(drawn(lambda canvas: framed(canvas, ROWS, pieces=pieces)))
    assert table(grid) == [list(HEADS), *map(list, ROWS)]


def test_words_over_the_columns_of_the_headings_are_parted_by_no_stripe() -> None:
    prose = "Notes on how this was agreed with the staff of all wards in the spring"

    def draw(canvas: Canvas) -> None:
        framed(canvas, [], pieces=True)
        canvas.rect(X[0], 160, X[-1] - X[0], 200)
        canvas.setFillGray(0.9)
        canvas.rect(X[0], 280, X[-1] - X[0], 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        for y in (340, 300, 260):
            canvas.drawString(60, y, prose)

    (grid,) = grids(drawn(draw))
    assert table(grid)[1][1:] == ["<", "<", "<"]

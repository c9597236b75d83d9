"""Tables without upright rules in the columns of another that is as wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = (50.0, 150.0, 300.0, 420.0)
RIGHT = 540.0
HEADS = ("Finding", "Action", "Measure", "Update")
CLEAR = (
    ("Boats leak", "Tar the boats", "Dry feet", "Begun"),
    ("Oars", "Buy oars", "Speed", "Late"),
)


def ruled(canvas: Canvas, top: float, rows: Sequence[Sequence[str]]) -> None:
    """Level rules between rows; a text that ends in ``|`` touches the next column."""
    for number, row in enumerate((HEADS, *rows)):
        for left, end, text in zip(X, (*X[1:], RIGHT), row, strict=True):
            canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 10)
            if text.endswith("|"):
                canvas.drawRightString(end - 2, top - 14 - 20 * number, text[:-1])
            else:
                canvas.drawString(left + 1, top - 14 - 20 * number, text)
    for number in range(len(rows) + 2):
        canvas.line(X[0], top - 20 * number, RIGHT, top - 20 * number)


TOUCHING = (
    ("Keys are lost", "Buy a safe for them", "No key is ever missed|", "Bought in the spring"),
    ("Bins are open", "Fit lids to them", "No bin stands open|", "Lids are here"),
    ("Stairs creak", "Nail them", "A quiet night for us all", ""),
    ("Doors jam", "Plane them all", "No door needs a kick", ""),
    ("Lamps are out", "Buy six lamps", "Light on all of the steps", ""),
)


def shown(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[text.rstrip("|") for text in row] for row in (HEADS, *rows)]


def test_columns_that_touch_are_those_of_the_table_before_or_above() -> None:
    def pages(canvas: Canvas) -> None:
        ruled(canvas, 380, CLEAR)

    def after(canvas: Canvas) -> None:
        ruled(canvas, 380, TOUCHING)

    def both(canvas: Canvas) -> None:
        ruled(canvas, 380, CLEAR)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(50, 270, "Things about the house")
        ruled(canvas, 250, TOUCHING)

    wanted = [shown(CLEAR), shown(TOUCHING)]
    assert [table(grid) for grid in grids(drawn(pages, after))] == wanted
    assert [table(grid) for grid in grids(drawn(both))] == wanted


def test_a_text_that_runs_over_an_edge_is_no_two_cells() -> None:
    long = ("Keys", "Buy a safe", "No key is ever missed by any of us in all of the year", "")
    pages = [
        lambda canvas: ruled(canvas, 380, CLEAR),
        lambda canvas: ruled(canvas, 380, [long, long, long]),
    ]
    _, found = grids(drawn(*pages))
    assert all(long[2] in row for row in table(found)[1:])

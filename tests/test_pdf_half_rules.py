"""Headings of two levels that only upright rules part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_a_rule_that_begins_within_the_headings_parts_those_below_from_those_above(
    font: str,
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for y in (300, 260, 230, 200):
            canvas.line(50, y, 500, y)
        for x in (50, 200, 400, 500):
            canvas.line(x, 300, x, 200)
        canvas.line(300, 281, 300, 200)
        for x, y, text in ((54, 275, "Action"), (204, 287, "Who and when"), (404, 275, "Status")):
            canvas.drawString(x, y, text)
        canvas.drawString(204, 267, "Lead")
        canvas.drawString(304, 267, "By when")
        for row, y in enumerate((242, 212)):
            for x, text in zip((54, 204, 304, 404), ("Train", "Ann", "May", "Open"), strict=True):
                canvas.drawString(x, y, f"{text} {row}")

    (grid,) = grids(drawn(page))
    assert table(grid)[:2] == [
        ["Action", "Who and when", "<", "Status"],
        ["^", "Lead", "By when", "^"],
    ]


def test_a_rule_that_begins_beside_lines_of_one_text_parts_nothing() -> None:
    def page(canvas: Canvas) -> None:
        for y in (300, 260, 230):
            canvas.line(50, y, 500, y)
        for x in (50, 200, 500):
            canvas.line(x, 300, x, 230)
        canvas.line(350, 281, 350, 230)
        canvas.drawString(54, 287, "Action")
        for line, text in enumerate(("Who answers for it and", "when it will all be done,", "too")):
            canvas.drawString(204, 289 - 11 * line, text)
        for x, text in ((54, "Train"), (204, "Ann"), (354, "May")):
            canvas.drawString(x, 242, text)

    (grid,) = grids(drawn(page))
    assert grid.rows == 2

"""Columns with hardly any white between them, as spreadsheets print them without upright rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table
from reportlab.pdfbase.pdfmetrics import stringWidth

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEADS = ("Finding", "Action", "By when", "Owner")
ROWS = (
    ("Doors stand open", ("Fit closers to each of the doors", "and look again"), "May 2031", "Ann"),
    ("Lamps are out", ("Order lamps for the long stairs,", "then paint"), "June 2031", "Bob"),
    ("Bins are full", ("Empty the bins of the yard daily", "in summer"), "July 2031", "Cay"),
    ("Keys are lost", ("Write a list of all of the keys", "and keep it"), "May 2032", "Dee"),
)
RULES = [360.0 - 30 * number for number in range(6)]


def _places() -> list[float]:
    """Where the columns begin: the longest action ends 1.5 points before the dates."""
    longest = max(stringWidth(row[1][0], "Helvetica", 10) for row in ROWS)
    return [50.0, 140.0, 140.0 + longest + 1.5, 400.0]


@pytest.mark.parametrize("first", ["lines", "cells"])
def test_lines_that_begin_at_one_place_and_were_painted_apart_show_a_column(first: str) -> None:
    """`first`: the cells of one line before all others, or all cells in order."""

    def page(canvas: Canvas) -> None:
        x = _places()
        for y in RULES:
            canvas.line(48, y, 500, y)
        canvas.setFont("Helvetica-Bold", 10)
        for at, text in zip(x, HEADS, strict=True):
            canvas.drawString(at, 346, text)
        canvas.setFont("Helvetica", 10)
        later = []
        for top, (finding, lines, when, who) in zip(RULES[1:], ROWS, strict=False):
            canvas.drawString(x[0], top - 12, finding)
            wrapped = [(top - 12 - 12 * number, line) for number, line in enumerate(lines)]
            for y, line in wrapped if first == "cells" else ():
                canvas.drawString(x[1], y, line)
            later += wrapped
            canvas.drawString(x[2], top - 12, when)
            canvas.drawString(x[3], top - 12, who)
        for y, line in later if first == "lines" else ():
            canvas.drawString(x[1], y, line)

    (grid,) = grids(drawn(page))
    assert [row[2] for row in table(grid)] == ["By when", *(row[2] for row in ROWS)]
    assert [row[1] for row in table(grid)[1:]] == [" ".join(row[1]) for row in ROWS]


def test_marks_of_list_items_that_were_painted_apart_are_no_column() -> None:
    def page(canvas: Canvas) -> None:
        for y in RULES:
            canvas.line(48, y, 500, y)
        for top, row in zip(RULES, (("", "Finding", "", "By when"), *ROWS), strict=False):
            canvas.drawString(50, top - 12, "•" if row[0] else row[1])
            canvas.drawString(56, top - 12, row[0] and row[0])
            canvas.drawString(300, top - 12, row[2] or row[3])

    (grid,) = grids(drawn(page))
    assert grid.columns == 2

"""Columns of colours alone, where nothing else shows that there is a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import page_of
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf import colour_columns
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

COLORS = [(0.0, 0.7, 0.3), (1.0, 0.0, 0.0), (1.0, 0.75, 0.0), (1.0, 0.0, 0.0), (0.0, 0.7, 0.3)]
ROWS = [
    ("Records are kept late", "Train all teams twice", "Head", "May 2024", "Begun in May"),
    ("Audits are not read", "Read them at the board", "Clerk", "June 2024", ""),
    ("Visits are too rare", "Plan visits for a year", "Manager", "July 2024", "First three made"),
    ("Nobody counts them", "Count them every week", "Clerk", "May 2025", ""),
    ("Doors stay open", "Fit locks to all doors", "Head", "June 2025", "Locks ordered"),
]
X = (50, 170, 290, 360, 450)
FIELD = (420, 448)
WORDS = {
    "what was found": "finding",
    "action": "action",
    "lead": "owner_text",
    "by when": "due_text",
    "update": "progress_text",
}
BOX = (50.0, 0.0, 560.0, 400.0)


def sheet(canvas: Canvas, *, ruled: bool, colors: int = 2, columns: int = 5) -> None:
    canvas.setFont("Helvetica-Bold", 9)
    heads = ("What was found", "Action", "Lead", "By when", "Update")
    for x, text in zip(X[:columns], heads, strict=False):
        canvas.drawString(x, 300, text)
    canvas.drawString(FIELD[0], 300, "RAG")
    canvas.setFont("Helvetica", 9)
    for number, (row, color) in enumerate(zip(ROWS, COLORS, strict=True)):
        y = 280 - 20 * number
        canvas.setFillColorRGB(*(color if colors > 1 else COLORS[0]))
        canvas.rect(FIELD[0], y - 6, FIELD[1] - FIELD[0], 20, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for x, text in zip(X[:columns], row, strict=False):
            canvas.drawString(x, y, text)
        if ruled:
            canvas.line(48, y - 6, 560, y - 6)
    if ruled:
        canvas.line(48, 294, 560, 294)
        canvas.line(48, 314, 560, 314)


def grid_of(*, ruled: bool) -> Grid:
    data = drawn(lambda canvas: sheet(canvas, ruled=ruled))
    read = read_pdf(source_of(data), data, WORDS)
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    return grid


@pytest.mark.parametrize("ruled", [True, False])
def test_fields_of_colour_below_each_other_are_a_column(ruled: bool) -> None:
    grid = grid_of(ruled=ruled)
    assert table(grid)[0] == ["What was found", "Action", "Lead", "By when", "RAG", "Update"]
    fills = [cell.fill for cell in grid.cells if cell.column == 4][1:]
    assert fills == ["#00b34d", "#ff0000", "#ffbf00", "#ff0000", "#00b34d"]


def test_the_last_column_may_be_one_of_colours() -> None:
    data = drawn(lambda canvas: sheet(canvas, ruled=False, columns=4))
    read = read_pdf(source_of(data), data, WORDS)
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    assert [cell.fill for cell in grid.cells if cell.column == 4][1] == "#00b34d"


def test_fields_that_hold_words_are_no_column_of_colours() -> None:
    def draw(canvas: Canvas) -> None:
        sheet(canvas, ruled=False)
        canvas.drawString(FIELD[0] + 4, 240, "Red")

    assert not colour_columns.sides(page_of(drawn(draw)), BOX)


def test_fields_of_one_colour_are_no_column_of_colours() -> None:
    drawing = drawn(lambda canvas: sheet(canvas, ruled=False, colors=1))
    assert not colour_columns.sides(page_of(drawing), BOX)

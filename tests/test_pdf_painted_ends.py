"""Columns as close as two words, as spreadsheets print them: each line of a cell is painted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ROWS = [
    ("1", "Check all stores", "4 May 2024", "Done"),
    ("2", "Train the new staff", "12 June 2024", "Not started"),
    ("10", "Write to partners", "1 July 2024", "Begun"),
    ("11", "Visit each school", "30 September 2024", "Done"),
]
HEADS = ("Ref", "Action", "By when", "Status")
ENDS = (70, 0, 290, 0)
"""Where the texts of a column end; 0: they begin in one place."""
BEGINS = (0, 72, 0, 292)


def sheet(*, rules: bool, bands: bool, small: float = 1.0) -> list[list[str]]:
    """The rows of a sheet whose numbers and days stand hard against the texts to their right."""

    def draw(canvas: Canvas) -> None:
        canvas.scale(small, small)
        for at, texts in enumerate([HEADS, *ROWS]):
            y = 280 / small - 20 * at
            if bands and at % 2:
                canvas.setFillGray(0.9)
                canvas.rect(50, y - 6, 400, 20, stroke=0, fill=1)
                canvas.setFillGray(0)
            if rules:
                canvas.line(50, y - 6, 450, y - 6)
            canvas.setFont("Helvetica" if at else "Helvetica-Bold", 10)
            for text, begin, end in zip(texts, BEGINS, ENDS, strict=True):
                if end:
                    canvas.drawRightString(end, y, text)
                else:
                    canvas.drawString(begin, y, text)

    (grid,) = grids(drawn(draw))
    return table(grid)


@pytest.mark.parametrize("small", [1.0, 0.5])
@pytest.mark.parametrize(("rules", "bands"), [(True, False), (False, True), (False, False)])
def test_columns_as_close_as_words_are_told_by_what_was_painted_at_once(
    rules: bool, bands: bool, small: float
) -> None:
    assert sheet(rules=rules, bands=bands, small=small) == [list(HEADS), *map(list, ROWS)]


def test_parts_of_sentences_that_were_painted_by_themselves_make_no_columns() -> None:
    parts = ("Check", "all stores", "and write down", "what was", "found there")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for at in range(5):
            y = 280 - 20 * at
            canvas.line(50, y - 6, 450, y - 6)
            x = 52.0
            for part in (*parts[at:], *parts[:at]):
                canvas.drawString(x, y, part)
                x += canvas.stringWidth(f"{part} ", "Helvetica", 10)
            canvas.drawString(350, y, f"{at + 1} May")

    found = [table(grid) for grid in grids(drawn(draw))]
    assert all(len(row) == 2 for rows in found for row in rows)

"""Discs written in a colour, alone in their cells or before a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

X = [50, 250, 400]


@pytest.mark.parametrize(
    ("color", "text", "fill"),
    [
        ("#ff0000", "", "#ff0000"),
        ("#00b050", "", "#00b050"),
        ("#808080", "", None),
        ("#ff0000", "Train all staff", None),
    ],
)
def test_a_disc_in_a_colour_alone_in_a_cell_colours_it(
    color: str, text: str, fill: str | None
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [300, 270, 240])
        canvas.drawString(55, 280, "Action")
        canvas.drawString(255, 280, "RAG")
        canvas.drawString(55, 250, "Mend the roof")
        canvas.setFont("ZapfDingbats", 10)
        canvas.setFillColor(color)
        canvas.drawString(255, 250, "●")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(268, 250, text)

    (grid,) = grids(drawn(page))
    assert grid.cells[-1].text.endswith(text)
    assert grid.cells[-1].fill == fill

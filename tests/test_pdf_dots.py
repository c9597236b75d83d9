"""Marks of list items that are drawn as small discs, and what else is round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ITEMS = "Plan the visits:\n• to each berth\n• to the boats at sea"


@pytest.mark.parametrize(("radius", "filled"), [(1.7, True), (1.9, False), (1.2, True)])
def test_discs_and_rings_in_front_of_lines_mark_items(radius: float, *, filled: bool) -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 250, 400], [300, 270, 200])
        for x, y, text in (
            *((55, 280, "Action"), (255, 280, "Owner"), (55, 255, "Plan the visits:")),
            *((78, 240, "to each berth"), (78, 225, "to the boats at sea"), (255, 255, "Warden")),
        ):
            canvas.drawString(x, y, text)
        for y in (243, 228):
            canvas.circle(68, y, radius, stroke=not filled, fill=filled)

    (grid,) = grids(drawn(page))
    assert next(cell.text for cell in grid.cells if cell.row == 1) == ITEMS


@pytest.mark.parametrize(
    ("x", "radius"), [(104, 1.7), (40, 3.8), (20, 1.7)], ids=["between", "large", "far"]
)
def test_other_dots_mark_nothing(x: float, radius: float) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(52, 240, "Each berth")
        canvas.drawString(107, 240, "and boat")
        canvas.circle(x, 243, radius, stroke=0, fill=1)

    assert "•" not in "".join(map(chr, page_of(drawn(page)).chars.code.tolist()))

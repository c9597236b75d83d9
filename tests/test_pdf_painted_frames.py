"""Borders painted as one rectangle within another, clipped to the side that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

EDGES = (50.0, 250.0, 380.0, 500.0)
ROWS = (("Task", "Who", "By when"), ("Tar the boat", "Bosun", "May 2025"), ("Buy oars", "Cox", ""))


def frame(canvas: Canvas, box: tuple[float, float, float, float], width: float) -> None:
    """The border of a box (left, bottom, right, top), without its ground."""
    left, bottom, right, top = box
    path = canvas.beginPath()
    path.rect(left, bottom, right - left, top - bottom)
    path.rect(left + width, bottom + width, right - left - 2 * width, top - bottom - 2 * width)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def below(canvas: Canvas, box: tuple[float, float, float, float], width: float) -> None:
    """The same, clipped to its lowest side."""
    left, bottom, right, _ = box
    canvas.saveState()
    clip = canvas.beginPath()
    clip.moveTo(left, bottom)
    for x, y in ((right, bottom), (right, bottom + width), (left, bottom + width)):
        clip.lineTo(x, y)
    clip.close()
    canvas.clipPath(clip, stroke=0, fill=0)
    frame(canvas, box, width)
    canvas.restoreState()


def box_of(row: int, column: int) -> tuple[float, float, float, float]:
    return EDGES[column], HEIGHT - 70 - 30 * row, EDGES[column + 1], HEIGHT - 40 - 30 * row


def page(canvas: Canvas) -> None:
    """A heading on dark ground; each cell with a ground of its own and a rule below it."""
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            left, bottom, right, top = box_of(row, column)
            canvas.setFillColor("#333333" if row == 0 else "#ffc000" if column == 2 else "#f7f7f7")
            canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
            canvas.setFillColor("#d0d0d0")
            below(canvas, (left, bottom, right, top), 1)
            canvas.setFillColor("#ffffff" if row == 0 else "#000000")
            canvas.setFont("Helvetica-Bold" if row == 0 else "Helvetica", 10)
            canvas.drawString(left + 4, bottom + 12, text)


def test_the_side_that_a_clip_leaves_is_a_rule_and_no_ground() -> None:
    seen = page_of(drawn(page))
    assert len(seen.rules) == len(seen.fills) == 9
    assert 0xD0D0D0 not in seen.fill_color.tolist()
    assert float((seen.rules[:, 3] - seen.rules[:, 1]).max()) == pytest.approx(1, abs=0.01)


def test_a_cell_keeps_the_colour_below_its_border() -> None:
    (found,) = grids(drawn(page))
    texts = {cell.text: cell.fill for cell in found.cells}
    assert (found.rows, found.columns) == (3, 3)
    assert texts["May 2025"] == "#ffc000"
    assert texts["Tar the boat"] == "#f7f7f7"


def test_rectangles_beside_each_other_in_one_path_stay_what_they_are() -> None:
    def two(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.rect(50, 50, 100, 40)
        path.rect(160, 50, 100, 40)
        canvas.drawPath(path, stroke=0, fill=1)

    assert len(page_of(drawn(two)).fills) == 2

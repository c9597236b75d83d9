"""Painted cells beside plain text: labels of forms, and keys of colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import read
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

WORDS = {"task": "action", "who": "owner_text", "by when": "due_text", "finding": "finding"}
GREY, PALE = (0.85, 0.85, 0.85), (0.93, 0.95, 0.98)
LEFT, MIDDLE, RIGHT = 50.0, 150.0, 540.0
HIGH = 20.0


def paint(
    canvas: Canvas, color: tuple[float, float, float], left: float, right: float, top: float
) -> None:
    canvas.setFillColorRGB(*color)
    canvas.rect(left, HEIGHT - top - HIGH, right - left, HIGH, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)


def form(
    canvas: Canvas, top: float, rows: Sequence[Sequence[str]], *, striped: bool = False
) -> None:
    """Labels on grey and their values on white, two pairs in a row of four."""
    for number, row in enumerate(rows):
        above = top + number * HIGH
        if striped and number % 2:
            paint(canvas, PALE, LEFT, RIGHT, above)
        lefts = (LEFT, MIDDLE, 300.0, 400.0)
        for column, (left, text) in enumerate(zip(lefts, row, strict=False)):
            if column in {0, 2}:
                paint(canvas, GREY, left, left + 100, above)
            canvas.drawString(left + 4, HEIGHT - above - 13, text)


def grids(data: bytes) -> list[list[list[str]]]:
    document = read_pdf(source_of(data), data, WORDS)
    return [table(block) for block in document.blocks if isinstance(block, Grid)]


ROWS = (
    ("Finding", "Keys are not counted"),
    ("Task", "Count them at the gate each night"),
    ("Who", "Ann", "By when", "May 2024"),
)


@pytest.mark.parametrize("striped", [False, True])
def test_labels_on_ground_of_their_own_make_forms(*, striped: bool) -> None:
    def page(canvas: Canvas) -> None:
        form(canvas, 100, ROWS, striped=striped)
        form(canvas, 200, [("Finding", "Beds are old"), *ROWS[1:]], striped=striped)

    one, other = grids(drawn(page))
    assert one[0][:2] == ["Finding", "Keys are not counted"]
    assert one[2] == ["Who", "Ann", "By when", "May 2024"]
    assert other[0][1] == "Beds are old"


def test_a_page_end_may_leave_one_row_of_a_form() -> None:
    def first(canvas: Canvas) -> None:
        form(canvas, 100, ROWS)
        form(canvas, HEIGHT - 60, [("Finding", "Beds are old")])

    def second(canvas: Canvas) -> None:
        form(canvas, 60, ROWS[1:])

    found = grids(drawn(first, second))
    assert [rows[0][:2] for rows in found] == [
        ["Finding", "Keys are not counted"],
        ["Finding", "Beds are old"],
        ["Task", "Count them at the gate each night"],
    ]


def test_a_painted_first_column_makes_no_form() -> None:
    def page(canvas: Canvas) -> None:
        form(canvas, 100, [("Hall", "12"), ("Kitchen", "14"), ("Yard", "9"), ("Task", "3")])

    data = drawn(page)
    found = [b for b in read_pdf(source_of(data), data, WORDS).blocks if isinstance(b, Grid)]
    assert not any("labels on ground" in note for grid in found for note in grid.notes)


def test_painted_fields_beside_their_meanings_are_a_key() -> None:
    colors = [((0.0, 0.7, 0.3), "Completed"), ((1.0, 0.75, 0.0), "In progress")]

    def page(canvas: Canvas) -> None:
        canvas.drawString(LEFT, HEIGHT - 90, "Key")
        for number, (color, text) in enumerate(colors):
            top = 100 + number * HIGH
            paint(canvas, color, LEFT, MIDDLE, top)
            canvas.drawString(MIDDLE + 4, HEIGHT - top - 13, text)

    (key,) = [block for block in read(drawn(page)).blocks if isinstance(block, Grid)]
    assert [(cell.fill, cell.text) for cell in key.cells] == [
        ("#00b34d", ""),
        (None, "Completed"),
        ("#ffbf00", ""),
        (None, "In progress"),
    ]


def test_a_column_of_colours_beside_other_columns_is_no_key() -> None:
    def page(canvas: Canvas) -> None:
        for number, color in enumerate([(0.0, 0.7, 0.3), (1.0, 0.75, 0.0)]):
            top = 100 + number * HIGH
            canvas.drawString(LEFT, HEIGHT - top - 13, f"Count keys {number}")
            paint(canvas, color, MIDDLE, MIDDLE + 50, top)
            canvas.drawString(MIDDLE + 54, HEIGHT - top - 13, "Ann")

    assert not any(isinstance(block, Grid) for block in read(drawn(page)).blocks)


def test_headings_that_touch_over_a_painted_first_column_are_no_labels() -> None:
    def page(canvas: Canvas) -> None:
        lefts = (LEFT, MIDDLE, 300.0, 400.0)
        for left, right, text in zip(
            lefts, (*lefts[1:], RIGHT), ("Finding", "Task", "Who", "By when"), strict=True
        ):
            paint(canvas, GREY, left, right, 50)
            canvas.drawString(left + 4, HEIGHT - 63, text)
        for row in range(3):
            top = 70 + HIGH * row
            paint(canvas, GREY, LEFT, MIDDLE, top)
            for left, text in zip(lefts, ("Late", "Train", "Ann", "May"), strict=True):
                canvas.drawString(left + 4, HEIGHT - top - 13, f"{text} {row}")

    data = drawn(page)
    (grid,) = [
        block for block in read_pdf(source_of(data), data, WORDS).blocks if isinstance(block, Grid)
    ]
    assert table(grid)[0] == ["Finding", "Task", "Who", "By when"]

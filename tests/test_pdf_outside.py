"""Headings and numbers that stand outside the lines of a ruled table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import prose
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = [90, 240, 380, 500]
ROWS = [
    ("Train staff", "Ann Lee", "May"),
    ("Mend the roof", "Bob Ray", "June"),
    ("Pay", "Cy", "July"),
]
HEADS = ("Action", "Who", "When")


def page(
    canvas: Canvas,
    heads: Sequence[str] = HEADS,
    font: str = "Helvetica-Bold",
    first: str = "Helvetica",
    above: float = 6,
) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.grid(X, [300, 270, 240, 210])
    for row, texts in enumerate(ROWS):
        for left, text in zip(X[:-1], texts, strict=True):
            canvas.setFont(first if left == X[0] else "Helvetica", 10)
            canvas.drawString(left + 4, 286 - 30 * row, text)
    canvas.setFont(font, 10)
    for left, text in zip(X, heads, strict=False):
        canvas.drawString(left + 4, 300 + above, text)


@pytest.mark.parametrize("heads", [HEADS, ("Recommendation", "Lead officer", "Due")])
def test_headings_in_bold_above_the_lines_are_the_tables_first_row(heads: Sequence[str]) -> None:
    (grid,) = grids(drawn(lambda canvas: page(canvas, heads)))
    assert table(grid) == [list(heads), *map(list, ROWS)]


@pytest.mark.parametrize("above", [6, 14, 18])
def test_headings_may_stand_over_a_first_column_in_bold_and_some_way_up(above: float) -> None:
    (grid,) = grids(drawn(lambda canvas: page(canvas, first="Helvetica-Bold", above=above)))
    assert table(grid) == [list(HEADS), *map(list, ROWS)]


def test_plain_words_and_titles_above_the_lines_are_none_of_the_table() -> None:
    (grid,) = grids(drawn(lambda canvas: page(canvas, font="Helvetica")))
    assert grid.rows == len(ROWS)
    title = ("What will be done by whom, and when it will all be done",)
    data = drawn(lambda canvas: page(canvas, title))
    (grid,) = grids(data)
    assert grid.rows == len(ROWS)
    assert [block.text for block in prose(data)] == [*title]


def numbered(canvas: Canvas, numbers: Sequence[str], lines: int = 1) -> None:
    page(canvas)
    canvas.setFont("Helvetica", 10)
    for row, number in enumerate(numbers):
        for line in range(lines):
            canvas.drawString(50, 316 - 30 * row - 10 * line - 10 * (not row), number)


@pytest.mark.parametrize("number", ["R{}", "{}", "2.{}"])
def test_numbers_to_the_left_of_the_lines_under_a_heading_are_a_column(number: str) -> None:
    numbers = ["No.", *(number.format(at) for at in (1, 2, 3))]
    (grid,) = grids(drawn(lambda canvas: numbered(canvas, numbers)))
    assert [row[0] for row in table(grid)] == numbers


@pytest.mark.parametrize(
    ("numbers", "lines"), [(["1", "2", "3", "4"], 1), (["No.", "1", "2", "3"], 3)]
)
def test_numbers_of_lines_in_the_margin_are_no_column(numbers: Sequence[str], lines: int) -> None:
    (grid,) = grids(drawn(lambda canvas: numbered(canvas, numbers, lines)))
    assert grid.columns == len(HEADS)

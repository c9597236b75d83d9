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


FINDINGS = (
    ("Finding",),
    ("Some were", "not trained"),
    ("Rain comes in",),
    ("Nobody was", "paid in time"),
)


def beside(canvas: Canvas, heads: Sequence[str], row_high: int, *, align: str = "right") -> None:
    """Texts of one or two lines outside a grid, the first row of which may have headings above."""
    canvas.setFont("Helvetica", 10)
    high = 330
    rows = [heads, *ROWS] if heads else list(ROWS)
    texts = FINDINGS if heads else FINDINGS[1:]
    first = high - row_high * bool(heads)
    ends = [first - row_high * at for at in range(len(ROWS) + 1)]
    canvas.grid([200, *X[1:]], ends)
    for row, (cells, lines) in enumerate(zip(rows, texts, strict=True)):
        y = high - row_high * row - 12
        canvas.setFont("Helvetica-Bold" if heads and not row else "Helvetica", 10)
        for left, text in zip((200, *X[1:-1]), cells, strict=True):
            canvas.drawString(left + 4, y, text)
        for number, line in enumerate(lines):
            if align == "right":
                canvas.drawRightString(194, y - 11 * number, line)
            else:
                canvas.drawString(110, y - 11 * number, line)


@pytest.mark.parametrize("align", ["right", "left"])
def test_texts_to_the_left_of_the_lines_that_begin_with_their_rows_are_a_column(align: str) -> None:
    (grid,) = grids(drawn(lambda canvas: beside(canvas, ("What", "Who", "When"), 26, align=align)))
    assert [" ".join(row[0].split()) for row in table(grid)] == [" ".join(t) for t in FINDINGS]


@pytest.mark.parametrize("row_high", [26, 23])  # with white between the texts, and with hardly any
def test_such_a_column_goes_on_on_the_next_page_without_a_heading(row_high: int) -> None:
    data = drawn(
        lambda canvas: beside(canvas, ("What", "Who", "When"), 26),
        lambda canvas: beside(canvas, (), row_high),
    )
    found = [[" ".join(row[0].split()) for row in table(grid)] for grid in grids(data)]
    texts = [" ".join(lines) for lines in FINDINGS]
    assert found == [texts, texts[1:]]


def test_one_text_merged_beside_all_rows_of_the_next_page_stays_whole() -> None:
    def draw(canvas: Canvas) -> None:
        edges = [110, 200, *X[1:]]
        canvas.rect(110, 330 - 24 * len(ROWS), X[-1] - 110, 24 * len(ROWS))
        canvas.grid(edges[1:], [330 - 24 * at for at in range(len(ROWS) + 1)])
        for row, cells in enumerate(ROWS):
            for left, text in zip(edges[1:], cells, strict=False):
                canvas.drawString(left + 4, 318 - 24 * row, text)
        for number in range(2 * len(ROWS)):
            canvas.drawString(114, 318 - 12 * number, "the same text")

    found = grids(drawn(draw, draw))
    assert all(grid.columns == len(HEADS) + 1 for grid in found)
    assert all(table(grid)[0][0].count("the same text") == 2 * len(ROWS) for grid in found)


def test_prose_beside_the_lines_is_no_column() -> None:
    def draw(canvas: Canvas) -> None:
        page(canvas, ())
        canvas.setFont("Helvetica", 8)
        for number in range(8):
            canvas.drawRightString(84, 297 - 9.5 * number, "of this work")

    (grid,) = grids(drawn(draw))
    assert grid.columns == len(HEADS)


def test_headings_stand_above_a_table_of_two_rows_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(X, [300, 270, 240])
        for row, texts in enumerate(ROWS[:2]):
            for left, text in zip(X[:-1], texts, strict=True):
                canvas.drawString(left + 4, 286 - 30 * row, text)
        canvas.setFont("Helvetica-Bold", 10)
        for left, text in zip(X[:-1], HEADS, strict=True):
            canvas.drawString(left + 4, 306, text)

    (grid,) = grids(drawn(draw))
    assert table(grid) == [list(HEADS), *map(list, ROWS[:2])]

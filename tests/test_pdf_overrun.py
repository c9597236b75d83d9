"""Text that runs over the text of another cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of
from pdf_drawing import ruled
from pdf_drawing import table

from planlift.extract.pdf import overrun
from planlift.extract.pdf.page import spelt

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

LEADING = 12.0


def lines(canvas: Canvas, x: float, top: float, *texts: str) -> None:
    for number, text in enumerate(texts):
        canvas.drawString(x, top - number * LEADING, text)


def plan(drop: float) -> Callable[[Canvas], None]:
    """The rest of a text in a row too low for it; the next row's begins `drop` below its end."""

    def page(canvas: Canvas) -> None:
        ruled(canvas, [50, 200, 350], [250, 330, 350, 370])
        lines(canvas, 55, 357, "Topic")
        lines(canvas, 205, 357, "Task")
        lines(canvas, 55, 338, "recorded on the system", "since last spring.")
        lines(canvas, 205, 318, "Buy tablets for all of the", "wardens")
        lines(canvas, 55, 326 - drop, "4. Keys are lent to anyone", "without a list")

    return page


@pytest.mark.parametrize("drop", [0, 2, 5, 8, 10])
def test_a_line_printed_over_the_next_cell_belongs_to_the_cell_of_its_text(drop: float) -> None:
    (grid,) = grids(drawn(plan(drop)))
    assert table(grid) == [
        ["Topic", "Task"],
        ["recorded on the system since last spring.", ""],
        ["4. Keys are lent to anyone without a list", "Buy tablets for all of the wardens"],
    ]


@pytest.mark.parametrize("leading", [8.5, 10, 12, 18])
def test_lines_of_one_text_run_over_nothing_however_close(leading: float) -> None:
    def page(canvas: Canvas) -> None:
        for number in range(12):
            canvas.drawString(50, 350 - number * leading, f"Line {number} of one text")
            canvas.drawString(300, 344 - number * leading, f"and the {number} beside it")

    assert not len(overrun.find(page_of(drawn(page))).index)


def test_a_stamp_across_the_page_is_no_text_that_ran_over() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 50, 350, "Doors are left open", "at night", "and in the morning")
        canvas.setFont("Helvetica", 40)
        canvas.drawString(60, 330, "DRAFT")

    assert not len(overrun.find(page_of(drawn(page))).index)


def test_letters_of_two_lines_at_one_height_are_told_apart_by_when_they_were_painted() -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas, 50, 350, "the first text", "ends here.")
        canvas.drawString(50, 350 - LEADING, "The second begins")

    found = page_of(drawn(page))
    assert "ends here." in spelt(found.chars.code)
    assert spelt(found.chars.code[overrun.find(found).index]) == "endshere."


def test_the_end_of_a_heading_goes_back_to_it_though_a_text_left_of_it_was_painted_next() -> None:
    """As spreadsheets print a wrapped heading in a row of one line, over the state below it."""

    def page(canvas: Canvas) -> None:
        ruled(canvas, [40, 180, 320], [310, 340, 360])
        lines(canvas, 45, 345, "Task")
        lines(canvas, 185, 331, "In progress")
        lines(canvas, 185, 345, "Delivery", "status")
        lines(canvas, 45, 333, "Keep a log of keys", "lent to anyone")

    (grid,) = grids(drawn(page))
    assert [[text.replace("\n", " ") for text in row] for row in table(grid)] == [
        ["Task", "Delivery status"],
        ["Keep a log of keys lent to anyone", "In progress"],
    ]


@pytest.mark.parametrize(("step", "taken"), [(14.0, True), (20.0, False)])
def test_lines_below_a_table_that_keep_the_step_of_their_text_are_of_its_cell(
    step: float, *, taken: bool
) -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [50, 200, 350], [270, 350, 370])
        lines(canvas, 55, 357, "Topic")
        lines(canvas, 205, 357, "Task")
        lines(canvas, 205, 338, "Buy lamps")
        for number in range(5):
            canvas.drawString(55, 338 - 14 * number, f"line {number} of it")
        for number in range(2):
            canvas.drawString(55, 338 - 14 * 4 - step * (number + 1), f"and line {number}")

    (grid,) = grids(drawn(page))
    assert table(grid)[1][0].replace("\n", " ").endswith("and line 1") is taken


@pytest.mark.parametrize("raised", [0.0, 1.5, 2.5])
def test_texts_of_two_cells_that_nearly_touch_are_two_at_whatever_height(raised: float) -> None:
    def page(canvas: Canvas) -> None:
        for number in range(6):
            canvas.drawString(50, 398 - 12 * number, "Children waited for")
        left = 50 + canvas.stringWidth("Children waited for") + 4
        canvas.drawString(left, 338 + raised, "Commission an audit of")
        canvas.drawString(left, 326 + raised, "case files in the unit")

    assert not len(overrun.find(page_of(drawn(page))).index)


def test_a_line_below_a_table_further_left_than_the_text_in_it_is_no_line_of_that() -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [50, 200, 350], [277, 350, 370])
        lines(canvas, 55, 357, "Topic")
        lines(canvas, 205, 357, "Task")
        for number in range(5):
            canvas.drawString(205, 338 - 14 * number, f"line {number} of it")
        canvas.drawString(50, 338 - 14 * 5, "Key: a line as wide as all of the table above it is")

    (grid,) = grids(drawn(page))
    assert table(grid)[1][1].replace("\n", " ").endswith("line 4 of it")


@pytest.mark.parametrize("leading", [12, 15, 18, 21])
def test_the_second_line_drawn_on_a_page_may_stand_below_its_table(leading: float) -> None:
    """No two lines before it tell a step: it is a line of the text or not, and nothing breaks."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(55, 256, "Buy new keys")
        canvas.drawString(55, 256 - leading, "for all doors")
        ruled(canvas, [50, 200, 350], [250, 290, 330])
        lines(canvas, 55, 310, "Topic")
        lines(canvas, 205, 310, "Task")
        lines(canvas, 205, 256, "Wardens")

    (grid,) = grids(drawn(page))
    assert table(grid)[1][1] == "Wardens"
    assert table(grid)[1][0].startswith("Buy new keys")


def test_a_line_below_a_table_wider_than_the_cell_above_it_is_no_line_of_that() -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [50, 200, 350], [350, 364, 378])
        canvas.drawString(205, 367, "Task")
        canvas.drawString(55, 367, "Topic")
        canvas.drawString(55, 354, "as well as partners")
        canvas.drawString(55, 342, "What follows has been agreed by the board and all of us")

    (grid,) = grids(drawn(page))
    assert table(grid)[1] == ["as well as partners", ""]


def test_the_head_of_a_page_does_not_make_a_line_below_its_table_one_of_a_text_in_it() -> None:
    def page(canvas: Canvas) -> None:
        ruled(canvas, [50, 200, 350, 450], [340, 351, 362])
        for left, text in ((55, "Topic"), (205, "Task"), (355, "Who")):
            canvas.drawString(left, 354, text)
        canvas.drawString(50, 364, "Plan of the board, third draft of May 2024")
        canvas.drawString(225, 343, "quarter")
        canvas.drawString(50, 331, "It will be looked at again by all of the board in May 2025")

    (grid,) = grids(drawn(page))
    assert table(grid)[1] == ["", "quarter", ""]

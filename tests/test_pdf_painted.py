"""Tables whose cells are painted and not ruled."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of
from pdf_drawing import read
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.text import one_line

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

X = [50.0, 180.0, 330.0, 430.0, 540.0]
HEADS = ["Finding", "Action", "Who", "When"]
DARK, PALE = (0.1, 0.2, 0.4), (0.88, 0.91, 0.96)


def paint(
    canvas: Canvas, color: tuple[float, float, float], box: tuple[float, float, float, float]
) -> None:
    left, top, right, bottom = box
    canvas.setFillColorRGB(*color)
    canvas.rect(left, bottom, right - left, top - bottom, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)


def paint_row(
    canvas: Canvas, color: tuple[float, float, float], top: float, bottom: float, first: int = 0
) -> None:
    for left, right in pairwise(X[first:]):
        paint(canvas, color, (left, top, right, bottom))


def write(canvas: Canvas, top: float, texts: list[str]) -> None:
    for left, text in zip(X[:-1], texts, strict=True):
        for line, words in enumerate(text.split("\n") if text else []):
            canvas.drawString(left + 4, top - 12 - 12 * line, words)


def one(page: object) -> Grid:
    (grid,) = grids(drawn(page))  # type: ignore[arg-type]
    return grid


def rows(grid: Grid) -> list[list[str]]:
    return [[text.replace("\n", " ") for text in row] for row in table(grid)]


def spans(grid: Grid) -> dict[str, tuple[int, int]]:
    return {
        cell.text.replace("\n", " "): (cell.row_span, cell.column_span)
        for cell in grid.cells
        if cell.text
    }


def test_stripes_beside_merged_findings_show_every_row() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        write(canvas, 370, ["Records\nare poor", "Train staff", "Head", "May"])
        paint_row(canvas, PALE, 340, 310, first=1)
        write(canvas, 340, ["", "Audit files", "Manager", "June"])
        write(canvas, 310, ["Visits\nare late", "Set a rule", "Board", "July"])

    grid = one(page)
    assert rows(grid) == [
        HEADS,
        ["Records are poor", "Train staff", "Head", "May"],
        ["^", "Audit files", "Manager", "June"],
        ["Visits are late", "Set a rule", "Board", "July"],
    ]
    assert spans(grid)["Records are poor"] == (2, 1)
    assert spans(grid)["Visits are late"] == (1, 1)


def test_findings_beside_stripes_end_where_another_begins_on_the_next_page_too() -> None:
    def first(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 100, 80)
        write(canvas, 100, HEADS)
        write(canvas, 80, ["Records\nare poor", "Train staff", "Head", "May"])
        paint_row(canvas, PALE, 50, 20, first=1)
        write(canvas, 50, ["", "Audit files", "Manager", "June"])

    def second(canvas: Canvas) -> None:
        write(canvas, 390, ["", "Write a guide", "Head", "July"])
        paint_row(canvas, PALE, 360, 330, first=1)
        write(canvas, 360, ["", "Test the guide", "Manager", "May"])
        write(canvas, 330, ["Visits\nare late", "Set a rule", "Board", "July"])
        paint_row(canvas, PALE, 300, 270, first=1)
        write(canvas, 300, ["", "Keep the rule", "Manager", "June"])

    _, after = grids(drawn(first, second))
    assert rows(after) == [
        ["", "Write a guide", "Head", "July"],
        ["^", "Test the guide", "Manager", "May"],
        ["Visits are late", "Set a rule", "Board", "July"],
        ["^", "Keep the rule", "Manager", "June"],
    ]


def test_a_painted_cell_over_two_rows_is_one_cell() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        paint(canvas, PALE, (X[0], 370, X[1], 310))
        paint_row(canvas, PALE, 370, 340, first=1)
        write(canvas, 370, ["Records are poor", "Train staff", "Head", "May"])
        write(canvas, 340, ["", "Audit files", "Manager", "June"])

    assert spans(one(page))["Records are poor"] == (2, 1)


def test_marks_of_progress_show_the_rows_beside_them() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        for number, color in enumerate(((0, 0.7, 0.3), (1, 0.75, 0), (1, 0, 0))):
            top = 370 - 40 * number
            paint(canvas, color, (X[3], top, X[4], top - 40))
            write(canvas, top, [f"Finding {number}\ngoes on", f"Action {number}", "Head", ""])

    assert [row[:2] for row in rows(one(page))] == [
        ["Finding", "Action"],
        *[[f"Finding {number} goes on", f"Action {number}"] for number in range(3)],
    ]


def test_a_painted_band_over_all_columns_is_one_cell_and_a_whole_stripe_is_not() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        paint(canvas, PALE, (X[0], 370, X[-1], 350))
        canvas.drawString(X[0] + 4, 358, "Leadership and management of the service")
        write(canvas, 350, ["Records are poor", "Train staff", "Head", "May"])
        paint(canvas, PALE, (X[0], 320, X[-1], 290))
        write(canvas, 320, ["Visits are late", "Set a rule", "Board", "July"])

    grid = one(page)
    assert spans(grid)["Leadership and management of the service"] == (1, 4)
    assert rows(grid)[-1] == ["Visits are late", "Set a rule", "Board", "July"]


def test_a_heading_in_the_colours_of_the_first_begins_another_table() -> None:
    def page(canvas: Canvas) -> None:
        for top, name in ((390, "one"), (250, "two")):
            paint_row(canvas, DARK, top, top - 20)
            write(canvas, top, HEADS)
            write(canvas, top - 20, [f"Finding {name}", "Train staff", "Head", "May"])
            paint_row(canvas, PALE, top - 50, top - 80)
            write(canvas, top - 50, [f"Other {name}", "Audit files", "Manager", "June"])
        canvas.drawString(X[0], 280, "The second table is about the quality of the plans for care")

    blocks = read(drawn(page)).blocks
    assert [type(block).__name__ for block in blocks] == ["Grid", "TextBlock", "Grid"]


def test_a_heading_and_boxes_of_other_places_are_no_table() -> None:
    def page(canvas: Canvas) -> None:
        paint(canvas, PALE, (50, 390, 540, 290))
        canvas.drawString(60, 340, "A note in a box that runs over the page from side to side.")
        paint(canvas, DARK, (50, 270, 200, 250))

    assert grids(drawn(page)) == []


def test_a_line_of_one_text_is_one_cell_though_a_word_begins_where_a_column_does() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        canvas.drawRightString(X[1] + 4, 358, "Leadership and care ")
        canvas.drawString(X[1] + 4, 358, "of children")
        paint_row(canvas, PALE, 350, 320)
        write(canvas, 350, ["Records are poor", "Train staff", "Head", "May"])

    assert spans(one(page))["Leadership and care of children"] == (1, 4)


@pytest.mark.parametrize("cells", [True, False], ids=["cells", "whole"])
def test_a_heading_without_fill_stands_over_stripes_with_as_much_white_as_they_have(
    cells: bool,
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 360, HEADS)
        canvas.setFont("Helvetica", 10)
        for number in range(4):
            top = 330 - 50 * number
            if number % 2 == 0 and cells:
                paint_row(canvas, PALE, top, top - 50)
            elif number % 2 == 0:
                paint(canvas, PALE, (X[0], top, X[-1], top - 50))
            write(
                canvas, top, [f"Roof {number} leaks\nin rain", f"Mend roof {number}", "Ann", "May"]
            )

    found = rows(one(page))
    assert found[0] == HEADS
    assert [row[1] for row in found[1:]] == [f"Mend roof {number}" for number in range(4)]


def test_below_the_ground_of_repeated_headings_a_merged_cell_may_go_on_too() -> None:
    def page(canvas: Canvas) -> None:
        paint(canvas, PALE, (X[0], 360, X[-1], 340))
        canvas.rect(X[0], 240, X[-1] - X[0], 120)
        for x in X[1:-1]:
            canvas.line(x, 240, x, 360)
        canvas.line(X[1], 290, X[-1], 290)
        write(canvas, 360, HEADS)
        write(canvas, 335, ["", "with all who\nwork here", "", ""])
        write(canvas, 290, ["", "Mend it", "Ann", "May"])

    found = rows(one(page))
    assert found[:2] == [HEADS, ["", "with all who work here", "", ""]]


def test_below_the_ground_of_repeated_headings_a_row_goes_on_without_a_rule_between() -> None:
    def page(canvas: Canvas) -> None:
        for left, right in pairwise(X):
            paint(canvas, PALE, (left, 360, right, 340))
        canvas.grid(X, [360, 290, 240])
        write(canvas, 360, HEADS)
        write(canvas, 335, ["", "with all who\nwork here", "", ""])
        write(canvas, 290, ["Roof leaks", "Mend it", "Ann", "May"])

    found = rows(one(page))
    assert found == [
        HEADS,
        ["", "with all who work here", "", ""],
        ["Roof leaks", "Mend it", "Ann", "May"],
    ]


def test_below_the_ground_of_headings_of_two_levels_a_row_goes_on_without_a_rule_between() -> None:
    def page(canvas: Canvas) -> None:
        for left, right in ((X[0], X[1]), (X[1], X[2])):
            paint(canvas, PALE, (left, 380, right, 340))
        paint(canvas, PALE, (X[2], 380, X[-1], 360))
        for left, right in ((X[2], X[3]), (X[3], X[4])):
            paint(canvas, PALE, (left, 360, right, 340))
        canvas.grid(X[:3], [380, 290, 240])
        canvas.grid(X[2:], [360, 290, 240])
        canvas.rect(X[2], 360, X[-1] - X[2], 20)
        write(canvas, 380, [*HEADS[:2], "Responsibility", ""])
        write(canvas, 360, ["", "", *HEADS[2:]])
        write(canvas, 335, ["", "with all who\nwork here", "", ""])
        write(canvas, 290, ["Roof leaks", "Mend it", "Ann", "May"])

    found = rows(one(page))
    assert found[2:] == [
        ["", "with all who work here", "", ""],
        ["Roof leaks", "Mend it", "Ann", "May"],
    ]


def test_texts_that_were_not_painted_one_after_the_other_are_two_however_close() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        paint_row(canvas, PALE, 370, 344, first=1)
        write(canvas, 370, ["until the year\nhas ended", "", "", ""])
        canvas.drawString(X[1] + 4, 358, "Mend it")
        write(canvas, 344 + 2, ["Roofs leak in\nthe old house", "Check it", "Ann", "May"])
        paint_row(canvas, PALE, 316, 290)
        write(canvas, 316, ["Doors stick", "Plane them", "Bob", "June"])

    assert [row[0] for row in rows(one(page))] == [
        "Finding",
        "until the year has ended",
        "Roofs leak in the old house",
        "Doors stick",
    ]


def test_a_number_begins_a_text_and_a_small_letter_goes_on_one() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        paint_row(canvas, PALE, 370, 320, first=1)
        paint(canvas, PALE, (X[0], 370, X[1], 355))
        write(canvas, 370, ["of the report that\nwas sent.\n2. Roofs leak", "", "", ""])
        canvas.drawString(X[1] + 4, 358, "Mend it")
        write(canvas, 320, ["3. Doors stick", "Plane them", "Bob", "June"])

    found = [row[0] for row in rows(one(page))]
    assert found[1].startswith("of the report that was sent.")
    assert found[-1] == "3. Doors stick"


def test_a_word_too_long_for_its_column_stands_over_the_edge_and_texts_stay_apart() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        for top in (370, 320, 270):
            if top != 320:
                paint(canvas, PALE, (X[0], top, X[-1], top - 50))
            write(
                canvas,
                top,
                ["Roofs leak", "Mend them", "Ann of the\nSuperintendent-Council", "May\nor June"],
            )

    assert [row[2:] for row in rows(one(page))[1:]] == [
        ["Ann of the Superintendent-Council", "May or June"]
    ] * 3


def test_painted_rows_at_the_top_take_no_cells_of_a_wider_table_below_them() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, PALE, 390, 360, first=1)
        write(canvas, 390, ["", "Count the beds", "Clerk", "April"])
        paint_row(canvas, DARK, 330, 310)
        write(canvas, 330, HEADS)
        paint(canvas, PALE, (X[0], 310, X[1], 250))
        write(canvas, 310, ["Records\nare poor", "Train staff", "Head", "May"])
        paint_row(canvas, PALE, 280, 250, first=1)
        write(canvas, 280, ["", "Audit files", "Manager", "June"])
        paint(canvas, PALE, (X[0], 250, X[1], 190))
        write(canvas, 250, ["Visits\nare late", "Set a rule", "Board", "July"])
        paint_row(canvas, PALE, 220, 190, first=1)
        write(canvas, 220, ["", "Tell staff", "Board", "August"])

    last = grids(drawn(page))[-1]
    assert [row[1:] for row in rows(last)] == [
        HEADS[1:],
        ["Train staff", "Head", "May"],
        ["Audit files", "Manager", "June"],
        ["Set a rule", "Board", "July"],
        ["Tell staff", "Board", "August"],
    ]
    assert spans(last)["Records are poor"] == (2, 1)


def test_short_texts_halfway_down_beside_a_longer_one_begin_no_row() -> None:
    texts = [
        ["Lamps in the hall\nare not working", "Order lamps", "Clerk", "May"],
        ["Doors stick", "Plane the doors and\nfit new closers", "Joiner", "June"],
        ["The gate is left\nopen at night", "Fit a bell", "Warden", "July"],
    ]

    def page(canvas: Canvas) -> None:
        paint(canvas, DARK, (X[0], 390, X[-1], 355))
        write(canvas, 378, HEADS)
        for number, row in enumerate(texts):
            top = 355.0 - 35 * number
            if number % 2:
                paint(canvas, PALE, (X[0], top, X[-1], top - 35))
            for at, text in enumerate(row):
                only = [text if at == other else "" for other in range(len(row))]
                write(canvas, top - (5 if "\n" in text else 11), only)

    assert rows(one(page))[1:] == [[text.replace("\n", " ") for text in row] for row in texts]


def test_lines_set_far_apart_go_on_beside_stripes_where_they_keep_their_distance() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 380, 360)
        write(canvas, 380, HEADS)
        for number, line in enumerate(
            [
                "1. Doors were left",
                "open, nobody had",
                "told the porter of",
                "the south house to",
                "look",
            ]
        ):
            canvas.drawString(X[0] + 4, 346 - 16 * number, line)
        for row, (top, text) in enumerate([(360, "Fit closers"), (330, "Ask"), (300, "Check")]):
            if row == 1:
                paint_row(canvas, PALE, top, top - 30, first=1)
            for column, words in enumerate([text, "Warden", "May 2031"], 1):
                canvas.drawString(X[column] + 4, top - 14, words)

    found = one(page)
    assert [row[1] for row in rows(found)] == ["Action", "Fit closers", "Ask", "Check"]
    assert [row[0] for row in rows(found)[1:]] == [
        "1. Doors were left open, nobody had told the porter of the south house to look",
        "^",
        "^",
    ]


def two_rows_and_one_stripe(canvas: Canvas) -> None:
    for top, color in ((380, DARK), (340, PALE)):
        paint(canvas, color, (X[0], top, X[-1], top - 20))
    write(canvas, 380, HEADS)
    write(canvas, 360, ["Doors", "Shut them", "Warden", "May 2031"])
    write(canvas, 340, ["Lamps", "Buy some", "Porter", "June 2031"])


def test_the_last_row_below_stripes_is_as_high_as_its_text() -> None:
    def page(canvas: Canvas) -> None:
        two_rows_and_one_stripe(canvas)
        long = "\n".join(f"line {number} of it" for number in range(20))
        write(canvas, 320, [long, "Sweep them", "Steward", "July 2031"])

    assert rows(one(page))[-1][0].endswith("line 19 of it")


@pytest.mark.parametrize(("mark", "taken"), [("•", True), ("", False)])
def test_items_below_the_first_lines_of_a_last_row_are_of_it(mark: str, *, taken: bool) -> None:
    def page(canvas: Canvas) -> None:
        two_rows_and_one_stripe(canvas)
        write(canvas, 320, ["Rooms", "Sweep", "Steward", "July 2031"])
        write(canvas, 292, ["", f"{mark} each week".strip(), "", ""])

    assert (rows(one(page))[-1][1] == "Sweep • each week") == taken


def bold(canvas: Canvas, top: float, texts: list[str]) -> None:
    canvas.setFont("Helvetica-Bold", 10)
    write(canvas, top, texts)
    canvas.setFont("Helvetica", 10)


@pytest.mark.parametrize("apart", [1, 12])
@pytest.mark.parametrize("cells", [True, False])
def test_a_heading_without_ground_stands_above_a_first_row_without_one(
    apart: float, *, cells: bool
) -> None:
    texts = [
        ["Doors are stiff", "Plane the doors\nand fit closers", "Joiner", "May"],
        ["Lamps are old", "Order lamps", "Clerk", "June"],
        ["The gate\nis left open", "Fit a bell", "Warden", "July"],
        ["Steps are worn", "Lay new steps", "Mason", "August"],
    ]
    high = 24 + 2 * apart

    def page(canvas: Canvas) -> None:
        canvas.drawString(X[0], 385, "Read on the next pages what the school will do about it.")
        bold(canvas, 360, HEADS)
        for number, row in enumerate(texts):
            top = 345 - apart - high * number
            if number % 2 and cells:
                paint_row(canvas, PALE, top, top - high)
            elif number % 2:
                paint(canvas, PALE, (X[0], top, X[-1], top - high))
            write(canvas, top + 2 - apart, row)

    assert rows(one(page)) == [HEADS, *[[t.replace("\n", " ") for t in row] for row in texts]]


def test_words_in_bold_at_the_head_of_a_ruled_row_are_the_headings_of_those_below() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [380, 330, 300])
        bold(canvas, 380, HEADS)
        write(canvas, 362, ["Doors are stiff", "Plane the doors\nof the hall", "Joiner", "May"])
        write(canvas, 328, ["Lamps are old", "Order lamps", "Clerk", "June"])

    assert rows(one(page)) == [
        HEADS,
        ["Doors are stiff", "Plane the doors of the hall", "Joiner", "May"],
        ["Lamps are old", "Order lamps", "Clerk", "June"],
    ]


def test_a_whole_stripe_is_painted_below_what_is_merged_over_it() -> None:
    def page(canvas: Canvas) -> None:
        for top, color in ((380, DARK), (336, PALE), (256, PALE)):
            paint(canvas, color, (X[0], top, X[-1], top - 20 if top == 380 else top - 40))
        write(canvas, 380, HEADS)
        write(
            canvas, 360, ["Doors were left\nopen, and so the\nlamps went out", "Shut", "Ann", "May"]
        )
        write(canvas, 336, ["", "Order lamps", "Bob", "June"])
        write(canvas, 296, ["Paint came off", "Buy paint", "Bob", "June"])
        write(canvas, 256, ["Yards were dirty", "Sweep", "Ann", "July"])

    assert [row[:2] for row in rows(one(page))[1:]] == [
        ["Doors were left open, and so the lamps went out", "Shut"],
        ["^", "Order lamps"],
        ["Paint came off", "Buy paint"],
        ["Yards were dirty", "Sweep"],
    ]


def test_a_coloured_dot_or_square_alone_in_a_cell_is_its_colour() -> None:
    y = [380, 350, 320, 290, 260]
    marks: list[tuple[tuple[float, float, float], bool]] = [
        ((0.9, 0.1, 0.1), True),
        ((0.0, 0.7, 0.3), False),
        ((0.1, 0.1, 0.1), True),
    ]

    def page(canvas: Canvas) -> None:
        canvas.grid(X, y)
        write(canvas, y[0], [*HEADS[:3], "RAG"])
        paint(canvas, PALE, (X[3], y[2], X[4], y[3]))
        for top, (color, dot) in zip(y[1:], marks, strict=False):
            write(canvas, top, ["Doors", "Plane the doors", "Joiner", ""])
            canvas.setFillColorRGB(*color)
            if dot:
                canvas.circle(450, top - 15, 6, fill=1, stroke=0)
            else:
                canvas.rect(444, top - 21, 12, 12, fill=1, stroke=0)
            canvas.setFillColorRGB(0, 0, 0)

    fills = [cell.fill for cell in one(page).cells if cell.column == 3]
    assert fills == [None, "#e61a1a", "#00b34d", None]


def test_a_rule_below_the_first_column_that_stripes_carry_on_parts_whole_rows() -> None:
    texts = [
        ["Hall", "Doors stick", "Joiner", "May"],
        ["Hall", "Lamps are old", "Clerk", "June"],
        ["Yard", "Steps are worn", "Mason", "July"],
        ["Yard", "The gate hangs", "Warden", "August"],
    ]

    def page(canvas: Canvas) -> None:
        for top in (385, 365, 245):
            canvas.line(X[0], top, X[-1], top)
        bold(canvas, 382, HEADS)
        for number, row in enumerate(texts):
            top = 365 - 30 * number
            if number % 2 == 0:
                paint(canvas, PALE, (X[1], top, X[-1], top - 30))
            canvas.line(X[0], top - 30, X[1], top - 30)
            write(canvas, top - 4, row)

    assert rows(one(page)) == [HEADS, *texts]


def test_a_title_close_above_the_headings_of_stripes_is_none_of_them() -> None:
    texts = [["Doors stick", "Plane the doors", "Joiner", "May"]] * 4

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(X[0] + 4, 371, "Plan")
        bold(canvas, 370, HEADS)
        for number, row in enumerate(texts):
            top = 350.0 - 24 * number
            if number % 2:
                paint_row(canvas, PALE, top, top - 24)
            write(canvas, top - 3, row)

    assert rows(one(page)) == [HEADS, *texts]


@pytest.mark.parametrize(("left", "own"), [(X[3], True), (X[3] + 20, False)])
def test_below_stripes_a_page_may_have_room_for_one_cell_of_a_row(
    left: float, *, own: bool
) -> None:
    def page(canvas: Canvas) -> None:
        for top, color in ((80, DARK), (40, PALE)):
            paint(canvas, color, (X[0], top, X[-1], top - 20))
        write(canvas, 80, HEADS)
        write(canvas, 60, ["Doors", "Shut them", "Warden", "May 2031"])
        write(canvas, 40, ["Lamps", "Buy some", "Porter", "June 2031"])
        canvas.drawString(left + 4, 8, "July 2031")

    last = rows(one(page))[-1]
    assert last == (
        ["", "", "", "July 2031"] if own else ["Lamps", "Buy some", "Porter", "June 2031"]
    )


def test_a_row_goes_on_below_repeated_headings_beside_a_merged_finding() -> None:
    def page(canvas: Canvas) -> None:
        for left, right in pairwise(X):
            for top, bottom in ((380, 360), (360, 240)):
                canvas.line(left, top, left, bottom)
                canvas.line(right, top, right, bottom)
        for left, y in ((X[0], 380), (X[1], 300), (X[0], 270), (X[0], 240)):
            canvas.line(left, y, X[-1], y)
        bold(canvas, 380, HEADS)
        write(canvas, 358, ["of the doors", "and of the gates", "", ""])
        write(canvas, 298, ["", "Count keys", "Clerk", "May"])
        write(canvas, 268, ["Lamps are old", "Order lamps", "Clerk", "June"])

    assert rows(one(page)) == [
        HEADS,
        ["of the doors", "and of the gates", "", ""],
        ["^", "Count keys", "Clerk", "May"],
        ["Lamps are old", "Order lamps", "Clerk", "June"],
    ]


def test_a_line_that_goes_on_beside_others_begins_no_row_between_rules() -> None:
    """In the last row the second action begins where the first owner's name goes on."""
    columns = [
        ["The harbour should", "know each boat", "and each owner"],
        ["(5a) Buy new ropes", "for all boats.", "(5b) Clean lamps", "in the hall and", "at the gate.",
         "(5c) Paint hulls", "each spring"],
        ["Warden of the Old", "Harbour", "Pilot", "Clerk"],
        ["Two days", "of May"],
    ]  # fmt: skip
    steps = [[0, 11, 11], [0, 11, 14, 11, 11, 14, 11], [0, 11, 14, 14], [0, 11]]
    offsets = [27.0, 0.0, 17.0, 33.0]

    def page(canvas: Canvas) -> None:
        for top in (380, 355, 330, 305, 212):
            canvas.line(X[0], top, X[-1], top)
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 376, HEADS)
        canvas.setFont("Helvetica", 10)
        write(canvas, 351, ["Ropes are worn", "Buy ropes", "Clerk", "May"])
        write(canvas, 326, ["Lamps are dim", "Clean lamps", "Joiner", "June"])
        for left, lines, down, off in zip(X[:-1], columns, steps, offsets, strict=True):
            at = 293.0 - off
            for step, line in zip(down, lines, strict=True):
                at -= step
                canvas.drawString(left + 4, at, line)

    assert len(rows(one(page))) == 4


def test_rules_of_titles_and_headings_alone_part_no_rows() -> None:
    """Of each small table only the headings are ruled; their titles stand on ground above."""

    def page(canvas: Canvas) -> None:
        for number in range(3):
            top = 380.0 - 110 * number
            paint(canvas, PALE, (X[0], top, X[-1], top - 20))
            for level in (top - 20, top - 40):
                canvas.line(X[0], level, X[-1], level)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(X[0] + 4, top - 14, f"Finding {number}: doors were open")
            write(canvas, top - 20, HEADS)
            canvas.setFont("Helvetica", 10)
            for row in range(2):
                text = f"Doors of hall {number}{row}\nand of the yard"
                write(canvas, top - 40 - 30 * row, [text, f"Shut {number}{row}", "Ann", "May"])

    data = drawn(page)
    words = {"finding": "finding", "action": "action", "who": "owner_text", "when": "due_text"}
    blocks = read_pdf(source_of(data), data, words).blocks
    found = [row for grid in blocks if isinstance(grid, Grid) for row in rows(grid)]
    assert [row for row in found if row[2] == "Ann"] == [
        [f"Doors of hall {number}{row} and of the yard", f"Shut {number}{row}", "Ann", "May"]
        for number in range(3)
        for row in range(2)
    ]


def test_a_colour_alone_in_its_column_is_kept_where_nothing_is_ruled() -> None:
    lines = [
        ["Doors stick", "Plane the doors", "Ann", ""],
        ["Lamps are dim", "Buy lamps", "Ben", ""],
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 380, [*HEADS[:3], "RAG"])
        canvas.setFont("Helvetica", 10)
        for number, (row, color) in enumerate(zip(lines, [(1, 0, 0), (0, 0.6, 0)], strict=True)):
            paint(canvas, color, (X[3], 356 - 30 * number, X[4], 332 - 30 * number))
            write(canvas, 356 - 30 * number, row)

    data = drawn(page)
    words = {"finding": "finding", "action": "action", "who": "owner_text", "rag": "rag_text"}
    (grid,) = [
        one for one in read_pdf(source_of(data), data, words).blocks if isinstance(one, Grid)
    ]
    assert grid.how == "alignment"
    assert [cell.fill for cell in grid.cells if cell.column == 3] == [None, "#ff0000", "#009900"]
    assert not any(cell.fill for cell in grid.cells if cell.column < 3)


def test_headings_over_several_columns_and_those_below_them_are_of_one_table() -> None:
    def page(canvas: Canvas) -> None:
        for left, right in pairwise(X[:3]):
            paint(canvas, DARK, (left, 390, right, 350))
        paint(canvas, DARK, (X[2], 390, X[4], 370))
        for left, right in pairwise(X[2:]):
            paint(canvas, DARK, (left, 370, right, 350))
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 390, ["Finding", "Action", "Who and when", ""])
        write(canvas, 370, ["", "", "Lead", "By when"])
        canvas.setFont("Helvetica", 10)
        write(canvas, 350, ["Records\nare poor", "Train staff", "Head", "May"])
        paint_row(canvas, PALE, 320, 290)
        write(canvas, 320, ["Visits\nare late", "Set a rule", "Board", "July"])
        write(canvas, 290, ["Plans\nare few", "Write more", "Clerk", "June"])
        paint_row(canvas, PALE, 260, 230)
        write(canvas, 260, ["Doors\nare stiff", "Plane doors", "Joiner", "May"])

    found = rows(one(page))
    assert found[:2] == [["Finding", "Action", "Who and when", "<"], ["^", "^", "Lead", "By when"]]
    assert [row[1] for row in found[2:]] == [
        "Train staff",
        "Set a rule",
        "Write more",
        "Plane doors",
    ]


def test_white_parts_the_rows_between_two_stripes() -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 390, 370)
        write(canvas, 390, HEADS)
        paint_row(canvas, PALE, 370, 340)
        write(canvas, 370, ["Records\nare poor", "Train staff", "Head", "May"])
        write(canvas, 340, ["Visits\nare late\nand few", "Set a rule", "Board", "July"])
        write(canvas, 312, ["", "Count visits", "Clerk", "June"])
        paint_row(canvas, PALE, 284, 254)
        write(canvas, 284, ["Doors\nare stiff", "Plane doors", "Joiner", "May"])

    found = rows(one(page))
    assert [row[1:] for row in found[2:4]] == [
        ["Set a rule", "Board", "July"],
        ["Count visits", "Clerk", "June"],
    ]


def test_a_key_above_the_first_heading_alone_takes_none_of_the_table_below_it() -> None:
    green, red = (0.0, 0.7, 0.3), (1.0, 0.0, 0.0)

    def page(canvas: Canvas) -> None:
        for number, (color, meaning) in enumerate(((green, "Complete"), (red, "Delayed"))):
            paint(canvas, color, (50, 390 - 20 * number, 300, 370 - 20 * number))
            canvas.drawString(306, 376 - 20 * number, meaning)
        paint_row(canvas, DARK, 330, 310)
        write(canvas, 330, HEADS)
        for number, color in enumerate((green, red, green)):
            top = 310 - 30 * number
            write(canvas, top, [f"Finding {number}\nis poor", f"Mend {number}", "Head", ""])
            paint(canvas, color, (X[3], top, X[4], top - 30))

    found = grids(drawn(page))
    assert rows(found[-1])[0] == HEADS
    assert [row[0] for row in rows(found[-1])[1:]] == [f"Finding {n} is poor" for n in range(3)]


def test_texts_halfway_down_their_rows_are_told_apart_by_a_column_of_colours() -> None:
    """One by one painted row by row; only the headings and the ratings have ground."""
    edges = (50, 170, 330, 400, 460)
    colours = ((1, 0.75, 0), (0.4, 0.7, 0.3), (1, 0.3, 0.3))
    texts = [
        (["Files are late"], ["Count all of the files", "that came in late", "this year"], "Ann"),
        (["Nobody looks at", "the lamps at night"], ["Put up a list"], "Head"),
        (["Bins stand here"], ["Move them away from", "the doors"], "Porter"),
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.85, 0.9, 0.95)
        for left, right in pairwise(edges):
            canvas.rect(left, 300, right - left, 20, stroke=0, fill=1)
        for number, colour in enumerate(colours):
            canvas.setFillColorRGB(*colour)
            canvas.rect(400, 260 - 40 * number, 60, 40, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica-Bold", 9)
        for left, text in zip(edges, ("Finding", "Action", "Owner", "RAG"), strict=False):
            canvas.drawString(left + 2, 307, text)
        canvas.setFont("Helvetica", 9)
        for number, (finding, action, owner) in enumerate(texts):
            for left, lines in zip(edges, (finding, action, [owner], ["Rated"]), strict=False):
                top = 277 - 40 * number + 6 * (len(lines) - 1)
                for at, line in enumerate(lines):
                    canvas.drawString(left + 2, top - 12 * at, line)

    (grid,) = grids(drawn(page))
    assert [[one_line(text) for text in row[:3]] for row in table(grid)[1:]] == [
        [" ".join(finding), " ".join(action), owner] for finding, action, owner in texts
    ]


def test_a_last_row_without_fill_under_headings_of_two_levels_may_reach_its_columns_ends() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        paint_row(canvas, DARK, 380, 360)
        write(canvas, 380, ["Finding", "Action", "Delivery", ""])
        paint_row(canvas, DARK, 360, 340)
        write(canvas, 360, ["", "", "Who", "When"])
        for row, fill in enumerate([None, PALE, None]):
            top = 340 - 20 * row
            if fill:
                paint_row(canvas, fill, top, top - 20)
            texts = [f"Case records {row}", f"Review all cases {row}", "Nurse", "2 May 2024"]
            write(canvas, top, texts)
            for right, edge in zip(X[1:-1], ("kept", "now", "M."), strict=True):
                canvas.drawRightString(right, top - 12, edge)

    grid = one(page)
    assert rows(grid)[-1] == [
        "Case records 2 kept",
        "Review all cases 2 now",
        "Nurse M.",
        "2 May 2024",
    ]


@pytest.mark.parametrize(("white", "corner"), [(5, 0), (5, 4), (0, 3)])
def test_cells_set_apart_or_with_rounded_corners_make_a_table(white: int, corner: int) -> None:
    def page(canvas: Canvas) -> None:
        for row, texts in enumerate(
            [HEADS, *([f"{head} {at}" for head in HEADS] for at in range(3))]
        ):
            top = 380 - 24 * row
            canvas.setFillColorRGB(*(PALE if row else DARK))
            for left, right in pairwise(X):
                size = (right - left - white, 24 - white)
                canvas.roundRect(left, top - 24, *size, corner, fill=1, stroke=0)
            canvas.setFillColorRGB(*((0, 0, 0) if row else (1, 1, 1)))
            write(canvas, top - 2, texts)

    assert rows(one(page)) == [HEADS, *([f"{head} {at}" for head in HEADS] for at in range(3))]


@pytest.mark.parametrize(
    ("high", "corner", "cells"), [(60, 6, 1), (150, 6, 0), (24, 12, 0), (150, 0, 1)]
)
def test_rounded_grounds_of_charts_and_badges_are_no_cells(
    high: int, corner: int, cells: int
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*PALE)
        canvas.roundRect(50, 100, 80, high, corner, fill=1, stroke=0)

    assert len(page_of(drawn(page)).fills) == cells


def banded(canvas: Canvas, top: float, *, heading: bool, merged: bool = True) -> float:
    """Rows of a table whose every other one is painted, below a name; gives where they end.

    `merged`: the third cell of the first row, not painted, goes on beside the second.
    """
    if heading:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, top, HEADS)
        canvas.setFont("Helvetica", 10)
        top -= 20
    paint(canvas, PALE, (X[0], top, X[-1], top - 20))
    canvas.drawString(X[0] + 4, top - 12, "Leadership and management of the service")
    write(canvas, top - 20, ["Records are poor", "Train staff", "Head", "May"])
    own = [0, 1, 3] if merged else [0, 1, 2, 3]
    for column in own:
        paint(canvas, PALE, (X[column], top - 50, X[column + 1], top - 80))
    second = "" if merged else "Manager"
    write(canvas, top - 50, ["Records are poor", "Audit files", second, "June"])
    write(canvas, top - 80, ["Visits are late", "Set a rule", "Board", "July"])
    for left, right in pairwise(X):
        paint(canvas, PALE, (left, top - 110, right, top - 140))
    write(canvas, top - 110, ["Keys are lost", "Buy a safe", "Head", "May"])
    return top - 140


def first_page(canvas: Canvas) -> None:
    banded(canvas, 390, heading=True)


BANDED = [
    ["Leadership and management of the service", "<", "<", "<"],
    ["Records are poor", "Train staff", "Head", "May"],
    ["Records are poor", "Audit files", "^", "June"],
    ["Visits are late", "Set a rule", "Board", "July"],
    ["Keys are lost", "Buy a safe", "Head", "May"],
]


def test_the_first_painted_row_may_be_the_name_of_a_group() -> None:
    assert rows(one(first_page)) == [HEADS, *BANDED]


def test_painted_rows_are_more_than_the_rules_above_and_below_them() -> None:
    def page(canvas: Canvas) -> None:
        end = banded(canvas, 390, heading=True)
        for y in (390.0, 370.0, end):
            canvas.line(X[0], y, X[-1], y)

    assert rows(one(page)) == [HEADS, *BANDED]


def test_painted_rows_are_more_than_a_frame_with_one_wide_cell() -> None:
    def page(canvas: Canvas) -> None:
        end = banded(canvas, 390, heading=True, merged=False)
        canvas.rect(X[0], end, X[-1] - X[0], 390 - end)
        canvas.line(X[0], 370, X[-1], 370)
        for x in X[1:-1]:
            canvas.line(x, 390, x, 370)

    whole = [[text.replace("^", "Manager") for text in row] for row in BANDED]
    assert rows(one(page)) == [HEADS, *whole]


def test_a_row_in_the_colours_of_the_first_is_no_heading_unless_it_is_bold() -> None:
    def second(canvas: Canvas) -> None:
        for top in (390, 330):
            paint_row(canvas, PALE, top, top - 30)
            write(canvas, top, ["Keys are lost", "Buy a safe", "Head", "May"])
        paint(canvas, DARK, (X[0], 360, X[-1], 330))
        canvas.drawString(X[0] + 4, 348, "Leadership and management of the service")
        write(canvas, 300, ["Visits are late", "Set a rule", "Board", "July"])

    _, after = grids(drawn(first_page, second))
    assert len(rows(after)) == 4


def test_a_first_row_that_leaves_a_merged_cell_blank_has_the_columns_of_the_page_before() -> None:
    def second(canvas: Canvas) -> None:
        for column in (0, 1, 3):
            paint(canvas, PALE, (X[column], 390, X[column + 1], 360))
        write(canvas, 390, ["Doors stand open", "Lock them", "", "June"])
        write(canvas, 360, ["Visits are late", "Set a rule", "Board", "July"])
        paint_row(canvas, PALE, 330, 300)
        write(canvas, 330, ["Keys are lost", "Buy a safe", "Head", "May"])

    _, after = grids(drawn(first_page, second))
    assert rows(after) == [
        ["Doors stand open", "Lock them", "", "June"],
        ["Visits are late", "Set a rule", "Board", "July"],
        ["Keys are lost", "Buy a safe", "Head", "May"],
    ]


def test_bars_of_a_chart_are_no_rows_of_a_framed_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [390, 370])
        canvas.rect(X[0], 200, X[-1] - X[0], 170)
        write(canvas, 390, ["Share of plans", "Young", "Old", "Other"])
        for row in range(5):
            ends = [X[0] + 6, X[0] + 120 + 13 * row, X[0] + 260 + 9 * row, X[-1] - 6]
            for number, (left, right) in enumerate(pairwise(ends)):
                grey = 0.6 + 0.1 * number
                box = (left, 360 - 30 * row, right, 340 - 30 * row)
                paint(canvas, (grey, grey, grey), box)
                canvas.drawString(left + 30, 345 - 30 * row, f"{20 + number}.5")

    assert one(page).columns == len(HEADS)


def test_what_is_merged_over_stripes_from_the_page_before_paints_the_first_row_in_part() -> None:
    def page(canvas: Canvas) -> None:
        bold(canvas, 390, HEADS)
        paint(canvas, PALE, (X[0], 370, X[1], 290))  # goes on from the page before
        write(canvas, 370, ["are lost too often", "Keep a list", "Porter", "May"])
        paint_row(canvas, PALE, 330, 290, first=1)
        write(canvas, 330, ["", "Count them", "Clerk", "June"])
        write(canvas, 290, ["Beds are few", "Order beds", "Head", "July"])
        paint_row(canvas, PALE, 250, 210, first=1)
        write(canvas, 250, ["", "Lend beds", "Sister", "August"])
        write(canvas, 210, ["Doors stand open", "Lock them", "Porter", "April"])
        paint_row(canvas, PALE, 170, 130)
        write(canvas, 170, ["Keys are old", "Change them", "Head", "March"])
        write(canvas, 130, ["Lamps are out", "Mend them", "Porter", "May"])
        paint_row(canvas, PALE, 90, 50)
        write(canvas, 90, ["Stairs are wet", "Dry them", "Clerk", "June"])

    assert rows(one(page)) == [
        HEADS,
        ["are lost too often", "Keep a list", "Porter", "May"],
        ["^", "Count them", "Clerk", "June"],
        ["Beds are few", "Order beds", "Head", "July"],
        ["^", "Lend beds", "Sister", "August"],
        ["Doors stand open", "Lock them", "Porter", "April"],
        ["Keys are old", "Change them", "Head", "March"],
        ["Lamps are out", "Mend them", "Porter", "May"],
        ["Stairs are wet", "Dry them", "Clerk", "June"],
    ]


@pytest.mark.parametrize("ground", [True, False])
def test_a_title_between_stripes_begins_another_table(ground: bool) -> None:
    def stripes(canvas: Canvas, top: float, texts: list[list[str]]) -> float:
        for number, row in enumerate(texts):
            if number % 2 or (ground and not number):
                paint_row(canvas, PALE if number else DARK, top, top - 24)
            canvas.setFont("Helvetica" if number else "Helvetica-Bold", 10)
            write(canvas, top, row)
            top -= 24
        return top

    first = [HEADS, *([f"f {n}", f"a {n}", f"w {n}", f"d {n}"] for n in range(4))]
    second = [["Name", "Post", "Room", "Hours"], *([f"n {n}", "Clerk", "5", "9"] for n in range(4))]

    def page(canvas: Canvas) -> None:
        end = stripes(canvas, 390, first)
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(X[0], end - 24, "Who is who")
        stripes(canvas, end - 34, second)

    assert [rows(grid) for grid in grids(drawn(page))] == [first, second]


def test_painted_labels_and_values_above_each_table_are_none_of_its_rows() -> None:
    def tiles(canvas: Canvas, top: float, texts: list[list[str]], edges: list[float]) -> float:
        for number, row in enumerate(texts):
            for (left, right), text in zip(pairwise(edges), row, strict=True):
                paint(canvas, PALE, (left, top, right - 3, top - 20))
                known = not number if len(row) > 2 else left == edges[0]
                canvas.setFont("Helvetica-Bold" if known else "Helvetica", 10)
                canvas.drawString(left + 4, top - 14, text)
            top -= 23
        return top

    def page(canvas: Canvas) -> None:
        top = 395.0
        for number in range(2):
            canvas.setFont("Helvetica-Bold", 14)
            canvas.drawString(50, top - 22, f"Need {number}")
            facts = [["Finding", f"Doors {number} stand open at night"], ["Lead", "Head porter"]]
            top = tiles(canvas, top - 34, facts, [50.0, 150.0, 540.0]) - 10
            plan = [["Action", "Result", "Due"], *([f"a {n}", f"r {n}", "May"] for n in range(2))]
            top = tiles(canvas, top, plan, [50.0, 300.0, 420.0, 540.0])

    found = [row[0] for grid in grids(drawn(page)) for row in rows(grid)]
    assert found == ["Finding", "Lead", "Action", "a 0", "a 1"] * 2


@pytest.mark.parametrize(
    ("texts", "is_row"),
    [(["Keys", "Buy a safe", "Ann", "May"], True), (["Agreed in May", "", "", ""], False)],
)
def test_a_line_below_the_last_stripe_is_a_row_only_where_it_has_several_texts(
    texts: list[str], is_row: bool
) -> None:
    def page(canvas: Canvas) -> None:
        paint_row(canvas, DARK, 370, 350)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, 368, HEADS)
        canvas.setFillColorRGB(0, 0, 0)
        for at, top in enumerate((350, 330, 310)):
            if not at % 2:
                paint_row(canvas, PALE, top, top - 20)
            write(canvas, top - 2, [f"Doors {at}", f"Lock all {at}", "Board", "June"])
        write(canvas, 288, texts)

    assert one(page).rows == 4 + is_row


def test_a_last_row_at_the_foot_of_its_cell_stands_far_below_the_last_stripe() -> None:
    """As far as the texts of others do below the upper ends of theirs."""

    def page(canvas: Canvas) -> None:
        paint(canvas, DARK, (X[0], 380, X[-1], 360))
        write(canvas, 380, HEADS)
        for number in range(4):
            top = 360 - 50 * number
            if number % 2 == 0:
                paint(canvas, PALE, (X[0], top, X[-1], top - 50))
            tall = number == 1
            words = [f"Lamp {number}", "Buy oil\nof the\nbest sort" if tall else "Buy oil"]
            write(canvas, top - (10 if tall else 34), [*words, "Porter", f"May 203{number}"])

    assert [row[3] for row in rows(one(page))[1:]] == [f"May 203{number}" for number in range(4)]


def test_stripes_that_other_colours_break_off_hold_the_columns_that_their_words_show() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        write(canvas, 380, HEADS)
        canvas.drawString(X[-1] - 46, 368, "RAG")
        canvas.setFont("Helvetica", 10)
        for number, color in enumerate(((0, 0.7, 0.3), (1, 0, 0), (1, 0.75, 0), (0, 0.7, 0.3))):
            top = 360 - 30 * number
            if number % 2 == 0:
                paint(canvas, PALE, (X[0], top, X[-1] - 50, top - 30))
            paint(canvas, color, (X[-1] - 50, top, X[-1] - 10, top - 30))
            if number % 2 == 0:
                paint(canvas, PALE, (X[-1] - 10, top, X[-1] + 20, top - 30))
            write(canvas, top, [f"Lamp {number}", f"Buy oil {number}", "Porter", "May 2031"])

    found = rows(one(page))
    assert [row[:4] for row in found[1:]] == [
        [f"Lamp {number}", f"Buy oil {number}", "Porter", "May 2031"] for number in range(4)
    ]


def test_names_of_groups_painted_on_to_the_end_of_the_page_are_rows_between_stripes() -> None:
    """On a sheet wider than the paper what is merged over all columns goes on there."""

    def page(canvas: Canvas) -> None:
        paint(canvas, DARK, (X[0], 380, X[-1], 360))
        write(canvas, 380, HEADS)
        top = 360.0
        for group in range(2):
            paint(canvas, (0.8, 0.9, 1), (X[0], top, X[-1] + 50, top - 18))
            canvas.drawString(X[0] + 4, top - 12, f"Safety of people and premises {group}")
            top -= 18
            for number in range(3):
                if number % 2:
                    paint(canvas, PALE, (X[0], top, X[-1], top - 30))
                write(canvas, top, [f"Lamp {number}", f"Buy oil {number}", "Porter", "May 2031"])
                top -= 30

    found = rows(one(page))
    assert [row[1] for row in found[1:] if row[0].startswith("Lamp")] == [
        f"Buy oil {number}" for number in range(3)
    ] * 2
    assert [row[0] for row in found if row[0].startswith("Safety")] == [
        f"Safety of people and premises {group}" for group in range(2)
    ]

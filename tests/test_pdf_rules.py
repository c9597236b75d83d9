from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pdf_drawing import HEIGHT
from pdf_drawing import WIDTH
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import prose
from pdf_drawing import read
from pdf_drawing import table

from planlift.model import FROM_WHITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

X = [50.0, 200.0, 350.0, 500.0]
Y = [300.0, 270.0, 240.0, 210.0]
HEADS = ["Action", "Who", "By when"]


def fill_in(canvas: Canvas, y: list[float] = Y, x: list[float] = X) -> None:
    for row, top in enumerate(y[:-1]):
        for column, left in enumerate(x[:-1]):
            words = HEADS[column] if row == 0 else f"{HEADS[column].lower()} {row}"
            canvas.drawString(left + 5, top - 15, words)


EXPECTED = [HEADS, ["action 1", "who 1", "by when 1"], ["action 2", "who 2", "by when 2"]]


def strokes(canvas: Canvas) -> None:
    canvas.grid(X, Y)


def thin_rectangles(canvas: Canvas) -> None:
    for y in Y:
        canvas.rect(X[0], y, X[-1] - X[0], 0.7, fill=1, stroke=0)
    for x in X:
        canvas.rect(x, Y[-1], 0.7, Y[0] - Y[-1], fill=1, stroke=0)


def far_dashes(canvas: Canvas) -> None:
    for y in Y:
        for at in range(56):
            canvas.line(50 + 8.1 * at, y, 54.5 + 8.1 * at, y)
    for x in X:
        for at in range(12):
            canvas.line(x, 208 + 8.1 * at, x, 212.5 + 8.1 * at)


def dashes(canvas: Canvas) -> None:
    for y in Y:
        for left in range(50, 500, 5):
            canvas.line(left, y, left + 3, y)
    for x in X:
        for low in range(210, 300, 5):
            canvas.line(x, low, x, low + 3)


def double_borders(canvas: Canvas) -> None:
    canvas.grid(X, Y)
    canvas.grid([x + 1.5 for x in X], [y + 1.5 for y in Y])


def cell_rectangles(canvas: Canvas) -> None:
    for left, right in pairwise(X):
        for top, bottom in pairwise(Y):
            canvas.rect(left, bottom, right - left, top - bottom)


def no_sides(canvas: Canvas) -> None:
    for y in Y:
        canvas.line(X[0], y, X[-1], y)
    for x in X[1:-1]:
        canvas.line(x, Y[0], x, Y[-1])


def level_rules_only(canvas: Canvas) -> None:
    for y in Y:
        canvas.line(X[0], y, X[-1], y)


def rules_under_the_heading_only(canvas: Canvas) -> None:
    level_rules_only(canvas)
    for x in X:
        canvas.line(x, Y[0], x, Y[1])
    for x in (X[0], X[-1]):
        canvas.line(x, Y[0], x, Y[-1])


def stripes(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.85, 0.9)
    for left, right in pairwise(X):
        canvas.rect(left, Y[1], right - left, Y[0] - Y[1], fill=1, stroke=0)
    canvas.rect(X[0], Y[3], X[-1] - X[0], Y[2] - Y[3], fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)


def white_rules_between_fills(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.85, 0.9)
    canvas.rect(X[0], Y[-1], X[-1] - X[0], Y[0] - Y[-1], fill=1, stroke=0)
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.grid(X, Y)
    canvas.setFillColorRGB(0, 0, 0)


@pytest.mark.parametrize(
    "lines",
    [
        strokes,
        thin_rectangles,
        dashes,
        far_dashes,
        double_borders,
        cell_rectangles,
        no_sides,
        level_rules_only,
        rules_under_the_heading_only,
        stripes,
        white_rules_between_fills,
    ],
)
def test_a_table_is_found_however_its_rules_are_drawn(lines: Callable[[Canvas], None]) -> None:
    def page(canvas: Canvas) -> None:
        lines(canvas)
        fill_in(canvas)

    (grid,) = grids(drawn(page))
    assert table(grid) == EXPECTED
    assert grid.how == "rules"
    assert len(grid.column_edges) == 4
    assert not grid.open_top
    assert not grid.open_bottom


def test_spans_are_what_the_rules_leave_open() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [300, 210])
        canvas.line(X[1], 270, X[3], 270)
        canvas.line(X[0], 240, X[3], 240)
        canvas.rect(X[0], 180, X[3] - X[0], 30)
        for x, y, words in (
            (55, 270, "finding"),
            (205, 285, "one"),
            (355, 285, "two"),
            (205, 255, "three"),
            (355, 255, "four"),
            (205, 225, "five"),
            (55, 190, "a heading over all columns"),
        ):
            canvas.drawString(x, y, words)

    (grid,) = grids(drawn(page))
    assert table(grid) == [
        ["finding", "one", "two"],
        ["^", "three", "four"],
        ["", "five", ""],
        ["a heading over all columns", "<", "<"],
    ]


def test_a_title_runs_over_the_rules_of_the_blank_cells_beside_it() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 80, 300, 500], [380, 360, 340, 320, 300])
        for y, texts in (
            (367, ("Ref", "Action", "Who")),
            (347, ("Wards, theatres and the new day unit for all", "", "")),
            (327, ("1", "Mend the roof", "Ann")),
            (307, ("Accommod", "late", "Bob")),
        ):
            for x, text in zip((54, 84, 304), texts, strict=True):
                canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    assert table(grid)[1:3] == [
        ["Wards, theatres and the new day unit for all", "", ""],
        ["1", "Mend the roof", "Ann"],
    ]
    assert table(grid)[3][2] == "Bob"


def test_a_row_cut_by_the_page_end_stays_open_and_keeps_its_text() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [100, 60])
        for x in X:
            canvas.line(x, 60, x, 40)
        for column, x in enumerate(X[:-1]):
            canvas.drawString(x + 5, 80, HEADS[column])
        canvas.drawString(55, 48, "an action that fills the line and")
        canvas.drawString(55, 36, "goes on below")

    (grid,) = grids(drawn(page))
    assert grid.open_bottom
    assert not grid.open_top
    assert table(grid) == [HEADS, ["an action that fills the line and goes on below", "", ""]]


def test_a_cell_without_a_rule_below_is_open() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [100, 60])
        canvas.line(X[1], 30, X[3], 30)
        for x in X:
            canvas.line(x, 60, x, 30)
        for column, x in enumerate(X[:-1]):
            canvas.drawString(x + 5, 80, HEADS[column])
            canvas.drawString(x + 5, 45, f"cell {column}")

    (grid,) = grids(drawn(page))
    assert grid.open_bottom
    assert table(grid)[1] == ["cell 0", "cell 1", "cell 2"]


def test_a_row_that_begins_above_the_page_is_open_at_the_top() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [340, 300])
        for x in X:
            canvas.line(x, 340, x, 380)
        for column, x in enumerate(X[:-1]):
            canvas.drawString(x + 5, 360, f"rest {column}")
            canvas.drawString(x + 5, 320, f"next {column}")

    (grid,) = grids(drawn(page))
    assert grid.open_top
    assert not grid.open_bottom
    assert grid.rows == 2


@pytest.mark.parametrize("inset", [20, 30])
def test_a_frame_around_the_page_or_a_text_is_no_table(inset: float) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)
        canvas.drawString(60, 350, "In a frame")
        strokes(canvas)
        fill_in(canvas)
        canvas.rect(50, 100, 300, 50)
        canvas.drawString(60, 120, "A text in a box of its own")

    data = drawn(page)
    (grid,) = grids(data)
    assert table(grid) == EXPECTED
    assert [block.text for block in prose(data)] == ["In a frame", "A text in a box of its own"]


def test_a_chart_without_words_is_no_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, Y)
        canvas.drawString(60, 100, "Figure 1: cases a month")

    assert grids(drawn(page)) == []


def test_a_small_grid_in_a_cell_stays_part_of_the_cell() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [300, 270, 150])
        fill_in(canvas, [300, 270, 150])
        canvas.drawString(55, 235, "a longer text in the same cell")
        canvas.grid([210, 240, 270], [240, 225, 210])
        for x in (215, 245):
            canvas.drawString(x, 228, "x")
            canvas.drawString(x, 213, "y")

    (grid,) = grids(drawn(page))
    assert (grid.rows, grid.columns) == (2, 3)


def test_underlining_is_no_rule_and_striking_out_is_kept() -> None:
    def page(canvas: Canvas) -> None:
        strokes(canvas)
        fill_in(canvas)
        canvas.line(205, 254, 228, 254)
        canvas.drawString(55, 228, "")
        canvas.line(55, 228.5, 82, 228.5)

    (grid,) = grids(drawn(page))
    assert table(grid) == EXPECTED
    struck = {cell.text: cell.struck for cell in grid.cells if cell.struck}
    assert struck == {"action 2": ((0, 6),)}


def test_a_cell_knows_its_background() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0.75, 0)
        canvas.rect(X[1], Y[2], X[2] - X[1], Y[1] - Y[2], fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(X[0], Y[2], X[1] - X[0], Y[1] - Y[2], fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        strokes(canvas)
        fill_in(canvas)

    (grid,) = grids(drawn(page))
    assert {cell.text: cell.fill for cell in grid.cells if cell.fill} == {"who 1": "#ffbf00"}


def test_lines_of_figures_in_one_box_are_rows() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [300, 270, 150])
        for column, x in enumerate(X[:-1]):
            canvas.drawString(x + 5, 285, HEADS[column])
        for row, words in enumerate(("Bulgaria", "Cyprus", "Malta", "Poland")):
            canvas.drawString(55, 250 - 15 * row, words)
            canvas.drawString(205, 250 - 15 * row, f"{row}.5")
            canvas.drawString(355, 250 - 15 * row, f"{row}0")

    (grid,) = grids(drawn(page))
    assert table(grid)[2] == ["Cyprus", "1.5", "10"]
    assert grid.rows == 5


def test_lines_of_prose_in_one_box_are_one_row() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [300, 270, 150])
        for column, x in enumerate(X[:-1]):
            canvas.drawString(x + 5, 285, HEADS[column])
            for row in range(4):
                canvas.drawString(x + 5, 250 - 12 * row, "words that fill the cell wholly")

    (grid,) = grids(drawn(page))
    assert grid.rows == 2


def test_two_tables_on_a_page_come_in_order_with_the_text_between() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid(X, [380, 350, 320])
        fill_in(canvas, [380, 350, 320])
        canvas.drawString(50, 270, "Between the tables")
        canvas.grid(X, [220, 190, 160])
        fill_in(canvas, [220, 190, 160])

    kinds = [type(block).__name__ for block in read(drawn(page)).blocks]
    assert kinds == ["Grid", "TextBlock", "Grid"]


def test_inner_rules_of_a_form_of_two_columns_show_its_first_and_last_row() -> None:
    def page(canvas: Canvas) -> None:
        canvas.line(200, 300, 200, 380)
        for y in (360, 340, 320):
            canvas.line(50, y, 550, y)
        for number, label in enumerate(("Issue", "Action", "Owner", "By when")):
            canvas.drawString(55, 366 - 20 * number, label)
            canvas.drawString(205, 366 - 20 * number, f"Value {number}")

    (grid,) = grids(drawn(page))
    assert [row[0] for row in table(grid)] == ["Issue", "Action", "Owner", "By when"]


def test_a_row_above_the_first_level_rule_and_one_below_the_last_belong_to_the_table() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(50, 340, "Plan of the school")
        fill_in(canvas, [300.0, 270.0, 240.0, 210.0, 180.0])
        for y in (272.0, 242.0, 212.0):
            canvas.line(50, y, 500, y)
        canvas.drawString(
            50, 120, "The plan is reviewed every month by the governors of the school."
        )

    (grid,) = grids(drawn(page))
    assert table(grid) == [*EXPECTED, ["action 3", "who 3", "by when 3"]] or grid.rows == 4


def test_white_space_parts_the_actions_between_rules_that_part_findings_and_that_is_noted() -> None:
    heads = ["Finding", "Action", "Who", "By when"]
    rows = [
        (280, heads),
        (250, ["Records are poor and", "Train all teams", "Head", "May"]),
        (239, ["no manager looks", "", "", ""]),
        (222, ["", "Audit the files", "Manager", "June"]),
        (211, ["", "of all children", "", ""]),
        (180, ["Visits are rare", "Plan visits", "Head", "July"]),
        (169, ["", "week by week", "", ""]),
    ]

    def page(canvas: Canvas) -> None:
        for y in (295, 270, 200, 160):
            canvas.line(50, y, 550, y)
        for y, texts in rows:
            for x, text in zip((52, 200, 350, 450), texts, strict=True):
                canvas.drawString(x, y, text)

    (grid,) = grids(drawn(page))
    assert table(grid) == [
        heads,
        ["Records are poor and no manager looks", "Train all teams", "Head", "May"],
        ["^", "Audit the files\nof all children", "Manager", "June"],
        ["Visits are rare", "Plan visits\nweek by week", "Head", "July"],
    ]
    assert FROM_WHITE in grid.notes


def test_a_level_rule_that_leaves_a_column_out_lets_its_cell_go_on() -> None:
    def page(canvas: Canvas) -> None:
        for y in (300.0, 270.0, 210.0, 180.0):
            canvas.line(50, y, 500, y)
        canvas.line(200, 240, 500, 240)
        fill_in(canvas, [300.0, 270.0])
        canvas.drawString(55, 255, "One finding")
        for row, y in enumerate((255, 225, 195)):
            canvas.drawString(205, y, f"who {row}")
            canvas.drawString(355, y, f"when {row}")
        canvas.drawString(55, 195, "Another")

    (grid,) = grids(drawn(page))
    spans = {cell.text: cell.row_span for cell in grid.cells}
    assert spans["One finding"] == 2
    assert spans["who 1"] == spans["Another"] == 1


def test_columns_that_nearly_touch_are_parted_where_their_words_begin_together() -> None:
    def page(canvas: Canvas) -> None:
        for y in (300.0, 280.0, 260.0, 240.0, 220.0):
            canvas.line(50, y, 500, y)
        for y, left, right in (
            (287, "Owner", "Due"),
            (267, "Head of Housing Advi", "3 months"),
            (247, "Officer", "14 days"),
            (227, "Manager", "28 days"),
        ):
            canvas.drawString(55, y, left)
            canvas.drawString(155, y, right)
            canvas.drawString(300, y, "x" * 10)

    (grid,) = grids(drawn(page))
    assert [row[1] for row in table(grid)] == ["Due", "3 months", "14 days", "28 days"]


def test_headings_of_several_columns_stand_over_a_rule_of_part_of_the_width() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(55, 305, "Ref")
        canvas.drawString(155, 305, "Management response")
        canvas.drawString(405, 305, "Status")
        canvas.line(150, 300, 400, 300)
        canvas.drawString(155, 285, "Action")
        canvas.drawString(255, 285, "Officer")
        for y in (280.0, 250.0, 220.0):
            canvas.line(50, y, 500, y)
        for y, ref in ((260, "1.1"), (230, "1.2")):
            canvas.drawString(55, y, ref)
            canvas.drawString(155, y, "Review it")
            canvas.drawString(255, y, "Head of ICT")
            canvas.drawString(405, y, "Open")

    (grid,) = grids(drawn(page))
    spans = {cell.text: (cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans["Management response"][1] == 2 or grid.columns == 4
    assert table(grid)[-1] == ["1.2", "Review it", "Head of ICT", "Open"]


def test_a_row_taller_than_others_goes_on_the_table() -> None:
    tall = [390.0, 370.0, 140.0, 120.0, 100.0]

    def page(canvas: Canvas) -> None:
        for y in tall:
            canvas.line(X[0], y, X[-1], y)
        fill_in(canvas, tall)
        for line in range(1, 15):
            for left in X[:-1]:
                canvas.drawString(left + 5, 355 - 14 * line, f"more {line}")

    (grid,) = grids(drawn(page))
    assert grid.rows == 4


def test_the_words_of_the_heading_again_begin_another_table() -> None:
    first, second = [390.0, 370.0, 350.0, 330.0], [290.0, 270.0, 250.0, 230.0]

    def page(canvas: Canvas) -> None:
        for rules in (first, second):
            for y in rules:
                canvas.line(X[0], y, X[-1], y)
            fill_in(canvas, rules)
        canvas.drawString(
            50, 310, "The second priority is about the care of children who live here"
        )

    document = read(drawn(page))
    assert [type(block).__name__ for block in document.blocks] == ["Grid", "TextBlock", "Grid"]


def test_columns_drawn_down_the_page_without_rows_are_parted_by_white_and_that_is_noted() -> None:
    wide = [*X, 590.0]

    def page(canvas: Canvas) -> None:
        canvas.grid(wide, [380, 350, 20])
        for column, x in enumerate(wide[:-1]):
            canvas.drawString(x + 5, 360, [*HEADS, "Status"][column])
            for top, lines in ((330, 3), (270, 5 - column), (180, 2)):
                for line in range(lines):
                    canvas.drawString(x + 5, top - 12 * line, f"words {top} {line}")

    (grid,) = grids(drawn(page))
    assert [row[0] for row in table(grid)[1:]] == [
        "words 330 0\nwords 330 1\nwords 330 2",
        "words 270 0\nwords 270 1\nwords 270 2\nwords 270 3\nwords 270 4",
        "words 180 0\nwords 180 1",
    ]
    assert FROM_WHITE in grid.notes


def test_a_title_between_cards_with_a_rule_below_each_line_is_no_text_of_theirs() -> None:
    def page(canvas: Canvas) -> None:
        for card, top in enumerate((370, 200)):
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(50, top, f"Recommendation {card}")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(
                50, top - 18, "Records should be kept in one place, and all staff told."
            )
            for line, label in enumerate(("Action", "Owner", "Due")):
                y = top - 45 - 22 * line
                canvas.drawString(52, y, label)
                canvas.drawString(200, y, f"{label.lower()} of card {card}")
                canvas.line(50, y - 8, 500, y - 8)

    found = grids(drawn(page))
    assert [table(grid) for grid in found] == [
        [[label, f"{label.lower()} of card {card}"] for label in ("Action", "Owner", "Due")]
        for card in range(2)
    ]


def test_a_card_of_which_the_page_shows_the_first_row_alone_has_the_columns_of_the_others() -> None:
    def page(canvas: Canvas) -> None:
        top = 380.0
        for number, count in enumerate((4, 4, 1)):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(50, top - 12, f"Need {number}")
            top -= 22
            for label in ("Need", "Step", "Who", "When")[:count]:
                canvas.setFont("Helvetica-Bold", 10)
                canvas.drawString(55, top - 12, label)
                canvas.setFont("Helvetica", 10)
                canvas.drawString(200, top - 12, f"The value of {label} in a card")
                canvas.line(50, top - 18, 500, top - 18)
                top -= 18
            top -= 20

    last = grids(drawn(page))[-1]
    assert table(last) == [["Need", "The value of Need in a card"]]


def test_a_heading_between_the_last_two_rules_begins_the_table_of_an_open_row() -> None:
    rules = [390.0, 370.0, 350.0, 330.0, 310.0, 290.0]
    first = [
        ["Action", "Who", "Cost", "By when"],
        ["Mend", "Ann", "Low", "May"],
        ["Buy", "Bob", "High", "June"],
    ]
    second = [
        ["What is to be done by all", "Who leads it", "Until when it is", "How"],
        ["Paint the doors and windows", "Ann Example", "May 2026", "Once"],
    ]

    def page(canvas: Canvas) -> None:
        for y in rules:
            canvas.line(50, y, 500, y)
        tops = [*rules[:3], *rules[4:]]
        for top, row in zip(tops, [*first, *second], strict=True):
            canvas.setFont("Helvetica-Bold" if row is second[0] else "Helvetica", 10)
            edges = [50, 160, 270, 380] if row in first else [50, 200, 290, 400]
            for left, words in zip(edges, row, strict=True):
                canvas.drawString(left + 5, top - 15, words)

    tables = [[row for row in table(grid) if any(row)] for grid in grids(drawn(page))]
    assert tables == [first, second]


def test_an_open_row_may_reach_far_down() -> None:
    def page(canvas: Canvas) -> None:
        for y in (390.0, 370.0, 350.0, 330.0):
            canvas.line(X[0], y, X[-1], y)
        fill_in(canvas, [390.0, 370.0, 350.0, 330.0, 310.0])
        for line in range(1, 20):
            canvas.drawString(X[0] + 5, 315 - 13 * line, f"and then step {line}")

    (grid,) = grids(drawn(page))
    assert table(grid)[-1][0].endswith("and then step 19")


def test_a_piece_of_a_longer_line_is_no_underlining() -> None:
    def page(canvas: Canvas) -> None:
        for y in (390.0, 350.0, 310.0, 270.0):
            for left, right in pairwise(X):
                canvas.line(left, y, right, y)
        for row, top in enumerate([390.0, 350.0, 310.0]):
            for left, words in zip(X, HEADS, strict=False):
                canvas.drawString(left + 2, top - 12, words)
                canvas.drawString(
                    left + 2, top - 38, f"{row} up to the very end of it" if left == 50 else ""
                )

    (grid,) = grids(drawn(page))
    assert [cell.row_span for cell in grid.cells if cell.text] == [1] * 9


def test_dots_of_an_upright_line_stay_though_letters_stand_over_them() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setLineWidth(1.2)
        for x in X:
            for low in range(210, 300, 2):
                canvas.line(x, low, x + 1.2, low)
        for y in Y:
            canvas.line(X[0], y, X[-1], y)
        fill_in(canvas)
        canvas.drawString(X[0] + 5, 243, "with words too long for it")
        canvas.drawString(X[0] + 60, 232, "that reach over the side")

    (grid,) = grids(drawn(page))
    assert all(cell.column_span == 1 for cell in grid.cells)


def test_a_frame_around_rows_of_white_space_says_nothing_of_them() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(40, 290, 480, 100)
        canvas.rect(40, 150, 480, 100)
        for first, top in ((0, 380.0), (4, 240.0)):
            for row in range(4):
                for left in X[:-1]:
                    canvas.drawString(left + 5, top - 24 * row - 8, f"text {row + first}")

    assert [grid.how for grid in grids(drawn(page))] == ["alignment"] * 2


def test_rows_of_the_same_words_show_no_column() -> None:
    def page(canvas: Canvas) -> None:
        for y in (300.0, 280.0, 260.0, 240.0):
            canvas.line(50, y, 500, y)
        for y, task in ((287, "Task"), (267, "Mend the roof"), (247, "Buy two new doors")):
            canvas.drawString(55, y, task)
            canvas.drawString(300, y, "Owner" if y == 287 else "Head of Estates")

    (grid,) = grids(drawn(page))
    assert [row[1] for row in table(grid)] == ["Owner", "Head of Estates", "Head of Estates"]


def test_the_end_of_a_rule_shows_a_column_that_words_nearly_fill() -> None:
    def page(canvas: Canvas) -> None:
        for y, begin in ((300.0, 50), (280.0, 50), (250.0, 154), (220.0, 50)):
            canvas.line(begin, y, 500, y)
        for line, left, right in (
            (287, "What was found here", "What will be done"),
            (267, "The lists of keys are", "Make a list"),
            (255, "not kept up to date", ""),
            (237, "", "Check it"),
        ):
            canvas.drawRightString(152, line, left)
            canvas.drawString(157, line, right)
            canvas.drawString(400, line, "May" if right else "")

    (grid,) = grids(drawn(page))
    assert grid.columns == 3
    assert [row[1] for row in table(grid)] == ["What will be done", "Make a list", "Check it"]


def test_low_rows_between_columns_that_rules_alone_draw_are_parted_below_a_groups_name_too() -> (
    None
):
    wide = [*X, 590.0]
    data = [["1", "Fit closers", "Ann", "May"], ["2", "Order lamps", "Bob", "June"]]

    def page(canvas: Canvas) -> None:
        canvas.grid(wide, [380, 350])
        canvas.grid([wide[0], wide[-1]], [350, 330])
        canvas.drawString(X[0] + 5, 336, "Doors and lights")
        canvas.grid(wide, [330, 280])
        for column, x in enumerate(wide[:-1]):
            canvas.drawString(x + 5, 360, [*HEADS, "Status"][column])
            canvas.drawString(x + 5, 316, data[0][column])
            canvas.drawString(x + 5, 290, data[1][column])
        canvas.drawString(X[1] + 5, 304, "on the doors")

    (grid,) = grids(drawn(page))
    assert [" ".join(row).replace("\n", " ") for row in table(grid)[2:]] == [
        "1 Fit closers on the doors Ann May",
        "2 Order lamps Bob June",
    ]
    assert FROM_WHITE in grid.notes


def test_one_row_of_several_paragraphs_below_its_headings_stays_one() -> None:
    wide = [*X, 590.0]

    def page(canvas: Canvas) -> None:
        canvas.grid(wide, [380, 350, 280])
        for column, x in enumerate(wide[:-1]):
            canvas.drawString(x + 5, 360, [*HEADS, "Status"][column])
            canvas.drawString(x + 5, 330, "begins")
        for x in wide[:2]:
            canvas.drawString(x + 5, 304, "goes on")

    (grid,) = grids(drawn(page))
    assert len(table(grid)) == 2


def test_cells_painted_in_one_go_are_one_row_though_their_lines_stand_side_by_side() -> None:
    wide = [*X, 590.0]

    def page(canvas: Canvas) -> None:
        canvas.grid(wide, [380, 350, 316])
        for column, x in enumerate(wide[:-1]):
            canvas.drawString(x + 5, 360, [*HEADS, "Status"][column])
            canvas.drawString(x + 5, 338, "Begins here")
            canvas.drawString(x + 5, 324, "Goes on")

    (grid,) = grids(drawn(page))
    assert len(table(grid)) == 2


def test_painted_cells_are_more_than_the_few_lines_that_set_off_their_first_row_and_column() -> (
    None
):
    def page(canvas: Canvas) -> None:
        for top, bottom in pairwise(Y):
            for left, right in pairwise(X):
                canvas.setFillColorRGB(0, 0, 0)
                canvas.rect(left, bottom, right - left, top - bottom, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setStrokeColorRGB(1, 1, 1)
        fill_in(canvas)
        canvas.line(X[0], Y[1], X[-1], Y[1])
        canvas.line(X[1], Y[0], X[1], Y[-1])

    (grid,) = grids(drawn(page))
    assert table(grid) == EXPECTED

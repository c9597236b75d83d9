"""Tables drawn with level rules alone, as word processors print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import page_of
from pdf_drawing import table

from planlift.extract.pdf import level_rules
from planlift.extract.pdf import levels

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = (52, 200, 350, 450)
LONG = "Training in infections at sites of the trust where they matter more than elsewhere was often not"
HEADS = ("Finding", "Action", "Who", "By when")


def page(
    rules: Sequence[tuple[float, float]],
    rows: Sequence[tuple[float, Sequence[str]]],
    bold: float,
    font: str = "Helvetica",
) -> Callable[[Canvas], None]:
    """Rules by their height and left end; what stands at the height `bold` is bold."""

    def draw(canvas: Canvas) -> None:
        for y, left in rules:
            canvas.line(left, y, 550, y)
        for y, texts in rows:
            canvas.setFont(f"{font}-Bold" if y == bold else font, 10)
            for x, text in zip(X, texts, strict=True):
                canvas.drawString(x, y, text)

    return draw


def test_headings_may_stand_as_far_above_the_first_rule_as_rows_above_theirs() -> None:
    rules = [(280.0, 50.0), (240.0, 50.0), (200.0, 50.0), (160.0, 50.0)]
    rows = [(y + 16, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y, _ in rules[1:]]
    (grid,) = grids(drawn(page(rules, [(296.0, HEADS), *rows], 296.0)))
    assert tuple(table(grid)[0]) == HEADS
    assert grid.rows == 4


def test_a_rule_that_ends_a_merged_finding_above_headings_ends_the_rows_beside_it() -> None:
    rules = [(290, 50), (260, 200), (230, 200), (150, 50), (120, 50)]
    rows = [
        (300.0, HEADS),
        (270.0, ("Records are poor", "Train all", "Head", "May")),
        (240.0, ("and late", "Audit files", "Manager", "June")),
        (215.0, ("and nobody looks", "Count beds", "Clerk", "July")),
        (165.0, ("Related matters", "Action", "Who", "By when")),
        (130.0, ("Visits are rare", "Plan visits", "Board", "March")),
    ]

    def draw(canvas: Canvas) -> None:
        page(rules, rows, 165.0)(canvas)
        canvas.line(50, 190, 200, 190)

    found = [row for grid in grids(drawn(draw)) for row in table(grid)]
    assert ["^", "Count beds", "Clerk", "July"] in found
    assert ["Related matters", "Action", "Who", "By when"] in found


@pytest.mark.parametrize("font", ["Helvetica", "Courier"])
def test_the_blanks_of_typewriter_type_part_no_columns(font: str) -> None:
    rules = [(290.0, 50.0), (260.0, 50.0), (230.0, 50.0), (200.0, 50.0), (170.0, 50.0)]
    days = ("27 March", "30 April", "28 May", "14 June")
    owners = ("Head of law", "Head of art", "Head of music", "Head of care")
    rows = [
        (y - 12, ("Text", f"Do this {number}", owner, day))
        for number, ((y, _), owner, day) in enumerate(zip(rules, owners, days, strict=False))
    ]
    (grid,) = grids(drawn(page([*rules, (320.0, 50.0)], [(300.0, HEADS), *rows], 300.0, font)))
    assert grid.columns == 4
    assert [row[3] for row in table(grid)][1:5] == list(days)


def test_below_the_last_rule_a_page_may_have_room_for_one_cell_of_a_row() -> None:
    rules = [(float(y), 50.0) for y in (130, 100, 70, 40)]
    rows = [(y + 10, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y in (100, 70, 40)]
    for texts in (("", "", "", "May"), ("Note: to be read at leisure", "", "", "")):
        last = (28.0, texts)
        (grid,) = grids(drawn(page(rules, [(136.0, HEADS), *rows, last], 136.0)))
        assert (table(grid)[-1] == list(texts)) == (texts[0] == "")


@pytest.mark.parametrize("lines", [9, 2])
def test_a_narrow_column_shows_in_a_few_rows_of_many_lines(lines: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for y in (300, 280, 100, 40):
            canvas.line(50, y, 550, y)
        for x, text in zip((52, 151, 350, 450), ("What was found here", *HEADS[1:]), strict=True):
            canvas.drawString(x, 286, text)
        for at in range(lines):
            y = 268 - 14 * at
            left = ("mmm mmm mmm " + "i" * at)[: 12 + at]
            if lines == 2:  # painted as one
                wide = canvas.stringWidth(left, "Helvetica", 10)
                canvas.drawString(147 - wide, y, f"{left} read every file again")
                continue
            canvas.drawRightString(147, y, left)
            canvas.drawString(151, y, "read every file again")
        canvas.drawString(151, 60, "then sign it")
        for y in (268, 60):
            canvas.drawString(350, y, "Head")
            canvas.drawString(450, y, "May")

    (grid,) = grids(drawn(draw))
    assert (table(grid)[1][1].startswith("read every file")) == (lines == 9)


def _level(canvas: Canvas, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float]) -> None:
    """Rows of 20 points under bold headings, with a rule above and below each."""
    canvas.line(50, top, 550, top)
    for number, texts in enumerate(rows):
        canvas.setFont("Helvetica" if number else "Helvetica-Bold", 10)
        for x, text in zip(xs, texts, strict=True):
            canvas.drawString(x, top - 20 * number - 14, text)
        canvas.line(50, top - 20 * number - 20, 550, top - 20 * number - 20)


def test_a_title_between_two_tables_with_other_columns_is_of_neither() -> None:
    one = [
        ("Ref", "Action", "Owner", "Due", "Comment"),
        ("1", "Mend the roof of it", "Ann Marie Lee", "12 May 2031", "Tiles came in June"),
        ("2", "Buy two lamps", "Bob", "June 2031", "None left"),
    ]
    two = [
        ("Ref", "Action", "Owner", "Done on"),
        ("3", "Paint the hut on the long pier", "Cay Miller of the port", "4 May 2031"),
        ("4", "Sell the boats that are left", "Dee", "5 May 2031"),
    ]

    def draw(canvas: Canvas) -> None:
        _level(canvas, 290, one, (52, 150, 250, 350, 450))
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(52, 214, "What is done")
        _level(canvas, 206, two, (52, 175, 330, 460))

    first, second = grids(drawn(draw))
    assert tuple(table(first)[-1]) == one[-1]
    assert [tuple(row) for row in table(second)] == two


def test_words_of_three_rows_that_begin_together_by_chance_part_no_column() -> None:
    """``the``, ``the`` and ``twice`` end almost where each other do, a blank before the next word."""
    texts = ("Repair the roof over the", "Move the records to the", "Check the gutters twice")
    more = ("archive", "dry store", "a year")

    def draw(canvas: Canvas) -> None:
        rows = [
            ("Action", "Owner", "Deadline"),
            *((f"{t} ", w, "May") for t, w in zip(texts, "ABC", strict=True)),
        ]
        _level(canvas, 290, rows, (52, 300, 450))
        end = 52 + max(canvas.stringWidth(text, "Helvetica", 10) for text in texts)
        canvas.setFont("Helvetica", 10)
        for number, word in enumerate(more, 1):
            canvas.drawString(end + 2.9, 290 - 20 * number - 14, word)
            start = 52 + canvas.stringWidth(texts[number - 1], "Helvetica", 10)
            assert end - start < 10

    (grid,) = grids(drawn(draw))
    assert table(grid)[0] == ["Action", "Owner", "Deadline"]
    assert table(grid)[2] == ["Move the records to the dry store", "B", "May"]


@pytest.mark.parametrize(("second", "shown"), [(151, True), (100, False)])
def test_a_heading_far_behind_another_shows_a_narrow_column_below_it(
    second: int, *, shown: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for y in (300, 280, 240, 200):
            canvas.line(50, y, 550, y)
        for x, text in zip((52, second, 350, 450), HEADS, strict=True):
            canvas.drawString(x, 286, text)
        for y in (266, 252):
            canvas.drawRightString(147, y, "mmm mmm mmm")
            canvas.drawString(151, y, "read every file again")
        canvas.drawString(151, 220, "then sign it")
        for y in (266, 220):
            canvas.drawString(350, y, "Head")
            canvas.drawString(450, y, "May")

    (grid,) = grids(drawn(draw))
    assert (table(grid)[1][1].startswith("read every file")) == shown


GREY = (0.8, 0.8, 0.8)
FEW = [("One", "Count keys", "Ann", "May"), ("Two", "Count beds", "Ben", "June")]


@pytest.mark.parametrize("painted", [True, False])
def test_headings_above_a_first_row_that_no_rule_parts_from_them(*, painted: bool) -> None:
    """Web pages draw such rules above every row of a table's body but the first."""
    heights = (260.0, 240.0, 220.0, 200.0, 180.0)
    rows = [(y + 8, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y in heights]

    def draw(canvas: Canvas) -> None:
        if painted:
            canvas.setFillColorRGB(*GREY)
            canvas.rect(50, 282, 500, 20, fill=1, stroke=0)
            canvas.setFillColorRGB(0, 0, 0)
        rules = [(y, 50.0) for y in heights[:-1]]
        page(rules, [(288.0, HEADS), *rows], 0.0 if painted else 288.0)(canvas)

    (grid,) = grids(drawn(draw))
    assert [tuple(row) for row in table(grid)] == [HEADS, *(row for _, row in rows)]


def test_painted_headings_make_a_table_of_two_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*GREY)
        canvas.rect(50, 282, 500, 20, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        rows = [(268.0, FEW[0]), (248.0, FEW[1])]
        page([(260.0, 50.0), (240.0, 50.0)], [(288.0, HEADS), *rows], 0.0)(canvas)

    (grid,) = grids(drawn(draw))
    assert grid.how == "rules"
    assert [tuple(row) for row in table(grid)] == [HEADS, *FEW]


def forms(canvas: Canvas) -> None:
    """Two forms whose last rows hold two labels and values each, with level rules."""
    for top in (380, 250):
        for number in range(5):
            canvas.line(50, top - 24 * number, 550, top - 24 * number)
        rows = (
            ("Issue", f"Records are kept in several places {top} and nobody reads them"),
            ("Action", f"Bring all records together in one place by {top}, and train all staff"),
            ("Owner", "Head of care", "By when", "May 2026"),
            ("Cost", "None", "Status", "Begun"),
        )
        for number, row in enumerate(rows):
            for at, text in enumerate(row):
                canvas.setFont("Helvetica" if at % 2 else "Helvetica-Bold", 10)
                canvas.drawString((55, 140, 320, 400)[at], top - 16 - 24 * number, text)


def test_forms_between_level_rules_may_hold_two_labels_in_a_row_and_each_is_a_table() -> None:
    found = [table(grid) for grid in grids(drawn(forms))]
    assert [[row[0] for row in rows] for rows in found] == [
        ["Issue", "Action", "Owner", "Cost"]
    ] * 2
    for rows in found:
        assert rows[2] == ["Owner", "Head of care", "By when", "May 2026"]
        assert rows[3] == ["Cost", "None", "Status", "Begun"]


def test_headings_in_bold_may_stand_over_those_of_several_columns_above_the_first_rule() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(350, 316, "Who and when")
        canvas.line(350, 310, 550, 310)
        rules = [(280.0, 50.0), (250.0, 50.0), (220.0, 50.0), (190.0, 50.0)]
        rows = [(y - 14, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y, _ in rules[:3]]
        page(rules, [(294.0, HEADS), *rows], 294.0)(canvas)

    (grid,) = grids(drawn(draw))
    assert table(grid)[0][:3] == [*HEADS[:2], "Who and when"]
    assert table(grid)[1] == ["^", "^", *HEADS[2:]]


@pytest.mark.parametrize("size", [8.0, 9.0, 9.7, 10.0, 10.3, 11.0])
def test_words_of_a_typewriter_that_begin_below_each_other_part_no_column(size: float) -> None:
    rows = [
        ("Action", "By when", "Owner"),
        ("Mend the roof", "29 January 2010", "Head of Site"),
        ("Buy lamps", "15 July 2010", "Ann Lee"),
        ("Sign files", "18 March 2010", "Head of Care"),
        ("Read notes", "30 April 2010", "Bo Dee"),
        ("Count keys", "12 January 2010", "Ann Lee"),
        ("Call staff", "26 February 2010", "Cay Orr"),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", size)
        canvas.line(50, 290, 550, 290)
        for number, row in enumerate(rows):
            for x, text in zip((52, 250, 400), row, strict=True):
                canvas.drawString(x, 276 - 20 * number, text)
            canvas.line(50, 270 - 20 * number, 550, 270 - 20 * number)

    (grid,) = grids(drawn(draw))
    assert [tuple(row) for row in table(grid)] == rows


def test_a_text_of_two_lines_over_all_columns_is_one_though_a_word_begins_where_a_column_does() -> (
    None
):
    rules = [(320, 50), (280, 50), (250, 50), (220, 50), (190, 50), (160, 50)]
    rows = [(y + 12, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y, _ in rules[2:]]

    def wrapped(canvas: Canvas) -> None:
        page(rules, rows, 0)(canvas)
        left = 200 - canvas.stringWidth("Training in infections at sites ", "Helvetica", 10)
        words = canvas.beginText(left, 308)
        words.setFont("Helvetica", 10)
        words.textOut(LONG)
        words.setTextOrigin(left, 294)
        words.textOut("undertaken by most.")
        canvas.drawText(words)

    (grid,) = grids(drawn(wrapped))
    assert table(grid)[0][0] == f"{LONG} undertaken by most."


def test_a_title_in_bold_over_all_columns_is_one_though_a_word_begins_where_a_column_does() -> None:
    rules = [(310, 50), (280, 50), (250, 50), (220, 50), (190, 50), (160, 50)]
    rows = [(y + 12, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y, _ in rules[2:]]
    first, last = "They are not sure how it is ", "to be reported to"

    def titled(canvas: Canvas, white: float) -> None:
        page(rules, rows, 0)(canvas)
        canvas.setFont("Helvetica-Bold", 10)
        before = canvas.stringWidth(first, "Helvetica-Bold", 10)
        canvas.drawString(200 - before - white, 292, first)
        canvas.drawString(200, 292, last)

    (grid,) = grids(drawn(lambda canvas: titled(canvas, 0)))
    assert table(grid)[0][0] == f"{first}{last}"
    (grid,) = grids(drawn(lambda canvas: titled(canvas, 2)))
    assert table(grid)[0][:2] == [first.strip(), last]


def test_headings_in_bold_may_have_more_white_above_the_first_rule_than_rows_have() -> None:
    rules = [(280.0, 50.0), (240.0, 50.0), (200.0, 50.0), (160.0, 50.0)]
    rows = [(y + 16, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y, _ in rules[1:]]
    (grid,) = grids(drawn(page(rules, [(306.0, HEADS), *rows], 306.0)))
    assert tuple(table(grid)[0]) == HEADS
    (grid,) = grids(drawn(page(rules, [(306.0, HEADS), *rows], 0.0)))
    assert grid.rows == 3


@pytest.mark.parametrize("bold", [True, False])
def test_a_title_close_below_the_last_row_is_none_of_its_lines(bold: bool) -> None:
    rules = [(300.0, 50.0), (270.0, 50.0), (240.0, 50.0), (210.0, 50.0)]
    rows = [(y - 14, (f"f {y}", f"a {y}", f"w {y}", f"d {y}")) for y, _ in rules]

    def draw(canvas: Canvas) -> None:
        page(rules, [(316.0, HEADS), *rows], 316.0)(canvas)
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 14)
        canvas.drawString(52, 180, "Approval")

    (grid,) = grids(drawn(draw))
    assert (table(grid)[-1][0] == "f 210.0") == bold


def test_a_stripe_between_few_rules_parts_the_rows_above_and_below_it() -> None:
    rows = [
        ("Action", "Who", "When"),
        ("of all the teams", "", ""),
        ("Buy a safe", "Ann Lee", "May 2024"),
        ("Count the keys", "Bob Ray", "June 2024"),
    ]
    tops = [350, 330, 300, 260, 220]

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.85, 0.9, 1)
        canvas.rect(X[0], tops[3], X[-1] - X[0], tops[2] - tops[3], stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for top in (tops[0], tops[1], tops[-1]):
            canvas.line(X[0], top, X[-1], top)
        for number, (top, texts) in enumerate(zip(tops, rows, strict=False)):
            canvas.setFont("Helvetica-Bold" if not number else "Helvetica", 10)
            for left, text in zip(X, texts, strict=False):
                canvas.drawString(left + 4, top - 13, text)

    (grid,) = grids(drawn(draw))
    assert table(grid) == [list(row) for row in rows]


def test_rules_that_a_merged_finding_breaks_off_part_rows_where_they_reach_from_side_to_side() -> (
    None
):
    heights = (240.0, 200.0, 160.0, 120.0)

    def draw(canvas: Canvas) -> None:
        canvas.line(50, 280, 550, 280)
        for y in heights:
            canvas.line(50, y, 80, y)
            canvas.line(200, y, 550, y)
        canvas.drawString(85, 266, "Records are poor")
        for at, y in enumerate(heights, 1):
            for x, text in zip((52, *X[1:]), (f"1.{at}", f"act {y}", "Head", "May"), strict=True):
                canvas.drawString(x, y + 26, text)
        canvas.setFont("Helvetica-Bold", 10)
        for x, text in zip((52, 85, *X[1:]), ("No", *HEADS), strict=True):
            canvas.drawString(x, 286, text)

    (grid,) = grids(drawn(draw))
    assert grid.how == "rules"
    assert [(cell.row, cell.row_span) for cell in grid.cells if "poor" in cell.text] == [(1, 4)]


@pytest.mark.parametrize("second", ["When", "Finish"])
def test_a_heading_beyond_all_texts_of_a_column_is_that_of_the_days_behind_it(second: str) -> None:
    def draw(canvas: Canvas) -> None:
        for y in (300, 280, 260, 240, 220):
            canvas.line(50, y, 550, y)
        rows = [("Action", "Lead officer", second, "", "State")]
        rows += [
            (f"Train all staff {at}", name, "", f"{at} May 2024", "Done")
            for at, name in enumerate(("Ann", "Bob", "Cy"), 1)
        ]
        for number, row in enumerate(rows):
            canvas.setFont("Helvetica" if number else "Helvetica-Bold", 10)
            y = 286 - 20 * number
            for x, text in zip((52, 200, 263, 0, 430), row, strict=True):
                if x:
                    canvas.drawString(x, y, text)
            canvas.drawRightString(425, y, row[3])

    (grid,) = grids(drawn(draw))
    assert table(grid)[0] == ["Action", "Lead officer", second, "State"]
    assert [row[2] for row in table(grid)[1:]] == ["1 May 2024", "2 May 2024", "3 May 2024"]


def test_stripes_between_rules_are_no_headings_of_further_tables() -> None:
    """Though the rows below have neither owner nor date yet."""
    rows = [(300.0, HEADS)]
    for number in range(1, 10):
        who = ("Clerk", "May 2024") if number < 5 else ("", "")
        rows.append((300.0 - 18 * number, (f"Part {number} of it", "Mend the roof", *who)))

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.85, 0.88, 0.95)
        for y, _ in rows[1::2]:
            canvas.rect(50, y - 5, 500, 18, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        page([(y - 5, 50) for y, _ in rows], rows, 300.0)(canvas)

    drawing = page_of(drawn(draw))
    level, _ = levels.split(drawing.rules)
    (family,) = level_rules.families(drawing, level, [])
    assert len(family.level) == len(rows) + 1


def test_cells_with_round_sides_that_stand_apart_have_no_rules_from_side_to_side() -> None:
    sides = (50.0, 200.0, 340.0, 430.0, 540.0)
    texts = [[f"Records {n} are late", f"Audit team {n}", f"Head {n}", f"{n} May"] for n in "1234"]

    def page(canvas: Canvas) -> None:
        canvas.roundRect(sides[0], 344, sides[-1] - sides[0] - 4, 36, 5, fill=0, stroke=1)
        canvas.drawString(56, 359, "Visits")
        for row, line in enumerate(texts, 1):
            top = 380 - 40 * row
            for left, right, text in zip(sides, sides[1:], line, strict=False):
                canvas.roundRect(left, top - 36, right - left - 4, 36, 5, fill=0, stroke=1)
                canvas.drawString(left + 6, top - 21, text)

    drawing = page_of(drawn(page))
    level, _ = levels.split(drawing.rules)
    assert not list(level_rules.families(drawing, level, []))


def test_days_at_the_right_of_their_cells_stand_below_the_heading_at_the_left() -> None:
    """Close behind names as long as their column, and hard against the next one."""
    heads = ("Responsible person", "Due date", "Revised date", "Current status")
    left = (52, 160, 260, 362)
    rows = [("Head of Driver Management", f"{10 + n}-Jan-25", "", "On track") for n in range(6)]
    rows[3] = ("Head of Safety", "12-May-25", "22-Sep-25", "Not yet started")

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 8)
        for x, text in zip(left, heads, strict=True):
            canvas.drawString(x, 300, text)
        canvas.setFont("Helvetica", 8)
        for number, row in enumerate(rows):
            y = 280 - 20 * number
            canvas.drawString(left[0], y, row[0])
            canvas.drawRightString(left[2] - 2, y, row[1])
            canvas.drawRightString(left[3] - 2, y, row[2])
            canvas.drawString(left[3], y, row[3])
        for number in range(8):
            canvas.line(50, 314 - 20 * number, 470, 314 - 20 * number)

    (grid,) = grids(drawn(draw))
    assert table(grid) == [list(heads), *map(list, rows)]


def test_a_number_of_two_figures_among_those_of_one_that_end_in_one_place_makes_no_column() -> None:
    heads = ("ID", "Requirement", "Lead officer")
    numbers = ("7", "", "8", "9", "10", "", "9", "8")
    wide = "Keep a record of all visits, and their ends."  # hides where the next column begins

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 8)
        for x, text in zip((52, 112, 260), heads, strict=True):
            canvas.drawString(x, 300, text)
        canvas.setFont("Helvetica", 8)
        for at, number in enumerate(numbers):
            y = 280 - 20 * at
            canvas.drawRightString(109, y, number)
            text = wide if number == "10" else f"Keep a record of visit {at}"
            canvas.drawString(112, y, text if number else "")
            canvas.drawString(260, y, f"Head of team {at}")
        for at in range(10):
            canvas.line(50, 314 - 20 * at, 400, 314 - 20 * at)

    (grid,) = grids(drawn(draw))
    assert table(grid)[0] == list(heads)
    assert [row[0] for row in table(grid)[1:]] == list(numbers)


def test_the_ground_of_bold_headings_in_pieces_begins_one_row() -> None:
    """Its top, just off what rounding makes of it, is known by its pieces and as a whole."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.9, 0.8)
        canvas.rect(50, 270.112, 500, 13.53, stroke=0, fill=1)
        for left, right in ((50, 200), (200, 350), (350, 550)):
            canvas.rect(left, 270.112, right - left, 13.53, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica-Bold", 9)
        for x, text in zip(X, HEADS, strict=True):
            canvas.drawString(x, 274, text)
        canvas.setFont("Helvetica", 9)
        for at in range(6):
            y = 270 - 24 * at
            canvas.line(50, y, 550, y)
            for x, text in zip(X, (f"{at}", f"Do this {at}", "Head", "May"), strict=True):
                canvas.drawString(x, y - 16, text if at < 5 else "")

    (grid,) = grids(drawn(draw))
    assert table(grid)[0] == list(HEADS)
    assert grid.rows == 6

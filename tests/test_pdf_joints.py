"""Tables whose columns are ruled and whose rows are not: the pieces of the rules end where rows do.

Cells are painted one after the other, as report generators and browsers do.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

X = [40.0, 160.0, 320.0, 420.0, 540.0]
HEADS = ["What was found", "What we will do", "By when", "Who"]
FOUND = [
    "1. Doors are often left",
    "open and nobody has",
    "told the porter to look.",
    "After that the",
]
LATER = ["lamps went out."]
ROWS = [
    [
        "Fit closers to every door,\nfirst of all downstairs",
        "14 May\n2031",
        "Warden of the\nnorth house",
    ],
    ["Put up a sign in the hall\nand tell everybody", "1 June\n2031", "Porter of the\nsouth house"],
    ["Order lamps for the yard\nand the long stairs", "7 July\n2031", "Steward of\nboth houses"],
]
LEVELS = [370.0, 350.0, 320.0, 290.0, 260.0]
PITCH = 12.0


def upright(canvas: Canvas, x: list[float], levels: list[float]) -> None:
    for top, bottom in pairwise(levels):
        for at in x:
            canvas.line(at, top, at, bottom)


def put(canvas: Canvas, column: int, top: float, *lines: str) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(X[column] + 3, top - 10 - number * PITCH, line)


def body(canvas: Canvas, levels: list[float] = LEVELS) -> None:
    """A finding merged over the rows, painted with the first of them."""
    put(canvas, 0, levels[0], *FOUND)
    for top, row in zip(levels, ROWS, strict=False):
        for column, text in enumerate(row, 1):
            put(canvas, column, top, *text.split("\n"))


def headings(canvas: Canvas) -> None:
    for column, head in enumerate(HEADS):
        put(canvas, column, LEVELS[0], head)


def rows(data: bytes) -> list[list[str]]:
    (grid,) = grids(data)
    return [[text.replace("\n", " ") for text in row] for row in table(grid)]


def expected(last: str) -> list[list[str]]:
    beside = [" ".join(FOUND), "^", last]
    texts = [[text.replace("\n", " ") for text in row] for row in ROWS]
    return [HEADS, *([first, *row] for first, row in zip(beside, texts, strict=True))]


def test_upright_rules_in_a_piece_for_each_row_show_the_rows() -> None:
    def page(canvas: Canvas) -> None:
        upright(canvas, X, LEVELS)
        headings(canvas)
        body(canvas, LEVELS[1:])

    assert rows(drawn(page)) == expected(last="")  # the page may cut what is merged


def test_below_a_heading_with_a_rule_where_the_sides_are_not_drawn() -> None:
    def page(canvas: Canvas) -> None:
        upright(canvas, X[1:-1], LEVELS)
        canvas.line(X[0], LEVELS[1], X[-1], LEVELS[1])
        headings(canvas)
        body(canvas, LEVELS[1:])

    assert rows(drawn(page)) == expected(last="^")


def test_rules_in_one_piece_and_cells_painted_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        upright(canvas, X, [LEVELS[0], LEVELS[1], LEVELS[-1]])
        headings(canvas)
        body(canvas, LEVELS[1:])

    assert rows(drawn(page)) == expected(last="^")


def test_a_number_in_front_of_a_text_begins_another_finding() -> None:
    levels = [370.0, 350.0, 326.0, 302.0]

    def page(canvas: Canvas) -> None:
        upright(canvas, X, levels)
        headings(canvas)
        put(canvas, 0, levels[1], "rest of the first one,", "which ended here.")
        put(canvas, 0, levels[2], "2. Lamps went out")
        put(canvas, 1, levels[2], "Order lamps")
        put(canvas, 2, levels[2], "July 2031")
        put(canvas, 3, levels[2], "Steward")

    assert [row[0] for row in rows(drawn(page))] == [
        HEADS[0],
        "rest of the first one, which ended here.",
        "2. Lamps went out",
    ]


@pytest.mark.parametrize("alike", [True, False])
def test_a_first_column_drawn_on_the_page_before_alone(*, alike: bool) -> None:
    def first(canvas: Canvas) -> None:
        canvas.grid(X, LEVELS)
        headings(canvas)
        body(canvas, LEVELS[1:])

    def second(canvas: Canvas) -> None:
        levels = [370.0, 340.0, 310.0]
        canvas.grid(X[1:] if alike else [x + 20 for x in X[1:]], levels)
        for top, row in zip(levels, ROWS, strict=False):
            for column, text in enumerate(row, 1):
                put(canvas, column, top, text)

    _, rest = grids(drawn(first, second))
    assert rest.columns == (4 if alike else 3)


def test_both_outer_columns_of_the_page_before_without_any_level_rule() -> None:
    x = [40.0, 130.0, 240.0, 330.0, 420.0, 540.0]
    texts = ["Doors", "Fit closers", "May 2031", "Warden", "Done"]

    def page(canvas: Canvas, levels: list[float], *, heading: bool) -> None:
        upright(canvas, x[1:-1], levels)
        if heading:
            canvas.line(x[0], levels[1], x[-1], levels[1])
        for top in levels[:-1]:
            for left, text in zip(x, texts, strict=False):
                canvas.drawString(left + 3, top - 10, text)

    first = partial(page, levels=[370.0, 350.0, 320.0, 290.0], heading=True)
    second = partial(page, levels=[370.0, 340.0, 310.0], heading=False)
    assert [grid.columns for grid in grids(drawn(first, second))] == [5, 5]
    assert [row[-1] for row in rows(drawn(first))] == ["Done"] * 3


@pytest.mark.parametrize("last", [True, False])
def test_headings_above_the_rules_of_the_rows(*, last: bool) -> None:
    def page(canvas: Canvas) -> None:
        upright(canvas, X if last else X[:-1], LEVELS[1:])
        headings(canvas)
        body(canvas, LEVELS[1:])

    found = rows(drawn(page))
    assert found[0] == HEADS
    assert [row[2] for row in found[1:]] == ["14 May 2031", "1 June 2031", "7 July 2031"]


@pytest.mark.parametrize("bold", [True, False])
def test_what_stands_above_headings_in_bold_is_no_heading_of_theirs(*, bold: bool) -> None:
    def page(canvas: Canvas) -> None:
        upright(canvas, X, LEVELS[1:])
        for column, text in enumerate(["", "Sweep the yard", "May 2031", "Porter"]):
            put(canvas, column, LEVELS[0], text)
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 10)
        for column, text in enumerate(HEADS):
            put(canvas, column, LEVELS[1], text)
        canvas.setFont("Helvetica", 10)
        body(canvas, LEVELS[2:])

    found = next(grid for grid in grids(drawn(page)) if grid.how == "rules")
    assert (table(found)[0] == HEADS) == bold

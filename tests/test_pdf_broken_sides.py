"""Columns that rules draw, and no rows: names of groups break the rules off, merged cells do not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = [40.0, 160.0, 320.0, 420.0, 540.0]
HEADS = ("Finding", "Action", "By when", "Who")


def put(canvas: Canvas, column: int, top: float, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(X[column] + 4, top - 11 - 12 * number, line)


def sides(canvas: Canvas, x: Sequence[float], *levels: float) -> None:
    for top, bottom in pairwise(levels):
        for at in x:
            canvas.line(at, top, at, bottom)


def test_names_of_groups_break_off_the_rules_between_the_columns() -> None:
    def page(canvas: Canvas) -> None:
        for y in (380, 360, 200):
            canvas.line(X[0], y, X[-1], y)
        for at in (X[0], X[-1]):
            canvas.line(at, 380, at, 200)
        for top, bottom in ((380, 360), (340, 300), (280, 240), (220, 200)):
            sides(canvas, X[1:-1], top, bottom)
        rows = {
            376: HEADS,
            340: ("Doors stand open\nat night", "Fit closers", "May 2031", "Warden"),
            280: ("Lamps are out\nin the yard", "Order lamps", "July 2031", "Steward"),
            220: ("Bins are full", "Buy bins", "June 2031", "Porter"),
        }
        for top, row in rows.items():
            for column, text in enumerate(row):
                put(canvas, column, top, text)
        for top, name in ((358, "Doors"), (298, "Lights"), (238, "Waste")):
            put(canvas, 0, top, name)

    (grid,) = grids(drawn(page))
    firsts = [row[0].replace("\n", " ") for row in table(grid)]
    assert firsts == [
        "Finding",
        *("Doors", "Doors stand open at night"),
        *("Lights", "Lamps are out in the yard"),
        *("Waste", "Bins are full"),
    ]
    assert [row[1] for row in table(grid)][1::2] == ["<"] * 3


def test_sides_in_fewer_pieces_are_those_of_merged_cells_wherever_their_text_stands() -> None:
    levels = (360.0, 320.0, 280.0, 240.0, 200.0)

    def page(canvas: Canvas) -> None:
        for y in (380, 360, 200):
            canvas.line(X[0], y, X[-1], y)
        sides(canvas, X, 380, 360)
        sides(canvas, X[:1], 360, 280, 200)
        sides(canvas, X[1:], *levels)
        for column, text in enumerate(HEADS):
            put(canvas, column, 376, text)
        put(canvas, 0, 330, "Doors stand open")  # halfway down two rows
        put(canvas, 0, 250, "Lamps are out")
        for top, action in zip(levels, ("Fit closers", "Tell all", "Buy", "Paint"), strict=False):
            put(canvas, 1, top, f"{action}\nand look again")
            put(canvas, 2, top, "May 2031")
            put(canvas, 3, top, "Warden")

    (grid,) = grids(drawn(page))
    assert [row[0] for row in table(grid)] == [
        "Finding",
        "Doors stand open",
        "^",
        "Lamps are out",
        "^",
    ]


def test_between_rules_that_part_columns_texts_halfway_down_show_the_rows() -> None:
    def page(canvas: Canvas) -> None:
        for y in (380, 360, 60):
            canvas.line(X[0], y, X[-1], y)
        for at in X:
            canvas.line(at, 380, at, 60)
        for column, text in enumerate(HEADS):
            put(canvas, column, 376, text)
        for number, top in enumerate((350, 290, 230, 170, 110)):
            put(canvas, 0, top, f"Doors {number} are\noften left open\nby visitors")
            put(canvas, 1, top - 6, f"Fit closers to door {number}\nand look again")
            put(canvas, 2, top - 12, f"May 203{number}")
            put(canvas, 3, top - 12, "Warden")

    (grid,) = grids(drawn(page))
    assert [row[2] for row in table(grid)[1:]] == [f"May 203{number}" for number in range(5)]
    assert all(row[0].startswith("Doors") for row in table(grid)[1:])


def test_the_border_between_a_merged_cell_and_the_rows_beside_it_may_be_that_of_the_first() -> None:
    levels = (360.0, 320.0, 280.0, 240.0, 200.0)
    wide = [*X, 570.0]

    def page(canvas: Canvas) -> None:
        canvas.line(X[0], 360, wide[-1], 360)
        sides(canvas, wide[1:2], 380, 360, 280, 200)
        sides(canvas, wide[2:-1], 380, *levels)
        for column, text in enumerate((*HEADS, "RAG")):
            canvas.drawString(wide[column] + 4, 365, text)
        for number, top in enumerate(levels[:-1]):
            if not number % 2:
                put(canvas, 0, top, f"Doors {number} stand\nopen at night")
            put(canvas, 1, top, f"Fit closers {number}")
            put(canvas, 2, top, "May 2031")
            put(canvas, 3, top, "Warden")
            canvas.drawString(wide[4] + 4, top - 11, "R")

    (grid,) = grids(drawn(page))
    assert [row[1] for row in table(grid)] == ["Action", *(f"Fit closers {n}" for n in range(4))]
    assert [row[0] == "^" for row in table(grid)] == [False, False, True, False, True]

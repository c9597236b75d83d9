"""A table without upright rules goes on at the top of the next page, and not farther than it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import read
from pdf_drawing import table

from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = (50.0, 110.0, 260.0, 320.0, 380.0)
HEADS = ("No", "Action", "Who", "When")
ROWS = [(str(n), f"Mend the roof of house {n}", "Head", f"{n} May") for n in range(1, 9)]
LAST = ("9", "Mend the roof of house 9", "Head", "9 May")
NAMES = [("Name", "Post"), ("A. Bell", "Clerk of the house"), ("C. Dove", "Porter of the hall")]


def ruled(canvas: Canvas, top: float, rows: Sequence[Sequence[str]], *, head: bool) -> float:
    """Rows between level rules; gives where they end."""
    for number, row in enumerate(rows):
        canvas.setFont("Helvetica-Bold" if head and not number else "Helvetica", 9)
        for left, text in zip(X, row, strict=False):
            canvas.drawString(left, top - 14, text)
        top -= 20
        canvas.line(X[0] - 4, top, X[-1] + 20, top)
    return top


def first(canvas: Canvas) -> None:
    ruled(canvas, 20.0 * (len(ROWS) + 1) + 25, [HEADS, *ROWS], head=True)


def test_a_title_in_larger_type_ends_the_table_that_goes_on() -> None:
    def second(canvas: Canvas) -> None:
        end = ruled(canvas, HEIGHT - 20, [LAST], head=False)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(X[0], end - 22, "Who is who")
        ruled(canvas, end - 26, NAMES, head=True)

    _, goes_on, *_ = grids(drawn(first, second))
    assert table(goes_on) == [list(LAST)]


def test_no_table_goes_on_beyond_the_side_of_a_narrower_page() -> None:
    def second(canvas: Canvas) -> None:
        canvas.setPageSize((X[-1], HEIGHT))
        ruled(canvas, HEIGHT - 20, [LAST], head=False)

    assert len(grids(drawn(first, second))) == 1


@pytest.mark.parametrize(("room", "whole"), [(34, False), (22, True)])
def test_a_title_with_much_room_over_headings_parts_tables_of_one_width(
    room: int, *, whole: bool
) -> None:
    def page(canvas: Canvas) -> None:
        canvas.line(X[0] - 4, 380, X[-1] + 20, 380)
        end = ruled(canvas, 380, [HEADS, *ROWS[:3]], head=True) - room
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(X[0], end + 7, "Who is who")
        canvas.line(X[0] - 4, end, X[-1] + 20, end)
        names = [("1", "A. Bell", "Clerk", "2"), ("2", "C. Dove", "Porter", "3")]
        ruled(canvas, end, [("No", "Name", "Post", "Room"), *names], head=True)

    assert len(grids(drawn(page))) == (1 if whole else 2)


def test_texts_in_panels_at_the_left_of_tables_stand_above_their_own() -> None:
    tables = [[HEADS, *ROWS[:3]], [HEADS, *ROWS[3:6]]]
    shift = 190

    def page(canvas: Canvas) -> None:
        for number, rows in enumerate(tables):
            top = 380 - 160 * number
            canvas.setFillColorRGB(0.8, 0.9, 1)
            canvas.rect(40, top - 100, 180, 110, fill=1, stroke=0)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(48, top - 14, f"Roofs of street {number} are not safe")
            canvas.translate(shift, 0)
            canvas.grid([x - 4 for x in (*X, X[-1] + 24)], [top - 20 * n for n in range(5)])
            ruled(canvas, top, rows, head=True)
            canvas.translate(-shift, 0)

    blocks = [
        f"table {block.number}" if isinstance(block, Grid) else block.text
        for block in read(drawn(page)).blocks
    ]
    assert blocks == [
        "Roofs of street 0 are not safe",
        "table 1",
        "Roofs of street 1 are not safe",
        "table 2",
    ]

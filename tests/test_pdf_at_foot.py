"""Tables without rules whose texts stand at the foot of their cells, as spreadsheets set them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

HEADS = ("Ref", "Action", "Owner", "Due date", "Status")
WORDS = {"ref": "action_ref", "action": "action", "owner": "owner_text", "due date": "due_text"}
ROWS = [
    ("1", ("Check all stores", "of the three wards"), "Ann Hill", "4 May 2024", "Done"),
    ("2", ("Train the new staff",), "Bob Lane", "12 June 2024", "Begun"),
    (
        "3",
        ("Write to the schools", "and to their partners", "about the forms"),
        "Ann Hill",
        "",
        "Begun",
    ),
    ("4", ("Visit each of the", "other sites"), "Cat Moss", "1 July 2024", "Done"),
    ("5", ("Hold a day for all", "who keep records"), "Bob Lane", "30 September 2024", "Begun"),
]
"""A row's height is that of its lines and four points."""


def sheet(at: str) -> list[list[str]]:
    def draw(canvas: Canvas) -> None:
        y = 280.0
        canvas.setFont("Helvetica-Bold", 10)
        for x, text in zip((50, 90, 220, 300, 402), HEADS, strict=True):
            canvas.drawString(x, y, text)
        canvas.setFont("Helvetica", 10)
        for ref, lines, owner, due, status in ROWS:
            high = 12 * len(lines)
            y -= 4
            short = y - (high if at == "foot" else 12)
            for number, line in enumerate(lines, 1):
                canvas.drawString(90, y - 12 * number, line)
            for x, text in ((50, ref), (220, owner), (402, status)):
                canvas.drawString(x, short, text)
            canvas.drawRightString(400, short, due)
            y -= high

    data = drawn(draw)
    document = read_pdf(source_of(data), data, WORDS)
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    return table(grid)


@pytest.mark.parametrize("at", ["foot", "top"])
def test_a_row_ends_on_the_line_of_its_short_texts_where_the_lines_of_others_stand_above(
    at: str,
) -> None:
    rows = [[ref, " ".join(lines), owner, due, status] for ref, lines, owner, due, status in ROWS]
    assert [[" ".join(text.split()) for text in row] for row in sheet(at)] == [list(HEADS), *rows]


def test_days_far_behind_the_heading_of_their_column_stand_in_it() -> None:
    assert [row[3] for row in sheet("top")][:3] == ["Due date", "4 May 2024", "12 June 2024"]

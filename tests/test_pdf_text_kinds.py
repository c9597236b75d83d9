"""Which lines outside tables are headings: by their type, beside that of cells and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import prose

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

ANSWER = "In answer to the survey of quays held in the spring"


def kinds(*lines: tuple[str, str, float, str], cells: float = 9) -> dict[str, str]:
    """Kind by text of `lines` (text, font, size, colour) above a table with small letters."""

    def page(canvas: Canvas) -> None:
        for number, (text, font, size, colour) in enumerate(lines):
            canvas.setFont(font, size)
            canvas.setFillColor(colour)
            canvas.drawString(20, 360 - 40 * number, text)
        canvas.setFillColor("black")
        canvas.setFont("Helvetica", cells)
        canvas.grid([20, 200, 380], [260, 230, 200, 170])
        for number in range(3):
            canvas.drawString(24, 246 - 30 * number, "Mend the lamps on the northern pier")
            canvas.drawString(204, 246 - 30 * number, "Keeper of the lamps and of the bell")

    return {block.text: block.kind for block in prose(drawn(page))}


@pytest.mark.parametrize(
    ("text", "font", "size", "colour", "kind"),
    [
        (ANSWER, "Helvetica", 11, "black", "paragraph"),
        (ANSWER, "Helvetica-Bold", 11, "black", "heading"),
        (ANSWER, "Helvetica", 11, "navy", "heading"),
        (ANSWER.upper(), "Helvetica", 11, "black", "heading"),
        (ANSWER, "Helvetica", 14, "black", "heading"),
    ],
)
def test_a_plain_line_a_little_larger_than_cells_is_a_heading_if_more_sets_it_apart(
    text: str, font: str, size: float, colour: str, kind: str
) -> None:
    assert kinds((text, font, size, colour))[text] == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [("The harbour board wrote this plan in May.", "paragraph"), ("Lamps", "heading")],
)
def test_a_line_in_the_type_of_sentences_is_no_heading_though_cells_are_far_smaller(
    sentence: str, kind: str
) -> None:
    lines = (sentence, "Helvetica", 12.0, "black"), (ANSWER, "Helvetica", 12.0, "black")
    assert kinds(*lines, cells=8)[ANSWER] == kind

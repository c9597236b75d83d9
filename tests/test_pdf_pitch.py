"""How far apart the lines of a page are set: where one paragraph ends and the next begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_drawing import HEIGHT
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import prose
from pdf_drawing import ruled
from pdf_drawing import table

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_FULL = "Recommendation {}: The harbour office should know each boat and each of the owners in its port."


def _page(lines: list[tuple[float, str]], title: float = 0.0) -> bytes:
    """Lines with the step down to each; a title of that size above them."""

    def draw(canvas: Canvas) -> None:
        top = HEIGHT - 80.0
        if title:
            canvas.setFont("Helvetica", title)
            canvas.drawString(50, top, "Answer of the harbour office")
        canvas.setFont("Helvetica", 11)
        for step, text in lines:
            top -= step
            canvas.drawString(50, top, text)

    return drawn(draw)


def test_paragraphs_of_one_line_stay_apart_under_a_large_title() -> None:
    texts = [
        text
        for n in (1, 2, 3)
        for text in (_FULL.format(n), "Action: Ask the owners.", "Lead: Ann", "Deadline: May 2024")
    ]
    found = [block.text for block in prose(_page([(25.0, text) for text in texts], title=26))]
    assert found[1:] == texts


def test_lines_set_far_apart_are_one_paragraph_where_sentences_run_over_them() -> None:
    texts = [
        "The harbour office counts all of the boats in each of its ports at the end of",
        "each month, and it asks the owners of those that it does not know for their",
        "names; it then tells the warden of the port which of them have not paid for",
        "their places, and the warden speaks with them before the end of the month in",
        "which the boats were counted, and writes down in the book of the port what it",
        "was that they said to him about it.",
    ]
    found = [block.text for block in prose(_page([(25.0, text) for text in texts], title=26))]
    assert found[1:] == [" ".join(texts)]


def test_names_set_a_little_farther_apart_than_lines_stay_apart() -> None:
    """Each is a paragraph of its own, and its cell too narrow to show where it ends."""
    rows = [["Estates Manager", "Clinical Lead"], ["Head of the Fire", "Brigade"]]
    whole = ["The harbour office should know", "each boat and each owner in its", "port and write."]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, (names, step) in enumerate(zip(rows, (14.6, 11.6), strict=True)):
            top = HEIGHT - 100 - 50 * number
            for line, text in enumerate(whole):
                canvas.drawString(54, top - 11.6 * line, text)
            for line, text in enumerate(names):
                canvas.drawString(254, top - step * line, text)
        ruled(canvas, [50, 250, 335], [HEIGHT - 85 - 50 * number for number in range(3)])

    (grid,) = grids(drawn(draw))
    assert [row[1] for row in table(grid)] == [
        "Estates Manager\nClinical Lead",
        "Head of the Fire Brigade",
    ]

"""Tables without rules whose headings stand on ground of their own, each cell painted by itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import prose
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

WORDS = {
    "no": "ref",
    "governance issue": "finding",
    "action": "action",
    "owner": "owner_text",
    "by when": "due_text",
}
EDGES = (50, 66, 214, 320, 400)
HEADS = ("No.", "Action", "Owner", "By when")
ROWS = [
    ("1.1", ("Write a guide for all of our young", "parents and carers."), "Head", "May 2031"),
    ("1.2", ("Train the staff.",), "Matron", "June 2031"),
    ("1.3", ("Check each of the new plans in", "October and in the spring."), "Head", "July 2031"),
    (
        "1.4",
        ("Tell the board how long families", "usually wait for all of it."),
        "Clerk",
        "May 2032",
    ),
    ("1.5", ("Ask families every spring what", "experience they have of it."), "Head", "June 2032"),
    ("1.6", ("Put all of it on the site.",), "Clerk", "July 2032"),
]


def rows(page: Callable[[Canvas], None]) -> list[tuple[str, ...]]:
    data = drawn(page)
    document = read_pdf(source_of(data), data, WORDS)
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    return [tuple(row) for row in table(grid)]


def halfway(canvas: Canvas, *, painted: bool) -> None:
    """Texts halfway down their rows, painted row by row; the numbers close to the actions."""
    canvas.setFillColorRGB(0.85, 0.9, 0.95)
    for left, right in pairwise(EDGES) if painted else ():
        canvas.rect(left, 300, right - left, 16, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont("Helvetica-Bold", 9)
    for left, text in zip(EDGES, HEADS, strict=False):
        canvas.drawString(left + 1, 304, text)
    canvas.drawString(EDGES[0] + 1, 287, "Adult social care")
    canvas.setFont("Helvetica", 9)
    for number, (ref, action, owner, due) in enumerate(ROWS):
        middle = 265 - 36 * number
        canvas.drawString(EDGES[0] + 1, middle, ref)
        for at, line in enumerate(action):
            canvas.drawString(EDGES[1] + 1, middle + 6 * (len(action) - 1) - 12 * at, line)
        canvas.drawString(EDGES[2] + 1, middle, owner)
        canvas.drawString(EDGES[3] + 1, middle, due)


def test_each_painted_cell_of_the_heading_has_a_column_below_it() -> None:
    """The name of a group is wider than the first of them."""
    assert rows(lambda canvas: halfway(canvas, painted=True)) == [
        HEADS,
        ("Adult social care", "<", "", ""),
        *((ref, " ".join(action), owner, due) for ref, action, owner, due in ROWS),
    ]


def test_a_heading_halfway_down_may_begin_above_the_others() -> None:
    """``Governance issue`` over two lines beside headings of one: its first word stands alone."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(51, 317, "Governance")
        canvas.drawString(51, 303, "issue")
        for left, text in ((150, "Action"), (270, "Owner"), (350, "By when")):
            canvas.drawString(left, 310, text)
        canvas.setFont("Helvetica", 9)
        for number in range(4):
            top = 285 - 30 * number
            canvas.drawString(51, top, f"Files are late {number}")
            canvas.drawString(150, top, f"Count all the keys {number}")
            canvas.drawString(270, top, "Matron")
            canvas.drawString(350, top, "May 2031")

    found = rows(page)
    assert found[0] == ("Governance issue", "Action", "Owner", "By when")
    assert found[1] == ("Files are late 0", "Count all the keys 0", "Matron", "May 2031")


@pytest.mark.parametrize(
    ("second", "count"), [("plans of care", 1), ("Plans of care", 2), ("1. plans of care", 2)]
)
def test_a_heading_too_long_for_its_line_goes_on_in_small_letters(second: str, count: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 20)
        first = "Area 1: The quality of education, health and care in our"
        canvas.drawString(20, 300, first)
        canvas.drawString(20, 270, second)
        canvas.setFont("Helvetica", 9)
        for number in range(6):
            canvas.drawString(
                20, 240 - 16 * number, "Visits were made to all of the homes in town."
            )

    found = [block.text for block in prose(drawn(page)) if block.kind == "heading"]
    assert len(found) == count

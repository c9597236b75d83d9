"""The last column of a sheet, printed alone on a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from documents import rows
from documents import words
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import read

from planlift.extract.assembly import assemble

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

HEIGHTS = (380.0, 360.0, 325.0, 305.0, 260.0, 236.0, 200.0)
LEFT = [
    ("Action", "Lead", "By when"),
    ("Mend the roof of the hall", "Ann Lee", "May 2025"),
    ("Buy six beds for the ward", "Bob Ray", "June 2025"),
    ("Paint the long stairs", "Cay Dow", "July 2025"),
    ("Ask visitors about meals", "Dee Fox", "May 2026"),
    ("Wash all of the curtains", "Eve Hay", "June 2026"),
]
BESIDE = [("Latest update",), ("Begun",), ("Ordered",), ("",), ("Asked",), ("Two are clean",)]


def page(
    part: Sequence[Sequence[str]], right: float, heights: Sequence[float] = HEIGHTS
) -> Callable[[Canvas], None]:
    """Texts between level rules, with nothing upright."""

    def draw(canvas: Canvas) -> None:
        for y in heights:
            canvas.line(50, y, right, y)
        for y, row in zip(heights, part, strict=False):
            for x, text in zip((54, 254, 404), row, strict=False):
                canvas.drawString(x, y - 14, text)

    return draw


def test_a_column_alone_goes_with_the_rows_at_the_same_heights() -> None:
    raw = assemble(read(drawn(page(LEFT, 550), page(BESIDE, 200))), words())
    assert rows(raw, "owner_text", "progress_text") == [
        (left[1], beside[0]) for left, beside in zip(LEFT[1:], BESIDE[1:], strict=True)
    ]


@pytest.mark.parametrize(
    ("right", "shift"), [(550, 0.0), (200, 9.0)], ids=["as wide", "other heights"]
)
def test_texts_between_other_rules_are_no_such_column(right: float, shift: float) -> None:
    """Rules as wide are the next rows of the table itself; at other heights they say nothing."""
    heights = [y - shift * number for number, y in enumerate(HEIGHTS)]
    found = grids(drawn(page(LEFT, 550), page(BESIDE, right, heights)))
    assert all(grid.columns > 1 for grid in found)

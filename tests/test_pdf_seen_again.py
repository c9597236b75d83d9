"""Texts of merged cells that spreadsheets print again, out of sight, above the next page's part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import read

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

X = [20, 60, 220, 420, 500, 580]
HEADS = ("Ref", "Finding", "Action", "Who", "When")


def _part(canvas: Canvas, top: float, rows: list[tuple[str, ...]], merged: int) -> None:
    """Rows between rules, the first two cells of `merged` and the row below it in one."""
    canvas.setFont("Helvetica", 9)
    y = [top - 40 * number for number in range(len(rows) + 1)]
    for number, level in enumerate(y):
        canvas.line(X[2] if number == merged + 1 else X[0], level, X[-1], level)
    for edge in X:
        canvas.line(edge, y[0], edge, y[-1])
    for level, texts in zip(y, rows, strict=False):
        for left, text in zip(X, texts, strict=False):
            canvas.drawString(left + 3, level - 12, text)


@pytest.mark.parametrize(
    ("above", "hidden"), [(("2", "Ropes were thin."), True), (("", "Ropes and chains"), False)]
)
def test_what_a_cut_cell_said_above_its_rest_is_no_heading(
    above: tuple[str, str], *, hidden: bool
) -> None:
    def first(canvas: Canvas) -> None:
        rows = [HEADS, ("1", "Lamps were dim.", "Buy lamps", "Keeper", "May 2031")]
        _part(canvas, 300, [*rows, ("2", "Ropes were thin.", "Buy ropes", "Bosun", "June 2031")], 2)

    def second(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for left, text in zip(X, above, strict=False):
            canvas.drawString(left + 3, 370, text)
        rest = [("", "", "Count the ropes", "Clerk", "July 2031")]
        _part(canvas, 350, [*rest, ("3", "Bells were dull.", "Rub bells", "Cook", "May 2031")], -1)

    raw = assemble(read(drawn(first, second)), load())
    assert [row.fields["action"].text for row in raw.rows][2] == "Count the ropes"
    assert "section" not in raw.rows[2].fields
    assert (" ".join(above) in {aside.text for aside in raw.aside}) is hidden

"""Pages in very small or large print are read as those in ordinary print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from msgspec.structs import replace
from pdf_drawing import drawn
from pdf_drawing import grids
from printed_page import printed

from planlift.extract.pdf import magnified

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from planlift.extract.pdf.page import Page
    from planlift.model import Grid

ROWS = [
    ("Theme", "What was found", "Planned action", "Lead", "By when"),
    ("Records", "Records are kept late", "Train all teams twice", "Head", "May 2024"),
    ("Records", "Audits are not read", "Read them at the board", "Clerk", "June 2024"),
    ("Visits", "Visits are rare", "Plan visits for a year", "Manager", "July 2024"),
    ("Visits", "Nobody counts them", "Count them every week", "Clerk", "May 2025"),
]
X = (50, 110, 230, 350, 420, 500)


def sheet(times: float) -> Grid:
    """A table with a rule below every row, drawn so many times as large."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((600 * times, 500 * times))
        canvas.scale(times, times)
        canvas.setFont("Helvetica", 9)
        canvas.line(X[0] - 3, 412, X[-1], 412)
        for number, row in enumerate(ROWS):
            y = 400 - 16 * number
            canvas.line(X[0] - 3, y - 5, X[-1], y - 5)
            for x, text in zip(X, row, strict=False):
                canvas.drawString(x, y, text)

    (grid,) = grids(drawn(draw))
    return grid


@pytest.mark.parametrize("times", [0.3, 0.45, 2.5])
def test_a_table_in_small_or_large_print_has_the_cells_of_one_in_ordinary_print(
    times: float,
) -> None:
    usual, other = sheet(1), sheet(times)
    assert [cell.text for cell in other.cells] == [text for row in ROWS for text in row]
    assert [cell.text for cell in usual.cells] == [cell.text for cell in other.cells]


@pytest.mark.parametrize("times", [0.3, 2.5])
def test_places_and_edges_are_those_of_the_page_as_it_is(times: float) -> None:
    usual, other = sheet(1), sheet(times)
    assert usual.place.box is not None
    assert other.place.box == pytest.approx([side * times for side in usual.place.box], abs=1)
    assert other.column_edges == pytest.approx([edge * times for edge in usual.column_edges], abs=1)


def sized(size: float) -> Page:
    page = printed("Some words of a page")
    sizes = np.full_like(page.chars.size, size)
    return replace(page, chars=replace(page.chars, size=sizes))


def read_as(*sizes: float) -> list[float]:
    """In which size the letters of pages in those sizes are read."""
    pages = magnified.told([sized(size) for size in sizes], {})
    return [round(float(page.chars.size[0]), 1) for page in pages]


def test_ordinary_print_stays_as_it_is() -> None:
    assert read_as(7, 12, 10) == [7, 12, 10]


def test_a_page_keeps_the_factor_of_the_one_before_while_it_serves() -> None:
    assert read_as(4, 3.6, 4.4) == [9.5, 8.6, 10.4]
    assert read_as(30, 11) == [9.5, 11]


def test_a_page_without_letters_changes_nothing() -> None:
    assert magnified.body_size(printed("")) == 0
    learnt = dict[int, float]()
    (page,) = magnified.told([printed("")], learnt)
    assert not learnt
    assert page.width == 900

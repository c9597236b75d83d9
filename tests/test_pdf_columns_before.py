"""Rows at the top of a page in the columns of the page before, with nothing but a frame drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import partly_ruled
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = (50.0, 180.0, 330.0, 430.0, 540.0)
ROWS = [
    ("Action", "Who", "When", "Progress"),
    ("Train all staff", "Head", "May", "Begun"),
    ("Set a rule", "Board", "June", "Late"),
]


def page(
    rows: Sequence[Sequence[str]], plain: frozenset[int] = frozenset(), *, top: bool = True
) -> Callable[[Canvas], None]:
    """A page with the table; `plain` rows have no upright rules but the sides."""

    def draw(canvas: Canvas) -> None:
        tops = partly_ruled(canvas, X, rows, plain)
        for high in tops if top else tops[1:]:
            canvas.line(X[0], high, X[-1], high)

    return draw


def second(rows: Sequence[Sequence[str]], plain: set[int], *, top: bool = True) -> list[list[str]]:
    """The first table of a page that follows one with the columns of `ROWS`."""
    found = grids(drawn(page(ROWS), page(rows, frozenset(plain), top=top)))
    return next((table(grid) for grid in found if grid.place.page == 2), [])


@pytest.mark.parametrize(
    "row",
    [
        ("Buy a safe", "Head", "July", "Begun"),
        ("Buy a safe", "Head", "July", ""),
        ("of each team", "", "", ""),
        ("", "The team of the day", "", ""),
        ("of each team", "", "", "and sent"),
    ],
)
def test_a_row_in_a_frame_of_the_same_sides_has_the_columns_before(row: tuple[str, ...]) -> None:
    assert second([row], {0}) == [list(row)]


@pytest.mark.parametrize(
    "row", [("Leadership",), ("Keys are lost in most of the teams that we have been to",)]
)
def test_a_text_of_its_own_in_such_a_frame_is_no_row(row: tuple[str, ...]) -> None:
    assert second([row], {0}) == []


def test_a_name_over_all_columns_stays_one_cell_between_rows_that_fill_theirs() -> None:
    full = ("Buy a safe", "Head", "July", "Begun")
    found = second([full, ("Keys are lost in most of the teams", "", "", ""), full], {0, 1, 2})
    assert found == [list(full), ["Keys are lost in most of the teams", "<", "<", "<"], list(full)]


@pytest.mark.parametrize(("top", "found"), [(False, ["Of each team", "", "", ""]), (True, None)])
def test_a_text_above_which_no_rule_closes_the_table_is_the_rest_of_a_row(
    top: bool, found: list[str] | None
) -> None:
    rows = [("Of each team",), *ROWS[1:]]
    assert second(rows, {0}, top=top)[0] == (found or ["Of each team", "<", "<", "<"])


def test_sides_with_one_rule_across_enclose_no_row() -> None:
    def rest(canvas: Canvas) -> None:
        canvas.line(X[0], 340, X[-1], 340)
        for x in (X[0], X[-1]):
            canvas.line(x, 340, x, 300)

    assert len(grids(drawn(page(ROWS), rest))) == 1

"""Cells over several columns that are as many cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import partly_ruled
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from planlift.model import Grid

X = (50.0, 180.0, 330.0, 430.0, 540.0)
HEADS = ("Finding", "Action", "Who", "When")
PLAIN = frozenset({1, 3})
"""Rows without upright rules, as styles leave out of every other one."""


def one(
    rows: Sequence[Sequence[str]], plain: frozenset[int] = PLAIN, merged: Sequence[int] = ()
) -> Grid:
    """The grid of `rows`, of which the `plain` ones show no upright rules.

    `merged` are the rows whose third cell goes on in the row below.
    """

    def page(canvas: Canvas) -> None:
        for number, top in enumerate(partly_ruled(canvas, X, rows, plain)):
            ends = (X[0], X[2]), (X[3], X[-1])
            for left, right in ends if number - 1 in merged else [(X[0], X[-1])]:
                canvas.line(left, top, right, top)

    (grid,) = grids(drawn(page))
    return grid


ROWS = [
    HEADS,
    ("Records are poor", "Train all staff", "Head", "May"),
    ("Visits are late", "Set a rule", "Board", "June"),
    ("Keys are lost", "Buy a safe", "Head", "July"),
]


def test_every_other_row_without_upright_rules_has_the_columns_of_the_others() -> None:
    assert table(one(ROWS)) == [list(row) for row in ROWS]


def test_headings_without_upright_rules_have_the_columns_below() -> None:
    assert table(one(ROWS, frozenset({0}))) == [list(row) for row in ROWS]


def test_a_name_over_all_columns_stays_one_cell() -> None:
    rows = [*ROWS[:2], ("Leadership and the work of the board",), *ROWS[2:]]
    assert table(one(rows, frozenset({1, 2, 4})))[2][1:] == ["<", "<", "<"]


def test_words_that_run_over_an_edge_are_one_cell() -> None:
    rows = [*ROWS[:2], ("Visits are late", "Set a rule that holds for all of us, all days", "", "")]
    assert table(one(rows, frozenset({2})))[2][1:] == ["<", "<", "<"]


def test_the_rest_of_a_row_further_in_is_no_name() -> None:
    rows = [*ROWS, ("", "of each team", "", "")]
    assert table(one(rows, frozenset({1, 3, 4})))[4] == ["", "of each team", "", ""]


def test_a_name_below_a_cell_that_no_rule_closes_is_whole() -> None:
    rows = [HEADS, ROWS[1], ("Leadership and the work of the board",), ROWS[2]]
    assert table(one(rows, frozenset({2}), merged=[1]))[2][1:] == ["<", "<", "<"]


def test_a_label_and_a_value_that_runs_over_other_edges_are_two_cells() -> None:
    rows = [
        ("Finding", "Records are poor", "Rank", "High"),
        ("Action", "Train all of the staff who keep them, each year", "", ""),
        ("Lead", "Head of Records", "Due", "May 2026"),
        ("Status", "In progress", "Cost", "None"),
    ]
    found = table(one(rows, frozenset({1, 3})))
    assert found[1] == ["Action", rows[1][1], "<", "<"]
    assert found[3] == list(rows[3])


def test_texts_in_most_columns_of_one_row_are_cells_if_set_like_those_of_others() -> None:
    rows = [*ROWS[:2], ("Visits are late", "Set a rule", "Board", "")]
    assert table(one(rows, frozenset({2})))[2] == list(rows[2])


def test_the_ground_of_headings_without_rules_parts_them_from_the_rest_of_a_row() -> None:
    rows = [
        ("", "visits of others", "", "by May"),
        ("Keys are lost", "Buy a safe", "Head", "July"),
        ("Bins are open", "Fit lids", "Cook", "June"),
    ]

    def page(canvas: Canvas) -> None:
        canvas.setFillColor("#4f81bd")
        for left, right in pairwise(X):
            canvas.rect(left, 356, right - left, 24, stroke=0, fill=1)
        canvas.setFillColor("#000000")
        for left, text in zip(X, HEADS, strict=False):
            canvas.drawString(left + 4, 366, text)
        for number, row in enumerate(rows):
            for left, text in zip(X, row, strict=False):
                canvas.drawString(left + 4, 342 - 40 * number, text)
        for level in (380, 320, 280, 240):
            canvas.line(X[0], level, X[-1], level)
        for at, x in enumerate(
            X
        ):  # the headings and the rest of a row have those of the frame only
            canvas.line(x, 380 if at in {0, len(X) - 1} else 320, x, 240)

    (grid,) = grids(drawn(page))
    assert table(grid) == [list(row) for row in (HEADS, *rows)]

"""Headings that only a style sheet prints, from an attribute of each cell."""

from __future__ import annotations

import pytest
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.model import Grid
from planlift.vocabulary import load

PLAN = (
    ("Paint the pier", "Mate", "3 May 2025"),
    ("Buy two lamps", "Cook", "June 2025"),
)
HEADS = ("Action", "Owner", "Due date")


def page(name: str, first: str = "", heads: tuple[str, ...] = HEADS) -> str:
    body = "".join(
        "<tr>"
        + "".join(f'<td {name}="{head}">{v}</td>' for head, v in zip(heads, row, strict=True))
        + "</tr>"
        for row in PLAN
    )
    return f"<h1>Plan</h1><table>{first}{body}</table>"


@pytest.mark.parametrize("name", ["data-label", "data-title", "data-th"])
def test_labels_of_all_cells_head_their_columns(name: str) -> None:
    raw = assemble(html(page(name)), load())
    assert rows(raw, "action", "owner_text", "due_text") == list(PLAN)
    assert not balance(raw).lost


def test_a_table_with_headings_has_them_once() -> None:
    first = "<tr>" + "".join(f"<th>{head}</th>" for head in HEADS) + "</tr>"
    (grid,) = (b for b in html(page("data-label", first)).blocks if isinstance(b, Grid))
    assert grid.rows == len(PLAN) + 1


def test_cells_that_name_nothing_give_no_headings() -> None:
    (grid,) = (b for b in html(page("data-label", heads=("Action", "", ""))).blocks[1:])
    assert isinstance(grid, Grid)
    assert grid.rows == len(PLAN)

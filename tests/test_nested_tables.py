"""Tables in the cells of a table: their rows are its own."""

from __future__ import annotations

import pytest
from documents import rows
from markup_documents import accounted
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.vocabulary import load

FIELDS = ("finding", "action", "owner_text", "due_text")


def inner(*lines: str) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in line.split("|")) for line in lines]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"


@pytest.mark.parametrize("tag", ["td", "th"])
def test_actions_in_a_table_beside_their_finding(tag: str) -> None:
    first = inner(
        "Task|Owner|Deadline", "Buy more beds|Buyer|May 2024", "Paint walls|Cook|June 2024"
    )
    second = inner("Task|Owner|Deadline", "Hire three nurses|Matron|July 2024")
    page = html(
        f"<table><tr><{tag}>Weakness</{tag}><{tag}>Response</{tag}></tr>"
        f"<tr><td>Wards were full.</td><td>{first}</td></tr>"
        f"<tr><td>Staff were few.</td><td>{second}</td></tr></table>"
    )
    raw = assemble(accounted(page), load())
    assert rows(raw, *FIELDS) == [
        ("Wards were full.", "Buy more beds", "Buyer", "May 2024"),
        ("Wards were full.", "Paint walls", "Cook", "June 2024"),
        ("Staff were few.", "Hire three nurses", "Matron", "July 2024"),
    ]
    assert not balance(raw).lost
    assert not balance(raw).twice


def test_inner_tables_with_other_headings_stay_tables() -> None:
    first = inner("Task|Owner", "Buy more beds|Buyer")
    second = inner("Budget|Year", "400|2024")
    page = html(
        "<table><tr><th>Weakness</th><th>Response</th></tr>"
        f"<tr><td>Wards were full.</td><td>{first}</td></tr>"
        f"<tr><td>Staff were few.</td><td>{second}</td></tr></table>"
    )
    assert len([block for block in accounted(page).blocks if hasattr(block, "cells")]) == 3

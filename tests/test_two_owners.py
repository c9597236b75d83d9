"""Who answers for an action beside who does it."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

TABLE = """| Finding | Action | {} | {} | Due date |
    | --- | --- | --- | --- | --- |
    | Keys were left in the door | Buy a safe for keys | {} | {} | 3 May 2025 |
    | Bins were too full at night | Empty them twice a day | {} | {} | 9 June 2025 |"""
ABOVE, BELOW = ("Finance Director", "Estates Director"), ("Site Manager", "Porter Lead")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Lead (executive)", "Lead (operational)"),
        ("Responsibility: board", "Responsibility: ward"),
        ("Director responsible", "Staff doing the work"),
        ("Overall owner", "Task owner"),
    ],
)
def test_those_above_lead_and_those_below_own(above: str, below: str) -> None:
    raw = plan(TABLE.format(above, below, ABOVE[0], BELOW[0], ABOVE[1], BELOW[1]))
    assert rows(raw, "lead_text", "owner_text") == list(zip(ABOVE, BELOW, strict=True))
    raw = plan(TABLE.format(below, above, BELOW[0], ABOVE[0], BELOW[1], ABOVE[1]))
    assert rows(raw, "owner_text") == [(BELOW[0],), (BELOW[1],)]


def test_one_column_of_directors_stays_that_of_the_owners() -> None:
    raw = plan(TABLE.format("Director", "Comment", ABOVE[0], "None yet", ABOVE[1], "Under way"))
    assert rows(raw, "owner_text") == [(ABOVE[0],), (ABOVE[1],)]


def test_a_long_heading_that_ends_with_by() -> None:
    raw = plan(
        TABLE.format(
            "To be in full working order by", "Lead", "June 2025", "Ann", "July 2025", "Bob"
        )
        .replace("Due date", "Page")
        .replace("3 May 2025", "4")
        .replace("9 June 2025", "5")
    )
    assert rows(raw, "due_text") == [("June 2025",), ("July 2025",)]

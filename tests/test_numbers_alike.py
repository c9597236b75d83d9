"""The number of an action that stands again in front of who does it and of when."""

from __future__ import annotations

from documents import plan
from documents import rows
from read_rows import table


def test_the_number_of_the_action_is_no_day_of_its_month() -> None:
    raw = plan(
        table(
            "Actions | Lead | Timescale",
            "2. Fit a lamp at each step | 2. Dock Manager | 2. June 2024",
            "3. Write a list of ropes | 3. Harbour Clerk | 3. July 2024",
        )
    )
    assert rows(raw, "action_ref", "owner_text", "due_text") == [
        ("2", "Dock Manager", "June 2024"),
        ("3", "Harbour Clerk", "July 2024"),
    ]


def test_a_day_that_happens_to_be_the_number_stays_one() -> None:
    raw = plan(
        table(
            "Actions | Lead | Timescale",
            "2. Fit a lamp at each step | Dock Manager | 2 June 2024",
            "3. Write a list of ropes | Harbour Clerk | 3. July 2024",
        )
    )
    assert rows(raw, "due_text") == [("2 June 2024",), ("3. July 2024",)]

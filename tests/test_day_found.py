"""``Date`` over the days on which things were found or raised."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table

DAYS = ["3 May 2024", "4 June 2024"]
FOUND = ["The wall leaks badly.", "Boats are lost each week."]
DONE = ["Mend the wall", "Count the boats"]
WHO = ["Mason", "Bosun"]


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("Date | Issue | Action | Owner", (DAYS, FOUND, DONE, WHO)),
        ("Issue | Date | Action | Owner", (FOUND, DAYS, DONE, WHO)),
        ("Date | Action | Owner | Date closed", (DAYS, DONE, WHO, ["", "9 July 2024"])),
    ],
)
def test_in_front_of_what_is_done_it_is_no_deadline(
    heads: str, columns: tuple[list[str], ...]
) -> None:
    lines = [" | ".join(line) for line in zip(*columns, strict=True)]
    raw = plan(table(heads, *lines))
    assert rows(raw, "action", "due_text", "owner_text") == [
        ("Mend the wall", "", "Mason"),
        ("Count the boats", "", "Bosun"),
    ]
    assert [row.others["Date"].text for row in raw.rows] == DAYS


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        ("Issue | Action | Owner | Date", (FOUND, DONE, WHO, DAYS)),
        ("Date | Action | Owner", (DAYS, DONE, WHO)),
        ("Date | Objective | Action | Owner", (DAYS, FOUND, DONE, WHO)),
        ("Due date | Issue | Action | Owner", (DAYS, FOUND, DONE, WHO)),
    ],
)
def test_behind_it_and_beside_an_aim_it_is(heads: str, columns: tuple[list[str], ...]) -> None:
    lines = [" | ".join(line) for line in zip(*columns, strict=True)]
    assert rows(plan(table(heads, *lines)), "due_text") == [(day,) for day in DAYS]


def test_the_day_of_a_state_and_that_of_detection_are_no_days_of_the_action() -> None:
    raw = plan(
        table(
            "Weakness | Plan | Owner | Original Detection Date | Completion Date | Status Date",
            "The wall leaks. | Mend it | Mason | 3 May 2024 | 4 June 2024 | 9 May 2024",
            "Boats are lost. | Count them | Bosun | 3 May 2024 | 5 July 2024 | 9 May 2024",
        )
    )
    assert rows(raw, "start_text", "due_text", "due_original", "completed_text") == [
        ("3 May 2024", "4 June 2024", "", ""),
        ("3 May 2024", "5 July 2024", "", ""),
    ]

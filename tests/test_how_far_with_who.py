"""How far an action is, in the column that says who does it and perhaps by when."""

from __future__ import annotations

import pytest
from read_rows import read
from read_rows import table
from read_rows import values


def _told(heading: str, *cells: str) -> list[tuple[str, str, str]]:
    done = ("Mend the wall", "Count the boats", "Paint the edge")
    lines = [f"{cell} | {action}" for cell, action in zip(cells, done, strict=True)]
    found = read(table(f"{heading} | Action", *lines))
    return [
        (who, str(when)[:10] if when else "", status)
        for who, when, status in values(found, "lead_owner", "due_date", "status")
    ]


@pytest.mark.parametrize(
    "heading", ["Owner, due date and status", "Who / progress / when", "Lead, deadline & update"]
)
def test_who_when_and_how_far_share_the_column(heading: str) -> None:
    cells = (
        "Mason, 31 March 2023, Completed",
        "Bosun / In progress / 30 June 2023",
        "Cook (not started) 3 July 2023",
    )
    assert _told(heading, *cells) == [
        ("Mason", "2023-03-31", "completed"),
        ("Bosun", "2023-06-30", "in_progress"),
        ("Cook", "2023-07-03", "not_started"),
    ]


def test_who_and_how_far_share_the_column() -> None:
    cells = ("Mason – Completed", "In progress: Bosun", "Ship's Cook")
    assert _told("Owner and status", *cells) == [
        ("Mason", "", "completed"),
        ("Bosun", "", "in_progress"),
        ("Ship's Cook", "", None),
    ]


def test_what_a_column_of_its_own_says_is_not_looked_for_behind_who() -> None:
    found = read(
        table(
            "Action | Owner and status | Status",
            "Mend the wall | Mason – Completed works team | Open",
            "Count the boats | Bosun | Completed",
        )
    )
    assert values(found, "owner_text", "status") == [
        ("Mason – Completed works team", "in_progress"),
        ("Bosun", "completed"),
    ]


def test_who_when_and_how_far_share_the_label_of_a_form() -> None:
    cards = [
        f"""
        | Weakness {number}    | {weakness} |
        | Action               | {action}   |
        | Owner / due / status | {told}     |
        """
        for number, weakness, action, told in (
            (1, "The wall leans.", "Mend the wall.", "Mason / 31 March 2023 / Completed"),
            (2, "Boats are lost.", "Count the boats.", "Bosun / 30 June 2023 / In progress"),
        )
    ]
    found = values(read(*cards), "lead_owner", "due_text", "status")
    assert found == [
        ("Mason", "31 March 2023", "completed"),
        ("Bosun", "30 June 2023", "in_progress"),
    ]

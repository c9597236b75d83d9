"""Headings that nobody knows and nothing sets off, told by the values below them."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

PLAIN = """| Rough edge | Work planned | Steward | Ready by | Where it stands |
| Boats were left unlocked at night | Fit a lock to each boat | Harbour Officer | 3 May 2025 | Done |
| {} | Rope ladder at both piers | Dock Manager | 9 June 2025 | In progress |
| Tide tables were not up to date | Print them each Friday | Harbour Officer | 30 June 2025 | Not started |"""


@pytest.mark.parametrize("how", ["html", "text"])
def test_headings_like_any_text_are_none_of_the_values_below(how: str) -> None:
    raw = plan(PLAIN.format("The pier has no ladder"), how=how)
    assert rows(raw, "finding", "action", "owner_text", "due_text", "status_text")[0] == (
        "Boats were left unlocked at night",
        "Fit a lock to each boat",
        "Harbour Officer",
        "3 May 2025",
        "Done",
    )
    assert {"finding", "action", "owner_text"} <= {doubt[1] for doubt in raw.doubts}


def test_names_of_groups_between_the_rows_hide_no_headings() -> None:
    raw = plan(
        """| Dim corner | Work proposed | Person | Goal |
        | At the gate | < | < | < |
        | The gate was not lit at night | New lamp on the left post | Park Warden | May 2025 |
        | At the pond | < | < | < |
        | Ducks have no way out of the pond | Ramp of old planks | Park Manager | July 2025 |"""
    )
    assert rows(raw, "section", "action", "owner_text", "due_text") == [
        ("At the gate", "New lamp on the left post", "Park Warden", "May 2025"),
        ("At the pond", "Ramp of old planks", "Park Manager", "July 2025"),
    ]


def test_a_first_row_with_a_date_or_a_name_is_no_heading_row() -> None:
    raw = plan(
        """| Boats were unlocked | Fit a lock to each boat | Harbour Officer | 3 May 2025 |
        | The pier had no ladder | Rope ladder at both piers | Dock Manager | 9 June 2025 |
        | Tables were not there | Print them each Friday | Harbour Officer | 30 June 2025 |"""
    )
    assert not raw.rows


def test_a_list_of_talks_is_no_plan() -> None:
    raw = plan(
        """| Talk | What it is about | Speaker | Day |
        | Owls at night | How owls hunt in the dark of the woods | Anna Berg | 3 May 2025 |
        | Old mills | Mills along the river and who built them | Paul Stone | 9 June 2025 |"""
    )
    assert not raw.rows


def test_headings_stand_below_a_title_of_their_table() -> None:
    raw = plan(
        """| Boats of the west pier | < | < | < |
        | Rough edge | Work planned | Steward | Ready by |
        | Boats were left unlocked at night | Fit a lock to each | Harbour Officer | 3 May 2025 |
        | The pier has no ladder | Rope ladder at both piers | Dock Manager | 9 June 2025 |"""
    )
    assert rows(raw, "finding", "owner_text")[1] == ("The pier has no ladder", "Dock Manager")


@pytest.mark.parametrize(
    "table",
    [
        """| Question | Our answer | Answered by | Date of reply |
        | How many boats were lost? | We lost no boats in the year | Harbour Office | 3 May 2025 |
        | What does a berth cost? | A berth is not more than 40 | Berth Manager | 9 June 2025 |""",
        """| Event | What happens | Organiser | Date |
        | Boat day | We will sail round the pier with all boats | Harbour Club | 3 May 2025 |
        | Fish night | Eat what was caught and dance till late | Harbour Club | 9 June 2025 |""",
    ],
)
def test_questions_and_their_answers_and_events_are_no_plans(table: str) -> None:
    assert not plan("# Harbour", table).rows

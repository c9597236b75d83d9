"""Assessments of risks: what is done already is no action, what is still to be done is one."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table


@pytest.mark.parametrize(
    ("now", "more"),
    [
        ("Existing controls", "Further controls"),
        ("Current control measures", "Additional control measures required"),
        ("Existing precautions", "Further precautions"),
        ("What are you already doing to control the risks?", "What else needs to be done?"),
        ("What we do now", "What else is needed"),
    ],
)
def test_what_is_still_to_be_done_is_the_action(now: str, more: str) -> None:
    raw = plan(
        table(
            f"Hazard | Who might be harmed | {now} | {more} | By whom | By when",
            "Wet deck | All of the crew | It is mopped | Lay mats at both doors | Mate | May 2024",
            "Ropes | The bosun | They are tested | Buy two new ropes | Purser | June 2024",
        )
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("Wet deck", "Lay mats at both doors", "Mate", "May 2024"),
        ("Ropes", "Buy two new ropes", "Purser", "June 2024"),
    ]


def test_what_is_done_already_is_no_plan() -> None:
    raw = plan(
        table(
            "Risk | Existing controls | Owner",
            "Wet deck | It is mopped each night | Mate",
            "Ropes | They are tested each spring | Bosun",
        )
    )
    assert not raw.rows


def test_a_target_in_front_of_actions_is_what_they_are_for_where_another_column_measures() -> None:
    raw = plan(
        table(
            "Target | Action | Responsibility | Time | Success criteria",
            "All crews can read a chart | Teach charts each week | Mate | May 2024 | Ten pass",
            "No boat leaks | Tar the hulls of all boats | Bosun | June 2024 | Dry bilges",
        )
    )
    assert rows(raw, "finding", "due_text", "success_measure")[0] == (
        "All crews can read a chart",
        "May 2024",
        "Ten pass",
    )


def test_answers_to_proposals_for_improvement_are_a_plan() -> None:
    raw = plan(
        table(
            "Line of enquiry | Proposal for improvement | Management response | Officer | Date",
            "Boats | Boats should be counted. | They are counted each month now. | Mate | May 2024",
            "Ropes | Ropes should be dry. | We will hang them up in the shed. | Bosun | June 2024",
        )
    )
    assert rows(raw, "section", "finding", "action")[1] == (
        "Ropes",
        "Ropes should be dry.",
        "We will hang them up in the shed.",
    )

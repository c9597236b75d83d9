"""Plans in lines of labels: whose number it is, what names a group, what tells how far."""

from __future__ import annotations

from documents import plan
from documents import rows

WHO_AND_WHEN = ("Lead: Cook", "Target date: 31 May 2024")


def test_the_number_of_an_action_that_says_what_should_be_is_the_actions() -> None:
    raw = plan(
        "# Kitchen review",
        "Theme 1: Pans",
        "Action 1.1: The cook should wash all pans at night.",
        *WHO_AND_WHEN,
        "Theme 2: Spoons",
        "Action 2.1: The cook should count all spoons at night.",
        *WHO_AND_WHEN,
    )
    assert rows(raw, "section", "action_ref", "action") == [
        ("Theme 1: Pans", "1.1", "The cook should wash all pans at night."),
        ("Theme 2: Spoons", "2.1", "The cook should count all spoons at night."),
    ]
    assert all("finding_ref" not in row.fields for row in raw.rows)


def test_the_first_group_may_stand_right_below_the_title() -> None:
    raw = plan(
        "# Kitchen review",
        "Goal 1: Pans",
        "Wash all pans at night.",
        *WHO_AND_WHEN,
        "Goal 2: Spoons",
        "Count all spoons at night.",
        *WHO_AND_WHEN,
    )
    assert rows(raw, "section", "action") == [
        ("Goal 1: Pans", "Wash all pans at night."),
        ("Goal 2: Spoons", "Count all spoons at night."),
    ]


def test_how_a_standard_was_judged_is_no_part_of_its_name() -> None:
    first, second = (
        (f"Standard {number}: {name}", "Judgement: Not met", f"Action: {action}")
        for number, name, action in (
            (1, "Pans", "Wash all pans at night."),
            (2, "Spoons", "Count all spoons at night."),
        )
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert [row.fields["section"].text for row in raw.rows] == ["Pans", "Spoons"]
    assert [row.others["Judgement"].text for row in raw.rows] == ["Not met", "Not met"]


def test_an_outcome_that_is_a_state_measures_nothing() -> None:
    first = ("Action: Wash all pans at night.", *WHO_AND_WHEN, "Outcome: In progress")
    second = ("Action: Count all spoons at night.", *WHO_AND_WHEN, "Outcome: Completed")
    assert rows(plan(*first, *second), "status_text") == [("In progress",), ("Completed",)]


def test_a_stroke_between_who_and_when_belongs_to_neither() -> None:
    lines = ("Action: Wash all pans at night.", "Lead / date: Cook / 31 May 2024")
    raw = plan(*lines, "Action: Count all spoons at night.", "Lead / date: Cook / 31 May 2024")
    assert rows(raw, "owner_text", "due_text") == [("Cook", "31 May 2024")] * 2


def test_a_label_may_follow_a_bracket() -> None:
    raw = plan(
        "# Plan",
        "## Recommendation 1: Keep watch.",
        "• Buy a telescope Lead: Mate (nights) Due: May 2025",
        "• Paint the pier Lead: Cook Due: June 2025",
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Buy a telescope", "Mate (nights)", "May 2025"),
        ("Paint the pier", "Cook", "June 2025"),
    ]

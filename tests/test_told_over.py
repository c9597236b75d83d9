"""What was found, told between headings and the tables of actions."""

from __future__ import annotations

from documents import plan
from documents import rows

ACTIONS = """| Action | Owner | Due date |
| --- | --- | --- |
| {} | Cook | May 2025 |"""
FIRST = "Menus were written without asking anybody who eats in the hall."
SECOND = "Food had not been kept cold on three of the five days of the visit."


def test_a_paragraph_over_each_table_tells_what_was_found() -> None:
    raw = plan(
        "# Kitchen",
        "## Rule 4: Food and drink",
        FIRST,
        ACTIONS.format("Ask the diners each month"),
        "## Rule 7: Cold rooms",
        SECOND,
        ACTIONS.format("Buy a second cold room"),
    )
    assert rows(raw, "section", "finding") == [
        ("Rule 4: Food and drink", FIRST),
        ("Rule 7: Cold rooms", SECOND),
    ]
    assert ("heading-guessed", "finding") in {doubt[:2] for doubt in raw.doubts}


def test_over_one_table_alone_or_about_ourselves_it_is_no_finding() -> None:
    one = plan("# Kitchen", "## Food", FIRST, ACTIONS.format("Ask the diners each month"))
    ours = plan(
        "# Kitchen",
        "## Food",
        "We were glad to see that most of the diners like what we cook for them.",
        ACTIONS.format("Ask the diners each month"),
        "## Cold",
        SECOND,
        ACTIONS.format("Buy a second cold room"),
    )
    for raw in (one, ours):
        assert not any("finding" in row.fields for row in raw.rows)


def test_what_stands_where_most_tell_is_a_finding_however_it_is_put() -> None:
    third = "We found up to three cooks at work where there should have been five."
    raw = plan(
        "# Kitchen",
        "## Rule 4: Food and drink",
        FIRST,
        ACTIONS.format("Ask the diners each month"),
        "## Rule 5: Staff",
        third,
        ACTIONS.format("Advertise two posts"),
        "## Rule 7: Cold rooms",
        SECOND,
        ACTIONS.format("Buy a second cold room"),
    )
    assert rows(raw, "finding") == [(FIRST,), (third,), (SECOND,)]


def test_what_tells_of_the_actions_below_is_no_finding() -> None:
    raw = plan(
        "# Kitchen",
        "## Food and drink",
        "Actions in this section are led by the head cook.",
        ACTIONS.format("Ask the diners each month"),
        "## Staff",
        "Progress against these actions is reported to the governors each month.",
        ACTIONS.format("Advertise two posts"),
    )
    assert rows(raw, "section", "finding") == [("Food and drink", ""), ("Staff", "")]

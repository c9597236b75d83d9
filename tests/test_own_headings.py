"""Headings over one record each, of which some plainly say what was found."""

from __future__ import annotations

from documents import plan
from documents import rows

TEXTS = (
    ("### The mill does not grind at night.", "Action: Oil the wheel"),
    ("### Sacks lack labels.", "Action: Print labels each week"),
    ("### Rats were seen.", "Action: Keep two cats"),
)


def test_headings_over_paragraphs_are_alike() -> None:
    first, second, third = (
        (heading, action, "Owner: Miller", "Due: May 2025") for heading, action in TEXTS
    )
    raw = plan("# Mill", "## Stones", *first, *second, "## House", *third)
    assert rows(raw, "section", "finding") == [
        ("Stones", "The mill does not grind at night."),
        ("Stones", "Sacks lack labels."),
        ("House", "Rats were seen."),
    ]


def test_headings_over_forms_are_alike() -> None:
    form = "| Action: | {} |\n| Owner: | Miller |\n| Due: | May 2025 |"
    first, second, third = (
        (heading, form.format(action.removeprefix("Action: "))) for heading, action in TEXTS
    )
    raw = plan("# Mill", "## Stones", *first, *second, "## House", *third, how="pairs")
    assert [found for (found,) in rows(raw, "finding")] == [
        "The mill does not grind at night.",
        "Sacks lack labels.",
        "Rats were seen.",
    ]


def test_headings_that_bid_over_records_of_findings_are_the_actions() -> None:
    cards = [
        part
        for action, finding in (
            ("Repair the wheel", "The wheel creaks at night."),
            ("Keep two cats", "Rats were seen in the mill."),
        )
        for part in (f"### {action}", f"• Finding: {finding}", "• Owner: Miller", "• Due: May 2025")
    ]
    raw = plan("# Mill", *cards)
    assert rows(raw, "action", "finding", "owner_text") == [
        ("Repair the wheel", "The wheel creaks at night.", "Miller"),
        ("Keep two cats", "Rats were seen in the mill.", "Miller"),
    ]


def test_headings_that_name_what_records_of_findings_are_about_are_no_actions() -> None:
    cards = [
        part
        for name, finding in (("Wheel", "The wheel should turn."), ("Rats", "Cats should be kept."))
        for part in (f"### {name}", f"• Finding: {finding}", "• Owner: Miller", "• Due: May 2025")
    ]
    raw = plan("# Mill", *cards)
    assert rows(raw, "action", "section") == [
        ("The wheel should turn.", "Wheel"),
        ("Cats should be kept.", "Rats"),
    ]

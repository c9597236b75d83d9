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

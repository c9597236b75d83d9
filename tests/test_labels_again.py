"""Texts without a table: a line that comes again above each answer is its label."""

from __future__ import annotations

from documents import plan
from documents import rows


def test_a_line_above_each_answer_is_a_label_and_what_stands_over_it_the_finding() -> None:
    raw = plan(
        "# The harbour after the visit",
        "## Cause for concern",
        "#### The harbour should make sure that its plan for storms is read by all",
        "##### Action taken",
        "Each crew has signed for it.",
        "Status: In progress",
        "#### The harbour should make sure that all the lamps are lit at night",
        "##### Action taken",
        "Two new lamps were bought.",
        "Status: Complete",
        "## Areas for improvement",
        "#### The harbour should look after its ropes with more care",
        "##### Action taken",
        "A shed was built for them.",
        "Status: Complete",
    )
    assert rows(raw, "section", "finding", "action", "status_text") == [
        (
            "Cause for concern",
            "The harbour should make sure that its plan for storms is read by all",
            "Each crew has signed for it.",
            "In progress",
        ),
        (
            "Cause for concern",
            "The harbour should make sure that all the lamps are lit at night",
            "Two new lamps were bought.",
            "Complete",
        ),
        (
            "Areas for improvement",
            "The harbour should look after its ropes with more care",
            "A shed was built for them.",
            "Complete",
        ),
    ]


def test_a_finding_after_who_and_when_opens_the_next_record() -> None:
    raw = plan(
        "# The harbour after the visit",
        "Action: Each crew signs for the plan.",
        "Owner: Warden",
        "Finding 2031-002: The lamps were out",
        "Action: Two new lamps are bought.",
        "Owner: Clerk",
        "Finding 2031-003: The ropes were wet",
        "Action: A shed is built for them.",
        "Owner: Bosun",
    )
    assert rows(raw, "finding", "owner_text") == [
        ("", "Warden"),
        ("The lamps were out", "Clerk"),
        ("The ropes were wet", "Bosun"),
    ]

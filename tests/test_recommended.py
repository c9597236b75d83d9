"""Records of what was found and what was recommended, without any other action."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table

WHO_AND_WHEN = ("Responsible: Cook", "Due: 31 May 2024")
FIELDS = ("finding", "action", "owner_text")
READ = [
    ("Pans are not washed.", "Wash pans each night.", "Cook"),
    ("Spoons go missing.", "Count spoons each night.", "Cook"),
]


@pytest.mark.parametrize("between", [(), ("Risk: Guests may fall ill.", "Priority: High")])
def test_what_was_recommended_about_a_finding_is_the_action(between: tuple[str, ...]) -> None:
    first, second = (
        (f"Finding: {found}", *between, f"Recommendation: {wanted}") for found, wanted, _ in READ
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, *FIELDS) == READ
    assert not raw.details


def test_numbers_of_findings_and_of_recommendations_are_told_apart() -> None:
    raw = plan(
        "Finding 1: Pans are not washed.",
        "Recommendation 1.1: Wash pans each night.",
        *WHO_AND_WHEN,
        "Recommendation 1.2: Buy more pans for guests.",
        *WHO_AND_WHEN,
    )
    assert rows(raw, "finding_ref", "action_ref", "action") == [
        ("1", "1.1", "Wash pans each night."),
        ("1", "1.2", "Buy more pans for guests."),
    ]


def test_forms_of_numbered_findings_and_recommendations() -> None:
    forms = (
        table(
            f"Finding {number} | {found}",
            f"Recommendation {number} | {wanted}",
            f"Responsible | {owner}",
            "Due | 31 May 2024",
        )
        for number, (found, wanted, owner) in enumerate(READ, 1)
    )
    assert rows(plan(*forms), *FIELDS) == READ


def test_recommendations_without_who_or_when_are_no_actions() -> None:
    texts = ((f"Finding: {found}", f"Recommendation: {wanted}") for found, wanted, _ in READ)
    assert not plan(*(text for record in texts for text in record)).rows


def test_a_label_in_capitals_is_one_though_it_is_told_once() -> None:
    lines = ["Action: Wash pans each night.", "GUEST COMMENT: At last, they shine."]
    raw = plan(*lines, *WHO_AND_WHEN, "Action: Count spoons each night.", *WHO_AND_WHEN)
    assert rows(raw, "action") == [("Wash pans each night.",), ("Count spoons each night.",)]
    assert raw.rows[0].others["GUEST COMMENT"].text == "At last, they shine."


def test_texts_between_a_heading_and_a_recommendation_are_what_was_found() -> None:
    raw = plan(
        "## Pans",
        "Pans are not washed between supper and breakfast.",
        "Nobody had noticed this for weeks.",
        "Recommendation 1: Wash pans each night.",
        *WHO_AND_WHEN,
        "Recommendation 2: Buy more pans for guests.",
        *WHO_AND_WHEN,
        "## Spoons",
        "Spoons go missing each week at supper.",
        "Recommendation 3: Count spoons each night.",
        *WHO_AND_WHEN,
    )
    pans = "Pans are not washed between supper and breakfast.\nNobody had noticed this for weeks."
    assert rows(raw, "section", "finding", "action_ref", "action") == [
        ("Pans", pans, "1", "Wash pans each night."),
        ("Pans", pans, "2", "Buy more pans for guests."),
        ("Spoons", "Spoons go missing each week at supper.", "3", "Count spoons each night."),
    ]


def test_such_texts_above_labels_that_stand_alone() -> None:
    first, second = (
        (
            f"## {name}",
            f"Last year {found.lower()}",
            "Recommendation 1",
            wanted,
            "Response",
            "Agreed.",
        )
        for name, (found, wanted, _) in zip(("Pans", "Spoons"), READ, strict=True)
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, "section", "finding", "action", "response") == [
        ("Pans", "Last year pans are not washed.", "Wash pans each night.", "Agreed."),
        ("Spoons", "Last year spoons go missing.", "Count spoons each night.", "Agreed."),
    ]


def test_an_answer_alone_in_its_line_is_no_part_of_the_action() -> None:
    facts = ("Concur", "Responsible: Cook", "Target date: May 2024")
    raw = plan("1. Wash pans each night.", *facts, "2. Count spoons each night.", *facts)
    assert rows(raw, "action", "response") == [
        ("Wash pans each night.", "Concur"),
        ("Count spoons each night.", "Concur"),
    ]


def test_numbered_texts_above_recommendations_that_have_actions() -> None:
    first, second = (
        (
            f"{number}. Last year {found.lower()}",
            f"Recommendation: {wanted}",
            "Action: Tell the cook.",
        )
        for number, (found, wanted, _) in enumerate(READ, 1)
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Last year pans are not washed.\nWash pans each night.", "Tell the cook."),
        ("2", "Last year spoons go missing.\nCount spoons each night.", "Tell the cook."),
    ]


def test_of_two_labels_of_findings_the_one_over_what_should_be_is_the_action() -> None:
    first, second = (
        (f"What we found: {found}", f"What needs to change: The cook should {wanted.lower()}")
        for found, wanted, _ in READ
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, "finding", "action") == [
        ("Pans are not washed.", "The cook should wash pans each night."),
        ("Spoons go missing.", "The cook should count spoons each night."),
    ]


@pytest.mark.parametrize("between", [":", " –"])
def test_numbered_findings_among_labels_that_nobody_knows(between: str) -> None:
    first, second = (
        (f"Non-conformance {number}{between} {found}", "Root cause: Haste.", f"Action: {wanted}")
        for number, (found, wanted, _) in enumerate(READ, 1)
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Pans are not washed.", "Wash pans each night."),
        ("2", "Spoons go missing.", "Count spoons each night."),
    ]
    assert raw.rows[0].others["Root cause"].text == "Haste."


def test_labels_that_nobody_knows_between_an_answer_and_who() -> None:
    first, second = (
        (f"Recommendation #{number}: {wanted}", "Response: Agree", "Explanation: We will buy soap.")
        for number, (_, wanted, _) in enumerate(READ, 1)
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, "finding_ref", "action", "response") == [
        ("1", "Wash pans each night.", "Agree"),
        ("2", "Count spoons each night.", "Agree"),
    ]
    assert raw.rows[0].others["Explanation"].text == "We will buy soap."


def test_a_numbered_line_over_such_a_text_will_do_for_a_heading() -> None:
    first, second = (
        (f"{number}. {name}", f"Last year {found.lower()}", f"Recommendation {number}: {wanted}")
        for number, (name, (found, wanted, _)) in enumerate(
            zip(("Pans", "Spoons"), READ, strict=True), 1
        )
    )
    raw = plan(*first, *WHO_AND_WHEN, *second, *WHO_AND_WHEN)
    assert rows(raw, "finding", "action_ref", "action") == [
        ("Last year pans are not washed.", "1", "Wash pans each night."),
        ("Last year spoons go missing.", "2", "Count spoons each night."),
    ]


def test_who_and_when_below_headings_are_no_findings_of_the_next_recommendation() -> None:
    raw = plan(
        "# Plan",
        *(
            part
            for n, thing in enumerate(("pier", "crane", "boat"), 1)
            for part in (
                f"## Recommendation {n}",
                f"The {thing} of the port was rusty.",
                *("### Action", f"Paint the {thing} of the port"),
                *("### Owner", "Assistant Director for Boats and Piers"),
                *("### Due date", "By 31.03.26"),
            )
        ),
    )
    assert rows(raw, "finding", "due_text") == [
        (f"The {thing} of the port was rusty.", "By 31.03.26")
        for thing in ("pier", "crane", "boat")
    ]

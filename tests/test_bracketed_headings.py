"""Headings that ask in brackets for a second thing, and headings of which one yields to another."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words
from read_rows import read
from read_rows import table
from read_rows import values

from planlift.extract.assembly.headings.phrases import heading_words


@pytest.mark.parametrize(
    "heading",
    ["Lead (target date)", "Responsible officer (and target date)", "Owner/Team (Deadline)"],
)
@pytest.mark.parametrize("apart", [" ({})", " // {}"])
def test_who_and_by_when_share_the_column(heading: str, apart: str) -> None:
    found = read(
        table(
            f"Recommendation | Action | {heading}",
            f"Mend it all | Mend the wall | Mason{apart.format('31 March 2023')}",
            f"Count all | Count the boats | Bosun{apart.format('30 June 2023')}",
        )
    )
    told = [(who, str(when)[:10]) for who, when in values(found, "lead_owner", "due_date")]
    assert told == [("Mason", "2023-03-31"), ("Bosun", "2023-06-30")]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Lead (job title)", ["owner_text"]),
        ("Completion date (target)", ["due_text"]),
        ("Due date (revised)", ["due_revised"]),
        ("Implementation date (responsible officer)", ["due_text", "owner_text"]),
        ("Evaluation (RAG)", ["rag_text"]),
        ("Impact (RAG)", ["impact"]),
    ],
)
def test_other_remarks_ask_for_nothing_more(heading: str, fields: list[str]) -> None:
    assert [sense.field for sense in heading_words(words()).senses(heading)] == fields


def test_measures_taken_yield_to_those_planned() -> None:
    raw = plan(
        table(
            "Recommendation | Measures taken | Measures planned | Deadline",
            "The wall should be mended. | A mason was asked. | Hire a mason | May 2024",
            "The boats should be counted. | None so far. | Count the boats | June 2024",
        )
    )
    assert rows(raw, "action") == [("Hire a mason",), ("Count the boats",)]


def test_milestones_are_no_actions_where_the_recommendation_is() -> None:
    raw = plan(
        table(
            "Recommendation | Lead | Milestones | Deadline",
            "The port should mend its wall. | Mason | Stones ordered in May | May 2024",
            "The port should count its boats. | Bosun | Half counted by June | June 2024",
            "The port should train its crews. | Pilot | All trained by July | July 2024",
        )
    )
    assert rows(raw, "action")[0] == ("The port should mend its wall.",)
    own = plan(
        table(
            "Recommendation | Lead | Milestones | Deadline",
            "The port should mend its wall. | Mason | Order stones | May 2024",
            "The port should count its boats. | Bosun | Hold a count | June 2024",
        )
    )
    assert rows(own, "action")[0] == ("Order stones",)


@pytest.mark.parametrize(
    "heading", ["Responsibility (date)", "Named lead Date for completion", "Lead officer due date"]
)
def test_who_and_when_of_one_column_are_parted(heading: str) -> None:
    raw = plan(
        table(
            f"Finding | Action | {heading}",
            "The pier is dark. | Fit a lamp at each step | Dock Manager (June 2023)",
            "No list of ropes is kept. | Write a list | Harbour Clerk (July 2023)",
        )
    )
    assert rows(raw, "owner_text", "due_text") == [
        ("Dock Manager", "(June 2023)"),
        ("Harbour Clerk", "(July 2023)"),
    ]


@pytest.mark.parametrize("heading", ["Action & lead", "Action (lead)", "Action / owner"])
def test_who_is_named_last_in_what_is_to_be_done(heading: str) -> None:
    raw = plan(
        table(
            f"Finding | {heading} | By when",
            "The pier is dark. | Fit a lamp at each step (Dock Manager) | June 2023",
            "No list is kept. | Write a list – Harbour Clerk | July 2023",
            "The quay is wet. | Paint the edge (white, with sand) | July 2023",
        )
    )
    assert rows(raw, "action", "owner_text") == [
        ("Fit a lamp at each step", "Dock Manager"),
        ("Write a list", "Harbour Clerk"),
        ("Paint the edge (white, with sand)", ""),
    ]


def test_a_bracket_at_the_end_of_an_action_is_no_owner_where_the_heading_names_none() -> None:
    raw = plan(
        table(
            "Finding | Action | By when",
            "The pier is dark. | Fit a lamp at each step (Dock Manager) | June 2023",
            "No list is kept. | Write a list | July 2023",
        )
    )
    assert rows(raw, "action")[0] == ("Fit a lamp at each step (Dock Manager)",)


def test_the_day_that_brackets_ask_for_behind_by_is_all_that_is_asked() -> None:
    fields = {
        sense.field for sense in heading_words(words()).senses("By (date)") if sense.score > 0.6
    }
    assert not fields

"""Plans whose actions stand side by side, and columns that say where a thing is written."""

from __future__ import annotations

from documents import plan
from documents import rows

from planlift.model import Cell


def test_actions_that_are_counted_at_the_top_stand_side_by_side() -> None:
    raw = plan(
        """| What happened next | Action 1 | Action 2 |
        | Root cause | The sheet left out doses | Nobody checked |
        | Recommendation | Print doses on each sheet | Check doses twice |
        | Steps at ward level | Draw up a new sheet | Put two nurses on each round |
        | Implementation by: | Ward Manager | Matron |
        | Target date for this | 3 May 2024 | 9 June 2024 |"""
    )
    assert rows(raw, "finding", "owner_text", "due_text") == [
        ("Print doses on each sheet", "Ward Manager", "3 May 2024"),
        ("Check doses twice", "Matron", "9 June 2024"),
    ]


def test_their_numbers_are_those_of_what_they_count() -> None:
    lines = """| {0} | The wall leaks badly. | The lamp is dark at night. |
        | Action | Mend the wall | Buy two lamps |
        | Lead | Mason | Warden |
        | By when | May 2024 | June 2024 |"""
    for named, ref in (
        ("Recommendation", "finding_ref"),
        ("Finding", "finding_ref"),
        ("Action", "action_ref"),
    ):
        raw = plan(f"| | {named} 1 | {named} 2 |\n{lines.format('Concern')}")
        assert rows(raw, ref, "finding", "action", "owner_text") == [
            ("1", "The wall leaks badly.", "Mend the wall", "Mason"),
            ("2", "The lamp is dark at night.", "Buy two lamps", "Warden"),
        ]


def test_two_headings_with_numbers_that_do_not_count_are_headings() -> None:
    raw = plan(
        """| Action | Action 2 | Owner |
        | --- | --- | --- |
        | Draw up a new sheet | Print the sheet | Ward Manager |"""
    )
    assert len(raw.rows) == 1


def test_numbers_of_rules_are_not_what_was_found() -> None:
    raw = plan(
        """| Quality rule or requirement | Issue to look at | Planned action | Owner |
        | --- | --- | --- | --- |
        | Rule 2 (3)(a) | Wishes were not written down | Ask each resident | Care Lead |
        | Rule 3 (3)(b) | Charts were left blank | Look at them weekly | Nurse |"""
    )
    found = [row.fields.get("finding", Cell("", 0, 0)).text for row in raw.rows]
    assert found == ["Wishes were not written down", "Charts were left blank"]


def test_of_months_without_a_year_the_right_one_is_the_later() -> None:
    raw = plan(
        """| Action | Owner | Nov RAG | Feb RAG |
        | --- | --- | --- | --- |
        | Ask each resident | Care Lead | Red | Green |
        | Look at the charts | Nurse | Amber | Amber |"""
    )
    assert rows(raw, "rag_text") == [("Green",), ("Amber",)]


def test_of_quarters_the_last_one_counts() -> None:
    raw = plan(
        """| Action | Owner | Q2 status | Q3 status |
        | --- | --- | --- | --- |
        | Ask each resident | Care Lead | Not started | Complete |
        | Look at the charts | Nurse | In progress | In progress |"""
    )
    assert rows(raw, "status_text") == [("Complete",), ("In progress",)]


def test_letters_of_a_list_are_no_colours() -> None:
    raw = plan(
        """|  | Requirement | Response and action | Deadline |
        | --- | --- | --- | --- |
        | a) | Send in the accounts | They are sent each month | 3 May 2024 |
        | b) | Ask for a review | A review is booked | 9 May 2024 |"""
    )
    assert rows(raw, "rag_text") == [("",), ("",)]

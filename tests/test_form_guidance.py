"""What a form or a guide tells people to write is nobody's action."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.headings.phrases import heading_words


def test_labels_with_what_to_write_behind_them_make_no_record() -> None:
    raw = plan(
        "# How to fill in the form",
        """| Recommendation | Please enter what the visitors have recommended. |
        | Action | Please describe how the harbour will answer that. |
        | Timescale | Please give the day by which this is to be done. |
        | Responsibility | Please indicate which person will be responsible. |""",
    )
    assert not raw.rows


def test_bracketed_hints_behind_labels_make_no_record() -> None:
    raw = plan(
        "# How to answer",
        "Issue: (Name of the issue as noted in the report)",
        "Planned corrective action: (Detail what will be done about it)",
        "Responsible person: (Note the name and the title of that person)",
        "Planned completion date: (Note the date by which it should be done)",
    )
    assert not raw.rows


def test_a_table_that_says_what_each_heading_is_for_holds_no_action() -> None:
    raw = plan(
        "# The form and how to use it",
        """| Heading | Content | More help |
        | --- | --- | --- |
        | Aim | What is to be reached in the end by all this work | It is used to measure it |
        | Action | The steps by which the aim will be reached in time | Number each of them |
        | Timescale | The date by which the action will be complete | Do not write ongoing |
        | Responsibility | The person accountable for the action | Use the name of the post |""",
    )
    assert not raw.rows


def test_an_action_whose_words_ask_for_something_stays_one() -> None:
    raw = plan(
        """| Recommendation | Keep a list of all boats. |
        | Action | Describe each boat in the book by the gate. |
        | Timescale | May 2031 |
        | Responsibility | Harbour warden |"""
    )
    assert rows(raw, "action") == [("Describe each boat in the book by the gate.",)]


@pytest.mark.parametrize(
    ("text", "defines"),
    [
        ("The date by which the work is to be complete", True),
        ("The person responsible for the work", True),
        ("The date by which all is done: 3 May 2031", False),
        ("The harbour warden", False),
        ("31 May 2031", False),
    ],
)
def test_what_a_column_is_for_is_no_value(text: str, *, defines: bool) -> None:
    assert looks.defines(text, heading_words(words())) is defines


def test_a_first_row_that_speaks_of_a_list_is_no_guidance() -> None:
    raw = plan(
        """| Action | Owner |
        | --- | --- |
        | A list of trees is drawn up | Head Forester |
        | Each tree gets a number | Forester |"""
    )
    assert rows(raw, "action")[0] == ("A list of trees is drawn up",)


def test_what_to_write_below_the_headings_heads_nothing() -> None:
    raw = plan(
        """| Requirement | Action | Lead | By when | Evidence |
        | --- | --- | --- | --- | --- |
        | What did they ask for? | What will you do? | Named person | Date | Papers |
        | Doors must lock. | Fit new locks. | Caretaker | May 2024 | Bill |
        | Keys must be safe. | Buy a key safe. | Clerk | June 2024 | Photo |"""
    )
    assert rows(raw, "finding", "action", "evidence") == [
        ("Doors must lock.", "Fit new locks.", "Bill"),
        ("Keys must be safe.", "Buy a key safe.", "Photo"),
    ]


def test_answers_beside_labels_head_no_columns() -> None:
    raw = plan(
        "# Plan of works",
        "## 1. Fit new locks to all of the doors",
        "| Lead | Clerk | By when | May 2024 |\n| Status | Complete | RAG | Blue |",
        "## 2. Buy a safe for all of the keys",
        "| Lead | Cook | By when | June 2024 |\n| Status | On track | RAG | Green |",
    )
    assert rows(raw, "action", "owner_text", "status_text") == [
        ("Fit new locks to all of the doors", "Clerk", "Complete"),
        ("Buy a safe for all of the keys", "Cook", "On track"),
    ]


def test_questions_right_below_the_headings_are_guidance() -> None:
    raw = plan(
        """| Weakness | Action | Lead | Deadline | Proof |
        | --- | --- | --- | --- | --- |
        | What did the visitors see? | How will it be put right? | Name one person | When will it be done? | Where can it be seen? |
        | Ropes are worn | Buy new ropes for each boat | Ann | May 2024 | Bill |
        | Lamps are dim | Clean the lamps each week | Ben | June 2024 | Log |"""
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("Ropes are worn", "Buy new ropes for each boat", "Ann", "May 2024"),
        ("Lamps are dim", "Clean the lamps each week", "Ben", "June 2024"),
    ]


def test_a_table_of_what_the_fields_of_a_program_are_for_holds_no_action() -> None:
    raw = plan(
        "# Add a recommendation",
        """| Field | Description | Needed |
        | --- | --- | --- |
        | Recommendation number | Given by the program. | N/A |
        | Current status | It cannot be changed here. | N/A |
        | Corrective action | What the harbour will do to put it right. | Yes |
        | Responsible officer | Pick one from the list. | Yes |""",
    )
    assert not raw.rows


def test_a_row_that_says_what_to_write_in_each_column_is_no_action() -> None:
    raw = plan(
        """| No | Item | Action | Due date | Action lead |
        | --- | --- | --- | --- | --- |
        | 1 | As needed | Sets out what has to be done. | ddmmmyy | Job title of the one who leads. |"""
    )
    assert not raw.rows


@pytest.mark.parametrize(
    ("text", "blank"),
    [("dd/mm/yyyy", True), ("DDMMMYY", True), ("(mm/dd/yy)", True), ("d", False), ("Day", False)],
)
def test_where_a_date_is_to_be_written(text: str, *, blank: bool) -> None:
    assert looks.instructs(text, heading_words(words())) is blank

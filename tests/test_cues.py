"""Headings that are read by a word of theirs and by what their values can be."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly.columns.assigning import settle
from planlift.extract.assembly.columns.column import Column
from planlift.extract.assembly.headings.forms import simplify
from planlift.extract.assembly.headings.phrases import heading_words


def _fields(table: str) -> set[str]:
    return set(plan(table).rows[0].fields)


TABLE = """| {} | {} | {} | {} | {} |
    | --- | --- | --- | --- | --- |
    | Keys were left in the door | Buy a safe for keys | Head of Site | 3 May 2025 | In progress |
    | Bins were too full at night | Empty them twice a day | Porter Lead | 9 June 2025 | Completed |"""


@pytest.mark.parametrize(
    "headings",
    [
        ("Irregularity", "Measures the ministry will take", "Tasked to", "Time allowed", "Extent"),
        ("Poor practice seen", "Jobs to do", "Post", "Promised for", "Standing"),
        ("Exceptions", "Undertaking given", "Falls to", "No later than", "Auditor's verdict"),
        ("Unsafe condition", "Change we will make", "Duty holder", "Finish line by", "Result"),
    ],
)
def test_words_and_values_together_say_what_columns_are(headings: tuple[str, ...]) -> None:
    raw = plan(TABLE.format(*headings))
    assert rows(raw, "finding", "action", "owner_text", "due_text", "status_text")[0] == (
        "Keys were left in the door",
        "Buy a safe for keys",
        "Head of Site",
        "3 May 2025",
        "In progress",
    )
    assert {doubt[0] for doubt in raw.doubts} == {"heading-guessed"}


def test_who_looks_on_and_when_it_was_seen_are_neither_owner_nor_deadline() -> None:
    table = """| Finding | Action | {} | {} |
        | --- | --- | --- | --- |
        | The gate was broken | Mend the gate | Chief Inspector | 3 May 2025 |
        | The yard was dark | Put up two lamps | Deputy Inspector | 9 June 2025 |"""
    assert not {"owner_text", "due_text"} & _fields(
        table.format("Spotted by inspector", "Seen on visit")
    )


def test_a_first_date_counts_where_the_later_one_is_blank() -> None:
    raw = plan(
        """| Weakness | Agreed action | Owner | Date first promised | Date now promised |
        | --- | --- | --- | --- | --- |
        | Keys were lost | Buy a safe | Caretaker | 3 May 2025 | 1 July 2025 |
        | Bins were full | Empty them daily | Porter | 9 June 2025 |  |"""
    )
    assert rows(raw, "due_text", "due_revised") == [
        ("3 May 2025", "1 July 2025"),
        ("9 June 2025", ""),
    ]


def test_a_register_of_contracts_is_no_plan() -> None:
    raw = plan(
        """| Contract | Description | Supplier | Contract manager | Start date | End date |
        | --- | --- | --- | --- | --- | --- |
        | C1 | Care of the parks in the whole town | Green | Parks Manager | May 2025 | May 2028 |
        | C2 | Washing of windows and of cars | Shine | Fleet Manager | June 2025 | June 2027 |"""
    )
    assert not raw.rows


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("How the fault was mended", "action"),
        ("How the landlord intends to comply with the notice", "action"),
        ("How the change will be sustained", "monitoring"),
        ("How trustees will check", "monitoring"),
        ("Who keeps an eye on this", "monitoring"),
        ("How we will show it", "evidence"),
        ("How soon", ""),
        ("Supporting papers", ""),
    ],
)
def test_questions_of_how_and_who(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


@pytest.mark.parametrize(
    ("heading", "simple"),
    [
        ("Decision maker", "decision maker"),
        ("Market test", "market test"),
        ("Progress at 3 Sept 2025", "progress"),
        ("Update (Dec. 24)", "update"),
        ("Status Mar-25", "status"),
    ],
)
def test_a_month_in_a_heading_is_a_whole_word(heading: str, simple: str) -> None:
    assert simplify(heading) == simple


def test_names_that_are_nobodys_may_be_what_another_word_says() -> None:
    raw = plan(
        """| Recommendation | Risk area | Body in charge | Deadline |
        | --- | --- | --- | --- |
        | Mend the sea wall | Flood Risk | Harbour Board | May 2024 |
        | Insure the boats | Delivery Risk | Port Office | June 2024 |"""
    )
    assert rows(raw, "risk", "owner_text")[0] == ("Flood Risk", "Harbour Board")


def test_what_was_done_to_date_and_reviews_are_not_taken_for_something_else() -> None:
    raw = plan(
        """| Recommendation made | Made to | Action taken or planned to date |
        | --- | --- | --- |
        | That the sea wall be mended | The Harbour Board | A list was sent round to all |
        | That the boats be insured | The Port Office | It stands in the next budget |"""
    )
    assert rows(raw, "action", "progress_text")[0] == (
        "That the sea wall be mended",
        "A list was sent round to all",
    )
    named = [
        column.field
        for column in settle(
            [Column("Review"), Column("Owner"), Column("Timeframe")],
            [["Harbour Service Review", "Pilot Boat Review"], ["Ann Lee"] * 2, ["May 2024"] * 2],
            heading_words(words()),
        )
    ]
    assert "monitoring" not in named


@pytest.mark.parametrize(
    "heading", ["Site manager", "Executing body", "Dean or provost", "Enacter", "Job title"]
)
def test_posts_under_a_body_a_post_or_a_place_are_the_owners(heading: str) -> None:
    raw = plan(TABLE.format("Finding", "Action", heading, "Due date", "Status"))
    assert rows(raw, "owner_text") == [("Head of Site",), ("Porter Lead",)]


def test_a_place_alone_owns_nothing() -> None:
    table = """| Finding | Action | {} | Due date |
        | --- | --- | --- | --- |
        | The gate was broken | Mend the gate | North Team | 3 May 2025 |
        | The yard was dark | Put up two lamps | South Team | 9 June 2025 |"""
    assert "owner_text" not in _fields(table.format("Building"))


def test_posts_are_no_actions_though_the_heading_says_so() -> None:
    raw = plan(TABLE.format("Finding", "What we shall do", "Action with", "Due date", "Status"))
    assert rows(raw, "action", "owner_text")[0] == ("Buy a safe for keys", "Head of Site")


def test_a_reply_to_what_was_said_is_the_response() -> None:
    raw = plan(
        """| Visitors said | Our reply | Jobs in hand | Post | Goal date |
        | --- | --- | --- | --- | --- |
        | The gate was broken | Agreed | Mend the gate | Head of Site | 3 May 2025 |
        | The yard was dark | Agreed | Put up two lamps | Porter Lead | 9 June 2025 |"""
    )
    assert rows(raw, "response", "action", "due_text")[0] == (
        "Agreed",
        "Mend the gate",
        "3 May 2025",
    )


def test_who_is_told_of_it_does_not_do_it() -> None:
    """A list of lessons and of those who heard of them is no plan."""
    lessons = """| Lesson | Where it was learned | Shared with |
        | --- | --- | --- |
        | Ask for help early | Flood of 2021 | All wardens |
        | Keep spare keys | Fire at the hall | Trustees |"""
    assert not plan(lessons).rows


def test_what_a_measure_costs_is_no_action() -> None:
    raw = plan(
        """| Measure | Estimated cost of measure | Organisations involved | Completion | Indicator |
        | --- | --- | --- | --- | --- |
        | Ferry to the island | about ten to fifty thousand | Dock crew | 2031 | Boats |
        | Lamps at each step | less than ten thousand | Clerk | 2032 | Lamps |"""
    )
    assert rows(raw, "action", "resources")[0] == (
        "Ferry to the island",
        "about ten to fifty thousand",
    )

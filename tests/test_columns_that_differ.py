"""Words in a column of colours are the status; two columns that contradict each other are asked about."""

from __future__ import annotations

import pytest
from read_rows import read
from read_rows import table
from read_rows import values


def rows(*lines: str, heads: str) -> str:
    action = "Train all staff in first aid | Head of HR | 1 May 2024 | "
    return table(f"Action | Lead | By when | {heads}", *(action + line for line in lines))


def test_words_in_a_column_of_colours_are_the_status_and_progress_the_note() -> None:
    body = rows("Delayed | Supplier withdrew", "Amber | Two held", heads="RAG | Progress")
    assert values(read(body), "status_text", "status", "progress", "rag") == [
        ("Delayed", "delayed", "Supplier withdrew", None),
        ("Two held", "unknown", "Two held", "amber"),
    ]


def test_a_note_that_opens_with_the_same_status_is_left_without_it() -> None:
    body = rows("Complete | Completed 3 April 2024: all held", heads="RAG | Progress")
    (row,) = values(read(body), "status", "progress", "completed_date", "checks")
    assert (row[0], row[1], str(row[2])[:10]) == (
        "completed",
        "3 April 2024: all held",
        "2024-04-03",
    )
    assert "status-conflict" not in row[3]


@pytest.mark.parametrize(
    ("heads", "line", "status"),
    [
        ("RAG | Progress", "Complete | In progress. Two courses held", "completed"),
        ("RAG | Progress", "On track | Completed – register on file", "in_progress"),
        ("Status | Progress", "Implemented | In progress – two courses held", "completed"),
        ("Status | Update", "Not started | Underway: first course held", "not_started"),
        ("Progress | RAG", "Complete: all trained | Overdue", "delayed"),
        ("Status | RAG", "In progress | Blue – complete", "in_progress"),
    ],
)
def test_columns_that_contradict_each_other_are_asked_about(
    heads: str, line: str, status: str
) -> None:
    ((read_status, checks),) = values(read(rows(line, heads=heads)), "status", "checks")
    assert (read_status, "status-conflict" in checks) == (status, True)


@pytest.mark.parametrize(
    ("heads", "line"),
    [
        ("Status | Progress", "Complete | Ongoing through audits"),
        ("Status | Progress", "Overdue | In progress – two courses held"),
        ("RAG | Progress", "Delayed | On track again from May"),
        ("Status | Progress", "In progress | Completed forms go to the board"),
        ("Status | Progress", "Complete | Training was delivered and is now in place"),
    ],
)
def test_what_can_hold_at_the_same_time_is_no_contradiction(heads: str, line: str) -> None:
    ((checks,),) = values(read(rows(line, heads=heads)), "checks")
    assert "status-conflict" not in checks


@pytest.mark.parametrize("colour", ["Green", "🟢", "G"])
def test_beside_a_colour_alone_the_note_says_how_far_it_is(colour: str) -> None:
    body = rows(f"{colour} | Complete – register on file", heads="Status | Progress")
    assert values(read(body), "status", "progress", "rag") == [
        ("completed", "Complete – register on file", "green")
    ]


@pytest.mark.parametrize(
    ("text", "status", "rag"),
    [
        ("Complete (Blue)", "completed", "blue"),
        ("Green (was Amber)", None, "green"),
        ("Amber", None, "amber"),
    ],
)
def test_a_colour_is_no_note_of_progress(text: str, status: str | None, rag: str) -> None:
    found = values(read(rows(text, heads="Status")), "status", "progress", "rag")
    assert found == [(status, "", rag)]


@pytest.mark.parametrize("day", ["17-Oct-25", "17-Oct-2025", "on 17-Oct-25", "Fri 17/10/2025"])
def test_a_day_behind_the_status_says_when_it_was_done(day: str) -> None:
    found = values(read(rows(f"Closed {day}", heads="Status")), "status", "completed_date")
    assert [(status, str(when)[:10]) for status, when in found] == [("completed", "2025-10-17")]


def test_a_full_circle_ticks_though_it_is_read_as_the_mark_of_a_list() -> None:
    body = rows(" | \u2022 | ", "\u2022 | | ", heads="Not started | In progress | Complete")
    assert values(read(body), "status") == [("in_progress",), ("not_started",)]

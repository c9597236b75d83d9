"""Rows as printed become rows with meaning: columns chosen, doubts noted, twins told apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from read_rows import read
from read_rows import table
from read_rows import values

from planlift.normalize.identity import action_ids

if TYPE_CHECKING:
    import pandas as pd


def day(value: pd.Timestamp | None) -> date | None:
    return None if value is None else value.date()


def test_the_revised_date_counts_and_the_original_is_kept() -> None:
    result = read(
        table(
            "Action | Lead | Original target date | Revised target date",
            "Train all staff | Head of HR | 31/12/2022 | 30/09/2023",
            "Audit all files | Head of HR | 31/01/2023 | ",
        )
    )
    rows = values(result, "due_text", "due_date", "due_original")
    assert [(text, day(due), day(first)) for text, due, first in rows] == [
        ("30/09/2023", date(2023, 9, 30), date(2022, 12, 31)),
        ("31/01/2023", date(2023, 1, 31), None),
    ]
    assert "Original target date" in result.actions.frame().columns


def test_status_and_progress_columns_stay_apart() -> None:
    result = read(
        table(
            "Action | Lead | By when | Status | Progress",
            "Train all staff | Head of HR | 1 May 2024 | In progress | Two courses held",
        )
    )
    assert values(result, "status_text", "status", "progress") == [
        ("In progress", "in_progress", "Two courses held")
    ]


def test_a_blank_status_is_read_from_the_progress() -> None:
    result = read(
        table(
            "Action | Lead | By when | Status | Progress",
            "Train all staff | Head of HR | 1 May 2024 | | Completed Two courses held",
        )
    )
    assert values(result, "status", "progress") == [("completed", "Two courses held")]


def test_ticks_give_the_status_that_their_heading_says() -> None:
    result = read(
        table(
            "Recommendation | Responsible officer | Achieved (tick) | On target (tick)",
            "Set up a telephone line | Head of Access | ✓ | ",
            "Write to all providers | Contracts Manager | | ✓",
        )
    )
    assert values(result, "status", "status_text") == [
        ("completed", "Achieved (tick): ✓"),
        ("in_progress", "On target (tick): ✓"),
    ]


def test_a_colour_gives_a_status_only_through_the_documents_key() -> None:
    body = table("Action | Lead | RAG", "Train all staff | Head of HR | Red")
    assert values(read(body), "rag", "status") == [("red", None)]
    assert values(read("| Red | Not started |\n| Green | Completed |", body), "rag", "status") == [
        ("red", "not_started")
    ]


def test_deadlines_painted_in_the_colours_of_the_key_say_how_far_it_has_got() -> None:
    key = "Key: green = completed, red = not started"
    body = table(
        "Action | Lead | By when",
        "Train all staff | Head of HR | May 2024 {#00b050}",
        "Mend the roof | Foreman | June 2024 {#ff0000}",
    )
    assert values(read(key, body), "rag", "status") == [
        ("green", "completed"),
        ("red", "not_started"),
    ]
    assert values(read(body), "rag") == [(None,), (None,)]


def test_one_colour_for_all_deadlines_is_how_the_table_looks() -> None:
    body = table(
        "Action | Lead | By when",
        "Train all staff | Head of HR | May 2024 {#00b050}",
        "Mend the roof | Foreman | June 2024 {#00b050}",
    )
    assert values(read("Key: green = completed, red = late", body), "rag") == [(None,), (None,)]


def test_yes_is_not_yellow() -> None:
    body = table("Action | Lead | Completed (Y/N)", "Train all staff | Head of HR | Y")
    assert values(read(body), "rag", "status") == [(None, "completed")]
    body = table("Action | Lead | RAG", "Train all staff | Head of HR | Y")
    assert values(read(body), "rag", "status") == [("amber", None)]


def test_initials_are_owners_that_the_documents_key_names() -> None:
    result = read(
        "Key to initials: RM = Registered Manager, OM = Operations Manager",
        table("Action | By whom | By when", "Train all staff | RM/OM | 1 May 2024"),
    )
    assert values(result, "owner_text", "owners", "lead_owner") == [
        ("RM/OM", "Registered Manager; Operations Manager", "Registered Manager")
    ]


def test_an_accountable_lead_beside_the_responsible_owner() -> None:
    result = read(
        table(
            "Action | Executive lead | Action owner | By when",
            "Train all staff | Chief Nurse | Matron; Ward Manager | 1 May 2024",
        )
    )
    assert values(result, "owners", "lead_owner") == [("Matron; Ward Manager", "Chief Nurse")]
    assert "several-owners" not in result.actions.frame()["checks"][0]


def test_missing_owner_and_date_are_checked() -> None:
    result = read(table("Action | Lead | By when", "Train all staff | | "))
    assert set(result.actions.frame()["checks"][0].split("; ")) >= {"no-owner", "no-date"}


def test_a_completed_date_column() -> None:
    result = read(
        table(
            "Action | Lead | By when | Date completed",
            "Train all staff | Head of HR | 1 May 2024 | 18 April 2024",
        )
    )
    assert [day(value) for (value,) in values(result, "completed_date")] == [date(2024, 4, 18)]


def test_a_date_before_the_plan_and_an_odd_year_are_checked() -> None:
    body = table(
        "Action | Lead | By when | Status",
        "Train all staff | Head of HR | 31 March 2019 | Not started",
        "Audit all files | Head of HR | 31 March 2024 | Not started",
        "Write the policy | Head of HR | 30 April 2024 | Not started",
        "Hold an open day | Head of HR | 31 May 2024 | Not started",
    )
    result = read("# Action plan", "Date of plan: 3 January 2024", body)
    codes = set(result.actions.frame()["checks"][0].split("; "))
    assert {"due-before-plan", "status-against-date", "year-unlikely"} <= codes
    assert not {"due-before-plan", "year-unlikely"} & set(
        result.actions.frame()["checks"][1].split("; ")
    )


def test_twins_are_checked_and_named_apart() -> None:
    line = "7 | Train all staff | Head of HR | 1 May 2024"
    result = read(table("Ref | Action | Lead | By when", line, line))
    assert "duplicate-ref" in result.actions.frame()["checks"][0]
    assert "duplicate-action" in result.actions.frame()["checks"][1]
    first, second = result.actions.frame()["action_id"]
    assert second == f"{first}-2"


def test_likely_aliases_are_offered_not_merged() -> None:
    result = read(
        table(
            "Action | Lead | By when",
            "Train all staff | Chair of SLSCB | 1 May 2024",
            "Audit all files | Chair of LSCB | 1 May 2024",
        )
    )
    assert values(result, "owners") == [("Chair of SLSCB",), ("Chair of LSCB",)]
    assert [check.code for check in result.checks if check.action is None] == ["owner-alias"]


def test_dates_in_actions_and_progress_never_become_due_dates() -> None:
    result = read(
        table(
            "Action | Lead | By when | Progress",
            "Appoint by 05/02/10 | HR | | Interviews on 22/02/10",
        )
    )
    assert values(result, "due_date", "due_kind") == [(None, "none")]


def test_every_understood_value_names_its_rule_and_place() -> None:
    result = read(
        table("Action | Lead | By when", "Train all staff | Head of HR | End of March 2024")
    )
    assert {"due_date", "owners", "due_kind"} <= set(result.rules[0])
    assert result.places[0]["due_date"]


def test_own_columns_do_not_hide_ours() -> None:
    result = read(
        table("Action | Lead | By when | Page", "Train all staff | Head of HR | 1 May 2024 | 7")
    )
    assert values(result, "Page (2)") == [("7",)]


def test_names_do_not_depend_on_spacing_or_signs() -> None:
    one = {"section": "A", "action": "Train  all staff."}
    two = {"section": "A", "action": "Train all\nstaff"}
    assert action_ids([one]) == action_ids([two])
    assert action_ids([one]) != action_ids([{"section": "B", "action": "Train all staff"}])


_TEXT = st.text(
    alphabet=st.characters(exclude_characters="|<^!*~{}#=/-\n\r", exclude_categories=("Cs", "Cc")),
    max_size=40,
).map(str.strip)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT, _TEXT), min_size=1, max_size=5))
def test_no_text_raises_and_none_is_lost(cells: list[tuple[str, str, str, str]]) -> None:
    lines = [" | ".join(row) for row in cells]
    result = read(table("Action | Lead | By when | Progress", *lines))
    assert len(result.checks) >= 0


def test_a_revised_date_that_is_none_revises_nothing() -> None:
    result = read(
        """| Action | Deadline | Revised deadline | Lead |
        | --- | --- | --- | --- |
        | Pay the bonus | 31 May 2023 | N/A | Head of HR |
        | Train the staff | 31 May 2023 | 30 June 2023 | Head of HR |"""
    )
    rows = values(result, "due_text", "due_date", "due_original", "Revised deadline")
    assert [(text, day(due), day(first), kept) for text, due, first, kept in rows] == [
        ("31 May 2023", date(2023, 5, 31), None, "N/A"),
        ("30 June 2023", date(2023, 6, 30), date(2023, 5, 31), ""),
    ]


def test_a_ticked_letter_is_the_colour_and_no_unknown_status() -> None:
    result = read(
        table(
            "Action | Lead | By when | R | A | G",
            "Train all staff | Head of HR | 1 May 2024 | | X |",
            "Mend the roof | Estates | 1 June 2024 | | | X",
            "Paint the hall | Estates | 1 June 2024 | | |",
        )
    )
    rows = values(result, "rag", "status", "progress")
    assert [tuple(v or None for v in row) for row in rows] == [
        ("amber", None, None),
        ("green", None, None),
        (None, None, None),
    ]

"""A key in the last rows of the table that it explains."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

TABLE = """| Finding | Action | Owner | Due date | RAG |
    | --- | --- | --- | --- | --- |
    | Doors did not close at night | Fit locks to all doors | Head of Site | 3 May 2026 | B |
    | Lamps were out in the yard | Mend all of the lamps | Head of Site | 4 May 2026 | R |
    {}"""


@pytest.mark.parametrize("opening", ["RAG key", "Key to ratings", "Status key:"])
@pytest.mark.parametrize("blank", ["", "| | | | | |\n    "])
def test_marks_and_meanings_below_their_announcement_are_no_actions(
    opening: str, blank: str
) -> None:
    key = f"""{blank}| {opening} | | | | |
    | B | Completed | | | |
    | R | Overdue | | | |"""
    raw = plan(TABLE.format(key))
    assert len(raw.rows) == 2
    assert raw.legend == {"b": "Completed", "r": "Overdue"}


def test_a_group_of_that_name_with_actions_is_no_key() -> None:
    more = """| Key | | | | |
    | Fobs were lost | Count all of the fobs | Clerk | 5 May 2026 | R |"""
    assert rows(plan(TABLE.format(more)), "action")[-1:] == [("Count all of the fobs",)]


def test_two_targets_of_one_action_are_no_two_dates_for_two_actions() -> None:
    table = """| Finding | Action | Owner | Due date |
        | --- | --- | --- | --- |
        | Doors did not close | Fit locks to all doors. // The board signs off the locks. | Bursar | {} |"""
    for due in ("Original: 30/11/25 // Revised: 28/02/26", "Original 30/11/25 // Revised 28/02/26"):
        assert len(plan(table.format(due)).rows) == 1, due


def test_a_title_alone_in_the_first_line_of_all_names_a_group_in_the_column_of_findings() -> None:
    raw = plan(
        """| Area for improvement | Action | Who | By when |
        | --- | --- | --- | --- |
        | Governance | | | |
        | Poor oversight of care records | Review the records | Clerk | 3 May 2026 |
        | Weak audits | Hold an audit each month | Clerk | 4 May 2026 |
        | Estates | | | |
        | Broken locks | Fit new locks to doors | Caretaker | 5 May 2026 |""",
        how="text",
    )
    assert rows(raw, "section", "finding")[1:] == [
        ("Governance", "Weak audits"),
        ("Estates", "Broken locks"),
    ]


@pytest.mark.parametrize(("last", "field"), [("", "completed_text"), ("9 May 2026", "")])
def test_a_completion_date_beside_a_deadline_says_when_where_some_are_blank(
    last: str, field: str
) -> None:
    raw = plan(
        f"""| Finding | Action | Owner | Due | Status | Completion date |
        | --- | --- | --- | --- | --- | --- |
        | Doors did not close | Fit locks to doors | Bursar | 3 May 2026 | Complete | 1 May 2026 |
        | Lamps were out | Mend all the lamps | Bursar | 4 May 2026 | Complete | 2 May 2026 |
        | Bins were full | Empty them each day | Bursar | 5 May 2026 | Open | {last} |"""
    )
    assert any("completed_text" in row.fields for row in raw.rows) == bool(field)
    assert rows(raw, "due_text")[0] == ("3 May 2026",)


def test_an_answer_below_a_finding_is_the_action_where_no_label_names_one() -> None:
    forms = [
        f"""| University response | {said} |
        | Responsible office | Registry |
        | Timing | {day} May 2026 |
        | Status | Open |"""
        for day, said in enumerate(("Review all marks held by schools.", "Train staff in it."), 3)
    ]
    raw = plan("# Plan of the university", "## Finding 1: Marks were late", *forms)
    assert rows(raw, "finding", "action") == [
        ("Marks were late", "Review all marks held by schools."),
        ("Marks were late", "Train staff in it."),
    ]

"""``Next steps`` behind progress, codes, signs, and what stands in forms of typed text."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import plain
from read_rows import read
from read_rows import table
from read_rows import values

from planlift.model import TextBlock

TABLE = """| Finding | {action} | Owner | {due} | {told} | {next} | Status |
    | --- | --- | --- | --- | --- | --- | --- |
    | Doors did not close | Fit locks to all of the doors | Bursar | 3 May 2026 | Locks bought. | Fit them by June. | Open |
    | Lamps were out | Mend all of the lamps at night | Bursar | 4 May 2026 | Two mended. | Mend the others. | Open |"""


@pytest.mark.parametrize("action", ["Action", "Remedial step", "University response"])
@pytest.mark.parametrize("told", ["Progress to date", "What has been done", "Progress since May"])
@pytest.mark.parametrize("following", ["Next steps", "What next", "Next steps and timescale"])
def test_steps_that_follow_are_not_what_was_planned(action: str, told: str, following: str) -> None:
    raw = plan(TABLE.format(action=action, due="By when", told=told, next=following))
    assert rows(raw, "action", "due_text")[1] == ("Mend all of the lamps at night", "4 May 2026")
    assert raw.rows[1].others[following].text == "Mend the others."


def test_next_steps_beside_findings_alone_are_the_actions() -> None:
    raw = plan(
        """| Finding | Next steps | Owner | By when | Progress |
        | --- | --- | --- | --- | --- |
        | Doors did not close | Fit locks to doors | Bursar | 3 May 2026 | Bought. |"""
    )
    assert rows(raw, "action") == [("Fit locks to doors",)]


@pytest.mark.parametrize("heading", ["Status code", "Progress code"])
def test_a_code_of_the_status_is_no_number(heading: str) -> None:
    raw = plan(
        "F = Fully implemented, P = Partially implemented, N = Not started",
        f"""| Finding | Action | Owner | By when | {heading} |
        | --- | --- | --- | --- | --- |
        | Doors did not close | Fit locks to doors | Bursar | 3 May 2026 | F |
        | Lamps were out | Mend all the lamps | Bursar | 4 May 2026 | N |""",
    )
    assert rows(raw, "status_text", "finding_ref") == [("F", ""), ("N", "")]
    assert raw.legend == {
        "f": "Fully implemented",
        "p": "Partially implemented",
        "n": "Not started",
    }


def test_states_with_signs_leave_the_progress_to_the_update() -> None:
    result = read(
        table(
            "Action | Lead | Due | Progress | Update",
            "Buy lamps | Ann Lee | May 2031 | ✔ Complete | Ten were bought.",
            "Dry ropes | Bo Day | June 2031 | ⏳ In progress | A shed was built.",
        )
    )
    assert values(result, "status", "progress") == [
        ("completed", "Ten were bought."),
        ("in_progress", "A shed was built."),
    ]


def test_yes_and_where_to_see_it_is_done_and_to_be_checked() -> None:
    result = read(
        table(
            "Action | Lead | Due | Implemented? | Comments",
            "Buy lamps | Ann Lee | May 2031 | Yes – see evidence | Ten were bought.",
            "Dry ropes | Bo Day | June 2031 | Partially | A shed was built.",
        )
    )
    assert values(result, "status") == [("completed",), ("in_progress",)]
    assert "status-implied" in values(result, "checks")[0][0]


def test_blank_columns_of_a_forecast_leave_the_deadline_to_the_dates() -> None:
    raw = plan(
        """| Finding | Action | Owner | Date certain | Status | Forecast date |
        | --- | --- | --- | --- | --- | --- |
        | Doors did not close | Fit locks to doors | Bursar | 3 May 2026 | Open | |
        | Lamps were out | Mend all the lamps | Bursar | 4 May 2026 | Open | |"""
    )
    assert rows(raw, "due_text") == [("3 May 2026",), ("4 May 2026",)]


@pytest.mark.parametrize("code", ["RAG: B", "LEAD: SLT"])
def test_a_label_and_its_code_in_capitals_are_no_heading(code: str) -> None:
    text = f"Harbour plan\n\nAction: Mend the gate\n{code}\nDue: 3 May 2026\n"
    blocks = plain(text).blocks
    kinds = {block.text: block.kind for block in blocks if isinstance(block, TextBlock)}
    assert kinds[code] == "paragraph"


def test_capitals_with_their_value_beside_them_head_no_line_below() -> None:
    lines = [
        line
        for at, mark in enumerate("ABAB", 3)
        for line in (
            f"ACTION {at}",
            f"Non-compliance: Doors of kind {at} did not close.",
            f"RAG: {mark}",
            f"Action to be taken by the provider: Fit locks of kind {at} to all doors.",
            "Person with responsibility: Matron",
            f"Timeframe: {at} May 2026",
        )
    ]
    found = rows(plan("# Compliance plan", *lines), "action", "rag_text")
    assert found[0] == ("Fit locks of kind 3 to all doors.", "A")


def test_next_steps_follow_the_progress_and_not_a_comment_in_front() -> None:
    raw = plan(
        """| Assessor's comment | Museum's action | Lead | By | Work completed to date | Next steps |
        | --- | --- | --- | --- | --- | --- |
        | Labels were out of date | Write new labels for all rooms | Curator | 3 May 2026 | Two written. | Print them. |
        | Doors did not close | Fit locks to all of the doors | Bursar | 4 May 2026 | Locks bought. | Fit them. |"""
    )
    assert rows(raw, "action")[0] == ("Write new labels for all rooms",)


@pytest.mark.parametrize("over", ["Our plan", "Action plan", "Actions"])
def test_who_below_a_heading_over_several_columns_is_no_action(over: str) -> None:
    raw = plan(
        f"""| Item no. | What the inspector told us | {over} | < | < |
        | ^ | ^ | Action we have decided on | Name of person responsible | Date for completion |
        | --- | --- | --- | --- | --- |
        | R1 | Drugs were out of date. | Check all drugs each week. | Lead Nurse | 3 May 2026 |
        | R2 | Doors did not close. | Fit locks to all doors. | Practice Manager | 4 May 2026 |"""
    )
    assert rows(raw, "owner_text") == [("Lead Nurse",), ("Practice Manager",)]


def test_the_day_of_an_update_behind_its_label_stays_in_the_text() -> None:
    lines = [
        line
        for at in (3, 4)
        for line in (
            f"Action: Fit locks of kind {at} to all doors.",
            "Owner: Matron",
            f"Due: {at} May 2026",
            "Status: Open",
            "Progress updates: Nov 2025: Scope agreed.",
        )
    ]
    raw = plan("# Action plan", *lines)
    assert rows(raw, "progress_text") == [("Nov 2025: Scope agreed.",)] * 2

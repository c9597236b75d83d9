"""Forms of labels and values, one below the other: where each begins, and what its labels say."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

SAID = (
    ("Fit locks to all doors", "Centre Manager", "3 May 2026"),
    ("Check the pool each day", "Centre Manager", "Ongoing"),
    ("Train staff in first aid", "Pool Operator", "9 June 2026"),
)


@pytest.mark.parametrize("below", ["| RAG rating | Green | < | < |", "| RAG | Red | Type | A |"])
def test_two_labels_with_the_same_values_in_several_forms_are_no_headings(below: str) -> None:
    forms = [
        f"""| Matter requiring attention | Doors {at} did not close | < | < |
        | Action to remedy | {action} | < | < |
        | Risk level | High | Named person | {owner} |
        {below}
        | Date required | {day} | < | < |"""
        for at, (action, owner, day) in enumerate(SAID)
    ]
    assert rows(plan("# Pool", *forms), "action", "owner_text", "due_text") == list(SAID)


def test_a_list_of_hazards_names_what_to_do_and_by_when_to_correct_it() -> None:
    """As consultants of an occupational safety agency list them."""
    forms = [
        f"""| Item | {at} |
        | Hazard description | Doors {at} did not close. |
        | Recommended corrective action | {action} |
        | Severity | Serious |
        | Correction due date | {day} |"""
        for at, (action, _, day) in enumerate(SAID, 1)
    ]
    found = rows(plan("# Pool", *forms), "finding_ref", "finding", "action", "due_text")
    assert found[1] == ("2", "Doors 2 did not close.", "Check the pool each day", "Ongoing")
    assert len(found) == len(SAID)


@pytest.mark.parametrize("label", ["Trust action", "Improvement task", "Compliance action"])
def test_two_forms_below_one_heading_are_two_actions(label: str) -> None:
    forms = [
        f"""| {label} | {action} |
        | Responsible director | {owner} |
        | Completion | {day} |
        | Current status | Open |"""
        for action, owner, day in SAID
    ]
    raw = plan(
        "# Trust plan",
        "## Recommendation 1: Doors did not close",
        *forms[:2],
        "## Recommendation 2: Staff were not trained",
        forms[2],
    )
    found = rows(raw, "finding_ref", "action", "owner_text", "due_text")
    assert found == [(ref, *said) for ref, said in zip("112", SAID, strict=True)]


@pytest.mark.parametrize("number", [9, 10, 21])
@pytest.mark.parametrize("label", ["Recommendation", "Area for improvement", "Key concern"])
def test_a_numbered_label_of_several_words_names_the_finding(label: str, number: int) -> None:
    tables = [
        f"""| {label} {at} | Doors {at} did not close at night. | < | < |
        | Deliverables | Responsible officer | Timing | Progress |
        | Fit locks {at} to all doors | Head of Site | 3 May 2026 | Open |"""
        for at in (number, number + 1)
    ]
    assert rows(plan("# Hall", *tables), "finding_ref", "finding") == [
        (str(at), f"Doors {at} did not close at night.") for at in (number, number + 1)
    ]


def test_a_label_that_hints_at_a_deadline_needs_no_bare_dates_alone() -> None:
    days = ("14 November 2026", "Ongoing", "Completed 3 May 2025", "9 June 2026", "1 July 2026")
    forms = [
        f"""| Compliance action | Fit locks {at} to all doors |
        | Lead | Head of Site |
        | Compliance due date | {day} |
        | Status | Open |"""
        for at, day in enumerate(days)
    ]
    raw = plan("# Care home", "## Finding 1: Doors did not close", *forms)
    assert [text for (text,) in rows(raw, "due_text")] == list(days)


def test_notes_of_progress_are_no_actions_though_they_open_as_such() -> None:
    raw = plan(
        """| University response | Office | By | Quarter 1 progress | Quarter 2 progress | Status |
        | --- | --- | --- | --- | --- | --- |
        | Review all marks held by schools. | Head of HR | 3 May 2026 | Scope agreed at once. | Draft read. | Open |
        | Train all staff in marking now. | Head of QA | 4 May 2026 | Scope agreed in May. | Pilot held. | Open |"""
    )
    assert rows(raw, "action") == [
        ("Review all marks held by schools.",),
        ("Train all staff in marking now.",),
    ]


def test_a_name_alone_at_the_side_does_not_speak_for_its_column() -> None:
    raw = plan(
        """| Finding | Auditor recommendation | Action | Owner | Due date |
        | --- | --- | --- | --- | --- |
        | Internal control | | | | |
        | 1. | Cards were used by others. | Lock all cards away | Bursar | 3 May 2026 |
        | 2. | Grants were paid too late. | Pay grants each week | Bursar | 4 May 2026 |
        | Compliance | | | | |
        | 3. | Checks were not on file. | Ask staff for checks | Clerk | 9 May 2026 |""",
        how="text",
    )
    assert rows(raw, "section", "finding_ref", "finding")[2] == (
        "Compliance",
        "3",
        "Checks were not on file.",
    )


@pytest.mark.parametrize("heads", ["Q1 | Q2", "Apr–Jun 2025 | Jul–Sep 2025"])
def test_two_stretches_of_time_beside_known_headings_head_columns(heads: str) -> None:
    raw = plan(
        f"""| No | Finding | Response | < | < | < | < | < |
        | ^ | ^ | Action | Lead | Due date | Status | {heads} |
        | 1 | Doors did not close | Fit locks to doors | Head of Site | 3 May 2026 | Open | x1 | y1 |
        | 2 | Lamps were out | Mend all the lamps | Head of Site | 4 May 2026 | Open | x2 | y2 |"""
    )
    assert rows(raw, "action", "due_text")[1] == ("Mend all the lamps", "4 May 2026")
    first, second = heads.split(" | ")
    assert [(row.others[first].text, row.others[second].text) for row in raw.rows] == [
        ("x1", "y1"),
        ("x2", "y2"),
    ]


def test_a_heading_over_more_than_two_columns_loses_no_word_of_theirs() -> None:
    raw = plan(
        """| No | Finding | Response | < | < | < |
        | --- | --- | --- | --- | --- | --- |
        | 1 | Doors did not close | Fit locks to doors | Head of Site | 3 May 2026 | x1 |
        | 2 | Lamps were out | Mend all the lamps | Head of Site | 4 May 2026 | x2 |"""
    )
    assert rows(raw, "finding") == [("Doors did not close",), ("Lamps were out",)]

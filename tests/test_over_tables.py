"""What stands over the headings of a table and is answered by the actions below them."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly.headings.phrases import heading_words

_TABLE = """| {} | < | < |
| Action planned | Timescale | Person responsible |
| Rounds are planned anew. | 3 May 2022 | Manager |"""
_WISH = "By 31 May 2022 the provider must make sure that no visit is late."


def test_a_wish_over_the_headings_is_the_finding() -> None:
    raw = plan(_TABLE.format(_WISH))
    assert rows(raw, "finding_ref", "finding") == [("", _WISH)]


def test_a_wish_over_headings_that_say_what_was_found_is_no_finding() -> None:
    raw = plan(
        f"""| {_WISH} | < | < |
        | Recommendation | Action | Owner |
        | Plan the rounds | A plan was made | Manager |"""
    )
    assert rows(raw, "finding", "action") == [("Plan the rounds", "A plan was made")]


@pytest.mark.parametrize("label", ["Management response", "Response"])
def test_a_response_over_the_headings_stands_without_its_label(label: str) -> None:
    raw = plan(
        f"""| Recommendation 4: Keep the doors shut. | < | < |
        | {label}: We agree and will act. | < | < |
        | Key action | Due date | Unit responsible |
        | Put closers on the doors | 3 May 2022 | Estates |"""
    )
    assert rows(raw, "finding_ref", "response") == [("4", "We agree and will act.")]


def test_an_answer_on_a_line_of_its_own_is_the_response() -> None:
    raw = plan(
        """| Recommendation | Agreed action | Owner |
        | --- | --- | --- |
        | Test the alarms | Accepted // The alarms are tested weekly. | Estates |
        | Buy more beds | Partly accepted: // Ten beds are ordered. | Stores |
        | Close the road | A bid will be made. | Streets |"""
    )
    assert rows(raw, "response", "action") == [
        ("Accepted", "The alarms are tested weekly."),
        ("Partly accepted:", "Ten beds are ordered."),
        ("", "A bid will be made."),
    ]


def test_a_table_of_welsh_headings_is_understood() -> None:
    raw = plan(
        """| Camau i'w cymryd | Staff cyfrifol | Cerrig milltir | Monitro a gwerthuso | Erbyn |
        | --- | --- | --- | --- | --- |
        | Hyfforddi'r holl staff | Pennaeth | Pawb wedi'u hyfforddi | Arsylwi | Mai 2024 |"""
    )
    assert rows(raw, "owner_text", "success_measure", "monitoring", "due_text") == [
        ("Pennaeth", "Pawb wedi'u hyfforddi", "Arsylwi", "Mai 2024")
    ]


def test_actions_to_reach_an_outcome_are_actions() -> None:
    raw = plan(
        """| Good practice | Intended outcomes | Actions needed to reach these outcomes | By when |
        | --- | --- | --- | --- |
        | Tutors are easy to reach | All students feel heard | Widen the hours | May 2024 |"""
    )
    assert rows(raw, "success_measure", "action") == [
        ("All students feel heard", "Widen the hours")
    ]


def test_what_others_are_to_do_is_the_action_and_its_proof_may_say_by_when() -> None:
    raw = plan(
        """| What we found | What the clinic should do | What we need to see |
        | --- | --- | --- |
        | Letters were late | Send letters within a week | A copy of the rules // By: 3 May 2022 |
        | Notes were lost | Scan each note | A list of notes // By: 9 May 2022 |"""
    )
    assert rows(raw, "finding", "action", "due_text") == [
        ("Letters were late", "Send letters within a week", "3 May 2022"),
        ("Notes were lost", "Scan each note", "9 May 2022"),
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Essential/desirable", "priority"),
        ("Agreed or rejected", "response"),
        ("Timesc ale", "due_text"),
        ("BRA G", "rag_text"),
        ("How will we measure impact?", "success_measure"),
    ],
)
def test_headings_of_values_broken_words_and_questions(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert senses[0].field == field


def test_a_response_under_its_label_on_a_line_of_its_own_ends_no_finding() -> None:
    raw = plan(
        """| Recommendation 2 // Keep a list of trees. | < |
        | Management response // Agreed. It is needed. | < |
        | **Action plan** | **Responsibility** |
        | A list is drawn up. | Lead: Head of Parks // Commitment date: 3 May 2024 |"""
    )
    assert rows(raw, "finding_ref", "response", "owner_text", "due_text") == [
        ("2", "Agreed. It is needed.", "Lead: Head of Parks", "3 May 2024")
    ]


def test_who_leads_a_group_is_no_group() -> None:
    raw = plan(
        "# Plan",
        "## Theme 1: Staff",
        "### Executive lead: Head of Care",
        """| Finding | Action | Owner |
        | --- | --- | --- |
        | Too few nurses | Hire ten nurses | Ward Manager |""",
    )
    assert rows(raw, "section") == [("Theme 1: Staff",)]


def test_two_labels_with_their_values_side_by_side() -> None:
    raw = plan(
        """| Action no: 1 | Priority: High |
        | What needs to improve: The lounge is cold. | < |
        | What we will do: Mend the boiler. | < |
        | By whom: Estates Manager | By when: 3 May 2024 |"""
    )
    assert rows(raw, "priority", "action", "owner_text", "due_text") == [
        ("High", "Mend the boiler.", "Estates Manager", "3 May 2024")
    ]


def test_one_date_under_completed_says_when_it_was_done() -> None:
    raw = plan(
        """| Deficiency | Class | Action | Target date | Completed |
        | --- | --- | --- | --- | --- |
        | Labels were missing | Major | Print labels | 3 May 2024 | 1 May 2024 |
        | Logs were blank | Minor | Check the logs | 9 May 2024 |  |"""
    )
    assert rows(raw, "priority", "completed_text") == [("Major", "1 May 2024"), ("Minor", "")]


_HEADS = "| Action planned | Timescale | Person responsible |"
_LONG = (
    "Provide each child with a room that is warm, dry and close to the school that the child goes "
    "to, and ask the children each month what they think of it"
)


def _numbered(label: str, number: int, text: str, action: str) -> str:
    return (
        f"| {label} {number} | < | < |\n| {text} | < | < |\n{_HEADS}\n"
        f"| {action} | 3 May 2022 | Manager |"
    )


@pytest.mark.parametrize("label", ["Finding", "Area for improvement", "Requirement"])
def test_a_number_over_what_was_found_is_its_number_in_each_table(label: str) -> None:
    raw = plan(
        _numbered(label, 1, "Visits are late.", "Plan the rounds anew"),
        _numbered(label, 2, "The service must keep the keys safe", "Buy a safe"),
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("1", "Visits are late."),
        ("2", "The service must keep the keys safe"),
    ]


@pytest.mark.parametrize("mark", ["", "!"])
def test_a_number_beside_what_was_found_over_each_table_is_no_action(mark: str) -> None:
    """Nor a heading, though the source marks the first row of each table as such."""
    heads = "| No. | Action | Lead | By when |"
    raw = plan(
        f"| {mark}Finding 1 | {mark}Visits are late. | < | < |\n{heads}\n| 1.1 | Set a rota | Head | May 2024 |",
        f"| {mark}Finding 2 | {mark}Keys are lost. | < | < |\n{heads}\n| 2.1 | Buy a safe | Head | June 2024 |",
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "Visits are late.", "Set a rota"),
        ("2", "Keys are lost.", "Buy a safe"),
    ]


@pytest.mark.parametrize("end", ["", ", and ask the children what they think of it each month"])
def test_a_sentence_over_each_table_is_the_finding_however_long_it_is(end: str) -> None:
    wishes = (
        "The provider must make sure that no visit is late",
        f"Provide each child with a room that is warm, dry and close to the school{end}",
        "The provider should see to it that the keys are in a safe",
    )
    tables = [
        f"| {wish} | < | < |\n{_HEADS}\n| Plan the work | 3 May 2022 | Manager |" for wish in wishes
    ]
    assert [finding for (finding,) in rows(plan(*tables), "finding")] == [*wishes]


@pytest.mark.parametrize("heads", ["Ref | Finding | Ref", "# | Finding | No.", "No | Finding | #"])
def test_two_columns_of_numbers_count_findings_and_actions(heads: str) -> None:
    raw = plan(
        f"""| {heads} | Action | Lead | By when |
        | --- | --- | --- | --- | --- | --- |
        | 1 | Visits are late. | 1.1 | Plan the rounds | Head | May 2024 |
        | ^ | ^ | 1.2 | Tell the staff | Head | May 2024 |
        | 2 | Keys are lost. | 2.1 | Buy a safe | Clerk | June 2024 |"""
    )
    assert rows(raw, "finding_ref", "action_ref") == [("1", "1.1"), ("1", "1.2"), ("2", "2.1")]


def test_a_wish_over_all_columns_tells_nobody_what_to_write() -> None:
    raw = plan(
        """| No. | Action | Lead | By when |
        | --- | --- | --- | --- |
        | Provide children with rooms that are warm in the winter. | < | < | < |
        | 1.1 | Mend the boiler | Head | May 2024 |
        | The home must keep the keys safe at all times. | < | < | < |
        | 2.1 | Buy a safe | Clerk | June 2024 |"""
    )
    assert [finding for (finding,) in rows(raw, "finding")] == [
        "Provide children with rooms that are warm in the winter.",
        "The home must keep the keys safe at all times.",
    ]


@pytest.mark.parametrize("mark", ["## ", ""])
@pytest.mark.parametrize("label", ["Recommendation", "Area for improvement"])
def test_a_number_alone_above_a_paragraph_is_that_of_what_it_says(mark: str, label: str) -> None:
    raw = plan(
        "# Action plan",
        f"{mark}{label} 1",
        "The home must keep the keys safe at all times.",
        f"{_HEADS}\n| Buy a safe | 3 May 2022 | Manager |",
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("1", "The home must keep the keys safe at all times.")
    ]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("Leadership and the work of the board", "section"),
        ("The quality of the plans that children have, so that families know them", "finding"),
    ],
)
def test_an_area_for_improvement_is_a_name_or_says_what_is_to_be_better(
    said: str, field: str
) -> None:
    raw = plan(
        "# Action plan",
        f"## Area for improvement 1: {said}",
        f"{_HEADS}\n| Buy a safe | 3 May 2022 | Manager |",
    )
    assert said in rows(raw, field)[0][0]

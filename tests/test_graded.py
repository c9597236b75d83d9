"""Degrees, colours, answers, letters and groups under headings that do not say so."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

from planlift.extract.assembly.columns.lettered import count_on

TABLE = """| Finding | {} | Action | Owner | Due date |
    | --- | --- | --- | --- | --- |
    | Keys were left in the door | {} | Buy a safe for keys | Head of Site | 3 May 2025 |
    | Bins were too full at night | {} | Empty them twice a day | Porter Lead | 9 June 2025 |"""


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Grading", ("Red", "Amber"), "rag_text"),
        ("Level", ("Green", "Red"), "rag_text"),
        ("Priority", ("Red", "Amber"), "priority"),
        ("Degree of concern", ("High", "Low"), "priority"),
        ("Risk banding", ("Medium", "High"), "priority"),
        ("Category", ("High", "Medium"), "priority"),
        ("The trust's position", ("Accepted", "Rejected"), "response"),
    ],
)
def test_values_say_what_they_are(heading: str, values: tuple[str, str], field: str) -> None:
    raw = plan(TABLE.format(heading, *values))
    assert rows(raw, "finding", field) == [
        ("Keys were left in the door", values[0]),
        ("Bins were too full at night", values[1]),
    ]


def test_a_state_of_work_under_grading_is_the_status() -> None:
    raw = plan(
        """| Finding | Action | Owner | Due | Grading |
        | --- | --- | --- | --- | --- |
        | Keys were left in the door | Buy a safe | Porter | 3 May 2025 | Not started |"""
    )
    assert rows(raw, "status_text", "priority") == [("Not started", "")]


def test_answers_given_on_a_day_are_no_answers() -> None:
    raw = plan(TABLE.format("Agreed in visit", "1 March 2025", "2 March 2025"))
    assert not any("response" in row.fields for row in raw.rows)


@pytest.mark.parametrize(
    ("texts", "counts"),
    [
        (["a)", "b)", "c)"], True),
        (["(i)", "(ii)", "(ii)", "(iii)"], True),
        (["A", "B"], True),
        (["a)", "c)"], False),
        (["B", "A", "B"], False),
        (["a)", "the"], False),
        (["a)"], False),
    ],
)
def test_letters_count_on(texts: list[str], counts: bool) -> None:
    assert count_on(texts) is counts


@pytest.mark.parametrize("heading", ["", "Clause"])
def test_letters_in_front_are_references(heading: str) -> None:
    raw = plan(
        f"""| {heading} | Weakness | Action | Owner |
        | --- | --- | --- | --- |
        | a) | Keys were left in the door | Buy a safe | Head of Site |
        | b) | Bins were too full | Empty them twice | Porter Lead |"""
    )
    assert rows(raw, "finding_ref") == [("a",), ("b",)]


def test_names_in_front_of_several_findings_are_those_of_groups() -> None:
    raw = plan(
        """| No | Chapter | Weakness | Action | Owner |
        | --- | --- | --- | --- | --- |
        | 1 | Doors | Keys were left in the door | Buy a safe | Head of Site |
        | 2 | Doors | Locks were stiff | Oil the locks | Porter Lead |
        | 3 | Yard | Bins were too full | Empty them twice | Porter Lead |"""
    )
    assert [section for (section,) in rows(raw, "section")] == ["Doors", "Doors", "Yard"]


def test_groups_of_a_headings_name_turn_no_table() -> None:
    raw = plan(
        """| Standard | Weakness | Action | Owner | Due date |
        | --- | --- | --- | --- | --- |
        | Governance | Minutes were late | Send them in a week | Clerk | 3 May 2025 |
        | Governance | Chair was absent | Elect a deputy | Clerk | 9 June 2025 |
        | Resources | Bins were too full | Empty them twice | Porter Lead | 9 June 2025 |"""
    )
    assert rows(raw, "action") == [
        ("Send them in a week",),
        ("Elect a deputy",),
        ("Empty them twice",),
    ]


def test_why_it_happened_is_nothing_found() -> None:
    raw = plan(
        """| Why it happened | Action | Owner | Due date |
        | --- | --- | --- | --- |
        | Nobody was told of the new rule | Tell all staff | Clerk | 3 May 2025 |
        | The form had been lost for weeks | Print more forms | Clerk | 9 June 2025 |"""
    )
    assert not any("finding" in row.fields for row in raw.rows)


def test_a_heading_that_hints_at_progress_over_findings() -> None:
    raw = plan(
        """| Outcome assessed as not achieved | Action | Owner | Due date |
        | --- | --- | --- | --- |
        | Staff were not told of the new rule | Tell all staff | Clerk | 3 May 2025 |
        | Forms had been lost for many weeks | Print more forms | Clerk | 9 June 2025 |"""
    )
    assert rows(raw, "finding")[1] == ("Forms had been lost for many weeks",)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (("Workforce", "Digital tools"), "section"),
        (("Raise standards of reading", "Strengthen the board"), "finding"),
        (("Essential", "Desirable"), "priority"),
        (("Short term", "Medium term"), "priority"),
    ],
)
def test_a_priority_is_a_degree_a_group_or_an_aim(values: tuple[str, str], field: str) -> None:
    raw = plan(
        f"""| Priority | Action | Owner | Due date |
        | --- | --- | --- | --- |
        | {values[0]} | Buy a safe for keys | Head of Site | 3 May 2025 |
        | {values[1]} | Empty bins twice a day | Porter Lead | 9 June 2025 |"""
    )
    assert rows(raw, field) == [(values[0],), (values[1],)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (("Achieved", "Partially achieved", "Not achieved"), "status_text"),
        (("Forms sent on 3 May", "Achieved", "Not achieved – lost"), "status_text"),
        (("Forms sent to all", "Fewer boats are lost", "Achieved"), "success_measure"),
        (("Completed forms in each boat", "Fewer boats are lost", "No delays"), "success_measure"),
    ],
)
def test_outcomes_that_open_as_states_do_tell_how_far_it_is(
    values: tuple[str, str, str], field: str
) -> None:
    raw = plan(
        f"""| Action | Owner | Due date | Outcome |
        | --- | --- | --- | --- |
        | Buy a safe for keys | Head of Site | 3 May 2025 | {values[0]} |
        | Empty bins twice a day | Porter Lead | 9 June 2025 | {values[1]} |
        | Send forms to each boat | Porter Lead | 9 June 2025 | {values[2]} |"""
    )
    assert rows(raw, field) == [(value,) for value in values]


def test_the_level_of_those_concerned_is_no_degree() -> None:
    raw = plan(
        """| Recommendation | Level (individual, team, directorate, organisation) | Who | By when |
        | --- | --- | --- | --- |
        | Buy a safe for keys | Team | Head of Site | 3 May 2025 |
        | Empty bins twice a day | Directorate | Porter Lead | 9 June 2025 |"""
    )
    assert rows(raw, "priority") == [("",), ("",)]

"""Headings of several parts, over values that say more than they do; numbers glued to texts."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly.headings.phrases import heading_words
from planlift.extract.assembly.rows.refs import split


def test_what_a_part_of_a_heading_names_only_at_need_yields_to_a_column_that_hints_at_it() -> None:
    raw = plan(
        """| Warden action area | In charge of it | Milestones and date | Completed by |
        | --- | --- | --- | --- |
        | 1.To keep the paths free of ice | Ann | By 7 May the salt is bought | July 2031 |
        | 2.To look after the three ponds | Bob | By 9 June the weeds are out | June 2031 |"""
    )
    assert rows(raw, "action_ref", "action", "due_text")[0] == (
        "1",
        "To keep the paths free of ice",
        "July 2031",
    )
    assert "Milestones and date" in raw.rows[0].others


def test_a_part_in_the_plural_is_known_and_a_start_and_an_end_are_a_stretch() -> None:
    raw = plan(
        """| Action | Owner | Planned start and completion dates |
        | --- | --- | --- |
        | Mend the roof of the hall | Ann | Start date: May 2031 // Completion: June 2031 |
        | Paint the walls of the hall | Bob | Start date: July 2031 // Completion: May 2032 |"""
    )
    assert rows(raw, "due_text", "start_text")[0] == (
        "Start date: May 2031\nCompletion: June 2031",
        "",
    )


def test_a_heading_of_who_and_what_over_names_says_who() -> None:
    raw = plan(
        """| Action | Officer for the concern | Due |
        | --- | --- | --- |
        | Mend the roof of the hall | Head of Works | May 2031 |
        | Paint the walls of the hall | Ann Lee | June 2031 |"""
    )
    assert rows(raw, "owner_text", "finding")[0] == ("Head of Works", "")


@pytest.mark.parametrize(
    ("text", "ref", "rest"),
    [
        ("3.Train all staff", "3", "Train all staff"),
        ("R4:Use the plan", "R4", "Use the plan"),
        ("R4: Use the plan", "R4", "Use the plan"),
        ("31.March 2024 is the day", "", "31.March 2024 is the day"),
    ],
)
def test_a_number_without_a_blank_behind_it(text: str, ref: str, rest: str) -> None:
    found = split(text, heading_words(words()))
    assert (found.ref, found.rest) == (ref, rest)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Time-bound", "due_text"),
        ("How will we reach this goal? (Tasks)", "action"),
        ("How do you mean to get there", "action"),
        ("How they will mend it", "action"),
        ("How it will be done", "action"),
        ("How will we know it has worked", "success_measure"),
        ("How will we tell others about it", ""),
        ("How the lamps work", ""),
    ],
)
def test_a_heading_asks_how_it_will_be_done(heading: str, field: str) -> None:
    senses = heading_words(words()).senses(heading)
    assert (senses[0].field if senses else "") == field


@pytest.mark.parametrize(("also", "field"), [("", "due_text"), ("Status", "completed_text")])
def test_a_date_of_completion_is_the_deadline_where_nothing_says_how_far(
    also: str, field: str
) -> None:
    raw = plan(
        f"""| Action | Date of completion | Owner | {also or "Street"} |
        | --- | --- | --- | --- |
        | Mend the roof of the hall | May 2031 | Ann | {"In progress" if also else "Old Lane"} |
        | Paint the walls of the hall | June 2031 | Bob | {"Complete" if also else "New Lane"} |"""
    )
    assert rows(raw, field)[0] == ("May 2031",)


def test_a_heading_over_others_that_few_know_is_read_with_them() -> None:
    raw = plan(
        """| Welfare requirement | Actions | < | < |
        | ^ | What we have put in place / will put in place | Named person | Date to be met |
        | Doors were open. | Locks are fitted to all doors | Porter | 3 May 2031 |
        | Keys were lost. | Each person gets a key | Clerk | 9 June 2031 |"""
    )
    assert rows(raw, "finding", "action", "owner_text")[1] == (
        "Keys were lost.",
        "Each person gets a key",
        "Clerk",
    )


def test_a_status_in_front_of_its_day_and_what_follows_a_month_stay_with_the_date() -> None:
    raw = plan(
        """| Finding | Action | Owner | Completed/target date |
        | --- | --- | --- | --- |
        | It is dark | Buy ten lamps | Ann | Completed 12/11/2025 |
        | It is rusty | Paint the crane | Bob | September 2026 then annually |
        | It is late | Ring the bell | Cy | In progress – 3 May 2026 |"""
    )
    assert rows(raw, "status_text", "due_text") == [
        ("", "Completed 12/11/2025"),
        ("", "September 2026 then annually"),
        ("In progress", "3 May 2026"),
    ]


@pytest.mark.parametrize("heading", ["Who? By when?", "By whom? When?", "Owner Date", "Lead dates"])
def test_a_heading_asks_who_and_by_when_with_nothing_but_a_blank_between(heading: str) -> None:
    found = {sense.field for sense in heading_words(words()).senses(heading)}
    assert found == {"owner_text", "due_text"}


def test_what_stands_behind_another_question_explains_it() -> None:
    senses = heading_words(words()).senses
    assert [sense.field for sense in senses("How will we know? Impact on pupils")] == [
        "success_measure"
    ]

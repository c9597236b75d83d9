"""Columns that are something only where no other is: answers, results and points in time."""

from __future__ import annotations

import pytest
from read_rows import read
from read_rows import table
from read_rows import values


def test_an_answer_beside_who_and_when_is_what_is_done_whatever_stands_above() -> None:
    result = read(
        "## Recommendation 1: Doors should lock",
        table(
            "Our response | Accountable | Deadline",
            "New locks are fitted to all doors of the home. | Caretaker | 3 May 2024",
            "Keys are given to each person who lives there. | Clerk | 9 May 2024",
        ),
    )
    assert values(result, "finding", "action", "owners") == [
        ("Doors should lock", "New locks are fitted to all doors of the home.", "Caretaker"),
        ("Doors should lock", "Keys are given to each person who lives there.", "Clerk"),
    ]


def test_states_of_work_under_a_hint_at_results_are_the_status() -> None:
    result = read(
        table(
            "Issue | Planned action | Who | Outcomes / evaluation",
            "Doors were open. | Fit new locks to them | Caretaker | Green – on track",
            "Keys were lost. | Give each person a key | Clerk | Red – off track",
        )
    )
    assert values(result, "status", "rag") == [("in_progress", "green"), ("delayed", "red")]


@pytest.mark.parametrize("heading", ["Half term", "Review point", "School term"])
def test_stretches_of_a_school_year_head_deadlines(heading: str) -> None:
    rows = "Teachers plan apart | Plan together each week | Ann Lee | Autumn 1"
    result = read(table(f"Issue | Action | Led by | {heading}", rows))
    assert values(result, "due_text") == [("Autumn 1",)]


def test_what_the_evidence_told_in_front_of_the_answers_was_found() -> None:
    heads = "Evidence from the visit | Leaders' response | Key adult | Review point"
    result = read(
        table(
            heads,
            "Pupils were late for lessons. | A bell is rung before lessons. | Ann Lee | May 2024",
            "Books were not marked at all. | Books are marked each week. | Bo Day | June 2024",
        )
    )
    assert values(result, "finding", "action", "owners", "due_text") == [
        ("Pupils were late for lessons.", "A bell is rung before lessons.", "Ann Lee", "May 2024"),
        ("Books were not marked at all.", "Books are marked each week.", "Bo Day", "June 2024"),
    ]


def test_evidence_behind_the_actions_stays_so() -> None:
    heads = "Issue | Action | Lead | Evidence from the visit"
    result = read(table(heads, "Books were old | Buy books | Ann Lee | New books were seen there."))
    assert values(result, "finding", "evidence") == [
        ("Books were old", "New books were seen there.")
    ]


def test_numbers_under_an_unknown_heading_take_no_place_of_the_findings_own() -> None:
    heads = "Finding number | Grant | Finding | Action | Lead | Due"
    result = read(
        table(
            heads,
            "2031-001 | GR 10.553 | Forms were lost. | A list is kept. | Ann Lee | May 2031",
            "2031-002 | GR 93.778 | Reports were late. | A clock is set. | Bo Day | June 2031",
        )
    )
    assert values(result, "finding_ref") == [("2031-001",), ("2031-002",)]


def test_states_under_progress_beside_comments_are_the_status() -> None:
    heads = "Action | Lead | Due | Comments | Progress"
    result = read(
        table(
            heads,
            "Buy lamps | Ann Lee | May 2031 | Ten were bought. | Completed",
            "Dry ropes | Bo Day | June 2031 | A shed was built. | Progressing",
            "Oil the crane | Bo Day | July 2031 | | Not due to start",
        )
    )
    assert values(result, "status", "progress") == [
        ("completed", "Ten were bought."),
        ("in_progress", "A shed was built."),
        ("not_started", ""),
    ]


def test_an_evaluation_that_opens_as_notes_of_progress_do_is_one() -> None:
    heads = "Action | Lead | Due | Evaluation"
    result = read(
        table(
            heads,
            "Buy lamps | Ann Lee | May 2031 | Completed. Ten were bought.",
            "Dry ropes | Bo Day | June 2031 | On target",
            "Oil the crane | Bo Day | July 2031 | Slipped to August 2031",
        )
    )
    assert values(result, "status") == [("completed",), ("in_progress",), ("delayed",)]
    plain = read(
        table(
            heads,
            "Buy lamps | Ann Lee | May 2031 | Ask the crews",
            "Dry ropes | Bo Day | June 2031 | Weigh them each week",
            "Oil the crane | Bo Day | July 2031 | Log of the crane",
        )
    )
    assert "Ask the crews" not in {value for (value,) in values(plain, "status_text")}


def test_success_criteria_behind_targets_that_name_the_findings() -> None:
    heads = "Targets | Actions | Lead | Due | Success criteria / measurable outcomes"
    result = read(
        table(
            heads,
            "Raise standards of reading | Buy books | Ann Lee | May 2031 | Books are in use",
            "Make lessons calm for all | Paint walls | Bo Day | June 2031 | Fewer late slips",
        )
    )
    assert values(result, "finding", "success_measure") == [
        ("Raise standards of reading", "Books are in use"),
        ("Make lessons calm for all", "Fewer late slips"),
    ]


def test_a_name_behind_its_number_under_rec_is_what_was_found() -> None:
    heads = "Rec | Action | Lead | Due"
    result = read(
        table(
            heads,
            "1. Pre-dawn watch | Buy lamps | Ann Lee | May 2031",
            "2. Ropes | Dry them all | Bo Day | June 2031",
            "Rec 3 | Oil the crane | Bo Day | July 2031",
        )
    )
    assert values(result, "finding_ref", "finding") == [
        ("1", "Pre-dawn watch"),
        ("2", "Ropes"),
        ("3", ""),
    ]


def test_sentences_under_priority_are_findings_beside_a_column_of_groups() -> None:
    heads = "Strand | Priority | Key actions | Lead | Timescales"
    result = read(
        table(
            heads,
            "Lamps | Two lamps were out for weeks. | Buy lamps | Ann Lee | May 2031",
            "Ropes | No rope was dry in the winter. | Dry ropes | Bo Day | June 2031",
        )
    )
    assert values(result, "section", "finding") == [
        ("Lamps", "Two lamps were out for weeks."),
        ("Ropes", "No rope was dry in the winter."),
    ]


def test_a_status_beside_a_status_update_is_the_status() -> None:
    heads = "Action | Lead | Due | Status update | Status"
    result = read(
        table(
            heads,
            "Buy lamps | Ann Lee | May 2031 | Ten lamps were bought. | Completed",
            "Dry ropes | Bo Day | June 2031 | A shed was looked at. | Not started",
        )
    )
    assert values(result, "status", "progress") == [
        ("completed", "Ten lamps were bought."),
        ("not_started", "A shed was looked at."),
    ]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ("Standard not met | Improvement required", ("No lamp at the pier", "Two new lamps")),
        ("Problem | Recommendation", ("No lamp at the pier", "Two new lamps")),
        ("Recommendation | Problem", ("", "No lamp at the pier")),
    ],
)
def test_what_is_required_behind_what_was_found_is_to_be_done(
    heads: str, expected: tuple[str, str]
) -> None:
    result = read(
        table(
            f"{heads} | Lead | Due",
            "No lamp at the pier | Two new lamps | Ann Lee | May 2031",
            "Lack of dry ropes | Shed near the quay | Bo Day | June 2031",
        )
    )
    assert values(result, "finding", "action")[0] == expected


def test_names_of_regulations_yield_to_what_was_found() -> None:
    result = read(
        table(
            "Risk/finding/issue | Regulation / standard | Service action | Who | When",
            "Doors were open at night. | Regulation 13 (2) | Fit new locks | Caretaker | May 2024",
            "Keys were lost by staff. | Standard 2.1 Risk | Count the keys | Clerk | June 2024",
        )
    )
    assert values(result, "finding", "Regulation / standard") == [
        ("Doors were open at night.", "Regulation 13 (2)"),
        ("Keys were lost by staff.", "Standard 2.1 Risk"),
    ]


@pytest.mark.parametrize("heading", ["Next steps identified", "Tasks from the review"])
def test_what_tells_under_a_second_heading_of_actions_was_found(heading: str) -> None:
    result = read(
        table(
            f"{heading} | Actions we will take | Who | When",
            "Doors were open at night. | Fit new locks to them | Caretaker | May 2024",
            "Keys had not been counted. | Count the keys each week | Clerk | June 2024",
        )
    )
    told = [("Doors were open at night.",), ("Keys had not been counted.",)]
    assert values(result, "finding") == told


def test_an_area_of_the_body_over_posts_behind_the_actions_says_who() -> None:
    result = read(
        table(
            "Recommendation | Agency action | Business area | Due date",
            "Doors should lock. | Fit new locks to them | Estates Manager | 3 May 2024",
            "Keys should be counted. | Count the keys | Chief Financial Officer | 9 May 2024",
        )
    )
    assert values(result, "owners") == [("Estates Manager",), ("Chief Financial Officer",)]


@pytest.mark.parametrize(
    "tells", ["Officer's finding", "Matters which constitute a failure to comply", "What was wrong"]
)
def test_names_of_rules_that_were_breached_yield_to_what_tells(tells: str) -> None:
    result = read(
        table(
            f"No. | Regulation contravened | {tells} | Work required | Who | Timescale",
            "1 | Annex II, Ch. IX(5) | Rice was left to cool. | Buy a chiller | Cook | May 2024",
            "2 | Regulation 4 | The probe was broken. | Check it daily | Cook | June 2024",
        )
    )
    assert values(result, "finding_ref", "finding", "action") == [
        ("1", "Rice was left to cool.", "Buy a chiller"),
        ("2", "The probe was broken.", "Check it daily"),
    ]


def test_sentences_under_the_regulation_stay_what_was_found() -> None:
    heads = "Regulation contravened | Work required | Who | Timescale"
    told = "Rice was left to cool in 2 pans."
    result = read(table(heads, f"{told} | Buy a chiller | Cook | May 2024"))
    assert values(result, "finding") == [(told,)]


def test_pic_is_the_person_in_charge() -> None:
    heads, line = "Deficiency | Action | PIC | Due", "A leak | Mend it now | Master | May 2024"
    assert values(read(table(heads, line)), "owners") == [("Master",)]


@pytest.mark.parametrize("who", ["Accountable manager", "SRO", "Executive lead"])
def test_texts_beside_who_and_when_say_what_where_the_heading_of_who_is_sure(who: str) -> None:
    heads = f"Planned work | {who} | Due date | Status"
    result = read(
        table(
            heads,
            "Fit new locks to all doors | Estates Manager | 3 May 2024 | Completed",
            "Count the keys each week | Ward Clerk | 9 May 2024 | In progress",
        )
    )
    told = [("Fit new locks to all doors",), ("Count the keys each week",)]
    assert values(result, "action") == told

"""Headings that name one thing here and another there, told by what stands beside them."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table


def test_measures_that_bid_are_the_actions_beside_an_indicator() -> None:
    raw = plan(
        table(
            "Objective | Measure | Unit | Indicator | Timeline",
            "Improve the light at the pier | Fit a lamp at each step | Dock crew | Ten lamps | May 2024",
            "Reduce falls on the quay | Paint the edge white | Dock crew | No falls | June 2024",
        )
    )
    assert rows(raw, "finding", "action", "success_measure") == [
        ("Improve the light at the pier", "Fit a lamp at each step", "Ten lamps"),
        ("Reduce falls on the quay", "Paint the edge white", "No falls"),
    ]


def test_measures_that_bid_are_the_actions_behind_what_was_found() -> None:
    raw = plan(
        table(
            "Issue | Measure | Responsibility | Target date",
            "The pier is dark at night. | Fit a lamp at each step | Dock crew | May 2024",
            "The quay is slippery. | Paint the edge with sand | Dock crew | June 2024",
        )
    )
    assert rows(raw, "finding", "action") == [
        ("The pier is dark at night.", "Fit a lamp at each step"),
        ("The quay is slippery.", "Paint the edge with sand"),
    ]


def test_measures_that_count_stay_measures() -> None:
    raw = plan(
        table(
            "Recommendation | Measure | Responsibility | Target date",
            "Fit a lamp at each step. | Ten lamps lit | Dock crew | May 2024",
            "Paint the edge with sand. | No falls in a year | Dock crew | June 2024",
        )
    )
    assert rows(raw, "action", "success_measure") == [
        ("Fit a lamp at each step.", "Ten lamps lit"),
        ("Paint the edge with sand.", "No falls in a year"),
    ]


def test_the_position_in_front_of_the_actions_is_the_finding_where_progress_stands_behind() -> None:
    raw = plan(
        table(
            "Current position | Action | Lead | By when | Progress",
            "Six of ten lamps are lit. | Mend the other four | Dock crew | May 2024 | Two done",
            "No list of ropes is kept. | Write a list | Clerk | June 2024 | Begun",
        )
    )
    assert rows(raw, "finding", "progress_text") == [
        ("Six of ten lamps are lit.", "Two done"),
        ("No list of ropes is kept.", "Begun"),
    ]


def test_a_position_alone_says_how_far_it_has_got() -> None:
    raw = plan(
        table(
            "Action | Lead | By when | Current position",
            "Mend the other four lamps | Dock crew | May 2024 | Two of them are lit.",
            "Write a list of ropes | Clerk | June 2024 | The list has begun.",
        )
    )
    assert rows(raw, "progress_text")[0] == ("Two of them are lit.",)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Completion (planned)", "due_text"),
        ("Completion (actual)", "completed_text"),
        ("Closed out (date & initials)", "completed_text"),
        ("Time", "due_text"),
        ("Review by", "due_text"),
    ],
)
def test_dates_stand_under_headings_that_say_which(heading: str, field: str) -> None:
    other = " | Due" if field == "completed_text" else ""
    more = " | 9 June 2024" if other else ""
    raw = plan(
        table(
            f"Action | Lead | {heading}{other}",
            f"Mend the other four lamps | Dock crew | 3 May 2024{more}",
            f"Write a list of ropes | Clerk | 4 May 2024{more}",
        )
    )
    assert rows(raw, field) == [("3 May 2024",), ("4 May 2024",)]


def test_an_improvement_in_front_of_the_action_is_the_finding() -> None:
    raw = plan(
        table(
            "Improvement | Action | Lead | By when",
            "The pier should be lit at night. | Fit a lamp at each step | Dock crew | May 2024",
            "Ropes should be listed. | Write a list | Clerk | June 2024",
        )
    )
    assert rows(raw, "finding")[0] == ("The pier should be lit at night.",)


@pytest.mark.parametrize("heading", ["Division", "Section", "Criterion", "Quality indicator"])
def test_names_in_front_of_the_finding_are_groups(heading: str) -> None:
    raw = plan(
        table(
            f"{heading} | Finding | Action | Lead | By when",
            "Piers | The pier is dark. | Fit a lamp at each step | Dock crew | May 2024",
            "Boats | No list of ropes is kept. | Write a list | Clerk | June 2024",
        )
    )
    assert rows(raw, "section", "finding")[0] == ("Piers", "The pier is dark.")


def test_lessons_with_what_is_to_be_done_are_a_plan() -> None:
    raw = plan(
        table(
            "Serial | Lesson identified | Recommended action | Owner | Due by | Lesson status",
            "1 | The pier was dark. | Fit a lamp at each step | Dock crew | May 2024 | Open",
            "2 | Nobody had a list. | Write a list | Clerk | June 2024 | Closed",
        )
    )
    assert rows(raw, "finding", "action", "status_text")[0] == (
        "The pier was dark.",
        "Fit a lamp at each step",
        "Open",
    )


@pytest.mark.parametrize(
    ("texts", "field"),
    [(("1", "5-8"), "finding_ref"), (("Ten lamps lit", "No falls in a year"), "success_measure")],
)
def test_numbers_under_indicator_are_those_of_the_indicators(
    texts: tuple[str, str], field: str
) -> None:
    raw = plan(
        table(
            "Indicator | Finding | Action | Lead | By when",
            f"{texts[0]} | The pier is dark. | Fit a lamp at each step | Dock crew | May 2024",
            f"{texts[1]} | The quay is wet. | Paint the edge with sand | Clerk | June 2024",
        )
    )
    assert rows(raw, field) == [(texts[0],), (texts[1],)]


def test_sentences_under_priority_in_front_of_the_actions_are_the_findings() -> None:
    raw = plan(
        """| Priority | Key activity | Delivery lead | Deadline |
        | --- | --- | --- | --- |
        | Weak care of ropes | Build a shed | Bosun | May 2031 |
        | The lamps were not lit on two nights in five. | Put up two lamps | Warden | June 2031 |
        | Crews did not know who leads a rescue. | Drill each crew | Warden | July 2031 |"""
    )
    assert rows(raw, "finding", "priority")[1] == (
        "The lamps were not lit on two nights in five.",
        "",
    )


def test_a_rationale_is_the_finding_only_where_nothing_else_is() -> None:
    alone = table(
        "Rationale | Action | Lead | By when",
        "Few women row. | Hold an open day | Coach | May 2024",
        "Boats leak. | Mend them | Wright | June 2024",
    )
    assert rows(plan(alone), "finding") == [("Few women row.",), ("Boats leak.",)]
    beside = table(
        "Finding | Rationale | Action | Lead | By when",
        "Too few at sea. | Few women row. | Hold an open day | Coach | May 2024",
        "Too few at sea. | Boats leak. | Mend them | Wright | June 2024",
    )
    assert rows(plan(beside), "finding")[1] == ("Too few at sea.",)


@pytest.mark.parametrize("heading", ["Evidence and rationale", "Evidence/Rationale", "Rationale"])
def test_evidence_that_gives_the_reason_is_the_finding_and_no_proof_of_what_was_done(
    heading: str,
) -> None:
    raw = plan(
        table(
            f"{heading} | Action | Lead | By when | Evidence of completion",
            "Few women row. | Hold an open day | Coach | May 2024 | List of guests",
            "Boats leak. | Mend them | Wright | June 2024 | Photographs",
        )
    )
    assert rows(raw, "finding", "evidence")[1] == ("Boats leak.", "Photographs")


@pytest.mark.parametrize("heading", ["Where are we now?", "Current position", "State of play"])
def test_how_things_stand_in_front_of_the_actions_is_the_finding(heading: str) -> None:
    lines = [
        f"Theme | {heading} | What will we do? | Who | By when",
        "Light | Six of ten lamps are lit. | Mend the other four | Dock crew | May 2024",
        "Ropes | No list of ropes is kept. | Write a list | Clerk | June 2024",
    ]
    raw = plan(table(*lines))
    assert rows(raw, "section", "finding", "progress_text") == [
        ("Light", "Six of ten lamps are lit.", ""),
        ("Ropes", "No list of ropes is kept.", ""),
    ]
    raw = plan(table(lines[0].replace("What will we do?", "Next steps"), *lines[1:]))
    assert rows(raw, "progress_text")[0] == ("Six of ten lamps are lit.",)


def test_measures_beside_an_indicator_who_and_when_are_the_actions_where_nothing_is_found() -> None:
    lines = [
        "No. | Measure | Category | Lead authority | Key performance indicator | Due date",
        "1 | Ferry to the island | Traffic | Dock crew | Number of boats | May 2024",
        "2 | Lamps at each step | Light | Clerk | Number of lamps | June 2024",
    ]
    assert rows(plan(table(*lines)), "section", "action", "success_measure") == [
        ("Traffic", "Ferry to the island", "Number of boats"),
        ("Light", "Lamps at each step", "Number of lamps"),
    ]
    figures = plan(table(lines[0].replace("Key performance indicator", "Target"), *lines[1:]))
    assert not figures.rows


@pytest.mark.parametrize(
    ("begun", "done"),
    [
        ("Year measure introduced", "Estimated / actual completion year"),
        ("Date introduced", "Actual or estimated completion"),
        ("Year introduced", "Expected/Actual end"),
    ],
)
def test_measures_of_a_yearly_report_say_when_they_began_and_by_when_they_end(
    begun: str, done: str
) -> None:
    """Measures, as authorities report each year on the quality of the air."""
    raw = plan(
        table(
            f"Measure no. | Measure | Category | {begun} | {done} | Organisations involved | "
            "Measure status | Reduction in smoke from measure | Key performance indicator",
            "1 | Ferry to the island | Traffic | 2028 | 2031 | Dock crew | Implementation | Less smoke | "
            "Number of boats",
            "2 | Lamps at each step | Light | 2029 | 2032 | Clerk | Completed | Unknown | Number of lamps",
        )
    )
    fields = ("action", "start_text", "due_text", "owner_text", "status_text", "impact")
    assert rows(raw, *fields) == [
        ("Ferry to the island", "2028", "2031", "Dock crew", "Implementation", "Less smoke"),
        ("Lamps at each step", "2029", "2032", "Clerk", "Completed", "Unknown"),
    ]
    assert rows(raw, "success_measure")[0] == ("Number of boats",)


def test_numbers_under_measure_in_front_of_the_actions_are_their_references() -> None:
    raw = plan(
        table(
            "Measure | Action | Progress",
            "1 | Keep the gauges of smoke | All gauges worked",
            "2 | Visit the yards | Fifty yards were seen",
        )
    )
    assert rows(raw, "action_ref", "action", "success_measure")[1] == ("2", "Visit the yards", "")


def test_a_barrier_is_what_was_found_where_nothing_else_is_and_else_a_risk() -> None:
    heads = "Building | Barrier | Solution | Lead | By when"
    line = "Boat shed | The sill is too high. | Fit a ramp | Clerk | May 2024"
    assert rows(plan(table(heads, line)), "section", "finding", "action", "risk") == [
        ("Boat shed", "The sill is too high.", "Fit a ramp", "")
    ]
    heads, line = "Action | Lead | By when | Barriers", "Fit a ramp | Clerk | May 2024 | No money"
    assert rows(plan(table(heads, line)), "finding", "action", "risk") == [
        ("", "Fit a ramp", "No money")
    ]


def test_criteria_of_an_auditor_tell_no_success() -> None:
    raw = plan(
        table(
            "Condition | Criteria | Effect | Corrective action | Contact person | Completion date",
            "No list is kept. | Code, s. 4 | Ropes are lost. | Write a list | Clerk | May 2024",
        )
    )
    assert rows(raw, "finding", "success_measure", "action") == [
        ("No list is kept.", "", "Write a list")
    ]


def test_outcomes_numbered_in_parts_in_front_of_the_actions_name_a_standard() -> None:
    heads = "Outcome | Action | Lead | Completion date"
    lines = (
        "2A: Boats are safe | Paint the edge with sand | Dock crew | May 2024",
        "2B: Lamps are lit | Fit a lamp at each step | Dock crew | June 2024",
    )
    assert rows(plan(table(heads, *lines)), "section", "success_measure")[1] == (
        "2B: Lamps are lit",
        "",
    )
    domains = (f"Quay | {line}" for line in lines)
    raw = plan(table(f"Domain | {heads}", *domains))
    assert rows(raw, "section", "success_measure") == [("Quay", ""), ("Quay", "")]
    assert raw.rows[0].others["Outcome"].text == "2A: Boats are safe"
    counted = (line[4:] for line in lines)
    assert rows(plan(table(heads, *counted)), "success_measure")[0] == ("Boats are safe",)


@pytest.mark.parametrize(
    "review", ["Planned review date", "Target review date", "Next review date"]
)
def test_a_review_that_is_planned_is_a_deadline_only_where_nothing_else_is(review: str) -> None:
    heads = f"Action | Owner | Target date for implementation | {review}"
    line = "Write a list | Clerk | May 2024 | May 2025"
    assert rows(plan(table(heads, line)), "due_text") == [("May 2024",)]
    heads, line = f"Action | Owner | {review}", "Write a list | Clerk | May 2025"
    assert rows(plan(table(heads, line)), "due_text") == [("May 2025",)]


@pytest.mark.parametrize(
    ("over", "ticks"), [("Affects the harbour?", []), ("Status", [("Future", "Yes")])]
)
def test_yes_under_a_state_is_one_where_the_heading_over_it_asks_nothing_else(
    over: str, ticks: list[tuple[str, str]]
) -> None:
    raw = plan(
        f"""| **Action** | **Lead** | **By when** | **{over}** | < |
        | ^ | ^ | ^ | **Current** | **Future** |
        | Fit a lamp at each step | Dock crew | May 2024 | No | Yes |
        | Write a list of ropes | Clerk | June 2024 | No | Yes |"""
    )
    assert [(name, cell.text) for name, cell in raw.rows[0].ticks] == ticks


def test_numbers_of_minutes_are_no_deadlines() -> None:
    raw = plan(
        table(
            "Meeting | Minute | Action | Who | Progress",
            "13/5/24 | 24/51 | Fit a lamp at each step | Dock crew | Ordered",
            "3/6/24 | 24/12 | Write a list of ropes | Clerk | Begun",
        )
    )
    assert rows(raw, "due_text", "action_ref") == [("", "24/51"), ("", "24/12")]


def test_answers_under_position_are_the_response() -> None:
    raw = plan(
        table(
            "Recommendation | Position | Actions | Lead | Due",
            "Light the pier. | Accept in principle | Fit a lamp | Clerk | May 2024",
            "Count the ropes. | Subject to further consideration | Ask the crew | Clerk | May 2024",
        )
    )
    assert rows(raw, "response", "progress_text")[1] == ("Subject to further consideration", "")

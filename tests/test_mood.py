"""Columns under headings that nobody knows, told by how their texts are put."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.headings.phrases import heading_words

TABLE = """| {} | {} | {} | {} |
    | --- | --- | --- | --- |
    | Exits were blocked by boxes | Move the boxes to the yard | Store Manager | 3 May 2025 |
    | Staff had no fire training | Train each shift by turns | Shift Leader | 9 June 2025 |"""


def test_texts_that_bid_behind_such_that_tell_are_the_actions() -> None:
    raw = plan("# Fire visit", TABLE.format("Blue", "Yellow", "Torchbearer", "Moon"))
    assert rows(raw, "finding", "action", "owner_text", "due_text")[1] == (
        "Staff had no fire training",
        "Train each shift by turns",
        "Shift Leader",
        "9 June 2025",
    )
    assert {doubt[:2] for doubt in raw.doubts} == {
        ("heading-guessed", field) for field in ("finding", "action", "owner_text", "due_text")
    }


def test_what_is_known_stays_before_what_texts_look_like() -> None:
    raw = plan(TABLE.format("Action", "Comments", "Owner", "Due date"))
    assert rows(raw, "action")[0] == ("Exits were blocked by boxes",)


def test_works_without_anything_found_are_no_plan() -> None:
    raw = plan(
        """| Road | Description of works | Start | Finish | Status |
        | --- | --- | --- | --- | --- |
        | A12 | Repair the water main | 3 May 2025 | 9 May 2025 | Planned |
        | B6 | Replace the lamps by the bridge | 4 May 2025 | 8 May 2025 | In progress |"""
    )
    assert not raw.rows


@pytest.mark.parametrize(
    ("text", "bids", "tells"),
    [
        ("Review the policy with staff", True, False),
        ("1.2 Fit locks to all doors", True, False),
        ("Doors will be locked at night", True, False),
        ("Doors were not locked at night", False, True),
        ("Order 1", False, False),
        ("Fit locks", True, False),
        ("Review of the locks on doors", False, False),
        ("Two people to count the keys", True, False),
        ("Staff were unable to count the keys", False, True),
        ("Locks", False, False),
        ("The locks on four doors", False, False),
    ],
)
def test_a_text_bids_or_tells_or_neither(text: str, bids: bool, tells: bool) -> None:
    known = heading_words(words())
    assert (mood.bids(text, known), mood.tells(text, known)) == (bids, tells)


def test_who_visited_is_no_owner() -> None:
    table = TABLE.format("Finding", "Action", "Unit visited", "Due date")
    assert "owner_text" not in plan(table).rows[0].fields


def test_of_two_columns_that_bid_the_first_is_what_was_asked() -> None:
    raw = plan(
        "# Visit",
        """| Blue | Yellow | Torchbearer | Moon | Gold |
        | --- | --- | --- | --- | --- |
        | Raise the aims of the history course | Write a new course | Clerk | May 2025 | £900 |
        | Reduce noise in the corridors | Train each class by turns | Head of Year | June 2025 | Nil |""",
    )
    assert rows(raw, "finding", "action", "owner_text", "due_text", "resources")[0] == (
        "Raise the aims of the history course",
        "Write a new course",
        "Clerk",
        "May 2025",
        "£900",
    )


def test_whom_to_ask_is_no_owner() -> None:
    raw = plan(
        """| You told us | We will | Who you can speak to | Who is on the case | Due date |
        | --- | --- | --- | --- | --- |
        | The pool is cold | Warm the pool | Desk Team | Pool Lead | May 2025 |
        | The hall is dark | Add four lamps | Desk Team | Hall Lead | June 2025 |"""
    )
    assert rows(raw, "owner_text") == [("Pool Lead",), ("Hall Lead",)]


def test_of_sentences_one_that_tells_is_enough() -> None:
    raw = plan(
        "# Visit",
        """| Blue | Yellow | Torchbearer | Moon |
        | --- | --- | --- | --- |
        | Keys were left in the doors at night | Buy a safe for keys | Site Manager | May 2025 |
        | Reviews took longer than eight weeks | Bring in two more staff | Head of Care | June 2025 |""",
    )
    assert rows(raw, "finding", "action")[1] == (
        "Reviews took longer than eight weeks",
        "Bring in two more staff",
    )


def test_a_day_is_a_deadline_before_a_stretch_of_time_is() -> None:
    raw = plan(
        """| Finding | Action | Owner | Regulatory date | Float |
        | --- | --- | --- | --- | --- |
        | Tanks were dirty | Clean all tanks | Ann Ash | 31/03/2027 | 2 months |
        | Alarms were off | Mend the alarms | Bob Elm | 31/12/2027 | 3 weeks |"""
    )
    assert rows(raw, "due_text") == [("31/03/2027",), ("31/12/2027",)]


def test_a_post_that_has_to_do_with_costs_is_who_does_it() -> None:
    raw = plan(
        """| Finding | Action | Cost centre manager | Due date |
        | --- | --- | --- | --- |
        | Tanks were dirty | Clean all tanks | Director: Works | May 2025 |
        | Alarms were off | Mend the alarms | Director: Sites | June 2025 |"""
    )
    assert rows(raw, "owner_text") == [("Director: Works",), ("Director: Sites",)]


def test_a_tick_when_it_is_done_is_its_state() -> None:
    raw = plan(
        """| Finding | Action | Owner | Due date | Tick when finished |
        | --- | --- | --- | --- | --- |
        | Tanks were dirty | Clean all tanks | Ann Ash | May 2025 | ✓ |
        | Alarms were off | Mend the alarms | Bob Elm | June 2025 | |"""
    )
    assert rows(raw, "due_text", "status_text") == [("May 2025", "✓"), ("June 2025", "")]


def test_what_is_wanted_is_no_action_where_one_stands_in_front_of_it() -> None:
    raw = plan(
        """| Finding | Remedy found | Result hoped for | Owner | Due date |
        | --- | --- | --- | --- | --- |
        | Exits were blocked | Move the boxes to the yard | Free exits at all times | Mr Till | 3 May 2025 |
        | Nobody was trained | Train each shift by turns | Every shift is trained | Ms Bell | 9 June 2025 |"""
    )
    assert rows(raw, "action") == [("Move the boxes to the yard",), ("Train each shift by turns",)]


def test_improvements_that_bid_are_the_actions_behind_what_was_so() -> None:
    raw = plan(
        """| Word from the visitor | Improvement chosen | Gain we expect | Owner | Due date |
        | --- | --- | --- | --- | --- |
        | Exits were blocked | Move the boxes to the yard | Free exits at all times | Mr Till | 3 May 2025 |
        | Staff were not trained | Train each shift by turns | Every shift is trained | Ms Bell | 9 June 2025 |"""
    )
    assert rows(raw, "finding", "action")[0] == ("Exits were blocked", "Move the boxes to the yard")


@pytest.mark.parametrize(
    ("text", "bid"),
    [
        ("Access rights to the payroll system are not removed", False),
        ("Check staff files are complete", False),
        ("Audit care files and report what was found", True),
        ("Recruit 30 officers", True),
        ("Audit 500 incidents each month", True),
        ("Complete 31 March 2026", False),
        ("Ensure self-evaluation is robust", True),
        ("Develop pupils’ skills in writing", True),
        ("Complete.", False),
        ("Complete 100%", False),
        ("Share what was learned with teams where audits were poor", True),
    ],
)
def test_a_thing_with_its_verb_further_on_bids_nothing(text: str, bid: bool) -> None:
    assert mood.bids(text, heading_words(words())) == bid


def test_a_measure_that_bids_behind_the_actions_makes_them_no_findings() -> None:
    raw = plan(
        """| Green | Yellow | Moon | What will patients notice? |
        | --- | --- | --- | --- |
        | Move the boxes to the yard | Store Manager | 3 May 2025 | Reduce falls by half |
        | Train each shift by turns | Shift Leader | 9 June 2025 | Increase calm on wards |"""
    )
    assert all("finding" not in row.fields for row in raw.rows)


@pytest.mark.parametrize("heading", ["Our pledge", "Theme"])
def test_sentences_that_bid_under_the_name_of_groups_are_actions_where_no_others_are(
    heading: str,
) -> None:
    raw = plan(
        f"""| Challenge from visitors | {heading} | Lead | Due date |
        | --- | --- | --- | --- |
        | Ropes were left to rot in the rain. | Build a shed for all of them. | Bosun | May 2031 |
        | Lamps were not lit on the pier. | Put up two lamps at its end. | Warden | June 2031 |"""
    )
    assert rows(raw, "finding", "action") == [
        ("Ropes were left to rot in the rain.", "Build a shed for all of them."),
        ("Lamps were not lit on the pier.", "Put up two lamps at its end."),
    ]
    assert heading in {doubt[2] for doubt in raw.doubts}


@pytest.mark.parametrize(("aim", "told"), [("Undertaking sought", True), ("Outcome sought", False)])
def test_what_was_so_under_a_heading_that_hardly_speaks_of_aims_was_found(
    aim: str, *, told: bool
) -> None:
    raw = plan(
        f"""| {aim} | Action | Lead | Due date |
        | --- | --- | --- | --- |
        | Ropes were left to rot in the rain. | Build a shed | Bosun | May 2031 |
        | Lamps were not lit on the pier. | Put up two lamps | Warden | June 2031 |"""
    )
    found = "Ropes were left to rot in the rain." if told else ""
    assert rows(raw, "finding")[0] == (found,)


def test_a_benefit_is_no_action_beside_texts_that_bid() -> None:
    raw = plan(
        """| Finding | Benefit | Works | Lead | Due date |
        | --- | --- | --- | --- | --- |
        | Ropes were left to rot. | Boats are safe. | Build a shed | Bosun | May 2031 |
        | Lamps were not lit. | Boats are safe. | Put up two lamps | Warden | June 2031 |"""
    )
    assert rows(raw, "action", "success_measure") == [
        ("Build a shed", "Boats are safe."),
        ("Put up two lamps", "Boats are safe."),
    ]

"""Columns under headings that nobody knows, told by how their texts are put."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from documents import words

from planlift.extract.assembly import mood
from planlift.extract.assembly.phrases import heading_words

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

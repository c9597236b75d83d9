"""Texts in front of who and when: which of them say what was found, and which what is done."""

from __future__ import annotations

from documents import plan
from documents import rows

ROWS = """
    | Leaves block the drains each autumn | A sweeper comes twice a week | {} | May 2025 |
    | Bins were full by noon on Sundays | Larger bins beside the lake | {} | June 2025 |"""


def _table(*headings: str, who: tuple[str, str] = ("Park Warden", "Site Manager")) -> str:
    return f"| {' | '.join(headings)} |\n    | --- | --- | --- | --- |{ROWS.format(*who)}"


def test_a_name_of_groups_over_sentences_behind_others_is_what_is_done() -> None:
    raw = plan(_table("What we heard on the day", "Our ambition", "Owner", "Due date"))
    assert rows(raw, "finding", "action")[1] == (
        "Bins were full by noon on Sundays",
        "Larger bins beside the lake",
    )


def test_behind_what_is_known_to_be_found_a_hint_at_it_is_what_is_done() -> None:
    raw = plan(_table("Finding", "Improvement offered", "Lead", "Target date"))
    assert rows(raw, "finding", "action")[0] == (
        "Leaves block the drains each autumn",
        "A sweeper comes twice a week",
    )


def test_who_may_be_told_by_posts_alone() -> None:
    raw = plan(_table("Evidence from the walk", "Answer", "Risk lies with", "Complete by"))
    assert rows(raw, "finding", "action", "owner_text")[0] == (
        "Leaves block the drains each autumn",
        "A sweeper comes twice a week",
        "Park Warden",
    )


def test_a_blank_column_takes_no_finding_from_one_with_texts() -> None:
    raw = plan(
        """| Requirement given | Plan | Who | When | Inspector's comments |
        | --- | --- | --- | --- | --- |
        | Gates must close by themselves | Fit springs to both gates | Warden | May 2025 | |
        | Paths must be even | Lay new slabs by the lake | Warden | June 2025 | |"""
    )
    assert rows(raw, "finding")[0] == ("Gates must close by themselves",)


def test_degrees_and_states_are_no_findings_whatever_stands_above() -> None:
    raw = plan(
        """| Must do / Should do | Seen on the day | Action | Owner | Due | Condition |
        | --- | --- | --- | --- | --- | --- |
        | Must | The lift was out of order | Repair the lift | Caretaker | May 2025 | Completed |
        | Should | The hall was cold at noon | Set the timer | Caretaker | June 2025 | In progress |"""
    )
    assert rows(raw, "priority", "finding", "status_text") == [
        ("Must", "The lift was out of order", "Completed"),
        ("Should", "The hall was cold at noon", "In progress"),
    ]


def test_what_is_done_stands_in_front_of_who_rather_than_behind() -> None:
    raw = plan(
        """| Weak point | Route out of it | Owner | Due date | Change for walkers |
        | --- | --- | --- | --- | --- |
        | The bridge was closed | Two new beams from oak | Warden | May 2025 | They cross dry |
        | No map at the gate | A map cut in slate | Warden | June 2025 | They find the hill |"""
    )
    assert rows(raw, "finding", "action")[0] == ("The bridge was closed", "Two new beams from oak")


def test_units_behind_the_actions_are_owners_where_posts_stand_in_them() -> None:
    text = """| Finding | Action | Department | Due date |
        | --- | --- | --- | --- |
        | The bridge was closed | Lay two new beams | {} | May 2025 |
        | No map at the gate | Put up a map | {} | June 2025 |"""
    posts = plan(text.format("Head of Paths", "Bridge Officer"))
    assert rows(posts, "owner_text")[0] == ("Head of Paths",)
    assert rows(plan(text.format("Paths", "Bridges")), "section")[0] == ("Paths",)

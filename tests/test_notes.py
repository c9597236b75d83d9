"""Rows of one text under an action: notes on it, or what stands over the next."""

from __future__ import annotations

from documents import plan
from documents import rows

HEADS = "| Ref | Task | Owner | Due date | Status |\n| --- | --- | --- | --- | --- |\n"


def test_a_row_that_names_its_field_belongs_to_the_action_above() -> None:
    raw = plan(
        HEADS
        + """| 1 | Agree the levels | Director | May 2023 | Complete |
        | Update June 2023: the Board has agreed the levels. | < | < | < | < |
        | Evidence: minutes of the Board. | < | < | < | < |
        | 2 | Fill all posts | Director | June 2023 | In progress |"""
    )
    assert rows(raw, "action", "progress_text", "evidence", "finding") == [
        (
            "Agree the levels",
            "Update June 2023: the Board has agreed the levels.",
            "Evidence: minutes of the Board.",
            "",
        ),
        ("Fill all posts", "", "", ""),
    ]


def test_sentences_under_each_action_are_notes_on_it() -> None:
    raw = plan(
        HEADS
        + """| 1 | Agree the levels | Director | May 2023 | Complete |
        | The Board agreed the levels at its meeting. | < | < | < | < |
        | 2 | Fill all posts | Director | June 2023 | In progress |
        | Three of the five posts have been filled. | < | < | < | < |"""
    )
    assert rows(raw, "progress_text", "section", "finding") == [
        ("The Board agreed the levels at its meeting.", "", ""),
        ("Three of the five posts have been filled.", "", ""),
    ]


def test_sentences_over_actions_are_findings() -> None:
    raw = plan(
        HEADS
        + """| The levels of staff were not safe on wards. | < | < | < | < |
        | 1 | Agree the levels | Director | May 2023 | Complete |
        | Posts were left open for many months. | < | < | < | < |
        | 2 | Fill all posts | Director | June 2023 | In progress |"""
    )
    assert rows(raw, "finding", "progress_text") == [
        ("The levels of staff were not safe on wards.", ""),
        ("Posts were left open for many months.", ""),
    ]


def test_a_label_alone_is_no_note() -> None:
    raw = plan(
        HEADS
        + """| 1 | Agree the levels | Director | May 2023 | Complete |
        | Monitoring | < | < | < | < |
        | 2 | Audit each ward | Director | June 2023 | In progress |"""
    )
    assert rows(raw, "section") == [("",), ("Monitoring",)]


def test_a_note_need_not_span_and_the_last_may_stand_below_the_table() -> None:
    raw = plan(
        """| Action | Owner | Deadline |
        | --- | --- | --- |
        | Mend the roof of the hall | Ann | May 2024 |
        | Update: Completed. The slates are new. | | |
        | Paint the doors of the hall | Ben | June 2024 |
        | Update: | Delayed. No paint yet. | |
        | Clean the lamps of the hall | Cem | July 2024 |""",
        "Update: On track. Half are done.",
    )
    assert rows(raw, "action", "progress_text") == [
        ("Mend the roof of the hall", "Update: Completed. The slates are new."),
        ("Paint the doors of the hall", "Update: Delayed. No paint yet."),
        ("Clean the lamps of the hall", "Update: On track. Half are done."),
    ]

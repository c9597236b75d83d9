"""Records of two or three rows: texts over the whole width, labelled facts below them."""

from __future__ import annotations

from documents import plan
from documents import rows

FACTS = "| Lead: {} | Due: {} | Overseen by: Board, monthly |"
WIDE = "| {} | < | < |"


def test_what_is_done_stands_over_who_and_when() -> None:
    raw = plan(
        "\n".join(
            [
                WIDE.format("Move the boxes to the yard."),
                FACTS.format("Warden", "3 May 2031"),
                WIDE.format("Fit locks on all gates."),
                FACTS.format("Clerk", "June 2031"),
            ]
        )
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Move the boxes to the yard.", "Warden", "3 May 2031"),
        ("Fit locks on all gates.", "Clerk", "June 2031"),
    ]


def test_labels_over_the_whole_width_head_columns_as_well() -> None:
    raw = plan(
        "\n".join(
            [
                WIDE.format("Finding: Exits were blocked."),
                WIDE.format("Action: Move the boxes."),
                FACTS.format("Warden", "3 May 2031"),
                WIDE.format("Finding: Gates stood open."),
                WIDE.format("Action: Fit locks."),
                FACTS.format("Clerk", "June 2031"),
            ]
        )
    )
    assert rows(raw, "finding", "action", "due_text")[1] == (
        "Gates stood open.",
        "Fit locks.",
        "June 2031",
    )
    assert rows(raw, "monitoring")[0] == ("Board, monthly",)


def test_what_stands_over_several_records_names_their_group() -> None:
    raw = plan(
        "\n".join(
            [
                WIDE.format("Safety"),
                WIDE.format("Action: Move the boxes."),
                FACTS.format("Warden", "3 May 2031"),
                WIDE.format("Action: Fit locks."),
                FACTS.format("Clerk", "June 2031"),
            ]
        )
    )
    assert rows(raw, "section", "action") == [
        ("Safety", "Move the boxes."),
        ("Safety", "Fit locks."),
    ]


def test_facts_may_stand_in_one_row_of_one_text_or_in_two_rows() -> None:
    raw = plan(
        """| Move the boxes to the yard. | < |
        | Lead: Warden; Deadline: 3 May 2031 | < |
        | Fit locks on all gates. | < |
        | Lead: Clerk; Deadline: June 2031 | < |"""
    )
    assert rows(raw, "action", "owner_text")[1] == ("Fit locks on all gates.", "Clerk")
    raw = plan(
        """| Move the boxes to the yard. | < |
        | Lead: Warden | Due: 3 May 2031 |
        | Status: Complete | Evidence: Photographs |
        | Fit locks on all gates. | < |
        | Lead: Clerk | Due: June 2031 |
        | Status: Not started | Evidence: None yet |"""
    )
    assert rows(raw, "action", "status_text")[1] == ("Fit locks on all gates.", "Not started")


def test_other_labels_in_one_of_them_make_no_records() -> None:
    raw = plan(
        """| Minutes of the meeting | < |
        | Present: Ann Poole | Time: 3 pm |
        | Matters arising | < |
        | Absent: Ben Carr | Place: Hall |"""
    )
    assert not raw.rows

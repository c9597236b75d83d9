"""Facts that cells label within their text, and paragraphs that name what tables are about."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import read
from read_rows import table
from read_rows import values


def test_owner_and_date_within_the_text_of_an_action() -> None:
    raw = plan(
        """| Ref | Recommendation | Agreed action, date and owner | Progress |
        | --- | --- | --- | --- |
        | A.1 | Report to the board. | Report each quarter. Owner: Head of IT. Date: 31 May 2025 | Done |
        | A.2 | Review the records. | Review all. Owner: All heads. Date: 1 June 2025 | Ongoing |"""
    )
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text") == [
        ("A.1", "Report each quarter.", "Head of IT", "31 May 2025"),
        ("A.2", "Review all.", "All heads", "1 June 2025"),
    ]


def test_a_label_that_another_column_holds_stays_in_the_text() -> None:
    raw = plan(
        """| Finding | Action | Owner | Due |
        | --- | --- | --- | --- |
        | Files are late | Tell staff. Owner: everybody | Head of HR | May 2025 |"""
    )
    assert rows(raw, "action", "owner_text") == [("Tell staff. Owner: everybody", "Head of HR")]


def test_a_number_and_a_dash_before_a_finding() -> None:
    raw = plan(
        """| Recommendation | Action | Lead | Target date |
        | --- | --- | --- | --- |
        | R1 – Tell a clear story | Write a vision | Chief Executive | May 2025 |
        | R2 – Strengthen scrutiny | Train the chairs | Monitoring Officer | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("R1", "Tell a clear story"),
        ("R2", "Strengthen scrutiny"),
    ]


def test_paragraphs_that_say_by_when_or_number_a_finding_stand_over_what_follows() -> None:
    table = """| Improvement needed | Service action | Responsible officer |
    | --- | --- | --- |
    | The trolley is not checked | {} | Ward Manager |"""
    raw = plan(
        "Immediate actions",
        table.format("Check the trolley each day"),
        "Within three months",
        table.format("Train all the staff of the ward"),
    )
    assert rows(raw, "section") == [("Immediate actions",), ("Within three months",)]


def test_a_column_of_numbers_names_no_group() -> None:
    raw = plan(
        """| Finding | Standard | Action | Lead | Due |
        | --- | --- | --- | --- | --- |
        | The trolley is not checked | 2.9 | Check it each day | Ward Manager | May 2025 |
        | The fridge is not checked | 2.6 | Check it each week | Ward Manager | June 2025 |"""
    )
    assert rows(raw, "section") == [("",), ("",)]
    assert [row.others["Standard"].text for row in raw.rows] == ["2.9", "2.6"]


def test_labels_after_a_value_without_a_stop_are_found() -> None:
    raw = plan(
        """| Recommendation | Management response |
        | --- | --- |
        | Review each bank reconciliation. | Agreed. We will review it. Responsible officer: Finance Manager Implementation date: 31 July 2023 |
        | Raise orders first. | Agreed. A reminder is out. Responsible officer: HR Manager Implementation date: Implemented |"""
    )
    assert rows(raw, "owner_text", "due_text") == [
        ("Finance Manager", "31 July 2023"),
        ("HR Manager", "Implemented"),
    ]


def test_a_heading_of_a_term_or_by_a_day_dates_the_table_below_it() -> None:
    raw = plan(
        "# Plan of the school",
        "## Summer term 2024",
        """| Task | Led by |
        | --- | --- |
        | Buy books for the library | Bursar |""",
        "## By 4 October 2024",
        """| Task | Led by |
        | --- | --- |
        | Paint all the classrooms | Caretaker |""",
    )
    assert rows(raw, "action", "due_text") == [
        ("Buy books for the library", "Summer term 2024"),
        ("Paint all the classrooms", "By 4 October 2024"),
    ]


def test_a_term_above_progress_says_when_that_was() -> None:
    raw = plan(
        "# Review",
        "## Summer term 2024",
        """| Task | Led by | Progress |
        | --- | --- | --- |
        | Buy books for the library | Bursar | Complete |""",
    )
    assert rows(raw, "due_text") == [("",)]


_THREE = """| No. | Fault and recommendation | Management response / officer / date |
    | --- | --- | --- |
    | 1 | Nobody counts the tills. The tills should be counted. | {} |
    | 2 | Keys lie about. A safe should be bought. | {} |"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Tills are counted weekly. // Officer: Bursar // Date: 3 May 2031",
            "Agreed. A safe is on order. // Officer: Head Porter // Date: 4 May 2031",
        ),
        (
            "Tills are counted weekly. // Bursar // 3 May 2031",
            "Agreed. A safe is on order. // Head Porter // 4 May 2031",
        ),
    ],
)
def test_three_facts_under_one_heading(first: str, second: str) -> None:
    raw = plan(_THREE.format(first, second))
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text") == [
        ("1", "Tills are counted weekly.", "Bursar", "3 May 2031"),
        ("2", "Agreed. A safe is on order.", "Head Porter", "4 May 2031"),
    ]


def test_a_post_between_what_is_done_and_its_date_is_who_does_it() -> None:
    raw = plan(
        """| Fault | Recommendation | Agreed action/timing |
        | --- | --- | --- |
        | Tills | Count the tills. | They are counted weekly. // Finance Manager // 3 May 2031 |
        | Keys | Buy a safe. | A safe is on order. // Head of Property // 4 May 2031 |"""
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("They are counted weekly.", "Finance Manager", "3 May 2031"),
        ("A safe is on order.", "Head of Property", "4 May 2031"),
    ]


def test_a_status_and_a_colon_in_front_of_what_was_done_is_no_label() -> None:
    raw = plan(
        """| Weakness | Action | Owner | Position |
        | --- | --- | --- | --- |
        | Beds are old | Buy new beds | Matron | Completed: beds were bought for all of the wards in both of the houses |
        | Keys are lost | Buy a safe | Porter | Complete: a safe was bought |
        | Doors stick | Plane the doors | Joiner | Completed: two doors were planed |"""
    )
    assert [row.fields["progress_text"].text.partition(":")[0] for row in raw.rows] == [
        "Completed",
        "Complete",
        "Completed",
    ]


def test_status_and_due_and_a_colon_are_labels_whatever_follows() -> None:
    raw = plan(
        """| Recommendation | Reply |
        | --- | --- |
        | Buy new beds | New beds are bought ward by ward. Due: May 2031 // Status: Underway and on order |
        | Buy a safe | A safe is bought for each house. Due: June 2031 // Status: Underway, two are in |"""
    )
    assert rows(raw, "due_text", "status_text") == [
        ("May 2031", "Underway and on order"),
        ("June 2031", "Underway, two are in"),
    ]


def test_a_date_in_what_was_done_makes_the_status_in_front_of_it_no_label() -> None:
    raw = plan(
        """| Weakness | Action | Owner | Progress check |
        | --- | --- | --- | --- |
        | Beds are old | Buy new beds | Matron | Complete: in use since 1 November. |
        | Keys are lost | Buy a safe | Porter | Complete: bought on 3 May. |"""
    )
    assert rows(raw, "progress_text") == [
        ("Complete: in use since 1 November.",),
        ("Complete: bought on 3 May.",),
    ]


def test_a_state_behind_a_post_stands_for_its_date_though_nothing_parts_them() -> None:
    raw = plan(
        """| Fault | Recommendation | Responsible officer and date |
        | --- | --- | --- |
        | Tills | Count the tills each week. | Finance Manager // 3 May 2031 |
        | Keys | Buy a safe for the keys. | Monitoring Officer Implemented |"""
    )
    assert rows(raw, "owner_text", "due_text") == [
        ("Finance Manager", "3 May 2031"),
        ("Monitoring Officer", "Implemented"),
    ]


@pytest.mark.parametrize("heading", ["Date done/comments", "Comments and date completed"])
def test_comments_and_the_day_it_was_done_in_one_column(heading: str) -> None:
    raw = plan(
        f"""| Action | Who | By when | {heading} |
        | --- | --- | --- | --- |
        | Count the tills | Clerk | May 2031 | Done 5 May 2031 |
        | Buy a safe | Clerk | May 2031 | Chased 9 May 2031 |
        | Buy new keys | Clerk | May 2031 | 9 May 2031 |
        | Paint the door | Clerk | May 2031 | 11 May 2031 // It is green now |"""
    )
    assert rows(raw, "completed_text", "progress_text") == [
        ("", "Done 5 May 2031"),
        ("", "Chased 9 May 2031"),
        ("9 May 2031", ""),
        ("11 May 2031", "It is green now"),
    ]


def test_a_day_alone_under_done_or_due_is_the_deadline() -> None:
    raw = plan(
        """| Finding | Action | Lead | Completed/target date |
        | --- | --- | --- | --- |
        | Ropes rot. | Build a shed | Bosun | 26 July 2031 |
        | Lamps are dark. | Put up two lamps | Warden | June 2031 |"""
    )
    assert rows(raw, "due_text") == [("26 July 2031",), ("June 2031",)]


@pytest.mark.parametrize("state", ["NOT IMPLEMENTED", "NOT STARTED", "Not Implemented"])
def test_a_state_of_two_words_in_capitals_is_no_label_of_its_last(state: str) -> None:
    result = read(
        table(
            "Finding | Action | Owner | Due | Latest position",
            f"Files are late. | Tell all staff | Ann Lee | May 2026 | {state}: Drafts were sent.",
            f"Desks are bare. | Buy two lamps | Bob Day | May 2026 | {state}: Shops were shut.",
        )
    )
    assert values(result, "status", "progress") == [
        ("not_started", "Drafts were sent."),
        ("not_started", "Shops were shut."),
    ]

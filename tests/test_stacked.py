"""Lists in cells, numbered alike: each action with its own owner and date."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

FIELDS = ("finding_ref", "finding", "action_ref", "action", "owner_text", "due_text")


def test_roman_numbers_pair_actions_owners_and_dates() -> None:
    raw = plan(
        """| Shortfall | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | A. Doors were left open. | i) Fit new locks // ii) Train the staff // iii) Check each week | i) Caretaker // ii) Trainer // iii) Matron | i) 3 May 2024 // ii) June 2024 // iii) Weekly |
        | B. Beds were not made. | i) Buy new sheets // ii) Write a rota | i) Buyer // ii) Matron | i) May 2024 // ii) July 2024 |"""
    )
    assert rows(raw, *FIELDS)[1:4] == [
        ("A", "Doors were left open.", "ii", "Train the staff", "Trainer", "June 2024"),
        ("A", "Doors were left open.", "iii", "Check each week", "Matron", "Weekly"),
        ("B", "Beds were not made.", "i", "Buy new sheets", "Buyer", "May 2024"),
    ]


def test_an_initial_is_no_number() -> None:
    raw = plan(
        """| Action | Owner | Deadline |
        | --- | --- | --- |
        | A. Smith to write the rota | A. Smith | May 2024 |
        | Mend all the doors | B. Jones | May 2024 |
        | Mend all the beds | B. Jones | May 2024 |"""
    )
    assert rows(raw, "action_ref", "action", "owner_text")[0] == (
        "",
        "A. Smith to write the rota",
        "A. Smith",
    )


def test_one_degree_of_importance_under_rating_is_a_priority() -> None:
    raw = plan(
        """| Weakness | Rating | Action | Owner | Deadline |
        | --- | --- | --- | --- | --- |
        | Keys were lost. | Medium | Buy a safe for keys | Bursar | May 2024 |"""
    )
    assert rows(raw, "priority") == [("Medium",)]


def test_an_agency_that_a_form_names_beside_its_lead_is_no_owner() -> None:
    raw = plan(
        """| Agency | All partners | Lead officer | Board Manager |
        | What we will do | Hold a course on neglect | < | < |
        | Target date | May 2024 | RAG | Green |
        | Update | Ten people came | < | < |"""
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Hold a course on neglect", "Board Manager", "May 2024")
    ]
    assert raw.rows[0].others["Agency"].text == "All partners"


NUMBERED = "(1a) Buy new ropes // (1b) Clean the lamps // (1c) Paint the hull"


def test_numbered_actions_part_with_their_owners_where_one_date_holds_for_all() -> None:
    raw = plan(
        f"""| Weakness | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Boats are unsafe. | {NUMBERED} | Skipper // Lamp Keeper // Head of the Yard | May 2024 |"""
    )
    assert rows(raw, "action_ref", "action", "owner_text", "due_text") == [
        ("1a", "Buy new ropes", "Skipper", "May 2024"),
        ("1b", "Clean the lamps", "Lamp Keeper", "May 2024"),
        ("1c", "Paint the hull", "Head of the Yard", "May 2024"),
    ]


def test_actions_without_numbers_stay_together_where_only_owners_stand_beside_each() -> None:
    raw = plan(
        """| Weakness | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Boats are unsafe. | Buy new ropes // Clean the lamps | Skipper // Lamp Keeper | May 2024 |"""
    )
    assert rows(raw, "owner_text") == [("Skipper\nLamp Keeper",)]


def test_one_of_the_actions_beside_dates_may_be_complete() -> None:
    raw = plan(
        f"""| Weakness | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Boats are unsafe. | {NUMBERED} | Skipper | Complete // May 2024 // End of June 2024 |"""
    )
    assert rows(raw, "action_ref", "due_text") == [
        ("1a", "Complete"),
        ("1b", "May 2024"),
        ("1c", "End of June 2024"),
    ]


def test_a_status_over_its_note_holds_for_each_action_of_the_row() -> None:
    raw = plan(
        """| Weakness | Action | Deadline | Progress |
        | --- | --- | --- | --- |
        | Boats are unsafe. | (1a) Buy ropes // (1b) Clean lamps | May 2024 // June 2024 | Not started // Awaiting a price. |
        | Boats are late. | (2a) Buy sails // (2b) Mend masts | May 2024 // June 2024 | Completed // In progress |"""
    )
    assert rows(raw, "action_ref", "progress_text") == [
        ("1a", "Not started\nAwaiting a price."),
        ("1b", "Not started\nAwaiting a price."),
        ("2a", "Completed"),
        ("2b", "In progress"),
    ]


def test_quarters_beside_numbered_actions_are_dates_of_their_own() -> None:
    raw = plan(
        f"""| Weakness | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Boats are unsafe. | {NUMBERED} | Skipper | May 2024 // Q3 2024 // End of August 2025 |"""
    )
    assert rows(raw, "due_text") == [("May 2024",), ("Q3 2024",), ("End of August 2025",)]


def test_numbers_in_a_line_part_where_the_first_stands_in_front_of_the_cell() -> None:
    raw = plan(
        """| Weakness | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Boats are unsafe. | (4a) Buy new ropes. (4b) Clean the lamps // (4c) Paint the hull | Skipper | May 2024 // June 2024 // July 2024 |"""
    )
    assert rows(raw, "action_ref", "action") == [
        ("4a", "Buy new ropes."),
        ("4b", "Clean the lamps"),
        ("4c", "Paint the hull"),
    ]


def test_dashes_that_somebody_typed_in_front_of_items_are_no_part_of_them() -> None:
    raw = plan(
        """| Aim | Action | Owner | Deadline |
        | --- | --- | --- | --- |
        | Safe boats | – Count the boats // – Paint the hulls | Boatman // Cox | May 2024 // June 2024 |
        | Dry ropes | – Hang the ropes // – Oil the blocks | Bosun // Cox | May 2024 // July 2024 |"""
    )
    assert rows(raw, "action", "owner_text", "due_text")[:2] == [
        ("Count the boats", "Boatman", "May 2024"),
        ("Paint the hulls", "Cox", "June 2024"),
    ]


@pytest.mark.parametrize("dash", [" – ", " to ", " until "])
def test_the_two_ends_of_a_stretch_are_no_dates_of_two_actions(dash: str) -> None:
    raw = plan(
        f"""| Action | Owner | Due |
        | --- | --- | --- |
        | Buy ten lamps. // Test them all. | Ann | December 2025{dash}March 2026 |
        | Paint the pier. // Oil the crane. | Bob | December 2025, March 2026 |"""
    )
    assert rows(raw, "due_text") == [
        (f"December 2025{dash}March 2026",),
        ("December 2025",),
        ("March 2026",),
    ]

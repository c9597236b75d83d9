"""Lists in cells, numbered alike: each action with its own owner and date."""

from __future__ import annotations

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

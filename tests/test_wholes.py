"""Two columns that both name actions: which of them holds what is to be done, row by row."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows


@pytest.mark.parametrize(
    ("broad", "finer"),
    [
        ("Action", "Sub-tasks"),
        ("Strategy", "Action steps"),
        ("Commitment", "Actions"),
        ("Activity", "Detailed actions"),
    ],
)
def test_the_finer_column_holds_the_actions(broad: str, finer: str) -> None:
    raw = plan(
        f"""| {broad} | {finer} | Lead officer | Due date |
        | --- | --- | --- | --- |
        | Make the park safe | Cut back the hedges by the gate | Ranger | May 2024 |
        |  | Put a lamp at each crossing | Engineer | June 2024 |
        | Open the park for longer | Pay for a second shift | Manager | July 2024 |"""
    )
    assert rows(raw, "finding", "action", "owner_text") == [
        ("Make the park safe", "Cut back the hedges by the gate", "Ranger"),
        ("Make the park safe", "Put a lamp at each crossing", "Engineer"),
        ("Open the park for longer", "Pay for a second shift", "Manager"),
    ]
    assert {doubt[:2] for doubt in raw.doubts} == {
        ("heading-guessed", "finding"),
        ("heading-guessed", "action"),
    }


def test_where_one_text_stands_over_several_the_other_is_the_finer() -> None:
    raw = plan(
        """| Recommendation | Improvement action | What | Who | When |
        | --- | --- | --- | --- | --- |
        | Keep the lake clean. | Better care of the banks | Fence off the nests | Ranger | May 2024 |
        | ^ | ^ | Plant more reeds at the inlet | Ranger | June 2024 |
        | ^ | ^ | Take out the old jetty | Builder | July 2024 |"""
    )
    assert rows(raw, "finding", "action") == [
        ("Keep the lake clean.", "Fence off the nests"),
        ("Keep the lake clean.", "Plant more reeds at the inlet"),
        ("Keep the lake clean.", "Take out the old jetty"),
    ]


def test_steps_beside_finding_and_action_are_details() -> None:
    raw = plan(
        """| Recommendation | Action | Next steps | Who | When |
        | --- | --- | --- | --- | --- |
        | Keep the lake clean. | Fence off the nests | Buy posts and wire | Ranger | May 2024 |
        | Light the paths. | Put up new lamps | Ask for three quotes | Builder | July 2024 |"""
    )
    assert rows(raw, "action") == [("Fence off the nests",), ("Put up new lamps",)]


def test_steps_that_tell_beside_finding_and_what_will_be_done_are_no_actions() -> None:
    raw = plan(
        """| Concern | What we will do | Steps | Who | When |
        | --- | --- | --- | --- | --- |
        | The lake is dirty. | Fence off the nests | Report went to the board | Ranger | May 2024 |
        | The paths are dark. | Put up new lamps | Course booked for May | Builder | July 2024 |
        | The jetty is old. | Take out the jetty | Permit was refused once | Builder | July 2024 |"""
    )
    assert rows(raw, "action")[:2] == [("Fence off the nests",), ("Put up new lamps",)]
    assert raw.rows[0].others["Steps"].text == "Report went to the board"


def test_numbers_under_a_heading_over_two_columns_beside_those_of_the_findings() -> None:
    raw = plan(
        """| No. | Recommendation | Agreed actions | < | Owner |
        | --- | --- | --- | --- | --- |
        | 4 | Light the paths at night. | 4.1 | Put up six new lamps | Engineer |
        | ^ | ^ | 4.2 | Cut back the trees around them | Ranger |
        | 5 | Keep the lake clean. | 5.1 | Fence off the nests | Ranger |"""
    )
    assert rows(raw, "finding_ref", "action_ref", "action") == [
        ("4", "4.1", "Put up six new lamps"),
        ("4", "4.2", "Cut back the trees around them"),
        ("5", "5.1", "Fence off the nests"),
    ]


DELIVERED = """| Action | Deliverable | Timeline | Responsibility |
    | --- | --- | --- | --- |
    | 7. Keep the lake clean. | {0} | May 2024 | Ranger |
    | ^ | {1} | June 2024 | Builder |
    | 8. Open the park for longer. | {2} | May 2024 | Manager |
    | ^ | {3} | July 2024 | Manager |"""


def test_deliverables_that_bid_under_one_action_are_the_actions() -> None:
    raw = plan(
        DELIVERED.format(
            "Fence off the nests", "Take out the old jetty", "Pay a second shift", "Print new signs"
        )
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("7", "Keep the lake clean.", "Fence off the nests"),
        ("7", "Keep the lake clean.", "Take out the old jetty"),
        ("8", "Open the park for longer.", "Pay a second shift"),
        ("8", "Open the park for longer.", "Print new signs"),
    ]


def test_deliverables_that_bid_nothing_measure_success() -> None:
    raw = plan(
        DELIVERED.format("No rubbish on the banks", "Two clean jetties", "200 guests", "New signs")
    )
    assert {action for (action,) in rows(raw, "action")} == {
        "Keep the lake clean.",
        "Open the park for longer.",
    }


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("Improvement", ("Views are gathered", "Ask all tenants")),
        ("Action", ("", "Views are gathered")),
    ],
)
def test_milestones_of_an_improvement_are_the_actions_and_those_of_an_action_are_not(
    heading: str, first: tuple[str, str]
) -> None:
    raw = plan(
        f"""| No. | {heading} | Key milestones | Target date | Lead |
        | --- | --- | --- | --- | --- |
        | 1 | Views are gathered | Ask all tenants | May 2024 | Ann Lee |
        | ^ | ^ | Hold a meeting | June 2024 | Bob Roe |
        | ^ | ^ | Print the answers | July 2024 | Ann Lee |
        | 2 | Rents are fair | Compare the rents | June 2024 | Bob Roe |"""
    )
    assert rows(raw, "finding", "action")[0] == first

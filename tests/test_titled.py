"""Forms under a title that gives their finding, over the table of its actions."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

_STEPS = """| Action | Owner | Due |
    | --- | --- | --- |
    | Mend the pier | Ann | May 2024 |
    | Paint the pier | Bob | June 2024 |"""


@pytest.mark.parametrize("label", ["Detail", "Observation", "What we saw there"])
@pytest.mark.parametrize("title", ["Finding 2: Old pier", "Finding 2 – Old pier"])
def test_the_form_goes_on_with_the_finding_of_its_title(title: str, label: str) -> None:
    raw = plan(
        "# Port audit",
        f"""| {title} | < |
        | {label} | Nine of the boards were loose. |
        | Risk | Somebody may fall into the water. |
        | Rating | High |""",
        _STEPS,
    )
    assert set(rows(raw, "finding_ref", "finding", "risk")) == {
        ("2", "Old pier\nNine of the boards were loose.", "Somebody may fall into the water.")
    }


def test_a_title_and_its_form_in_one_grid_with_the_actions() -> None:
    raw = plan(
        """| Finding 7: Old pier | < | < |
        | Detail | Nine of the boards were loose. | < |
        | Risk | Somebody may fall into the water. | < |
        | Agreed action | Responsible | Due |
        | Mend the pier | Ann | May 2024 |""",
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("7", "Old pier\nNine of the boards were loose.", "Mend the pier")
    ]


def test_a_title_without_a_number_gives_no_finding() -> None:
    raw = plan(
        "# Port audit",
        """| Old pier | < |
        | Detail | Nine of the boards were loose. |
        | Rating | High |""",
        _STEPS,
    )
    assert set(rows(raw, "finding_ref", "finding")) == {("", "")}


def test_cards_of_two_rows_with_two_labels_each() -> None:
    card = """| Card {0} | < | < | < |
        | Finding | The {1} was shut all day | Action | Open the {1} at nine |
        | Owner | {2} | Due | 4 May 2031 |"""
    raw = plan("# Port audit", card.format(1, "gate", "Ann"), card.format(2, "office", "Bob"))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("The gate was shut all day", "Open the gate at nine", "Ann", "4 May 2031"),
        ("The office was shut all day", "Open the office at nine", "Bob", "4 May 2031"),
    ]


def test_headings_over_one_row_are_no_labels_in_pairs() -> None:
    raw = plan(
        """| Finding | Action | Owner | Due |
        | The gate was shut all day | Open the gate at nine | Ann | 4 May 2031 |"""
    )
    assert rows(raw, "finding", "owner_text") == [("The gate was shut all day", "Ann")]

"""Records that open with a label which says neither what was found nor what is to be done."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

CARDS = [
    ("{opening}: {first}", "Action: Mend the sea wall.", "Owner: Mason", "Status: Open"),
    ("{opening}: {second}", "Action: Count the boats.", "Owner: Bosun", "Status: Closed"),
]


def cards(opening: str, first: str, second: str) -> list[str]:
    said = {"opening": opening, "first": first, "second": second}
    return [line.format(**said) for card in CARDS for line in card]


@pytest.mark.parametrize(
    ("opening", "name", "first", "second"),
    [
        ("Priority", "priority", "High", "Low"),
        ("Risk", "risk", "Floods", "Theft"),
        ("Date raised", "start_text", "3 May 2024", "4 June 2024"),
    ],
)
def test_the_label_that_comes_again_opens_each(
    opening: str, name: str, first: str, second: str
) -> None:
    raw = plan(*cards(opening, first, second))
    assert rows(raw, name, "action", "owner_text", "status_text") == [
        (first, "Mend the sea wall.", "Mason", "Open"),
        (second, "Count the boats.", "Bosun", "Closed"),
    ]


def test_a_preamble_in_front_of_them_opens_none() -> None:
    raw = plan("Author: Ann Bell", *cards("Priority", "High", "Low"))
    assert rows(raw, "priority", "owner_text") == [("High", "Mason"), ("Low", "Bosun")]


def test_a_label_that_ends_each_record_opens_none() -> None:
    raw = plan(
        *("Dated: 3 May 2024", "Author: Ann Bell"),
        *("Action: Mend the sea wall.", "Owner: Mason", "Dated: 4 June 2024"),
        *("Action: Count the boats.", "Owner: Bosun", "Dated: 5 July 2024"),
    )
    assert rows(raw, "action", "owner_text") == [
        ("Mend the sea wall.", "Mason"),
        ("Count the boats.", "Bosun"),
    ]


def test_each_holds_several_actions() -> None:
    raw = plan(
        *("Priority: High", "Finding: The wall leaks.", "Action: Mend it.", "Owner: Mason"),
        *("Action: Build a mole.", "Owner: Diver"),
        *("Priority: Low", "Finding: Boats are lost.", "Action: Count them.", "Owner: Bosun"),
    )
    assert rows(raw, "finding", "action", "owner_text") == [
        ("The wall leaks.", "Mend it.", "Mason"),
        ("The wall leaks.", "Build a mole.", "Diver"),
        ("Boats are lost.", "Count them.", "Bosun"),
    ]


def test_a_title_that_is_a_label_opens_none() -> None:
    raw = plan("Action plan", *cards("Priority", "High", "Low"))
    assert rows(raw, "priority", "owner_text") == [("High", "Mason"), ("Low", "Bosun")]

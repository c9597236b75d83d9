"""Numbers that nest down one table: groups, what was found in them, and what is done about it."""

from __future__ import annotations

from documents import plan
from documents import rows

HEADINGS = "| {} | Action | Owner | Due | Notes |\n| --- | --- | --- | --- | --- |\n"
ACTIONS = ("| {} | Move the boxes | Warden | 3 May 2031 | |", "| {} | Fit locks | Clerk | | |")


def _table(*lines: str, number: str = "No.") -> str:
    return HEADINGS.format(number) + "\n".join(lines)


def test_three_levels_are_a_group_what_was_found_and_what_is_done() -> None:
    raw = plan(
        _table(
            "| 1 | Safety | | | |",
            "| 1.1 | Exits | | | |",
            ACTIONS[0].format("1.1.1"),
            ACTIONS[1].format("1.1.2"),
            "| 1.2. | Gates stood open at night. | | | |",
            ACTIONS[1].format("1.2.1"),
        )
    )
    assert rows(raw, "section", "finding_ref", "finding", "action_ref", "action") == [
        ("1 Safety", "1.1", "Exits", "1.1.1", "Move the boxes"),
        ("1 Safety", "1.1", "Exits", "1.1.2", "Fit locks"),
        ("1 Safety", "1.2", "Gates stood open at night.", "1.2.1", "Fit locks"),
    ]


def test_of_two_levels_the_upper_one_says_what_was_found_or_names_a_group() -> None:
    said = plan(
        _table(
            "| R1 | Exits were blocked by boxes. | | | |",
            ACTIONS[0].format("R1a"),
            "| R2 | Gates | | | |",
            ACTIONS[1].format("R2a"),
        )
    )
    assert rows(said, "finding_ref", "finding") == [
        ("R1", "Exits were blocked by boxes."),
        ("R2", "Gates"),
    ]
    named = plan(_table("| 1 | Exits | | | |", ACTIONS[0].format("1.1"), number="Ref"))
    assert rows(named, "section", "finding", "action") == [("1 Exits", "", "Move the boxes")]


def test_a_number_that_no_other_goes_on_from_is_that_of_an_action() -> None:
    raw = plan(
        _table("| 1 | Paint the gate | | | |", ACTIONS[0].format("10"), ACTIONS[1].format("11"))
    )
    assert rows(raw, "action_ref", "finding") == [("1", ""), ("10", ""), ("11", "")]


def test_an_action_with_an_owner_of_its_own_stays_one_above_its_steps() -> None:
    raw = plan(_table("| 1 | Clear exits | Warden | | |", ACTIONS[0].format("1.1")))
    assert rows(raw, "action") == [("Clear exits",), ("Move the boxes",)]


def test_steps_that_say_nothing_else_either_make_nothing_a_group() -> None:
    raw = plan(
        _table(
            "| 1 | Clear exits | | | |", "| 1.1 | Move boxes | | | |", "| 1.2 | Fit locks | | | |"
        )
    )
    assert len(rows(raw, "action")) == 3

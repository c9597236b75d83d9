"""Forms with two labels and their values in a row, some of which nobody knows."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load


@pytest.mark.parametrize("unknown", ["KXN reference", "Berth"])
def test_a_text_where_other_rows_have_their_second_label_is_one(unknown: str) -> None:
    raw = plan(
        f"""| Agreed action | Mend the sea wall. |<|<|
        | Priority | High | {unknown} | A/12 |
        | Responsible officer | Mason | Timescale | May 2024 |"""
    )
    assert rows(raw, "priority", "owner_text", "due_text") == [("High", "Mason", "May 2024")]
    assert raw.rows[0].others[unknown].text == "A/12"


def test_a_heading_over_the_whole_width_labels_the_text_below_it() -> None:
    raw = plan(
        """| Agreed action |<|<|<|
        | The harbour master will mend the sea wall. |<|<|<|
        | Priority | High | Tide | Low |
        | Responsible officer | Mason | Timescale | May 2024 |"""
    )
    assert rows(raw, "action", "due_text") == [
        ("The harbour master will mend the sea wall.", "May 2024")
    ]


def test_who_and_when_below_an_action_need_none_of_their_own() -> None:
    raw = plan(
        """| Requirement 2: |<|
        | The port must count its boats. |<|
        | Action planned: |<|
        | A count will be held each month. |<|
        | Timescale | Responsible person |
        | May 2024 | Bosun |"""
    )
    assert rows(raw, "action", "due_text") == [("A count will be held each month.", "May 2024")]
    assert not raw.rows[0].checks


def test_the_answer_may_stand_below_the_question_of_a_form() -> None:
    asked = [
        ("Please describe clearly the action you are going to take", "Mend the sea wall."),
        ("Who is responsible for the action?", "Mason"),
        ("Date actions will be completed:", "May 2024"),
    ]
    cells = "".join(f"<tr><td><p>{ask}</p><p>{told}</p></td></tr>" for ask, told in asked)
    raw = assemble(html(f"<table>{cells}</table>"), load())
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Mend the sea wall.", "Mason", "May 2024")
    ]


@pytest.mark.parametrize("mark", ["", "!"])
@pytest.mark.parametrize("name", ["Finding", "Recommendation", "Issue"])
def test_the_label_of_a_finding_may_hold_its_number_and_be_marked_as_a_heading(
    name: str, mark: str
) -> None:
    cards = [
        f"""| {mark}{name} {at} | {mark}Keys of team {at} are lost | < | < |
        | Action | Count the keys of team {at} each week. | < | < |
        | Lead | Head Porter | By when | {at} May 2026 |"""
        for at in (1, 2)
    ]
    assert rows(plan(*cards), "finding_ref", "finding", "action", "due_text") == [
        (
            f"{at}",
            f"Keys of team {at} are lost",
            f"Count the keys of team {at} each week.",
            f"{at} May 2026",
        )
        for at in (1, 2)
    ]


def test_numbers_with_the_name_of_what_they_count_are_no_labels_at_the_side() -> None:
    raw = plan(
        """| Concern no. | Matter of concern | Action proposed | Director |
        | --- | --- | --- | --- |
        | AFI 1 | The pier was dark at night. | Buy ten lamps | Ann |
        | AFI 2 | The crane was rusty. | Paint the crane | Bob |
        | AFI 3 | No flare was on board. | Buy six flares | Cy |"""
    )
    assert [action for (action,) in rows(raw, "action")] == [
        "Buy ten lamps",
        "Paint the crane",
        "Buy six flares",
    ]

"""Forms of inspectorates, in which the questions stand over the whole width."""

from __future__ import annotations

from documents import plan
from documents import rows

_FORM = """| Activity regulated | Regulation |
| --- | --- |
| Care in a person's own home | Regulation 9 |
| ^ | How the regulation was not being met: Visits were late. |
| Please describe clearly the action you are going to take | < |
| Rounds will be planned by area. | < |
| Who is responsible for the action? | Care Manager |
| How are you going to ensure that this lasts? | < |
| Times of visits will be looked at each week. | < |
| Who is responsible? | Area Manager |
"""
_DATE = """| Date actions will be completed: | 3 May 2022 |
| What is the impact on people? | < |
| People are rung when a visit is late. | < |
"""
_ROW = ("Visits were late.", "Rounds will be planned by area.", "Care Manager", "3 May 2022")
_FIELDS = ("finding", "action", "owner_text", "due_text")


def test_a_form_under_two_headings_is_no_table_and_asks_twice_who() -> None:
    assert rows(plan(_FORM + _DATE), *_FIELDS) == [_ROW]


def test_a_form_goes_on_on_the_next_page_below_its_first_row() -> None:
    rest = f"| Activity regulated | Regulation |\n| --- | --- |\n{_DATE}"
    assert rows(plan(_FORM, rest, paged=True), *_FIELDS) == [_ROW]


def test_the_name_of_the_form_is_no_group() -> None:
    raw = plan(
        """| Care improvement plan | < |
        | To comply with the Homes Act | < |
        | Area for improvement 1 // Stated: Once // To be completed by: 3 May | Lock the store. |
        | ^ | Response by the provider: // A lock was put on the store door. |"""
    )
    assert rows(raw, "section", "action") == [
        ("To comply with the Homes Act", "A lock was put on the store door.")
    ]


def test_the_questions_of_a_form_are_headings_of_columns_as_well() -> None:
    raw = plan(
        """| How the standard was not being met | Describe clearly the action you have planned in \
answer | Who will be responsible for this? | By what date will the work be finished? |
        | --- | --- | --- | --- |
        | Visits were late. | Plan rounds by area. | Care Manager | 3 May 2022 |
        | Keys were lost. | Keep keys in a safe. | Area Manager | 9 May 2022 |"""
    )
    assert rows(raw, *_FIELDS)[1] == (
        "Keys were lost.",
        "Keep keys in a safe.",
        "Area Manager",
        "9 May 2022",
    )


def test_an_answer_of_the_registered_person_is_no_owner() -> None:
    raw = plan(
        """| Number | Details | To be met by | Response by registered manager on what was done |
        | --- | --- | --- | --- |
        | 1 | The store must be locked at all times. | 3 May 2022 | A lock was put on the door. |
        | 2 | Falls must be looked into each month. | 9 May 2022 | The deputy looks at each. |"""
    )
    assert rows(raw, "finding", "action", "owner_text")[1] == (
        "Falls must be looked into each month.",
        "The deputy looks at each.",
        "",
    )

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

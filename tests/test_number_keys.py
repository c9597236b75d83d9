"""Numbers that stand for states of work: ``Assessment of progress`` over ``1`` to ``4``."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

PLAN = """| No. | Recommendation | Who | By when | Progress so far | Assessment of progress (1-4) |
| 1 | Ask each crew what it thinks of the new lamps | Warden | May 2031 | A form was made | 2 |
| 2 | Mend the steps of the harbour before the winter | Mason | June 2031 | No stone yet | 3 |"""
GRADES = {"1": "Fully achieved", "2": "On-track", "3": "Slipped", "4": "Not achieved"}


@pytest.mark.parametrize(
    "key",
    [
        "1 Fully achieved\n\n2 On-track\n\n3 Slipped\n\n4 Not achieved",
        "1 = Fully achieved, 2 = On-track, 3 = Slipped, 4 = Not achieved",
        "Key: 1 – Fully achieved; 2 – On-track; 3 – Slipped; 4 – Not achieved",
        "| 1 | Fully achieved |\n| 2 | On-track |\n| 3 | Slipped |\n| 4 | Not achieved |",
        "| 1 | Fully achieved | 2 | On-track | 3 | Slipped | 4 | Not achieved |",
    ],
)
def test_a_key_says_which_state_each_number_is(key: str) -> None:
    blocks = key.split("\n\n") if not key.startswith("|") else [key]
    raw = plan("# The harbour after the visit", PLAN, *blocks)
    assert raw.legend == GRADES
    assert rows(raw, "status_text", "progress_text") == [
        ("2", "A form was made"),
        ("3", "No stone yet"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Assessment of progress Categories 1 - 4",
        "Assessment of progress (1-4)",
        "Assessment of progress 1 to 4",
        "Assessment of progress",
    ],
)
def test_the_numbers_that_a_heading_announces_make_no_difference_to_it(heading: str) -> None:
    raw = plan("# The harbour", PLAN.replace("Assessment of progress (1-4)", heading))
    assert rows(raw, "status_text") == [("2",), ("3",)]


@pytest.mark.parametrize(
    "text", ["1. Completed forms go to the clerk by Friday", "2 Wardens", "1 High, 2 Low"]
)
def test_numbered_texts_are_no_key(text: str) -> None:
    assert plan("# The harbour after the visit", PLAN, text).legend == {}


@pytest.mark.parametrize(
    ("key", "legend"),
    [
        ("Key: I = In place; N = Not started", {"i": "In place", "n": "Not started"}),
        ("C = Complete, IP = In progress", {"c": "Complete", "ip": "In progress"}),
        ("| C | Complete |\n| NS | Not started |", {"c": "Complete", "ns": "Not started"}),
    ],
)
def test_letters_may_stand_for_states_of_work_and_are_nobodys_initials(
    key: str, legend: dict[str, str]
) -> None:
    raw = plan("# The harbour after the visit", PLAN, key)
    assert (raw.legend, raw.initials) == (legend, {})


def test_letters_that_stand_for_no_states_are_initials() -> None:
    raw = plan("# The harbour", PLAN, "PM – Planned maintenance; CM – Clerk of the moorings")
    assert (raw.legend, set(raw.initials)) == ({}, {"PM", "CM"})

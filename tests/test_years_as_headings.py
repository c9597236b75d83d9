"""Years and other stretches as headings: plans tick or fill in what they do in each."""

from __future__ import annotations

import pytest
from documents import plan
from read_rows import read
from read_rows import table
from read_rows import values


@pytest.mark.parametrize(
    ("years", "first", "last"),
    [
        (("2031", "2032", "2033"), "2031", "2032\n2033"),
        (("2031/32", "2032/33", "2033/34"), "2031/32", "2032/33\n2033/34"),
        (("2031–2032", "2032–2033", "2033–2034"), "2031–2032", "2032–2033\n2033–2034"),
    ],
)
def test_ticks_under_years_say_when(years: tuple[str, ...], first: str, last: str) -> None:
    found = read(
        table(
            f"Code | Action | Lead | {' | '.join(years)}",
            "P1 | Count the boats | Bosun | X | |",
            "P2 | Mend the wall | Mason | | X | X",
        )
    )
    assert values(found, "action_ref", "due_text") == [("P1", first), ("P2", last)]


@pytest.mark.parametrize(
    "stretches",
    [
        ("Short", "Medium", "Long"),
        ("Short-term (1-2 years)", "Medium-term (3-5 years)", "Long-term"),
        ("0-6 months", "6-12 months", "12+ months"),
        ("Immediately", "Within 6 months", "Within 2 years"),
        ("Y1", "Y2", "Y3"),
        ("2031 Q1", "2031 Q2", "2031 Q3"),
    ],
)
def test_ticks_under_stretches_of_time_say_when(stretches: tuple[str, ...]) -> None:
    found = read(
        table(
            f"Action | Lead | {' | '.join(stretches)}",
            "Count the boats | Bosun | X | |",
            "Mend the wall | Mason | | | X",
        )
    )
    assert values(found, "due_text") == [(stretches[0],), (stretches[2],)]


def test_ticks_under_a_heading_that_asks_when_say_when_and_grades_say_how_urgent() -> None:
    for group, first, last, column in (
        ("Timeframe", "Short", "Long", "due_text"),
        ("Priority", "High", "Low", "priority"),
    ):
        found = read(
            f"""
            | Action          | Lead  | {group} | <      | <      |
            | ^               | ^     | {first} | Medium | {last} |
            | --------------- | ----- | ------- | ------ | ------ |
            | Count the boats | Bosun | X       |        |        |
            | Mend the wall   | Mason |         | X      |        |
            """
        )
        assert values(found, column) == [(first,), ("Medium",)]


def test_sums_under_years_are_kept_under_them() -> None:
    found = read(
        table(
            "Project | Officer | 2031 | 2032 | 2033",
            "Mend the wall of the harbour | Mason | 100 | 120 | 130",
            "Paint all of the boats | Bosun | 20 | 22 | 21",
        )
    )
    assert values(found, "action_ref", "due_text", "2031") == [
        ("", "", "100"),
        ("", "", "20"),
    ]


def test_figures_of_each_year_make_no_plan() -> None:
    raw = plan(
        table(
            "Indicator | Owner | 2031 | 2032 | 2033",
            "Boats seen | Bosun | 201 | 190 | 188",
            "Walls mended | Mason | 12 | 14 | 11",
        )
    )
    assert not raw.rows


def test_figures_behind_what_is_to_be_done_are_no_numbers_of_it() -> None:
    found = read(
        table(
            "Action | Lead | Deckhands",
            "Count the boats | Bosun | 12",
            "Mend the wall | Mason | 31",
        )
    )
    assert values(found, "action_ref", "Deckhands") == [("", "12"), ("", "31")]

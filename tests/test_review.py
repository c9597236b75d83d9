"""Checks that a careful colleague would make: each fires when it should, and only then."""

from __future__ import annotations

import pytest
from read_rows import codes
from read_rows import of_plan
from read_rows import read
from read_rows import table
from read_rows import values

HEADS = "Action | Lead | By when | Status"
DATED = "Date of plan: 3 January 2024"


def rows(*dates_and_statuses: tuple[str, str]) -> str:
    names = ["Train all staff", "Audit all files", "Write the policy", "Hold an open day"]
    names += [f"Do thing number {n}" for n in range(9)]
    lines = [
        f"{name} | Head of HR | {due} | {status}"
        for name, (due, status) in zip(names, dates_and_statuses, strict=False)
    ]
    return table(HEADS, *lines)


OPEN = [("29 March 2024", "Not started"), ("30 April 2024", "In progress")]
OPEN += [("31 May 2024", "Not started"), ("28 June 2024", "In progress")]


def test_a_due_date_before_the_plan_is_asked_about() -> None:
    result = read("# Plan", DATED, rows(("30 November 2023", "In progress"), *OPEN))
    assert codes(result, 0) == {"due-before-plan"}
    assert not any(codes(result, row) for row in range(1, 5))


@pytest.mark.parametrize("status", ["Completed", "Overdue", "Superseded"])
def test_what_is_done_given_up_or_said_to_be_late_may_lie_before_the_plan(status: str) -> None:
    result = read("# Plan", DATED, rows(("30 November 2023", status), *OPEN))
    assert "due-before-plan" not in codes(result, 0)


def test_not_started_when_its_date_had_passed_is_a_contradiction() -> None:
    result = read("# Plan", DATED, rows(("30 November 2023", "Not started"), *OPEN))
    assert codes(result, 0) == {"due-before-plan", "status-against-date"}


def test_where_most_dates_lie_before_the_plan_its_own_date_is_asked_about_once() -> None:
    late = [(f"{day} November 2023", "In progress") for day in (6, 7, 8, 9)]
    result = read("# Plan", DATED, rows(*late, OPEN[0]))
    assert not any(codes(result, row) for row in range(5))
    [(code, why)] = of_plan(result)
    assert code == "due-before-plan"
    assert "4 of 5 due dates" in why


def test_a_year_far_from_the_others_is_asked_about() -> None:
    result = read(rows(*OPEN, ("31 March 2042", "Not started")))
    assert codes(result, 4) == {"year-unlikely"}
    assert not any("year-unlikely" in codes(result, row) for row in range(4))


def test_last_years_date_in_january_is_asked_about() -> None:
    slip = ("31 January 2023", "Not started")
    assert "year-unlikely" in codes(read(rows(slip, *OPEN)), 0)
    assert "year-unlikely" not in codes(read(rows(("31 January 2023", "Completed"), *OPEN)), 0)
    assert "year-unlikely" not in codes(read(rows(("29 September 2023", "Not started"), *OPEN)), 0)
    assert "year-unlikely" not in codes(read(rows(slip, *OPEN[:3])), 0)


def test_a_long_plan_with_dates_in_every_year_has_no_odd_year() -> None:
    every = [(f"31 March {year}", "In progress") for year in range(2021, 2028)]
    result = read(rows(*every))
    assert not any("year-unlikely" in codes(result, row) for row in range(7))


def test_a_far_year_that_several_rows_have_or_a_near_one_leads_to_is_no_slip() -> None:
    far = [("31 March 2042", "Not started")]
    assert not any("year-unlikely" in codes(read(rows(*OPEN, *3 * far)), row) for row in range(7))
    span = read(rows(*OPEN, ("2024-2042", "Not started")))
    assert "year-unlikely" not in codes(span, 4)


def test_years_of_two_digits_near_the_others_are_asked_about_once() -> None:
    short = [("29/03/24", "Not started"), ("30/04/24", "In progress")]
    result = read(rows(*short, *OPEN[2:]))
    assert not any(codes(result, row) for row in range(4))
    [(code, why)] = of_plan(result)
    assert (code, why[-8:]) == ("year-completed", "(2 rows)")
    alone = read(rows(*short))
    assert [code for code, _ in of_plan(alone)] == ["year-completed"]
    assert not codes(alone, 0) | codes(alone, 1)
    assert codes(read(rows(("29 March", "Not started"), *OPEN)), 0) == {"year-completed"}


def test_weekends_are_asked_about_where_they_are_the_exception_and_no_end_of_a_month() -> None:
    ends = [("31 March 2024", "Not started"), ("30 June 2024", "In progress")]
    assert not any(codes(read(rows(*ends, *OPEN)), row) for row in range(6))
    saturday = ("13 April 2024", "Not started")
    assert codes(read(rows(saturday, *OPEN)), 0) == {"date-weekend"}
    often = read(rows(saturday, ("4 May 2024", "Not started"), ("9 June 2024", "Open"), *OPEN))
    assert not any(codes(often, row) for row in range(7))
    [(code, why)] = of_plan(often)
    assert (code, why[-8:]) == ("date-weekend", "(3 rows)")


def done(*days: str, metadata: dict[str, str] | None = None) -> set[int]:
    """Rows whose day of completion is asked about, in a plan of 3 January 2024."""
    lines = [f"Do thing {n} | Head of HR | 1 February 2024 | {day}" for n, day in enumerate(days)]
    body = table("Action | Lead | By when | Date completed", *lines)
    result = read("# Plan", DATED, body, metadata=metadata)
    return {n for n in range(len(days)) if "status-against-date" in codes(result, n)}


def test_done_in_the_future_is_asked_about_where_it_is_the_exception() -> None:
    before = ["4 December 2023", "5 December 2023", "6 December 2023", "7 December 2023"]
    assert done(*before, "15 January 2024") == set()
    assert done(*before, "15 January 2025") == {4}
    assert done("15 May 2024", "16 May 2024", "17 May 2024", *before[:1]) == set()


def test_nothing_is_done_after_the_file_was_saved() -> None:
    days = ["4 March 2024", "5 March 2024", "6 March 2024", "8 April 2024"]
    assert done(*days, metadata={"modified": "2024-03-31"}) == {3}
    assert done(*days, metadata={"modified": "2024-04-30"}) == set()
    assert done(*days, metadata={"modified": "2013-12-23"}) == set()
    assert done(*days, metadata={"modified": "no date"}) == set()


def test_done_on_a_day_and_yet_not_done() -> None:
    heads = "Action | Lead | By when | Status | Date completed"
    result = read(
        table(
            heads,
            "Train all staff | Head of HR | 1 May 2024 | In progress | 18 April 2024",
            "Audit all files | Head of HR | 1 May 2024 | Completed | 18 April 2024",
            "Write the policy | Head of HR | 1 May 2024 | In progress | ",
        )
    )
    assert codes(result, 0) == {"status-against-date"}
    assert codes(result, 1) == codes(result, 2) == set()


def test_due_before_it_starts() -> None:
    result = read(
        table(
            "Action | Lead | Start date | By when",
            "Train all staff | Head of HR | 3 June 2024 | 1 May 2024",
            "Audit all files | Head of HR | 1 April 2024 | 1 May 2024",
            "Write the policy | Head of HR | ongoing | 1 May 2024",
        )
    )
    assert [codes(result, row) for row in range(3)] == [{"due-before-start"}, set(), set()]


REFS = "Finding | Action ref | Action | Lead | By when"


def refs(*lines: str) -> list[bool]:
    result = read(table(REFS, *(f"{line} | Head of HR | 1 May 2024" for line in lines)))
    return ["duplicate-ref" in codes(result, row) for row in range(len(lines))]


def test_a_reference_used_twice_is_asked_about() -> None:
    assert refs("Weak files | 1 | Train staff", "Weak files | 2 | Audit", "Late | 2 | Write") == [
        *(False, True, True),
    ]


def test_references_that_begin_anew_under_each_finding_are_no_twins() -> None:
    first = ["Weak files | a | Train staff", "Weak files | b | Audit files"]
    second = ["Late visits | a | Write a policy", "Late visits | b | Hold a meeting"]
    assert refs(*first, *second) == [False] * 4
    assert refs(*first, *second, "Late visits | b | Buy a van") == [*[False] * 3, True, True]


def test_a_number_on_two_findings_is_asked_about() -> None:
    heads = "Ref | Finding | Action | Lead | By when"
    end = "Head of HR | 1 May 2024"
    one, two = f"1 | Weak files | Train staff | {end}", f"2 | Late visits | Audit files | {end}"
    three = f"2 | Poor records | Write a policy | {end}"
    result = read(table(heads, one, two, three))
    assert ["duplicate-ref" in codes(result, row) for row in range(3)] == [False, True, True]
    again = f"1 | Poor records | Write a policy | {end}"
    result = read(table(heads, one, two, again))
    assert not any("duplicate-ref" in codes(result, row) for row in range(3))


def test_an_action_that_stands_twice_is_asked_about() -> None:
    line = "Train all staff | Head of HR | 1 May 2024"
    heads = "Action | Lead | By when"
    result = read(table(heads, line, "Train all staff | Head of IT | 1 May 2024", line))
    assert [codes(result, row) for row in range(3)] == [
        {"duplicate-action"},
        set(),
        {"duplicate-action"},
    ]


def test_a_missing_owner_or_date_is_asked_about_in_its_row() -> None:
    result = read(
        table(
            "Action | Lead | By when",
            "Train all staff | | 1 May 2024",
            "Audit all files | Head of HR | ",
            "Write the policy | TBC | TBC",
        )
    )
    assert [codes(result, row) for row in range(3)] == [
        {"no-owner"},
        {"no-date"},
        {"no-date", "no-owner"},
    ]
    assert of_plan(result) == []


def test_a_plan_without_a_column_of_owners_is_asked_once() -> None:
    lines = [f"Do thing number {n} | 1 May 2024 | On track" for n in range(5)]
    result = read(table("Action | By when | Status", *lines))
    assert not any(codes(result, row) for row in range(5))
    assert of_plan(result) == [("no-owner", "the plan has no column for the owner (5 rows)")]


def test_tables_without_a_column_of_dates_are_named_together() -> None:
    whole = table("Action | Lead | By when", "Train all staff | Head of HR | 1 May 2024")
    bare = table("Action | Lead | Status", "Audit all files | Head of HR | On track")
    result = read("# One", whole, "# Two", bare)
    assert of_plan(result) == [("no-date", "table 2 has no column for the due date (1 row)")]
    result = read("# One", whole, "# Two", bare, "# Three", bare.replace("files", "cases"))
    assert of_plan(result) == [
        ("no-date", "tables 2 and 3 have no column for the due date (2 rows)")
    ]


def test_colours_without_a_key_are_asked_about_once_for_each() -> None:
    lines = [f"Do thing number {n} | Head of HR | 1 May 2024 | Red" for n in range(4)]
    result = read(table("Action | Lead | By when | RAG", *lines))
    assert not any(codes(result, row) for row in range(4))
    assert of_plan(result) == [
        ("rag-only", "the document has no key that says what red means (4 rows)")
    ]


def test_a_letter_of_the_key_that_is_no_colour_says_how_far_it_is() -> None:
    heads = "Action | Lead | By when | RAG | Update"
    body = table(
        heads,
        "Mend the quay | Head of HR | 1 May 2024 | G | Contract let",
        "Light the pier | Head of HR | 1 May 2024 | C | Lamps are lit",
    )
    key = "Key: C – complete; G – on track; A – some slippage; R – off track"
    assert values(read(key, body), "status", "rag", "progress") == [
        ("in_progress", "green", "Contract let"),
        ("completed", None, "Lamps are lit"),
    ]


def test_words_against_their_colour_count_only_through_the_documents_key() -> None:
    heads = "Action | Lead | By when | Status | RAG"
    body = table(
        heads,
        "Train all staff | Head of HR | 1 May 2024 | In progress | Blue",
        "Audit all files | Head of HR | 1 May 2024 | Completed | Blue",
        "Write the policy | Head of HR | 1 May 2024 | In progress | Amber",
    )
    key = "| Blue | Completed |\n| Amber | Delayed |\n| Green | On track |"
    result = read(key, body)
    assert [codes(result, row) for row in range(3)] == [{"status-conflict"}, set(), set()]
    assert not any(codes(read(body), row) for row in range(3))


KEY = "Key to initials: RM = Registered Manager, OM = Operations Manager"


def test_initials_that_the_key_leaves_out_are_asked_about_once() -> None:
    lines = [
        f"Do thing number {n} | {who} | 1 May 2024" for n, who in enumerate(["RM", "ZZ", "ZZ"])
    ]
    result = read(KEY, table("Action | By whom | By when", *lines))
    assert not any(codes(result, row) for row in range(3))
    assert of_plan(result) == [("initials-unknown", "'ZZ' is not in the document's key (2 rows)")]


def test_a_key_of_other_things_explains_no_owner() -> None:
    lines = [f"Do thing number {n} | {who} | 1 May 2024" for n, who in enumerate(["JS", "ZZ"])]
    result = read(KEY, table("Action | By whom | By when", *lines))
    assert of_plan(result) == []


def test_an_acting_post_is_offered_as_the_same() -> None:
    result = read(
        table(
            "Action | Lead | By when",
            "Train all staff | Acting Head of HR | 1 May 2024",
            "Audit all files | Head of HR | 1 May 2024",
        )
    )
    assert [code for code, _ in of_plan(result)] == ["owner-alias"]
    assert set(result.actions.frame()["owners"]) == {"Acting Head of HR", "Head of HR"}


def test_an_ordinary_plan_raises_no_check_at_all() -> None:
    result = read(
        "# Improvement plan",
        DATED,
        table(
            "Ref | Action | Lead | By when | Status",
            "1.1 | Train all staff | Head of HR | 29 March 2024 | In progress",
            "1.2 | Audit all files | Quality Manager | 30 April 2024 | Not started",
            "1.3 | Write the policy | Director of Nursing | June 2024 | On track",
            "2.1 | Hold an open day | Registered Manager | 31 July 2024 | Completed",
        ),
    )
    assert result.checks == ()

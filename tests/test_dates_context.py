"""What the document says about its own dates, and when something was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from date_contexts import VOCABULARY
from date_contexts import context

from planlift.normalize.dates import build_context
from planlift.normalize.dates import completed_in_status
from planlift.normalize.dates import read_completed
from planlift.normalize.dates import read_due
from planlift.normalize.dates import with_staff
from planlift.normalize.dates.misprints import distance
from planlift.normalize.dates.words import compile_words
from planlift.vocabulary import load

if TYPE_CHECKING:
    from pathlib import Path

UK = context()


# ── day or month first ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("due", "language", "day_first", "sure"),
    [
        ((), "", True, False),
        ((), "en-GB", True, True),
        ((), "en-US", True, False),
        (("13/04/2024",), "", True, True),
        (("04/13/2024",), "", False, True),
        (("04/13/2024",), "en-GB", False, True),
        (("13/04/2024", "04/13/2024"), "en-GB", True, False),
        (("September 30, 2009",), "", False, True),
        (("30 September 2009",), "en-US", True, True),
        (("30 September 2009", "September 30, 2009"), "", True, False),
        (("2024-04-13",), "", True, False),
    ],
)
def test_the_order_is_decided_once_on_evidence(
    due: tuple[str, ...], language: str, *, day_first: bool, sure: bool
) -> None:
    one = context(*due, language=language)
    assert (one.day_first, one.order_sure) == (day_first, sure)


def test_dates_in_prose_show_the_order_and_nothing_else() -> None:
    prose = ["Sent on 10/28/2023", "Completed 12 March 2031", "Date: 3 May 2019"]
    one = build_context(["03/04/2024", "1 June"], [], {}, VOCABULARY, "", prose)
    assert (one.day_first, one.order_sure) == (False, True)
    assert one.plan_date is None
    assert read_due("03/04/2024", one).due == date(2024, 3, 4)
    assert read_due("1 June", one).due != date(2031, 6, 1)


def test_an_order_without_proof_is_asked_about() -> None:
    unsure = [code for code, _why in read_due("03/04/2024", context(language="")).doubts]
    assert unsure == ["date-order-unsure"]


# ── the plan's own date ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("label", "text", "plan", "inspection"),
    [
        ("Date", "27 July 2018", date(2018, 7, 27), None),
        ("", "Date: 27 July 2018", date(2018, 7, 27), None),
        ("", "Action Plan Submitted 05 November 2019", date(2019, 11, 5), None),
        ("", "Report Published 20 August 2019", date(2019, 8, 20), None),
        ("", "Version 4.5 27 July 2018", date(2018, 7, 27), None),
        ("", "FiNAL v1.0 27 July 2018", date(2018, 7, 27), None),
        ("", "V9 June 2015", date(2015, 6, 30), None),
        ("", "APPENDIX B Page 1 of 31 V 9 26 June 2015", date(2015, 6, 26), None),
        ("", "June 2015", date(2015, 6, 30), None),
        ("", "Action plan June 2015", date(2015, 6, 30), None),
        ("Last updated", "3 May 2019", date(2019, 5, 3), None),
        ("Date of inspection", "5 March 2019", None, date(2019, 3, 5)),
        ("", "Response to the inspection 23 April – 3 May 2019", None, date(2019, 5, 3)),
        ("Date of review", "3 May 2015", None, None),
        ("Next review", "June 2020", None, None),
        ("Lead officer", "Jane May", None, None),
        ("", "Children Act 1989", None, None),
        ("", "Improvement plan 2019-2020", None, None),
        ("", "Action plan 2021-2025", None, None),
        ("", "Action plan April 2021 to March 2024", None, None),
        ("", "The team met on 3 March 2020 and agreed a plan.", None, None),
        ("", "Agreed actions will be reviewed by 3 March 2024", None, None),
        ("", "Cabinet June 2015", None, None),
        ("", "Plan for May 2024 and June 2024", None, None),
        ("Date", "to be confirmed 2024 or 2025", None, None),
    ],
)
def test_the_plans_date_comes_from_labels_and_titles(
    label: str, text: str, plan: date | None, inspection: date | None
) -> None:
    one = context(document=((label, text),))
    assert (one.plan_date, one.inspection_date) == (plan, inspection)


def test_a_cover_page_is_read_line_by_line() -> None:
    cover = (
        "Action Plan: HMP Elmley\nAction Plan Submitted 05 November 2019\n"
        "A Response to the HMIP Inspection 23 April – 3 May 2019\nReport Published 20 August 2019"
    )
    one = context(document=(("", cover),))
    assert (one.plan_date, one.inspection_date) == (date(2019, 11, 5), date(2019, 5, 3))


def test_titles_that_differ_give_no_date() -> None:
    one = context(document=(("", "Action plan June 2015"), ("", "Action plan July 2016")))
    assert one.plan_date is None


def test_a_title_with_the_inspections_date_is_the_inspections() -> None:
    one = context(
        document=(("", "Inspection dates: 20 to 24 November 2023\n20 to 24 November 2023"),)
    )
    assert (one.plan_date, one.inspection_date) == (None, date(2023, 11, 24))


def test_a_school_is_told_by_several_signs() -> None:
    title = ("", "Green Primary School: action plan 2022/23")
    sure = context("Autumn term 2022", document=(title, ("Chair of Governors", "Mrs P. Jones")))
    assert (sure.school, sure.maybe_school) == (True, False)
    assert read_due("2022/23", sure).due == date(2023, 8, 31)
    assert read_due("July", sure).due == date(2023, 7, 31)
    one = context(document=(title,))
    assert (one.school, one.maybe_school) == (False, True)
    assert "date-from-period" in dict(read_due("2022/23", one).doubts)
    assert read_due("July", one).due is None
    assert read_due("January", one).due == date(2023, 1, 31)


def test_a_label_outweighs_a_title() -> None:
    one = context(document=(("", "Action plan June 2015"), ("Date", "3 July 2015")))
    assert one.plan_date == date(2015, 7, 3)


def test_the_files_own_age_is_no_plan_date() -> None:
    one = build_context([], [], {"created": "2019-05-03", "title": "Plan"}, VOCABULARY)
    assert one.plan_date is None
    assert one.years == (2019, 2019)
    assert read_due("within 3 months", one).due is None


def test_a_title_in_the_metadata_is_read_like_a_heading() -> None:
    one = build_context([], [], {"title": "Improvement plan June 2015"}, VOCABULARY)
    assert one.plan_date == date(2015, 6, 30)


def test_two_digits_take_the_century_of_the_document() -> None:
    assert read_due("31/03/99", context("31 March 1998")).due == date(1999, 3, 31)
    assert read_due("31/03/99", context("31 March 1998", "1 May 2003")).due == date(1999, 3, 31)
    assert read_due("31/03/24", context("31 March 2023")).due == date(2024, 3, 31)


def test_dates_with_two_figures_for_the_year_complete_those_without() -> None:
    one = context("31/05/23", "w/c 8th May", "End of June")
    assert read_due("w/c 8th May", one).due == date(2023, 5, 14)
    assert read_due("End of June", one).due == date(2023, 6, 30)
    assert read_due("9 Dec", context("19.10.22", "9 Dec", "30.11.22")).due == date(2022, 12, 9)
    assert read_due("End of June", context("31/05/23", "31/05/25")).due is None


@pytest.mark.parametrize(
    ("owners", "due", "doubts"),
    [
        (("Headteacher", "SENCO", "Site Manager"), date(2023, 8, 31), []),
        (("Virtual Headteacher", "Head of Early Help"), date(2023, 3, 31), ["date-from-period"]),
        (("Head of HR", "Director of Place"), date(2023, 3, 31), []),
        (("Principal Social Worker", "Virtual School Head"), date(2023, 3, 31), []),
    ],
)
def test_owners_that_are_people_of_a_school_make_it_a_schools_plan(
    owners: tuple[str, ...], due: date, doubts: list[str]
) -> None:
    reading = read_due("2022/23", with_staff(build_context([], [], {}, VOCABULARY), owners))
    assert (reading.due, [code for code, _why in reading.doubts]) == (due, doubts)


def test_a_plan_for_a_year_completes_its_dates_and_quarters() -> None:
    one = context(document=(("", "Improvement plan 2023/24"),))
    assert one.plan_period == (date(2023, 4, 1), date(2024, 3, 31))
    assert read_due("31 January", one).due == date(2024, 1, 31)
    assert read_due("end of Q4", one).due == date(2024, 3, 31)


def test_months_in_a_title_are_what_the_plan_is_for_and_no_day_of_its_own() -> None:
    one = context(document=(("", "Action plan, February to August 2023"),))
    assert one.plan_period == (date(2023, 2, 1), date(2023, 8, 31))
    assert one.plan_date is None


def test_two_plan_years_settle_nothing() -> None:
    one = context(document=(("", "Plan 2023/24"), ("", "Plan 2024/25")))
    assert one.plan_period is None


def test_seasons_and_years_turn_with_the_country() -> None:
    south = context(language="en-AU")
    assert read_due("Spring 2024", south).due == date(2024, 11, 30)
    assert read_due("2023/24", south).due == date(2024, 6, 30)
    ireland = read_due("2023/24", context(language="en-IE"))
    assert (ireland.due, [code for code, _why in ireland.doubts]) == (None, ["date-unreadable"])
    assert read_due("2023/24", context("June 30, 2023", language="en-CA")).due == date(2024, 3, 31)


@pytest.mark.parametrize("language", ["", "en", "en-US"])
def test_a_country_named_tells_when_years_begin_where_the_language_does_not(language: str) -> None:
    south = context(document=(("", "Banksia Lodge, Queensland"),), language=language)
    assert read_due("FY 2025-26", south) == read_due("FY 2025-26", context(language="en-AU"))
    canada = context("June 30, 2026", document=(("", "Health Canada"),), language=language)
    assert read_due("FY 2025-26", canada).due == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "Queensland Road School"),
        ("en", "Government of India and Australia"),
        ("", f"{'All nurses who came to us from Australia have been met. ' * 3}"),
    ],
)
def test_a_country_counts_only_where_nothing_speaks_against_it(language: str, text: str) -> None:
    found = read_due("2025/26", context(document=(("", text),), language=language))
    assert found.due == date(2026, 3, 31)


def test_a_hyphened_financial_year_of_no_known_country_is_asked_about() -> None:
    codes = {
        text: [code for code, _why in read_due(text, context(language="en")).doubts]
        for text in ("FY 2025-26", "2025–26", "FY 2025/26", "2025/26")
    }
    assert [text for text, found in codes.items() if found == ["date-from-period"]] == [
        "FY 2025-26",
        "2025–26",
    ]
    assert not read_due("2025-26", context(language="en-GB")).doubts


def test_an_analysts_words_are_read(tmp_path: Path) -> None:
    overlay = tmp_path / "planlift.toml"
    overlay.write_text('[dates.senses]\nimmediate = ["toot sweet"]\n', encoding="utf-8")
    own = build_context([], [], {}, load(overlay))
    assert read_due("Toot sweet", own).kind == "immediate"
    assert read_due("Toot sweet", UK).kind == "unreadable"


def test_contexts_of_one_vocabulary_share_its_words() -> None:
    assert context().words is context("31 March 2024").words


def test_every_phrase_of_the_vocabulary_is_kept_under_one_sense() -> None:
    words = compile_words(VOCABULARY)
    assert all(
        entry.tokens[0] == first for first, group in words.phrases.items() for entry in group
    )


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("march", "march", 0), ("march", "match", 1), ("february", "feburary", 2), ("may", "", 3)],
)
def test_distance_counts_slips_of_the_pen(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == (1 if other == "feburary" else steps)


def test_a_swapped_pair_of_letters_is_one_slip() -> None:
    assert distance("april", "arpil") == 1


# ── when it was done ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "done", "checks"),
    [
        ("12 March 2024", date(2024, 3, 12), []),
        ("12/03/2024", date(2024, 3, 12), []),
        ("Completed 12 March 2024", date(2024, 3, 12), []),
        ("Saturday 30 March 2024", date(2024, 3, 30), []),
        ("March 2024", date(2024, 3, 31), ["date-from-period"]),
        ("Completed January 2010", date(2010, 1, 31), ["date-from-period"]),
        ("12 March 2024 by the board", date(2024, 3, 12), ["date-in-text"]),
        ("Completed", None, []),
        ("Ongoing", None, []),
        ("Yes", None, ["date-unreadable"]),
        ("", None, ["no-date"]),
        ("Not completed 12 March 2024", None, ["date-in-text"]),
        ("1 March 2024 and 5 May 2024", None, ["several-dates"]),
        ("31 June 2024", None, ["date-impossible"]),
        ("x" * 400, None, ["date-unreadable"]),
    ],
)
def test_a_completed_column_is_read(text: str, done: date | None, checks: list[str]) -> None:
    reading = read_completed(text, UK)
    assert reading.completed == done
    assert reading.due is None
    assert [code for code, _why in reading.doubts] == checks


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Completed 12 March 2024", date(2024, 3, 12)),
        ("Completed on 12/03/2024", date(2024, 3, 12)),
        ("Complete (12 March 2024)", date(2024, 3, 12)),
        ("Completed: 12 March 2024 - training delivered", date(2024, 3, 12)),
        ("12/03/2024 – Completed", date(2024, 3, 12)),
        ("12 March 2024", date(2024, 3, 12)),
        ("Training delivered. Completed 12 March 2024.", date(2024, 3, 12)),
        ("Training delivered\nCompleted 12 March 2024", date(2024, 3, 12)),
        ("Completed January 2010", date(2010, 1, 31)),
        ("Completed 12 March 2024\nCompleted 12 March 2024", date(2024, 3, 12)),
        ("Completed 12 March 2024\nCompleted 3 May 2024", None),
        ("Completed", None),
        ("Completed by 31 March 2024", None),
        ("To be completed 12 March 2024", None),
        ("Will be completed 12 March 2024", None),
        ("To be actioned 12 March 2024", None),
        ("Completed - shown to the Board 12 March 2024", None),
        ("Cwblhawyd 12 Mawrth 2024", date(2024, 3, 12)),
        ("Completed on time (12/03/2024)", date(2024, 3, 12)),
        ("Not completed 12 March 2024", None),
        ("Completed Further independent review to be undertaken June 2010", None),
        ("Completed January 2010 review of cases", None),
        ("Completed 29 February 2023", None),
        ("Completed 12 March", None),
        ("Report to be submitted to Cabinet on 11/03/10", None),
        ("Progress update taken to CTMT meeting on 24 February 2010", None),
        ("", None),
    ],
)
def test_a_status_gives_a_date_only_where_it_plainly_says_so(text: str, done: date | None) -> None:
    assert completed_in_status(text, UK).completed == done


def test_dates_in_other_cells_show_the_likely_years_where_nothing_else_does() -> None:
    prose = ["Staff should be trained by 3 March 2027."]
    stamped = {"created": "2012-05-03", "modified": "2013-05-03"}
    assert build_context(["Dec 26"], [], stamped, VOCABULARY, "", prose).years == (2027, 2027)
    assert build_context(["Dec 26"], [], stamped, VOCABULARY).years == (2012, 2013)

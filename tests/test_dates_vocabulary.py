"""Every phrase of the vocabulary does what its meaning says, in every language there is."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

import pytest
from date_contexts import VOCABULARY
from date_contexts import context

from planlift.normalize.dates import read_due
from planlift.normalize.dates.words import phrases

PLAN = context(document=(("Date", "27 July 2023"),))
"""The document that the phrases are read in: dated on a Thursday."""


class Use(NamedTuple):
    """A phrase in its place, and what the whole text then says; dates as ISO text."""

    where: str
    """``table.meaning``."""
    text: str
    """With ``{}`` for the phrase."""
    due: str | None
    start: str | None = None
    original: str | None = None
    kind: str = ""
    check: str = ""


USES = (
    *(
        Use(f"marks.{meaning}", text, due)
        for meaning in ("by", "on")
        for text, due in (
            ("{} 31 March 2024", "2024-03-31"),
            ("{}: March 2024", "2024-03-31"),
            ("{} end of June 2024", "2024-06-30"),
            ("{} Q3 2023/24", "2023-12-31"),
            ("{} 28/03/24", "2024-03-28"),
        )
    ),
    Use("marks.before", "{} 1 May 2024", "2024-04-30", check="date-before"),
    Use("marks.before", "{} May 2024", "2024-04-30", check="date-before"),
    Use("marks.before", "{} the end of May 2024", "2024-05-31"),
    Use("marks.from", "{} 31 March 2024", None, "2024-03-31", kind="ongoing"),
    Use("marks.from", "{}: March 2024", None, "2024-03-01", kind="ongoing"),
    Use("marks.from", "{} March 2024, end May 2024", "2024-05-31", "2024-03-01", kind="range"),
    Use("marks.between", "{} March and May 2024", "2024-05-31", "2024-03-01", kind="range"),
    Use("marks.after", "{} 31 March 2024", None, kind="event", check="date-not-due"),
    Use("marks.after", "{} approval", None, kind="event", check="date-not-here"),
    Use("marks.onwards", "March 2024 {}", None, "2024-03-01", kind="ongoing"),
    *(
        Use(f"marks.{meaning}", text, due, start)
        for meaning in ("until", "to")
        for text, due, start in (
            ("March 2024 {} May 2024", "2024-05-31", "2024-03-01"),
            ("Ongoing {} March 2024", "2024-03-31", None),
            ("{} March 2024", "2024-03-31", "2024-03-01"),
        )
    ),
    *(
        Use("marks.revised_to", text, "2024-03-28", "2024-03-28", "2023-12-29", "day")
        for text in (
            "29 December 2023 {} 28 March 2024",
            "29 December 2023, {}: 28 March 2024",
            "29/12/2023 ({} 28/03/2024)",
            "29/12/2023\n{} 28/03/2024",
            "29/12/2023 - {} 28/03/2024",
        )
    ),
    Use("marks.revised_to", "{} 28 March 2024", "2024-03-28"),
    *(
        Use("marks.original", text, "2024-03-28", "2024-03-28", "2023-12-29", "day")
        for text in (
            "28 March 2024 ({} 29 December 2023)",
            "28 March 2024, {}: 29 December 2023",
            "28/03/2024\n{} 29/12/2023",
            "28/03/2024 - {} 29/12/2023",
        )
    ),
    Use("marks.original", "{} 28 March 2024", None, None, "2024-03-28", check="date-not-due"),
    Use("marks.provisional", "{} March 2024", "2024-03-31", check="date-provisional"),
    Use("marks.provisional", "March 2024 ({})", "2024-03-31", check="date-provisional"),
    Use("marks.review", "28 March 2024, {} June 2024", "2024-03-28", check="date-in-text"),
    Use("marks.review", "Ongoing – {} March 2024", None, kind="ongoing", check="date-not-due"),
    Use("marks.as_at", "{} March 2024", "2024-03-31", check="date-in-text"),
    Use("marks.within", "{} 3 months", "2023-10-27", kind="relative"),
    Use("marks.beyond", "{} 3 months", None, kind="relative", check="date-vague"),
    Use("parts.end", "by {} March 2024", "2024-03-31", "2024-03-31", kind="month"),
    Use("parts.end", "{} Q3 2023/24", "2023-12-31", "2023-12-31", kind="quarter"),
    Use("parts.end", "{} 2024", "2024-12-31", "2024-12-31", kind="year"),
    Use("parts.first", "{} March 2024", "2024-03-01", "2024-03-01", kind="month"),
    Use("parts.start", "{} March 2024", "2024-03-10", "2024-03-01", check="date-from-period"),
    Use("parts.early", "{} March 2024", "2024-03-10", "2024-03-01", check="date-from-period"),
    Use("parts.mid", "by {}-March 2024", "2024-03-20", "2024-03-11", check="date-from-period"),
    Use("parts.late", "{} March 2024", "2024-03-31", "2024-03-21", check="date-from-period"),
    Use("units.hour", "within 48 {}", "2023-07-29", check="counted-from-plan-date"),
    Use("units.day", "3 {}", "2023-07-30", check="counted-from-plan-date"),
    Use("units.working_day", "within three {}", "2023-08-01", check="counted-from-plan-date"),
    Use("units.week", "2-3 {}", "2023-08-17", check="counted-from-plan-date"),
    Use("units.fortnight", "within a {}", "2023-08-10", check="counted-from-plan-date"),
    Use("units.month", "three (3) {}", "2023-10-27", check="counted-from-plan-date"),
    Use("units.year", "2 {}", "2025-07-27", check="counted-from-plan-date"),
    Use("periods.term", "Autumn {} 2023", "2023-12-31", kind="term"),
    Use("periods.half_term", "October {} 2023", "2023-10-27", "2023-10-23", kind="term"),
    Use("periods.quarter", "{} 3 2023/24", "2023-12-31", kind="quarter"),
    Use("periods.quarter", "3rd {} 2023/24", "2023-12-31", kind="quarter"),
    Use("periods.half", "{} 1 2023/24", "2023-09-30", kind="half_year"),
    Use("periods.financial_year", "{} 2023/24", "2024-03-31", "2023-04-01", kind="year"),
    Use("periods.financial_year", "end of {} 23-24", "2024-03-31", "2024-03-31"),
    Use("periods.financial_year", "end of the {}", "2024-03-31", kind="relative"),
    Use("periods.academic_year", "2023/24 {}", "2024-08-31", "2023-09-01", kind="year"),
    Use("periods.academic_year", "end of the {}", "2023-08-31", kind="relative"),
    Use("periods.academic_year", "start of the {}", "2023-09-01", kind="relative"),
    Use("periods.calendar_year", "end of {} 2024", "2024-12-31", kind="year"),
    Use("periods.calendar_year", "end of the {}", "2023-12-31", kind="relative"),
    Use("periods.week_from", "{} 4 March 2024", "2024-03-10", "2024-03-04", kind="range"),
    Use("periods.week_from", "by {}: 04/03/24", "2024-03-10", "2024-03-04", kind="range"),
    Use("periods.week_to", "{} 8 March 2024", "2024-03-08", "2024-03-02", kind="range"),
    Use("marks.month_end", "{} March 2024", "2024-03-31", "2024-03-31", kind="month"),
    Use("marks.month_end", "{}", "2023-07-31", kind="relative"),
    Use("marks.year_end", "{} 2023/24", "2024-03-31", "2024-03-31", kind="year"),
    Use("marks.year_end", "{} 2024", None, kind="year", check="date-unreadable"),
    Use("festivals.easter", "{} 2024", "2024-03-31", check="date-from-period"),
    Use("festivals.christmas", "before {} 2023", "2023-12-24", check="date-before"),
    Use("festivals.whitsun", "{} 2024", "2024-05-19", check="date-from-period"),
    Use("festivals.new_year", "{} 2024", "2024-01-01", check="date-from-period"),
    Use("festivals.summer_break", "{} 2024", "2024-08-31", check="date-from-period"),
    Use("seasons.winter", "{} 2023", "2024-02-29", "2023-12-01", kind="season"),
    Use("terms.autumn", "{} 2023", "2023-12-31", "2023-09-01", kind="term"),
    Use("terms.spring", "{} 2024", "2024-03-31", "2024-01-01", kind="term"),
    Use("terms.summer", "{} 2024", "2024-07-31", "2024-04-15", kind="term"),
    Use("anchors.plan", "3 weeks from {}", "2023-08-17", check="counted-from-plan-date"),
    Use("anchors.inspection", "3 weeks from {}", None, kind="relative", check="no-plan-date"),
    *(
        Use(f"senses.{meaning}", text, None, None, None, kind)
        for meaning, kind in (
            *(("immediate", "immediate"), ("ongoing", "ongoing"), ("recurring", "ongoing")),
            *(
                ("none", "none"),
                ("dropped", "none"),
                ("status", "none"),
                ("elsewhere", "none"),
                ("vague", "relative"),
            ),
            *(("completed", "completed"), ("event", "event"), ("redacted", "unreadable")),
        )
        for text in ("{}", "- {}", "{}\n")
    ),
    Use("senses.dropped", "28 March 2024 – {}", None, kind="none", check="date-not-due"),
    Use("fillers.label", "{} 3", None),
    Use("fillers.future", "{} completed 28 March 2024", "2024-03-28", kind="day"),
    Use("fillers.future", "{} in place March 2024", "2024-03-31", kind="month"),
    Use("fillers.negation", "{} completed 28 March 2024", "2024-03-28", check="date-in-text"),
)


def written(use: Use) -> list[str]:
    table, meaning = use.where.split(".")
    return [use.text.format(phrase) for phrase in VOCABULARY.table("dates", table)[meaning]]


@pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.where} in {use.text!r}")
def test_a_phrase_means_what_its_table_says(use: Use) -> None:
    for text in written(use):
        for spelled in (text, text.upper()):
            reading = read_due(spelled, PLAN)
            found = (reading.due, reading.original)
            assert found == (day(use.due), day(use.original)), spelled
            assert use.start is None or reading.start == day(use.start), spelled
            assert reading.kind == (use.kind or reading.kind), spelled
            assert use.check in {"", *(code for code, _why in reading.doubts)}, spelled


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("month", range(1, 13))
def test_every_name_of_a_month_is_read_in_every_spelling_of_a_date(month: int) -> None:
    last = date(2024, month, calendar.monthrange(2024, month)[1])
    names = list(VOCABULARY.table("dates", "months").values())[month - 1]
    for name in (*names, *map(str.title, names), *map(str.upper, names)):
        for whole in ("{} 2024", "{}-24", "{} '24", "end {} 24", "{}. 2024", "{}, 2024", "{}2024"):
            assert read_due(whole.format(name), PLAN).due == last, whole.format(name)
        for single in ("2 {} 2024", "2-{}-24", "2nd of {}, 2024", "{} 2, 2024", "2024-{}-02"):
            assert read_due(single.format(name), PLAN).due == date(2024, month, 2), name


@pytest.mark.parametrize("weekday", range(7))
def test_every_name_of_a_weekday_stands_beside_a_date(weekday: int) -> None:
    due = date(2024, 3, 4 + weekday)
    for name in list(VOCABULARY.table("dates", "weekdays").values())[weekday]:
        for text in ("{} {} March 2024", "{}. {} Mar 2024", "{}, {}/03/2024"):
            reading = read_due(text.format(name, due.day), PLAN)
            assert reading.due == due, (text, name)
            assert {code for code, _why in reading.doubts} <= {"date-weekend"}, (text, name)


def test_no_phrase_is_lost_under_another_meaning() -> None:
    senses: dict[tuple[str, ...], tuple[str, int | str]] = {}
    for phrase in phrases(VOCABULARY):
        kept = senses.setdefault(phrase.tokens, (phrase.kind, phrase.value))
        assert kept == (phrase.kind, phrase.value), phrase

"""The ways of writing a date: a name, a pattern over kinds of token, and who reads the groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.dates import rules_days as days
from planlift.normalize.dates import rules_months as months
from planlift.normalize.dates import rules_periods as periods
from planlift.normalize.dates.model import CODES
from planlift.normalize.dates.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.normalize.dates.found import Found
    from planlift.normalize.dates.found import Groups
    from planlift.normalize.dates.model import DateContext


class Rule(Struct, frozen=True, gc=False):
    """One way of writing a date."""

    name: str
    pattern: Pattern
    build: Callable[[Groups, DateContext], Found | None]


_DAYS = (
    ("figures", "WEEKDAY (full)", days.figures),
    ("day-month-year", "WEEKDAY DAY GAP (month) GAP opening? (year)", days.day_month_year),
    (
        "day-month-short-year",
        "WEEKDAY DAY CUT (month) (?: (?: dash | slash | dot )? quote? | comma quote ) SHORT",
        days.day_month_short_year,
    ),
    (
        "month-day-year",
        "WEEKDAY (month) dot? dash? filler? DAY newline? (?: comma | dash )? newline? (year)",
        days.month_day_year,
    ),
    (
        "month-day-short-year",
        "WEEKDAY (month) dot? DAY comma quote? SHORT",
        days.month_day_short_year,
    ),
    ("year-month-day", "(year) GAP (month) dot? dash? DAY", days.year_month_day),
    ("day-month", "WEEKDAY DAY GAP (month) dot?", days.day_month),
    ("month-ordinal", "WEEKDAY (month) dot? filler? (ordinal)", days.month_day),
    (
        "day-slash-month-year",
        "WEEKDAY (pair) (?: slash | dash | dot | comma )* newline? (year)",
        days.day_slash_month_year,
    ),
    (
        "ordinal-figures",
        "WEEKDAY (ordinal) (?: slash | dash | dot | filler )* (month_year)",
        days.ordinal_figures,
    ),
    ("day-slash-month", "WEEKDAY (pair) (?! dash? unit )", days.day_slash_month),
    (
        "days-of-month",
        "WEEKDAY DAY ANDDAYS filler? newline? (month) dot? comma? SHORTYEAR",
        days.days_of_month,
    ),
    ("days-figures", "DAY (?: dash | to | joining ) (full)", days.days_figures),
    (
        "days-slash-month",
        "(pair) filler? newline? (month) dot? comma? (year)?",
        days.days_slash_month,
    ),
    ("month-days-year", "(month) dot? DAY AND DAY comma? newline? (year)", days.month_days_year),
)
_MONTHS = (
    (
        "week-of-month",
        "(ordinal | last) (unit | week_from) filler* (month) dot? GAP (year)?",
        months.week_of_month,
    ),
    (
        "weekday-of-month",
        "(ordinal | last) (weekday | unit) filler* (month) GAP (year)?",
        months.weekday_of_month,
    ),
    (
        "numbered-week",
        "(unit) (digit) (filler | comma)? filler* (month) GAP (year)?",
        months.numbered_week,
    ),
    ("month-year", "(month) GAP opening? (year)", months.month_year),
    (
        "year-month",
        "(year) (?: dash | slash | comma )? (month) (?! newline? year )",
        months.year_month,
    ),
    (
        "month-short-year",
        "(month) dot? (dash | slash)? (quote)? (day | digit)",
        months.month_short_year,
    ),
    (
        "month-broken-year",
        "(month) dot? (dash | slash)? newline (quote)? SHORT",
        months.month_short_year,
    ),
    ("month-slash-year", "(month_year)", months.month_slash_year),
    ("month-split-year", "(month) (?: comma | filler )* (year_pair)", months.month_split_year),
    ("month", "(month)", months.month),
)
_PERIODS = (
    ("quarter", "quarter dot? COUNT YEAR?", periods.quarter),
    ("quarter-ordinal", "(ordinal) quarter YEAR?", periods.quarter),
    ("count-quarter", "COUNT quarter YEAR", periods.quarter),
    ("ordinal-quarter", "quarter (ordinal) YEAR?", periods.quarter),
    ("year-quarter", "YEAR (?: dash | slash )? quarter COUNT", periods.year_first_quarter),
    ("half-year", "half COUNT YEAR?", periods.half),
    ("half-ordinal", "(ordinal) half YEAR?", periods.half),
    ("number-half", "(number) half YEAR", periods.half),
    ("term", "(season | short_term) newline? term YEAR?", periods.term),
    ("term-year-first", "YEAR (season | short_term) newline? term", periods.term_year_first),
    ("short-term", "(short_term) YEAR?", periods.term),
    (
        "half-term",
        "TERM (?: dash | comma | opening )* COUNT (?! filler? month ) closing? YEAR?",
        periods.half_term,
    ),
    (
        "half-term-words",
        "TERM (?: newline | dash | comma | opening )* (ordinal) HALF closing? YEAR?",
        periods.half_term,
    ),
    (
        "half-of-term",
        "(ordinal) (?: half | half_term ) filler* (season | short_term) term? YEAR?",
        periods.half_of_term,
    ),
    (
        "ordinal-half-term",
        "half_term (ordinal) filler* (season | short_term) YEAR?",
        periods.half_of_term,
    ),
    ("numbered-half-term", "half_term COUNT (?! unit ) YEAR?", periods.numbered_half_term),
    ("half-term-number", "(season | short_term) term? half_term COUNT YEAR?", periods.half_term),
    (
        "half-term-break",
        "(season | short_term | month | festival) term? half_term YEAR?",
        periods.half_term_break,
    ),
    ("numbered-term", "term COUNT YEAR?", periods.numbered_term),
    ("some-term", "term YEAR", periods.some_term),
    ("some-half-term", "half_term YEAR?", periods.some_term),
    ("season", "(season) YEAR?", periods.season),
    ("festival", "(festival) YEAR?", periods.festival),
    ("split-year", "(year_pair)", periods.split_year),
    ("calendar-year", "calendar_year filler* quote? (year | day)", periods.calendar_year),
    ("academic-year", "academic_year filler* (year | year_pair | pair)", periods.academic_year),
    ("split-academic-year", "(year_pair) academic_year", periods.academic_year),
    (
        "fiscal-year",
        "financial_year filler* quote? (year | year_pair | pair | day)",
        periods.fiscal_year,
    ),
    ("split-fiscal-year", "(year_pair | pair) financial_year", periods.fiscal_year),
    ("short-split-year", "(pair) (?! dash? unit )", periods.short_split_year),
    ("year", "(year)", periods.year),
)

RULES = tuple(
    Rule(name, Pattern(pattern), build) for name, pattern, build in (*_DAYS, *_MONTHS, *_PERIODS)
)
"""In order of trust: of two that match the same length the first one reads."""

FIRST = frozenset(
    CODES[kind]
    for kind in (
        *("weekday", "full", "day", "digit", "ordinal", "month", "year", "pair", "month_year"),
        *("quarter", "half", "season", "short_term", "term", "half_term", "festival", "last"),
        *("year_pair", "academic_year", "financial_year", "calendar_year", "quote", "unit"),
        "number",
    )
)
"""What a date can begin with; anything else is passed over at once."""

"""First and last days of what a text names, once its year is known: calendar arithmetic alone.

Where it rests on a convention the value carries ``date-from-period``: school terms and festivals
(`terms`), seasons by whole months, early, middle and late thirds.
"""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import FR
from dateutil.relativedelta import relativedelta

from planlift.normalize.dates.months import month_days
from planlift.normalize.dates.months import months_from
from planlift.normalize.dates.terms import break_days
from planlift.normalize.dates.terms import festival_days
from planlift.normalize.dates.terms import half_term_days
from planlift.normalize.dates.terms import term_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Named
    from planlift.normalize.dates.months import Days

KIND = {
    "day": "day",
    "days": "range",
    "month": "month",
    "week_of_month": "range",
    "weekday_of_month": "day",
    "quarter": "quarter",
    "half_year": "half_year",
    "term": "term",
    "half_term": "term",
    "half_term_break": "term",
    "festival": "term",
    "season": "season",
    "year": "year",
    "years": "range",
    "week_from": "range",
    "weeks_from": "range",
    "week_to": "range",
}
"""Unit of a `Named` → the contract's kind."""

BY_CONVENTION = {"week_of_month", "term", "half_term", "half_term_break", "festival", "season"}
"""Units whose days rest on a convention."""

_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS_IN_YEAR = 12
_ACADEMIC_MONTH = 9
_FRIDAY = 4
_WEEK = timedelta(days=6)
_DAY = timedelta(days=1)


def days_of(named: Named, year: int, context: DateContext) -> Days | None:
    """First and last day of `named` in `year`; None where the calendar has no such day.

    None too where it is not known how the year of `named` counts.
    For a split or fiscal year `year` is the one it begins in.
    """
    if named.calendar == "unknown":
        return None
    try:
        days = _UNITS[named.unit](named, year, context)
        return _part(named, days)
    except (ValueError, OverflowError):
        return None


def year_month(named: Named, context: DateContext) -> int:
    """The month that the year of `named` begins in, 0 where that is not known."""
    if named.calendar == "calendar":
        return 1
    if named.calendar == "unknown":
        return 0
    in_school = context.school and named.unit == "year" and named.calendar == "split"
    if in_school or named.calendar == "academic":
        return _ACADEMIC_MONTH
    return context.fiscal_month


def _day(named: Named, year: int, _context: DateContext) -> Days:
    day = date(year, int(named.number), named.day)
    return day, day


def _days(named: Named, year: int, _context: DateContext) -> Days:
    first = date(year, int(named.number), named.day)
    last = date(year, int(named.number), named.last_day)
    return min(first, last), max(first, last)


def _month(named: Named, year: int, _context: DateContext) -> Days:
    return month_days(year, int(named.number))


def _week_of_month(named: Named, year: int, _context: DateContext) -> Days:
    _first, last = month_days(year, int(named.number))
    end = last if named.day == 0 else last.replace(day=7 * named.day)
    return end - _WEEK, end


def _weekday_of_month(named: Named, year: int, _context: DateContext) -> Days:
    first, last = month_days(year, int(named.number))
    if named.weekday is None:
        day = last + relativedelta(weekday=FR(-1)) if last.weekday() > _FRIDAY else last
    elif named.day == 0:
        day = last - timedelta(days=(last.weekday() - named.weekday) % 7)
    else:
        day = first + timedelta(days=(named.weekday - first.weekday()) % 7, weeks=named.day - 1)
    return day, day


def _quarter(named: Named, year: int, context: DateContext) -> Days:
    return months_from(year, _known_month(named, context) + 3 * (int(named.number) - 1), 3)


def _half_year(named: Named, year: int, context: DateContext) -> Days:
    return months_from(year, _known_month(named, context) + 6 * (int(named.number) - 1), 6)


def _year(named: Named, year: int, context: DateContext) -> Days:
    return months_from(year, _known_month(named, context), _MONTHS_IN_YEAR)


def _years(named: Named, year: int, _context: DateContext) -> Days:
    return date(year, 1, 1), date(int(named.number), 12, 31)


def _known_month(named: Named, context: DateContext) -> int:
    month = year_month(named, context)
    if not month:
        raise ValueError("it is not known when this year begins")
    return month


def _season(named: Named, year: int, context: DateContext) -> Days:
    shift = 6 if context.southern else 0
    month = (_SEASON_MONTH[str(named.number)] + shift - 1) % _MONTHS_IN_YEAR + 1
    return months_from(year, month, 3)


def _week_from(named: Named, year: int, context: DateContext) -> Days:
    first, _last = _day(named, year, context)
    return first, first + _WEEK


def _weeks_from(named: Named, year: int, context: DateContext) -> Days:
    first, last = _days(named, year, context)
    return first, last + _WEEK


def _week_to(named: Named, year: int, context: DateContext) -> Days:
    first, _last = _day(named, year, context)
    return first - _WEEK, first


def _part(named: Named, days: Days) -> Days:
    start, end = days
    if named.part == "end":
        return end, end
    if named.part == "first" or (named.part == "start" and named.unit != "month"):
        return start, start
    if not named.part or start == end:
        return days
    third = {"early": 0, "start": 0, "mid": 1, "late": 2}[named.part]
    if named.unit == "month":
        firsts = (start, start + timedelta(days=10), start + timedelta(days=20))
    else:
        firsts = _thirds(start, end)
    return firsts[third], [*(first - _DAY for first in firsts[1:]), end][third]


def _thirds(start: date, end: date) -> tuple[date, date, date]:
    months = round((end - start).days / 30.4)
    if months % 3 == 0 and start.day == 1:
        step = relativedelta(months=months // 3)
        return start, start + step, start + step + step
    days = ((end - start).days + 1) // 3
    return start, start + timedelta(days=days), start + timedelta(days=2 * days)


_UNITS: dict[str, Callable[[Named, int, DateContext], Days]] = {
    "day": _day,
    "days": _days,
    "month": _month,
    "week_of_month": _week_of_month,
    "weekday_of_month": _weekday_of_month,
    "quarter": _quarter,
    "half_year": _half_year,
    "year": _year,
    "years": _years,
    "season": _season,
    "term": term_days,
    "half_term": half_term_days,
    "half_term_break": break_days,
    "festival": festival_days,
    "week_from": _week_from,
    "weeks_from": _weeks_from,
    "week_to": _week_to,
}

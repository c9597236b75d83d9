"""First and last days of what a text names, once its year is known: calendar arithmetic alone.

The conventions are general ones, so every value that rests on one carries ``date-from-period``:
terms of England (autumn 1 September to 31 December, spring 1 January to 31 March, summer from the
third Monday in April to 31 July), half terms cut by the usual weeks off, seasons by whole months,
early, middle and late thirds.
"""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import TypeAlias

from dateutil.easter import easter
from dateutil.relativedelta import FR
from dateutil.relativedelta import MO
from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Callable

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Named

Days: TypeAlias = tuple[date, date]

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
_TERM_MONTHS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 7)}
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


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    first = date(year, month, 1)
    return first, first + relativedelta(months=1) - _DAY


def months_from(year: int, month: int, count: int) -> Days:
    """`count` whole months from `month` on; months beyond December run into the next year."""
    first = date(year, 1, 1) + relativedelta(months=month - 1)
    return first, first + relativedelta(months=count) - _DAY


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


def _term(named: Named, year: int, _context: DateContext) -> Days:
    name = str(named.number)
    first, last = _TERM_MONTHS[name]
    start = _monday(year, 4, 15) if name == "summer" else date(year, first, 1)
    return start, month_days(year, last)[1]


def _half_term(named: Named, year: int, context: DateContext) -> Days:
    start, end = _term(named, year, context)
    if named.number == "autumn":
        end = date(year, 12, 25) + relativedelta(days=-1, weekday=MO(-1)) + timedelta(days=4)
        end = end if end < date(year, 12, 25) else end - timedelta(days=7)
    week, _friday = _half_term_break(named, year, context)
    if named.day == 1:
        return start, week - timedelta(days=3)
    return week + timedelta(days=7), end


def _half_term_break(named: Named, year: int, _context: DateContext) -> Days:
    """Monday to Friday of the usual week off in the middle of a term."""
    if named.number == "autumn":
        monday = _monday(year, 10, 22)
    elif named.number == "spring":
        monday = _monday(year, 2, 12)
    else:
        monday = _monday(year, 5, 25)
    return monday, monday + timedelta(days=4)


def _monday(year: int, month: int, day: int) -> date:
    """The first Monday on or after a day."""
    return date(year, month, day) + relativedelta(weekday=MO(1))


def _festival(named: Named, year: int, _context: DateContext) -> Days:
    if named.number == "summer_break":
        return month_days(year, 8)
    day = {
        "easter": easter(year),
        "whitsun": easter(year) + timedelta(weeks=7),
        "christmas": date(year, 12, 25),
        "new_year": date(year, 1, 1),
    }[str(named.number)]
    return day, day


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
    if named.part == "start" and named.unit != "month":
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
    "term": _term,
    "half_term": _half_term,
    "half_term_break": _half_term_break,
    "festival": _festival,
    "week_from": _week_from,
    "weeks_from": _weeks_from,
    "week_to": _week_to,
}

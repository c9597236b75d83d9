"""Centuries and missing years, completed from the document's own dates and from nothing else."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.normalize.dates.days import days_of

if TYPE_CHECKING:
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Named
    from planlift.normalize.dates.model import Token
    from planlift.normalize.dates.months import Days

MONTHS = 12
SCHOOL_MONTH = 9
"""Month in which the school year begins."""
CENTURY = 100
_FIRST_MILLENNIAL = 2000
_LAST_SHORT = 50
"""Without a date in the document, two digits up to here are of this century."""
_FIRST_OLD = 80
_LAST_PLAIN_SHORT = 29
_CALENDARS = {"financial_year": "financial", "academic_year": "academic"}
_OF_SCHOOL = {"term", "half_term", "half_term_break"}
"""Units of the school year, which a plan for a financial year need not follow."""
_BEFORE = 5
_AFTER = 5
"""How many years around a document's own a deadline may lie and still look right."""
_JUST_BEFORE = timedelta(days=62)
"""So shortly before the plan's date a deadline may be past already or lie a year ahead."""
_CLEAR = timedelta(days=60)
NEAR_OTHERS = "Years of two digits were read as years near the document's other dates."
THIS_CENTURY = "Years of two digits were read as years of this century; no full year is printed."
"""Reasons of all such years of a document: one answer settles them."""


class Year(Struct, frozen=True, gc=False):
    """A year as printed: for 2023/24 the one it begins in."""

    year: int | None
    calendar: str = "calendar"
    doubts: tuple[Doubt, ...] = ()


def fits(year: int | None, context: DateContext) -> bool:
    """Whether a year looks right in this document; without evidence, up to 2029."""
    if year is None:
        return False
    if context.years is None:
        return _FIRST_MILLENNIAL <= year <= _FIRST_MILLENNIAL + _LAST_PLAIN_SHORT
    return context.years[0] - _BEFORE <= year <= context.years[1] + _AFTER


def short_year(figure: int, printed: str, context: DateContext | None) -> Year:
    """The year that two digits stand for, of the century of the document's own dates."""
    if context is None or context.years is None:
        if _LAST_SHORT < figure < _FIRST_OLD:
            why = f"“{printed}” may be any year; the document prints no full one."
            return Year(None, "unknown", (("date-unreadable", why),))
        century = _FIRST_MILLENNIAL if figure <= _LAST_SHORT else _FIRST_MILLENNIAL - CENTURY
        year = century + figure
        old = f"“{printed}” was read as in the year {year}; the document prints no full year."
        why = THIS_CENTURY if figure <= _LAST_SHORT else old
    else:
        middle = sum(context.years) / 2
        candidates = (_FIRST_MILLENNIAL - CENTURY + figure, _FIRST_MILLENNIAL + figure)
        year = min(candidates, key=lambda candidate: abs(candidate - middle))
        far = f"“{printed}” was read as in the year {year}, far from the document's other dates."
        why = NEAR_OTHERS if fits(year, context) else far
    return Year(year, "calendar", (("year-completed", why),))


def year_from(marker: Token | None, token: Token | None, context: DateContext | None) -> Year:
    """Read the year at the side of a period; `marker` says which kind of year it is."""
    if token is None:
        return Year(None)
    if token.kind in {"year_pair", "pair"}:
        return _split_year(marker, token, context)
    calendar = "calendar" if marker is None or marker.kind == "calendar_year" else "unknown"
    if token.kind == "day":
        return replace(short_year(token.numbers[0], token.text, context), calendar=calendar)
    return Year(token.numbers[0], calendar)


def _split_year(marker: Token | None, token: Token, context: DateContext | None) -> Year:
    """``2023/24``, ``2023-2024``, ``23/24``; other figures are no year."""
    first, second = token.numbers
    calendar = _CALENDARS.get(marker.kind, "unknown") if marker is not None else "split"
    if second in {first + 1, (first + 1) % CENTURY}:
        if first >= CENTURY:
            return Year(first, calendar)
        if "/" in token.text:
            return replace(short_year(first, token.text, context), calendar=calendar)
    return Year(None, "unknown")


def missing_year(named: Named, context: DateContext) -> Year:
    """The year of a date printed without one; empty where the document does not settle it."""
    if named.unit in {"quarter", "half_year"}:
        return _of_plan_year(context)
    for settle, evidence in (
        (_from_period, "the year that the plan is for"),
        (_from_plan_date, "the plan's own date"),
        (_from_neighbours, "the other dates of the table"),
    ):
        year = settle(named, context)
        if year is not None:
            why = f"The year {year} was completed from {evidence}."
            return Year(year, named.calendar, (("year-completed", why),))
    return Year(None, named.calendar)


def _of_plan_year(context: DateContext) -> Year:
    """``Q4`` alone is one of the plan's year; without that not even its calendar is known."""
    if context.plan_period is None:
        return Year(None, "unknown")
    why = "The year was completed from the year that the plan is for."
    return Year(context.plan_period[0].year, "split", (("year-completed", why),))


def _candidates(named: Named, context: DateContext, first: int, last: int) -> dict[int, date]:
    """Years in which the calendar and the weekday agree with what is printed, with the last day."""
    years = range(first, last + 1)
    return {year: days[1] for year in years if (days := _days_in(named, year, context))}


def _days_in(named: Named, year: int, context: DateContext) -> Days | None:
    """The days of `named` in a year, if the weekday agrees with what is printed."""
    days = days_of(named, year, context)
    agrees = days is not None and named.weekday in {None, days[1].weekday()}
    return days if agrees else None


def _from_period(named: Named, context: DateContext) -> int | None:
    if context.plan_period is None:
        return None
    year = _only_within(named, context, *context.plan_period)
    start = context.plan_period[0]
    either = named.unit in _OF_SCHOOL or context.maybe_school
    if not either or start.month == SCHOOL_MONTH or year is None:
        return year
    school_year = date(start.year, SCHOOL_MONTH, 1), date(start.year + 1, SCHOOL_MONTH - 1, 31)
    return year if year == _only_within(named, context, *school_year) else None


def _only_within(named: Named, context: DateContext, start: date, end: date) -> int | None:
    """The one year in which the whole of `named` lies between two days."""
    inside = [
        year
        for year in range(start.year - 1, end.year + 2)
        if (days := _days_in(named, year, context)) and start <= days[0] and days[1] <= end
    ]
    return inside[0] if len(inside) == 1 else None


def _from_plan_date(named: Named, context: DateContext) -> int | None:
    if context.plan_date is None:
        return None
    plan = context.plan_date
    years = _candidates(named, context, plan.year - 1, plan.year + _AFTER)
    if any(timedelta(0) < plan - day <= _JUST_BEFORE for day in years.values()):
        return None
    return next((year for year, day in sorted(years.items()) if day >= plan), None)


def _from_neighbours(named: Named, context: DateContext) -> int | None:
    """The year that puts the date among, or clearly nearest to, the table's full dates."""
    if not context.neighbours:
        return None
    first, last = context.neighbours[0], context.neighbours[-1]
    years = _candidates(named, context, first.year - 1, last.year + 1)
    away = sorted((max(first - day, day - last, timedelta(0)), year) for year, day in years.items())
    if not away or (len(away) > 1 and away[1][0] - away[0][0] < _CLEAR):
        return None
    year = away[0][1]
    return year if year in {day.year for day in context.neighbours} else None

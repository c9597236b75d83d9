"""Deadlines counted from the plan's own date; never from today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import SU
from dateutil.relativedelta import relativedelta

from planlift.normalize.dates.model import Period

if TYPE_CHECKING:
    from datetime import date

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Token

_HOURS_A_DAY = 24
_FRIDAY = 4
_YEARS = {"financial_year": 0, "year_end": 0, "academic_year": 9, "calendar_year": 1}
"""Kind of year → the month that it begins in; 0 where the document has to say."""
_LONGEST = 20_000
"""Nobody plans further ahead than this many units; larger figures are not deadlines."""


def counted(
    token: Token, base: date | None, context: DateContext, *, printed: bool = False
) -> Period:
    """The day that a time span ends on, counted from `base`.

    `printed` says that the base stands in the same text. Without a base,
    or where the span has no fixed length (``end of term``), there is no day.
    """
    rule = "relative"
    if base is None:
        why = "A relative deadline, and it is not known which day it counts from."
        return Period(None, None, rule, rule, (*token.doubts, ("no-plan-date", why)))
    try:
        end = _end(token, base, context)
    except (OverflowError, ValueError):
        end = None
    if end is None:
        why = "The text sets a time frame that fixes no day."
        return Period(None, None, rule, rule, (*token.doubts, ("date-vague", why)))
    doubts = token.doubts if printed else (*token.doubts, _counted_doubt(token, base))
    return Period(end, end, rule, rule, doubts)


def _counted_doubt(token: Token, base: date) -> Doubt:
    why = f"Counted from {base:%d %B %Y}."
    if token.value == "working_day":
        why = f"Counted from {base:%d %B %Y}, without weekends but with public holidays."
    return ("counted-from-plan-date", why)


def _end(token: Token, base: date, context: DateContext) -> date | None:
    if not token.numbers:
        return _edge_of_unit(str(token.value), base, context)
    count, unit = token.numbers[0], str(token.value)
    if not 0 < count <= _LONGEST or unit == "beyond":
        return None
    if unit == "working_day":
        return _working_days(base, count)
    if unit == "hour":
        return base + timedelta(days=-(-count // _HOURS_A_DAY))
    if unit == "fortnight":
        return base + timedelta(weeks=2 * count)
    return (
        base
        + {
            "day": relativedelta(days=count),
            "week": relativedelta(weeks=count),
            "month": relativedelta(months=count),
            "year": relativedelta(years=count),
        }[unit]
    )


def _working_days(base: date, count: int) -> date:
    weeks, rest = divmod(count, _FRIDAY + 1)
    day = base + timedelta(weeks=weeks)
    while day.weekday() > _FRIDAY:
        day -= timedelta(days=1)
    for _ in range(rest):
        day += timedelta(days=3 if day.weekday() == _FRIDAY else 1)
    return day


def _edge_of_unit(phrase: str, base: date, context: DateContext) -> date | None:
    """``end of next month``, ``start of the coming financial year``; None where that is open."""
    part, which, unit = phrase.split(" ")
    ahead = int(which == "next")
    if unit in _YEARS:
        month = _first_month(unit, context)
        if not month or (part == "start" and which == "this"):
            return None
        return _year_start(base, month) if part != "end" else _year_end(base, month, ahead)
    if part != "end" or unit not in {"month", "month_end", "week"}:
        return None
    if unit == "week":
        return base + timedelta(weeks=ahead) + relativedelta(weekday=SU(1))
    return base + relativedelta(months=ahead, day=31)


def _first_month(unit: str, context: DateContext) -> int:
    """The month in which a kind of year begins; 0 where the document does not settle it."""
    if unit in {"financial_year", "year_end"}:
        return 0 if context.school else context.fiscal_month
    return _YEARS[unit]


def _year_start(base: date, month: int) -> date:
    """The next first day of a year that begins in `month`."""
    first = base + relativedelta(month=month, day=1)
    return first if first >= base else first + relativedelta(years=1)


def _year_end(base: date, month: int, ahead: int) -> date:
    """The last day of the year that `base` lies in, or of one that many years on."""
    first = base + relativedelta(month=month, day=1)
    years = ahead + (first <= base)
    return first + relativedelta(years=years) - timedelta(days=1)

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
        return _end_of_unit(str(token.value), base, context)
    count, unit = token.numbers[0], str(token.value)
    if not 0 < count <= _LONGEST:
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


def _end_of_unit(phrase: str, base: date, context: DateContext) -> date | None:
    part, which, unit = phrase.split(" ")
    ahead = int(which == "next")
    if part != "end" and unit != "academic_year":
        return None
    if unit in {"month", "month_end"}:
        return base + relativedelta(months=ahead, day=31)
    if unit == "week":
        return base + timedelta(weeks=ahead) + relativedelta(weekday=SU(1))
    if unit in {"financial_year", "year_end"} and not context.school:
        return _year_edge(base, context.fiscal_month, ahead, at_end=part == "end")
    if unit == "academic_year":
        return _year_edge(base, 9, ahead * (part == "end"), at_end=part == "end")
    return None


def _year_edge(base: date, month: int, ahead: int, *, at_end: bool) -> date | None:
    """The next first day of a year that begins in `month`, or the last day before it."""
    if not month:
        return None
    first = base + relativedelta(month=month, day=1)
    if first < base or (at_end and first <= base):
        first += relativedelta(years=1)
    first += relativedelta(years=ahead)
    return first - timedelta(days=1) if at_end else first

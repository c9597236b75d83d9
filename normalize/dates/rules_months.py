"""What the patterns of the date grammar name: months and weeks of a month.

A builder gives `Found`; it gives None where the figures do not fit, so that another pattern is
tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates.found import Found
from planlift.normalize.dates.found import impossible
from planlift.normalize.dates.found import number
from planlift.normalize.dates.found import unreadable
from planlift.normalize.dates.model import Named
from planlift.normalize.dates.rules_days import NO_YEAR
from planlift.normalize.dates.rules_days import single
from planlift.normalize.dates.tokens import LAST_DAY
from planlift.normalize.dates.years import MONTHS
from planlift.normalize.dates.years import fits
from planlift.normalize.dates.years import short_year
from planlift.normalize.dates.years import year_from

if TYPE_CHECKING:
    from planlift.normalize.dates.found import Groups
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt

FIRST_PLAIN_MONTH = 4
FIRST_AUTUMN_MONTH = 9
WEEKS = 4


def week_of_month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``first week of March 2024``: days 1 to 7; the last week is the last seven days."""
    which, unit, month, year = groups
    assert which is not None
    assert unit is not None
    week = 0 if which.kind == "last" else number(which)
    if "week" not in {unit.value, unit.kind[:4]} or week > WEEKS:
        return None
    return Found(Named("week_of_month", number(month), week, year=number(year) or None))


def weekday_of_month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``first Monday in May 2024`` and ``last working day of March 2024``."""
    which, token, month, year = groups
    assert which is not None
    assert token is not None
    working = token.kind == "unit"
    if working and (token.value != "working_day" or which.kind != "last"):
        return None
    count = 0 if which.kind == "last" else number(which)
    weekday = None if working else int(token.value)
    doubts: tuple[Doubt, ...] = ()
    if working:
        doubts = (("date-from-period", "Public holidays are not left out."),)
    if count > WEEKS:
        return None
    unit = "weekday_of_month"
    named = Named(unit, number(month), count, year=number(year) or None, weekday=weekday)
    return Found(named, doubts)


def numbered_week(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``Week 2 of May 2024``; ``Week 2 May 2024`` may be the week of that day."""
    unit, which, between, month, year = groups
    assert unit is not None
    if unit.value != "week" or not 1 <= number(which) <= WEEKS:
        return None
    if between is None:
        return unreadable("It may be that week of the month or the week of that day.")
    return Found(Named("week_of_month", number(month), number(which), year=number(year) or None))


def month_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``March 2024``."""
    month, year = groups
    return Found(Named("month", number(month), year=number(year)))


def year_month(groups: Groups, context: DateContext) -> Found | None:
    """Read ``2024 March``."""
    return month_year((groups[1], groups[0]), context)


def month_short_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Apr-24``, ``Mar '24`` and ``Mar 24`` as months; ``March 5`` as a day."""
    month, cut, quote, short = groups
    assert short is not None
    figure = number(short)
    year = short_year(figure, short.text, context)
    plain = cut is None and quote is None
    if len(short.text) == 1:
        return single(None, figure, number(month), NO_YEAR) if plain else None
    if quote is None and 1 <= figure <= LAST_DAY:
        if not fits(year.year, context):
            return single(None, figure, number(month), NO_YEAR)
        if plain and not context.day_first:
            why = f"“{short.text}” was read as the day, not as the year {year.year}."
            found = single(None, figure, number(month), NO_YEAR)
            return Found(found.named, (*found.doubts, ("date-order-unsure", why)))
    return Found(Named("month", number(month), year=year.year), year.doubts)


def month_slash_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``03/2024``."""
    (token,) = groups
    assert token is not None
    month, year = token.numbers
    if not 1 <= month <= MONTHS:
        return impossible(f"There is no month {month}.")
    return Found(Named("month", month, year=year))


def month_split_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``March 2023/24``: in the second year up to March, in the first from September."""
    month, pair = groups
    assert pair is not None
    years = year_from(None, pair, None)
    if years.year is None or years.calendar != "split":
        return None
    if FIRST_PLAIN_MONTH <= number(month) < FIRST_AUTUMN_MONTH:
        return unreadable(
            "The month lies in one year of a financial, in the other of a school year."
        )
    later = number(month) < FIRST_PLAIN_MONTH
    return Found(Named("month", number(month), year=years.year + later), years.doubts)


def month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``March``."""
    return Found(Named("month", number(groups[0])))

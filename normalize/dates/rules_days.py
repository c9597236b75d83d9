"""What the patterns of the date grammar name: days and months, a builder for each spelling.

A builder gives `Found`; it gives None where the figures do not fit, so that another pattern is
tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates.days import month_days
from planlift.normalize.dates.found import Found
from planlift.normalize.dates.found import impossible
from planlift.normalize.dates.found import number
from planlift.normalize.dates.found import unreadable
from planlift.normalize.dates.model import Named
from planlift.normalize.dates.tokens import LAST_DAY
from planlift.normalize.dates.years import MONTHS
from planlift.normalize.dates.years import Year
from planlift.normalize.dates.years import fits
from planlift.normalize.dates.years import short_year
from planlift.normalize.dates.years import year_from

if TYPE_CHECKING:
    from planlift.normalize.dates.found import Groups
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Token

FIRST_PLAIN_MONTH = 4
FIRST_AUTUMN_MONTH = 9
WEEKS = 4
_LEAP_YEAR = 2000
_NO_YEAR = Year(None)


def _weekday(token: Token | None) -> int | None:
    return None if token is None else int(token.value)


def _single(weekday: Token | None, day: int, month: int, year: Year) -> Found:
    if not (1 <= day <= LAST_DAY and 1 <= month <= MONTHS):
        return impossible(f"There is no day {day} in month {month}.")
    if day > month_days(_LEAP_YEAR, month)[1].day:
        return impossible(f"No month {month} has a day {day}.")
    named = Named("day", month, day, year=year.year, weekday=_weekday(weekday))
    return Found(named, year.doubts)


def figures(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31/03/2024``, ``4/28/2025``, ``2024-03-31``."""
    weekday, token = groups
    assert token is not None
    first, second, last = token.numbers
    if token.value == "ymd":
        return _single(weekday, first, second, Year(last))
    year = short_year(last, token.text, context) if last < 100 else Year(last)
    day_first = 1 <= first <= LAST_DAY and 1 <= second <= MONTHS
    month_first = 1 <= second <= LAST_DAY and 1 <= first <= MONTHS
    if not day_first and not month_first:
        return impossible(f"“{token.text}” is no day, in either order of day and month.")
    use_day_first = context.day_first if day_first and month_first else day_first
    found = _single(weekday, *((first, second) if use_day_first else (second, first)), year)
    return _order_doubted(found, token, day_first and month_first, use_day_first, context)


def _order_doubted(
    found: Found, token: Token, both: bool, day_first: bool, context: DateContext
) -> Found:
    first, second = token.numbers[:2]
    order = "day" if day_first else "month"
    if both and first != second and not context.order_sure:
        why = f"“{token.text}” was read {order} first; nothing in the document proves it."
    elif not both and day_first != context.day_first and context.order_sure:
        why = f"“{token.text}” can only be read {order} first, unlike the document's other dates."
    else:
        return found
    return Found(found.named, (*found.doubts, ("date-order-unsure", why)))


def day_month_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``Friday 29 March 2024``."""
    weekday, day, month, year = groups
    return _single(weekday, number(day), number(month), Year(number(year)))


def month_day_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``September 30, 2009``."""
    weekday, month, day, year = groups
    return _single(weekday, number(day), number(month), Year(number(year)))


def day_month_short_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31 Mar 24``."""
    weekday, day, month, short = groups
    assert short is not None
    return _single(
        weekday, number(day), number(month), short_year(number(short), short.text, context)
    )


def month_day_short_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Mar 31, 24``."""
    weekday, month, day, short = groups
    return day_month_short_year((weekday, day, month, short), context)


def year_month_day(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``2024 March 31``."""
    year, month, day = groups
    return _single(None, number(day), number(month), Year(number(year)))


def day_month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``31 March``."""
    weekday, day, month = groups
    return _single(weekday, number(day), number(month), _NO_YEAR)


def month_day(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``March 31st``."""
    weekday, month, day = groups
    return _single(weekday, number(day), number(month), _NO_YEAR)


def day_slash_month(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31/03``; ``03/24`` is a month where the document puts the day first."""
    weekday, token = groups
    assert token is not None
    first, second = token.numbers
    is_day_month = 1 <= first <= LAST_DAY and 1 <= second <= MONTHS
    is_month_day = 1 <= first <= MONTHS and 1 <= second <= LAST_DAY
    year = short_year(second, token.text, context)
    is_month_year = "/" in token.text and 1 <= first <= MONTHS and fits(year.year, context)
    if context.day_first and is_day_month and not is_month_year:
        return _single(weekday, first, second, _NO_YEAR)
    if context.day_first and is_month_year and not is_day_month:
        return Found(Named("month", first, year=year.year), year.doubts)
    if not context.day_first and is_month_day and not is_month_year:
        return _single(weekday, second, first, _NO_YEAR)
    if is_day_month or is_month_day:
        return unreadable(f"“{token.text}” may be a day and a month or a month and a year.")
    return None


def days_of_month(groups: Groups, context: DateContext) -> Found | None:
    """Read ``12th-14th November 2012`` and ``21, 22 and 23 March``."""
    _weekday, first, last, month, year, short = groups
    chosen = Year(number(year)) if year is not None else _NO_YEAR
    if short is not None:
        chosen = short_year(number(short), short.text, context)
    return _several_days(number(first), number(last), number(month), chosen)


def days_slash_month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``12/13 March 2024``."""
    pair, month, year = groups
    assert pair is not None
    first, last = pair.numbers
    return _several_days(first, last, number(month), Year(number(year) or None))


def month_days_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``March 12-14, 2024``."""
    month, first, last, year = groups
    return _several_days(number(first), number(last), number(month), Year(number(year)))


def _several_days(first: int, last: int, month: int, year: Year) -> Found:
    if not (1 <= first <= LAST_DAY and 1 <= last <= LAST_DAY):
        return impossible(f"There are no days {first} to {last} in a month.")
    return Found(Named("days", month, first, last, year=year.year), year.doubts)


def week_of_month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``first week of March 2024``: days 1 to 7; the last week is the last seven days."""
    which, unit, month, year = groups
    assert which is not None
    assert unit is not None
    week = 0 if which.kind == "last" else number(which)
    if "week" not in {unit.value, unit.kind[:4]} or week > WEEKS:
        return None
    return Found(Named("week_of_month", number(month), week, year=number(year) or None))


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
        return _single(None, figure, number(month), _NO_YEAR) if plain else None
    if quote is None and 1 <= figure <= LAST_DAY:
        if not fits(year.year, context):
            return _single(None, figure, number(month), _NO_YEAR)
        if plain and not context.day_first:
            why = f"“{short.text}” was read as the day, not as the year {year.year}."
            found = _single(None, figure, number(month), _NO_YEAR)
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

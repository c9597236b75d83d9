"""What the patterns of the date grammar name: days, a builder for each spelling.

A builder gives `Found`; it gives None where the figures do not fit, so that another pattern is
tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.found import Found
from planlift.normalize.dates.found import impossible
from planlift.normalize.dates.found import number
from planlift.normalize.dates.found import unreadable
from planlift.normalize.dates.model import Named
from planlift.normalize.dates.months import month_days
from planlift.normalize.dates.tokens import LAST_DAY
from planlift.normalize.dates.years import MONTHS
from planlift.normalize.dates.years import Year
from planlift.normalize.dates.years import fits
from planlift.normalize.dates.years import short_year

if TYPE_CHECKING:
    from planlift.normalize.dates.found import Groups
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Token

_LEAP_YEAR = 2000
NO_YEAR = Year(None)


def _weekday(token: Token | None) -> int | None:
    return None if token is None else int(token.value)


def single(weekday: Token | None, day: int, month: int, year: Year) -> Found:
    """One day, if the calendar has it in any year."""
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
        return single(weekday, first, second, Year(last))
    year = short_year(last, token.text, context) if last < 100 else Year(last)
    day_first = 1 <= first <= LAST_DAY and 1 <= second <= MONTHS
    month_first = 1 <= second <= LAST_DAY and 1 <= first <= MONTHS
    if not day_first and not month_first:
        return impossible(f"“{token.text}” is no day, in either order of day and month.")
    use_day_first = context.day_first if day_first and month_first else day_first
    found = single(weekday, *((first, second) if use_day_first else (second, first)), year)
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
    return single(weekday, number(day), number(month), Year(number(year)))


def month_day_year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``September 30, 2009``."""
    weekday, month, day, year = groups
    return single(weekday, number(day), number(month), Year(number(year)))


def day_month_short_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31 Mar 24``."""
    weekday, day, month, short = groups
    assert short is not None
    return single(
        weekday, number(day), number(month), short_year(number(short), short.text, context)
    )


def month_day_short_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Mar 31, 24``."""
    weekday, month, day, short = groups
    return day_month_short_year((weekday, day, month, short), context)


def year_month_day(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``2024 March 31``."""
    year, month, day = groups
    return single(None, number(day), number(month), Year(number(year)))


def day_month(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``31 March``."""
    weekday, day, month = groups
    return single(weekday, number(day), number(month), NO_YEAR)


def month_day(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``March 31st``."""
    weekday, month, day = groups
    return single(weekday, number(day), number(month), NO_YEAR)


def day_slash_month(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31/03``; ``03/24`` is a month where the document puts the day first."""
    weekday, token = groups
    assert token is not None
    first, second = token.numbers
    is_day_month = 1 <= first <= LAST_DAY and 1 <= second <= MONTHS
    is_month_day = 1 <= first <= MONTHS and 1 <= second <= LAST_DAY
    year = short_year(second, token.text, context)
    is_month_year = "/" in token.text and 1 <= first <= MONTHS and fits(year.year, context)
    if second == MONTHS and len(token.text) == len("3/12"):
        return unreadable(f"“{token.text}” may be {first} months or a day in December.")
    if context.day_first and is_day_month and not is_month_year:
        found = single(weekday, first, second, NO_YEAR)
        return _order_doubted(found, token, is_month_day, context.day_first, context)
    if context.day_first and is_month_year and not is_day_month:
        return Found(Named("month", first, year=year.year), year.doubts)
    if not context.day_first and is_month_day and not is_month_year:
        found = single(weekday, second, first, NO_YEAR)
        return _order_doubted(found, token, is_day_month, context.day_first, context)
    if is_day_month or is_month_day:
        return unreadable(f"“{token.text}” may be a day and a month or a month and a year.")
    return None


def day_slash_month_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31/03 2024``, where the year stands apart."""
    weekday, pair, year = groups
    assert pair is not None
    whole = replace(pair, numbers=(*pair.numbers, number(year)), value="")
    found = figures((weekday, whole), context)
    return found if found is not None and found.named is not None else None


def ordinal_figures(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``26th/03/2024``."""
    weekday, day, token = groups
    assert token is not None
    month, year = token.numbers
    return single(weekday, number(day), month, Year(year))


def days_of_month(groups: Groups, context: DateContext) -> Found | None:
    """Read ``12th-14th November 2012`` and ``21, 22 and 23 March``."""
    _weekday, first, last, month, year, short = groups
    chosen = Year(number(year)) if year is not None else NO_YEAR
    if short is not None:
        chosen = short_year(number(short), short.text, context)
    return _several_days(number(first), number(last), number(month), chosen)


def days_figures(groups: Groups, context: DateContext) -> Found | None:
    """Read ``4-8/3/24``; a month first takes no second day."""
    first, token = groups
    found = figures((None, token), context)
    last = found.named if found is not None else None
    if found is None or last is None or token is None or token.value == "ymd":
        return None
    if (last.day, last.number) != token.numbers[:2] or not 1 <= number(first) < last.day:
        return None
    named = Named("days", last.number, number(first), last.day, year=last.year)
    return Found(named, found.doubts)


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

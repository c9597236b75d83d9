"""What the patterns of the date grammar name: one builder for each way of writing a date.

A builder gives `Found`: what is named, or (with doubts and no name) something that looks like a
date and is none. It gives None where the figures do not fit, so that another pattern is tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from planlift.normalize.date_model import Named
from planlift.normalize.date_tokens import LAST_DAY
from planlift.normalize.date_years import MONTHS
from planlift.normalize.date_years import Year
from planlift.normalize.date_years import fits
from planlift.normalize.date_years import short_year
from planlift.normalize.date_years import year_from

if TYPE_CHECKING:
    from planlift.normalize.date_model import DateContext
    from planlift.normalize.date_model import Doubt
    from planlift.normalize.date_model import Token

Groups: TypeAlias = "tuple[Token | None, ...]"

QUARTERS = 4
HALVES = 2
FIRST_PLAIN_MONTH = 4
FIRST_AUTUMN_MONTH = 9
_BREAKS = {2: "spring", 5: "summer", 6: "summer", 10: "autumn", 11: "autumn"}
_NO_YEAR = Year(None)


class Found(NamedTuple):
    """What a pattern found."""

    named: Named | None
    doubts: tuple[Doubt, ...] = ()


def number(token: Token | None) -> int:
    """The figure of a number, ordinal or month token."""
    if token is None:
        return 0
    return token.numbers[0] if token.numbers else int(token.value)


def impossible(why: str) -> Found:
    """Something that has the look of a date and is no day of the calendar."""
    return Found(None, (("date-impossible", why),))


def unreadable(why: str) -> Found:
    """Something that has the look of a date but more than one sense."""
    return Found(None, (("date-unreadable", why),))


def _weekday(token: Token | None) -> int | None:
    return None if token is None else int(token.value)


def _single(weekday: Token | None, day: int, month: int, year: Year) -> Found:
    if not (1 <= day <= LAST_DAY and 1 <= month <= MONTHS):
        return impossible(f"There is no day {day} in month {month}.")
    named = Named("day", month, day, year=year.year, weekday=_weekday(weekday))
    return Found(named, year.doubts)


def figures(groups: Groups, context: DateContext) -> Found | None:
    """Read ``31/03/2024``, ``4/28/2025``, ``2024-03-31``."""
    weekday, token = groups
    assert token is not None
    first, second, last = token.numbers
    if token.value == "ymd":
        return _single(weekday, first, second, Year(last))
    year = short_year(last, token.text, context) if last < 100 else Year(last)  # noqa: PLR2004  two digits
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


def quarter(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Q3 2023/24``."""
    return _counted("quarter", QUARTERS, groups, context)


def year_first_quarter(groups: Groups, context: DateContext) -> Found | None:
    """Read ``2023/24 Q3``."""
    marker, year, which = groups
    return quarter((which, marker, year), context)


def half(groups: Groups, context: DateContext) -> Found | None:
    """Read ``H1 2024``."""
    return _counted("half_year", HALVES, groups, context)


def _counted(unit: str, most: int, groups: Groups, context: DateContext) -> Found | None:
    which, marker, token = groups
    if not 1 <= number(which) <= most:
        return None
    year = year_from(marker, token, context)
    doubts = year.doubts
    if year.year is not None and year.calendar == "calendar":
        why = "Counted in the calendar year; in a financial year it would be another day."
        doubts = (*doubts, ("date-from-period", why))
    return Found(Named(unit, number(which), year=year.year, calendar=year.calendar), doubts)


def term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Summer term 2023`` and ``Autumn term 2023/24``."""
    name, marker, token = groups
    assert name is not None
    if name.value == "winter":
        return None
    return _of_school_year(Named("term", name.value), year_from(marker, token, context))


def term_year_first(groups: Groups, context: DateContext) -> Found | None:
    """Read ``2023 Summer term``."""
    marker, token, name = groups
    return term((name, marker, token), context)


def half_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Aut 2 2023`` and ``Spring term, second half``."""
    name, which, marker, token = groups
    assert name is not None
    if name.value == "winter" or number(which) not in {1, 2}:
        return None
    named = Named("half_term", name.value, day=number(which))
    return _of_school_year(named, year_from(marker, token, context))


def half_of_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``second half of spring term 2024``."""
    which, name, marker, token = groups
    return half_term((name, which, marker, token), context)


def half_term_break(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Spring half term 2024`` and ``February half term``: the week off."""
    name, marker, token = groups
    assert name is not None
    season = _BREAKS.get(int(name.value)) if name.kind == "month" else str(name.value)
    if season is None or season == "winter":
        return None
    return _of_school_year(Named("half_term_break", season), year_from(marker, token, context))


def numbered_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Term 3 2024``: which months that is differs from place to place."""
    _which, marker, token = groups
    year = year_from(marker, token, context).year
    why = "Which months a numbered term covers differs from place to place."
    return Found(Named("term", year=year, calendar="unknown"), (("date-unreadable", why),))


def season(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Autumn 2023``; in a school's plan that is the term."""
    name, marker, token = groups
    assert name is not None
    year = year_from(marker, token, context)
    if context.school and name.value != "winter":
        return term(groups, context)
    if year.calendar == "split" and year.year is not None:
        if name.value == "summer":
            return unreadable("The season may lie in either of the two years.")
        year = year._replace(year=year.year + (name.value == "spring"), calendar="calendar")
    return Found(Named("season", name.value, year=year.year, calendar=year.calendar), year.doubts)


def festival(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Easter 2024``."""
    name, marker, token = groups
    assert name is not None
    year = year_from(marker, token, context)
    if year.calendar == "split" and year.year is not None:
        later = name.value != "christmas"
        year = year._replace(year=year.year + later, calendar="calendar")
    return Found(Named("festival", name.value, year=year.year, calendar=year.calendar), year.doubts)


def _of_school_year(named: Named, year: Year) -> Found:
    start = year.year
    if start is not None and year.calendar in {"split", "academic", "financial"}:
        start += named.number != "autumn"
        year = year._replace(calendar="calendar")
    return Found(
        Named(named.unit, named.number, named.day, year=start, calendar=year.calendar), year.doubts
    )


def split_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``2023/24``, ``2024-03`` (a month) and ``2024-2027``."""
    (token,) = groups
    assert token is not None
    first, second = token.numbers
    year = year_from(None, token, context)
    if year.calendar == "split":
        doubts = year.doubts
        if second <= MONTHS and "-" in token.text:
            why = f"“{token.text}” was read as two years; it could be a year and a month."
            doubts = (*doubts, ("date-order-unsure", why))
        return Found(Named("year", year=year.year, calendar="split"), doubts)
    if 1 <= second <= MONTHS:
        return Found(Named("month", second, year=first))
    if second > first:
        return Found(Named("years", second, year=first))
    return unreadable(f"“{token.text}” is neither two years nor a year and a month.")


def academic_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``academic year 2023/24``."""
    return _named_year(groups, "academic", context)


def fiscal_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``FY 2023/24``; ``FY24`` alone does not say when it begins."""
    return _named_year(groups, "financial", context)


def _named_year(groups: Groups, calendar: str, context: DateContext) -> Found | None:
    (token,) = groups
    year = year_from(None, token, context)
    calendar = calendar if year.calendar == "split" else "unknown"
    doubts = year.doubts
    if calendar == "unknown":
        why = "One year alone does not say when this financial or school year begins."
        doubts = (*doubts, ("date-unreadable", why))
    return Found(Named("year", year=year.year, calendar=calendar), doubts)


def short_split_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``23/24``."""
    (token,) = groups
    year = year_from(None, token, context)
    if year.calendar != "split":
        return None
    return Found(Named("year", year=year.year, calendar="split"), year.doubts)


def year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``2024``."""
    return Found(Named("year", year=number(groups[0])))

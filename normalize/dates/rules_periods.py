"""What the patterns of the date grammar name: quarters, terms, seasons and years.

A builder gives `Found`; it gives None where the figures do not fit, so that another pattern is
tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.found import Found
from planlift.normalize.dates.found import number
from planlift.normalize.dates.found import unreadable
from planlift.normalize.dates.model import Named
from planlift.normalize.dates.years import CENTURY
from planlift.normalize.dates.years import MONTHS
from planlift.normalize.dates.years import Year
from planlift.normalize.dates.years import year_from

if TYPE_CHECKING:
    from planlift.normalize.dates.found import Groups
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Token

QUARTERS = 4
HALVES = 2
_LONGEST = 30
"""Years: a longer span is a number of something."""
_TERMS = {"autumn", "spring", "summer"}
_HALF_TERMS = ("autumn", "autumn", "spring", "spring", "summer", "summer")
_BREAKS: dict[int | str, str] = {
    2: "spring",
    5: "summer",
    6: "summer",
    10: "autumn",
    11: "autumn",
    "whitsun": "summer",
}
"""Month or festival of a week off → the term that it cuts in two."""


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
        return unreadable(f"There is no {unit.replace('_', ' ')} {number(which)}.")
    year = year_from(marker, token, context)
    doubts = year.doubts
    plain = marker is None or marker.kind != "calendar_year"
    if plain and year.year is not None and year.calendar == "calendar":
        why = "Counted in the calendar year; in a financial year it would be another day."
        doubts = (*doubts, ("date-from-period", why))
    return Found(Named(unit, number(which), year=year.year, calendar=year.calendar), doubts)


def term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Summer term 2023`` and ``Autumn term 2023/24``."""
    name, marker, token = groups
    assert name is not None
    if name.value == "winter":
        return unreadable("Which months a winter term covers is not known.")
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
        return unreadable("A term has two halves, and winter is no term.")
    named = Named("half_term", name.value, day=number(which))
    return _of_school_year(named, year_from(marker, token, context))


def numbered_half_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``HT3 2024``: half terms are counted from one to six through the school year."""
    which, marker, token = groups
    count = number(which)
    if not 1 <= count <= len(_HALF_TERMS):
        return None
    named = Named("half_term", _HALF_TERMS[count - 1], day=2 - count % 2)
    return _of_school_year(named, year_from(marker, token, context))


def half_of_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``second half of spring term 2024``."""
    which, name, marker, token = groups
    return half_term((name, which, marker, token), context)


def half_term_break(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Spring half term 2024`` and ``February half term``: the week off."""
    name, marker, token = groups
    assert name is not None
    season = _BREAKS.get(int(name.value) if name.kind == "month" else name.value, "")
    season = season or str(name.value)
    if season not in _TERMS:
        return None
    return _of_school_year(Named("half_term_break", season), year_from(marker, token, context))


def numbered_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Term 3 2024``: which months that is differs from place to place."""
    _which, marker, token = groups
    year = year_from(marker, token, context).year
    why = "Which months a numbered term covers differs from place to place."
    return Found(Named("term", year=year, calendar="unknown"), (("date-unreadable", why),))


def some_term(groups: Groups, context: DateContext) -> Found | None:
    """Read ``half term 2024``: there are three in a year."""
    marker, token = groups
    year = year_from(marker, token, context).year
    why = "The text does not say which term of the year."
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
        year = replace(year, year=year.year + (name.value == "spring"), calendar="calendar")
    return Found(Named("season", name.value, year=year.year, calendar=year.calendar), year.doubts)


def festival(groups: Groups, context: DateContext) -> Found | None:
    """Read ``Easter 2024``."""
    name, marker, token = groups
    assert name is not None
    year = year_from(marker, token, context)
    if year.calendar == "split" and year.year is not None:
        later = name.value != "christmas"
        year = replace(year, year=year.year + later, calendar="calendar")
    return Found(Named("festival", name.value, year=year.year, calendar=year.calendar), year.doubts)


def _of_school_year(named: Named, year: Year) -> Found:
    start = year.year
    if start is not None and year.calendar in {"split", "academic", "financial"}:
        start += named.number != "autumn"
        year = replace(year, calendar="calendar")
    return Found(
        Named(named.unit, named.number, named.day, year=start, calendar=year.calendar), year.doubts
    )


def split_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``2023/24``, ``2024-03`` (a month) and ``2024-2027``."""
    (token,) = groups
    assert token is not None
    first, second = token.numbers
    year = year_from(None, token, context)
    if context.year_months and "/" in token.text and year.calendar == "split" and second <= MONTHS:
        why = f"“{token.text}” was read as year and month, as the document's other dates are."
        return Found(Named("month", second, year=first), (("date-order-unsure", why),))
    if year.calendar == "split":
        doubts = (*year.doubts, *_perhaps_of_school(context))
        if second <= MONTHS and "-" in token.text:
            why = f"“{token.text}” was read as two years; it could be a year and a month."
            doubts = (*doubts, ("date-order-unsure", why))
        doubts = (*doubts, *_perhaps_from_july(token, context))
        return Found(Named("year", year=year.year, calendar="split"), doubts)
    if 1 <= second <= MONTHS:
        return Found(Named("month", second, year=first))
    if first < second <= first + _LONGEST:
        why = f"Counted to the end of {second}; in financial or school years it would be sooner."
        return Found(Named("years", second, year=first), (("date-from-period", why),))
    if first % CENTURY < second < CENTURY:
        last = first - first % CENTURY + second
        why = f"The second year of “{token.text}” was read as {last}."
        return Found(Named("years", last, year=first), (("year-completed", why),))
    return unreadable(f"“{token.text}” is neither two years nor a year and a month.")


def academic_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``academic year 2023/24``."""
    return _named_year(groups, "academic", context)


def calendar_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``calendar year 2024``."""
    year = year_from(None, groups[0], context)
    return Found(Named("year", year=year.year), year.doubts)


def fiscal_year(groups: Groups, context: DateContext) -> Found | None:
    """Read ``FY 2023/24``; ``FY24`` alone does not say when it begins.

    ``FY 2023-24`` is how Australia and India write it as well.
    """
    found = _named_year(groups, "financial", context)
    (token,) = groups
    return found and replace(found, doubts=(*found.doubts, *_perhaps_from_july(token, context)))


def _perhaps_from_july(token: Token | None, context: DateContext) -> tuple[Doubt, ...]:
    """``2023-24`` in a document of which nothing tells the country."""
    hyphened = token is not None and "/" not in token.text
    if not hyphened or context.fiscal_sure or not context.fiscal_month or context.school:
        return ()
    why = "Read as a year from April; in Australia and New Zealand it begins in July."
    return (("date-from-period", why),)


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
    doubts = (*year.doubts, *_perhaps_of_school(context))
    return Found(Named("year", year=year.year, calendar="split"), doubts)


def _perhaps_of_school(context: DateContext) -> tuple[Doubt, ...]:
    if not context.maybe_school:
        return ()
    why = "Read as a financial year; in a school's plan it would begin in September."
    return (("date-from-period", why),)


def year(groups: Groups, _context: DateContext) -> Found | None:
    """Read ``2024``."""
    return Found(Named("year", year=number(groups[0])))

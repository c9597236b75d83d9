"""Turns what is named into days: years inherited in a cell, completed, checked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.days import BY_CONVENTION
from planlift.normalize.dates.days import KIND
from planlift.normalize.dates.days import days_of
from planlift.normalize.dates.model import Named
from planlift.normalize.dates.model import Period
from planlift.normalize.dates.model import Token
from planlift.normalize.dates.years import Year
from planlift.normalize.dates.years import missing_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.months import Days

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SATURDAY = 5
_YEARLESS = {"year", "years"}


def resolve(tokens: Sequence[Token], context: DateContext) -> list[Token]:
    """The tokens with days for every date they name."""
    out = list(tokens)
    places = [place for place, token in enumerate(out) if token.named is not None]
    for place, following in reversed(list(pairwise(places))):
        out[place] = _inherit(out[place], out[following], context, later=False)
    for before, place in pairwise(places):
        first_target = any(token.kind == "original" for token in out[before:place])
        token = _inherit(out[place], out[before], context, later=not first_target)
        if token is not out[place]:
            assert token.named is not None
            why = f"The year {token.named.year} was completed from the date before it."
            token = replace(token, doubts=(*token.doubts, ("year-completed", why)))
        out[place] = token
    for place in places:
        named = out[place].named
        assert named is not None
        out[place] = replace(out[place], period=_period(out[place], named, context))
    return out


def _inherit(token: Token, other: Token, context: DateContext, *, later: bool) -> Token:
    """Give a date without a year that of its neighbour in the same cell, in order of time."""
    named, given = token.named, other.named
    assert named is not None
    assert given is not None
    lacking = named.year is None and named.relation is None and named.unit not in _YEARLESS
    lacking = lacking and named.calendar != "unknown"
    if not lacking or given.year is None or given.calendar == "unknown":
        return token
    counted = named.unit in {"quarter", "half_year"} or given.calendar != "calendar"
    if counted and given.unit != named.unit:
        return token
    named = replace(named, calendar=given.calendar)
    there = days_of(given, given.year, context)
    if there is None:
        return token
    for year in (given.year, given.year + (1 if later else -1)):
        here = days_of(named, year, context)
        if here is not None and (here[1] >= there[0] if later else here[0] <= there[1]):
            return replace(token, named=replace(named, year=year))
    return token


def _period(token: Token, named: Named, context: DateContext) -> Period:
    kind = KIND[named.unit] if named.relation is None else "relative"
    year = _year(named, context)
    doubts = token.doubts + year.doubts
    if year.year is None:
        if not {"date-unreadable", "no-plan-date"} & {code for code, _why in doubts}:
            why = "There is no year, and the document does not settle it."
            doubts = (*doubts, ("date-unreadable", why))
        return Period(None, None, kind, token.rule, doubts)
    named = replace(named, calendar=year.calendar)
    days = days_of(named, year.year, context) if named.calendar != "unknown" else None
    if days is None:
        return _without_days(named, kind, token.rule, doubts)
    rule = f"{named.part}-of-{token.rule}" if named.part else token.rule
    return Period(*days, kind, rule, doubts + _day_doubts(named, days))


def _year(named: Named, context: DateContext) -> Year:
    if named.relation is not None:
        if context.plan_date is None:
            why = "It is not known which day the plan itself is from."
            return Year(None, doubts=(("no-plan-date", why),))
        year = context.plan_date.year + named.relation
        why = f"Counted from the plan's own date, {context.plan_date:%d %B %Y}."
        return Year(year, named.calendar, doubts=(("counted-from-plan-date", why),))
    if named.year is not None or named.calendar == "unknown":
        return Year(named.year, named.calendar)
    return missing_year(named, context)


def _without_days(named: Named, kind: str, rule: str, doubts: tuple[Doubt, ...]) -> Period:
    if named.unit in {"day", "days", "week_from", "weeks_from", "week_to"}:
        doubt = ("date-impossible", "There is no such day in that year.")
        return Period(None, None, "unreadable", rule, (*doubts, doubt))
    if not any(code == "date-unreadable" for code, _why in doubts):
        doubts = (*doubts, ("date-unreadable", "It is not certain which days this period covers."))
    return Period(None, None, kind, rule, doubts)


def _day_doubts(named: Named, days: Days) -> tuple[Doubt, ...]:
    doubts: list[Doubt] = []
    if named.weekday is not None and named.unit == "day" and days[0].weekday() != named.weekday:
        printed, true = _WEEKDAYS[named.weekday], _WEEKDAYS[days[0].weekday()]
        doubts.append(("weekday-differs", f"Printed is {printed}, but that day is a {true}."))
    if named.unit in BY_CONVENTION or named.part not in {"", "first", "end"}:
        doubts.append(("date-from-period", f"Taken to end on {days[1]:%d %B %Y}, by convention."))
    if named.unit == "day" and days[1].weekday() >= _SATURDAY:
        doubts.append(("date-weekend", f"{days[1]:%d %B %Y} is a {_WEEKDAYS[days[1].weekday()]}."))
    return tuple(doubts)

"""Of a date and the same again in brackets keeps the closer one: ``Q4 (31 March 2024)``.

So it does where a quarter without a year stands beside a day: ``Q4 – 31 March 2024``.

Where the two cannot be the same, both stay, and the reading asks for a check.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.days import BY_CONVENTION
from planlift.normalize.dates.days import days_of
from planlift.normalize.dates.notes import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Token
    from planlift.normalize.dates.months import Days

_ROLES = {"original", "revised_to", "completed"}
_COUNTED = {"quarter", "half_year"}
_EITHER_YEAR = range(4, 9)
"""Months that lie in one year of a financial, in the other of a school year 2023/24."""
_NAMED = {"quarter", "half_year", "term", "season"}
"""Kinds that a range in brackets only explains."""
_PAIR = 2
_MARKS = {"dash", "comma", "colon", "newline"}
_MONTH = timedelta(days=31)
_NEAR = timedelta(days=21)
"""A day so near a term or festival still belongs to it: ``Easter (28 March 2024)``."""


def without_restatements(tokens: Sequence[Token], context: DateContext) -> list[Token]:
    """The tokens with one date in place of two that mean the same."""
    if sum(token.named is not None for token in tokens) != _PAIR:
        return list(tokens)
    outside, notes = apart(tokens)
    first = [token for token in outside if token.named is not None]
    again = [token for note in notes for token in note if token.named is not None]
    if not notes and _stand_together(first, outside):
        first, again = first[:1], first[1:]
    if len(first) != 1 or len(again) != 1 or any(token.kind in _ROLES for token in tokens):
        return list(tokens)
    kept = _closer(first[0], again[0], context)
    if kept is None:
        return list(tokens)
    if kept.start == again[0].start:
        kept = _under_its_name(first[0], kept)
    return [
        kept if token.start == kept.start else token
        for token in tokens
        if token.named is None or token.start == kept.start
    ]


def _stand_together(dates: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """A quarter without a year and a day, with nothing but a mark between them."""
    if len(dates) != _PAIR or not any(map(_is_counted_alone, dates)):
        return False
    if not any(date.named is not None and date.named.unit == "day" for date in dates):
        return False
    between = [token for token in tokens if dates[0].end <= token.start < dates[1].start]
    return all(token.kind in _MARKS for token in between)


def _is_counted_alone(token: Token) -> bool:
    return token.named is not None and token.named.unit in _COUNTED and token.named.year is None


def _closer(first: Token, again: Token, context: DateContext) -> Token | None:
    one, other = _days(first, context), _days(again, context)
    if one is not None and other is not None:
        return _narrower((first, one), (again, other), context)
    if one is None and other is None:
        return None
    if one is None:
        return _settled(first, again, context)
    return _settled(again, first, context)


def _days(token: Token, context: DateContext) -> Days | None:
    """The days of a date as far as they are known by now."""
    if token.period is not None:
        start, end = token.period.start, token.period.end
        return None if start is None or end is None else (start, end)
    named = token.named
    if named is None or named.year is None or named.calendar == "unknown":
        return None
    return days_of(named, named.year, context)


def _settled(lacking: Token, known: Token, context: DateContext) -> Token | None:
    """Of a date without days and one with days: the closer one, in the year of the other."""
    named, given, days = lacking.named, known.named, _days(known, context)
    assert named is not None
    assert given is not None
    assert days is not None
    in_years = given.unit == "year"
    if named.calendar == "unknown" or (named.unit in _COUNTED and not in_years):
        return known  # which days it covers is not known: nothing to compare
    named = replace(named, calendar=given.calendar if in_years else named.calendar)
    for year in range(days[0].year - 1, days[1].year + 1):
        completed = replace(lacking, named=replace(named, year=year))
        here = days_of(named, year, context)
        if here is not None and given.calendar == "split" and here[1].month in _EITHER_YEAR:
            return None
        kept = here and _narrower((known, days), (completed, here), context)
        if kept is not None:
            return kept
    return None


def _narrower(
    one: tuple[Token, Days], other: tuple[Token, Days], context: DateContext
) -> Token | None:
    """The one that lies in the other; the printed days, where the other rests on a convention."""
    (first, days), (again, days_again) = one, other
    first_named = first.named
    assert first_named is not None
    if first_named.unit in _COUNTED and first_named.calendar == "calendar":
        year = first_named.year
        fiscal = days_of(replace(first_named, calendar="split"), year, context) if year else None
        return again if _within(days, days_again) or _within(fiscal, days_again) else None
    if days == days_again:
        return again if _is_conventional(first) else first
    for (loose, around), (exact, within) in ((one, other), (other, one)):
        rough = _is_conventional(loose) and not (_is_festival(loose) and _within(within, around))
        if rough and not _is_conventional(exact) and _near(around, within):
            return exact
    if _within(days, days_again):
        return again
    return first if _within(days_again, days) else None


def _near(days: Days, exact: Days) -> bool:
    """Whether a day or month is near enough to days that rest on a convention."""
    apart_by = max(days[0] - exact[1], exact[0] - days[1])
    return apart_by <= _NEAR and exact[1] - exact[0] <= _MONTH


def _is_conventional(token: Token) -> bool:
    return token.named is not None and token.named.unit in BY_CONVENTION


def _is_festival(token: Token) -> bool:
    return token.named is not None and token.named.unit == "festival"


def _within(outer: Days | None, inner: Days) -> bool:
    return outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _under_its_name(first: Token, again: Token) -> Token:
    """``Q3 (Oct - Dec 2023)`` is a quarter, though its days come from the brackets."""
    if again.period is None or again.period.kind != "range" or first.period is None:
        return again
    if first.period.kind not in _NAMED:
        return again
    return replace(again, period=replace(again.period, kind=first.period.kind))

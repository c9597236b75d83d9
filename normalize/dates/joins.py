"""Joins neighbouring tokens into larger ones: parts of periods, weeks, time spans."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec.structs import replace

from planlift.normalize.dates.patterns import Pattern
from planlift.normalize.dates.patterns import coded

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from planlift.normalize.dates.model import Token

Joiner: TypeAlias = "Callable[[Sequence[Token]], Token | None]"


def _week(tokens: Sequence[Token]) -> Token | None:
    head, last = tokens[0], tokens[-1]
    if last.named is None:
        return None
    unit = {"day": head.kind, "days": "weeks_from"}.get(last.named.unit, "")
    if not unit or (unit == "weeks_from" and head.kind != "week_from"):
        return None
    return joined(tokens, replace(last, named=replace(last.named, unit=unit), rule="week"))


def _dated_weekday(tokens: Sequence[Token]) -> Token | None:
    """``29 March 2024 (Friday)``, ``Friday: 29 March 2024``."""
    date = next(token for token in tokens if token.kind == "date")
    weekday = next(token for token in tokens if token.kind == "weekday")
    if date.named is None or date.named.unit != "day" or date.named.weekday is not None:
        return None
    return joined(tokens, replace(date, named=replace(date.named, weekday=int(weekday.value))))


def _part(tokens: Sequence[Token]) -> Token | None:
    part = [token for token in tokens if token.kind == "part"][-1]
    date = tokens[-1]
    if date.named is None or date.named.unit in {
        "day",
        "days",
        "week_from",
        "weeks_from",
        "week_to",
        "weekday_of_month",
    }:
        return None
    return joined(tokens, replace(date, named=replace(date.named, part=str(part.value))))


_CLOSED_BY = {"month_end": {"month"}, "year_end": {"year", "month", "day"}}


def _closing(tokens: Sequence[Token]) -> Token | None:
    """``EOM March 2024``, ``year end 2023/24``; ``year end 2024`` names no kind of year."""
    head = next(token for token in tokens if token.kind in {"month_end", "year_end"})
    date = next(token for token in tokens if token.kind == "date")
    if date.named is None or date.named.unit not in _CLOSED_BY[head.kind]:
        return None
    named = replace(date.named, part="" if date.named.unit == "day" else "end")
    if named.unit == "year" and named.calendar == "calendar":
        named = replace(named, calendar="unknown")
    return joined(tokens, replace(date, named=named))


def _end_of_year(tokens: Sequence[Token]) -> Token | None:
    """``the end of the year 2024``."""
    date = tokens[-1]
    unit = next(token for token in tokens if token.kind == "unit")
    if date.named is None or date.named.unit != unit.value or date.named.calendar != "calendar":
        return None
    return joined(tokens, replace(date, named=replace(date.named, part=str(tokens[0].value))))


def _next_year(tokens: Sequence[Token]) -> Token | None:
    date, which, unit = tokens[0], tokens[-2], tokens[-1]
    if unit.value != "year" or date.named is None or date.named.year is not None:
        return None
    relation = int(which.kind == "next")
    return joined(tokens, replace(date, named=replace(date.named, relation=relation)))


def _span(tokens: Sequence[Token]) -> Token | None:
    """``within 3 months``, ``6-8 weeks``: the longer one."""
    unit = tokens[-1]
    if tokens[0].kind == "beyond":
        return joined(tokens, replace(unit, kind="duration", value="beyond", numbers=(1,)))
    figures: list[int] = []
    for token in tokens[:-1]:
        if token.kind in {"day", "digit", "integer", "pair"}:
            figures.extend(token.numbers)
        elif token.kind == "number":
            figures.append(int(token.value))
    if any(token.kind == "opening" for token in tokens) and len(set(figures)) > 1:
        return None
    return joined(tokens, replace(unit, kind="duration", numbers=(max(figures),)))


def _coming(tokens: Sequence[Token]) -> Token | None:
    """``end of the month``, ``next week``, ``end of the financial year``: the unit's own end."""
    unit = tokens[-1]
    value = str(unit.value) if unit.kind == "unit" else unit.kind
    which = next((token.kind for token in tokens if token.kind in {"next", "this"}), "")
    part = next((str(token.value) for token in tokens if token.kind == "part"), "")
    if unit.kind == "unit" and not which and part != "end":
        return None
    return joined(
        tokens, replace(unit, kind="duration", value=f"{part or 'end'} {which or 'coming'} {value}")
    )


_STEPS: tuple[tuple[Pattern, Joiner], ...] = (
    (Pattern("date (?: comma | dash | SOFT )* weekday (?! SOFT* date )"), _dated_weekday),
    (Pattern("date SOFT* opening weekday closing"), _dated_weekday),
    (Pattern("weekday (?: colon | dash | SOFT )+ date"), _dated_weekday),
    (
        Pattern(
            "(?: week_from | week_to ) (?: filler | by | on | colon | dash | dot | newline )* date"
        ),
        _week,
    ),
    (Pattern("date (?: filler | comma )* (?: next | this ) unit"), _next_year),
    (Pattern("part (?: filler | dash )* unit filler* date"), _end_of_year),
    (
        Pattern(
            "part (?: (?: dash | slash | to | joining | filler )* part )?"
            " (?: SOFT | dash | colon )* date"
        ),
        _part,
    ),
    (
        Pattern(
            "(?: beyond | within | next )* SOFT* (?: day | digit | integer | number | pair )"
            " (?: (?: dash | to | slash | joining )* (?: day | digit | number )"
            " | opening (?: day | digit ) closing )? (?: dash | newline )? unit"
        ),
        _span,
    ),
    (
        Pattern(
            "(?: part (?: SOFT | next | this )* | (?: next | this ) SOFT? )"
            " (?: unit | term | half_term | quarter | financial_year | academic_year"
            " | calendar_year )"
        ),
        _coming,
    ),
    (Pattern("(?: month_end | year_end ) (?: filler | dash | comma )* date"), _closing),
    (Pattern("date (?: month_end | year_end )"), _closing),
    (Pattern("(?: month_end | year_end | financial_year part )"), _coming),
)


def join(tokens: Sequence[Token]) -> list[Token]:
    """Parts, weeks, years counted from the plan, and time spans."""
    out = list(tokens)
    step = _step(coded(out), 0)
    while step < len(_STEPS):
        out = rewrite(out, *_STEPS[step])
        step = _step(coded(out), step + 1)
    return out


@lru_cache(maxsize=1 << 10)
def _step(codes: str, first: int) -> int:
    """The number of the next step that finds something to join."""
    steps = range(first, len(_STEPS))
    return next((at for at in steps if _STEPS[at][0].search(codes)), len(_STEPS))


def rewrite(tokens: list[Token], pattern: Pattern, joiner: Joiner) -> list[Token]:
    """Put what `joiner` makes of each match in its place; nothing where it makes None."""
    codes = coded(tokens)
    if pattern.search(codes) is None:
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        match = pattern.match(codes, at)
        joined = joiner(tokens[at : match.end()]) if match else None
        if match is None or joined is None:
            out.append(tokens[at])
            at += 1
        else:
            out.append(joined)
            at = match.end()
    return out


def joined(tokens: Sequence[Token], token: Token) -> Token:
    """`token` over the whole run, with every doubt of its parts."""
    doubts = dict.fromkeys(doubt for part in tokens for doubt in part.doubts)
    return replace(token, start=tokens[0].start, end=tokens[-1].end, doubts=tuple(doubts))

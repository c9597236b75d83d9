"""Reads texts with more than one date: a first and a revised one, or several that all count."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from planlift.normalize.dates.model import DateReading
from planlift.normalize.dates.notes import apart
from planlift.normalize.dates.patterns import Pattern
from planlift.normalize.dates.patterns import coded
from planlift.normalize.dates.senses import BESIDE
from planlift.normalize.dates.senses import NOT_DUE
from planlift.normalize.dates.senses import PROSE
from planlift.normalize.dates.senses import periods_of
from planlift.normalize.dates.senses import reading_of
from planlift.normalize.dates.senses import unknown_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import DatePart
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Period
    from planlift.normalize.dates.model import Token


def given_up(
    tokens: Sequence[Token], _kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    """``31 March 2024 revised to TBC``."""
    periods = periods_of(tokens)
    if len(periods) != 1 or not _TO_NONE.search(coded(tokens)):
        return None
    doubt = ("no-date", "The date was given up, and no other one is named.")
    first = periods[0].end
    return DateReading(original=first, kind="none", rule="revised-to-none", doubts=(doubt,))


def revised(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    """``31 March 2024 (revised from 31 December 2023)``; of several revisions the last."""
    if not (kinds["original"] or kinds["revised_to"]):
        return None
    if len(periods_of(tokens)) > 1:
        tokens = _with_roles_in_front(tokens)
    roles = _by_role(tokens)
    originals, current = roles["original"], roles["revised_to"] or roles[""]
    if roles["revised_to"] and not originals:
        originals = roles[""]
    if len(originals) == 1 and not current:
        return DateReading(
            original=originals[0].end, kind="unreadable", rule="original-only", doubts=(NOT_DUE,)
        )
    again = len(current) > 1
    if len(originals) > 1 or not current or (again and not roles["revised_to"]):
        return None
    if not _ascending(current):
        return None
    around = Counter(token.kind for token in apart(tokens)[0])
    unfinished = _UNFINISHED.search(coded(tokens)) is not None
    beside = (BESIDE,) if unfinished or unknown_count(around, *_EXPECTED) else ()
    noted = [doubt for period in originals for doubt in period.doubts if doubt[0] in _OF_ORIGINAL]
    reading = reading_of(current[-1], *noted, *((_REVISED_AGAIN,) if again else ()), *beside)
    if not originals:
        return reading
    return replace(reading, original=originals[0].end, rule=f"revised-{reading.rule}")


_TO_NONE = Pattern("date (?: filler | dash | comma | SOFT | opening )* revised_to SOFT* none")
_UNFINISHED = Pattern(
    "date (?: filler | dash | comma | newline | opening )*"
    " (?: original | revised_to ) colon? closing? dot? $"
)
"""The date is told to be the first one, or to be moved, and the other date is not there."""
_EXPECTED = ("original", "revised_to", "provisional", "none", "from", "ordinal")
_OF_ORIGINAL = {"year-completed", "date-corrected", "date-order-unsure", "date-unreadable"}
"""What is worth saying of a first target, which is no deadline any more."""
_REVISED_AGAIN: Doubt = ("several-dates", "The date was revised more than once; the last counts.")


def _with_roles_in_front(tokens: Sequence[Token]) -> list[Token]:
    """``May 2024 (original) June 2024 (revised)``: each word in front of the date it is about."""
    moved: list[Token] = []
    at = 0
    while at < len(tokens):
        kinds = [token.kind for token in tokens[at : at + 4]]
        if kinds[2:3] and kinds[2] in _ROLES and kinds == ["date", "opening", kinds[2], "closing"]:
            moved += [tokens[at + 2], tokens[at]]
            at += 4
        else:
            moved.append(tokens[at])
            at += 1
    return moved


_ROLES = {"original", "revised_to"}


def _by_role(tokens: Sequence[Token]) -> dict[str, list[Period]]:
    """The periods under the word before them: what they were, what they are, or neither."""
    role = ""
    roles: dict[str, list[Period]] = {"original": [], "revised_to": [], "": []}
    for token in tokens:
        if token.kind in {"original", "revised_to"}:
            role = token.kind
        elif token.kind in {"to", "until"} and role == "original":
            role = "revised_to"
        elif token.kind == "from" and roles["revised_to"]:
            role = "original"
        elif token.kind in {"closing", "newline", "semicolon"}:
            role = ""
        elif token.period is not None:
            roles[role].append(token.period)
            role = "" if role == "original" else role
    return roles


def _ascending(periods: Sequence[Period]) -> bool:
    """Whether each date is later than the one before; one alone is."""
    ends = [period.end for period in periods]
    return all(one and other and one < other for one, other in pairwise(ends))


def _unlike(periods: Sequence[Period]) -> bool:
    """Whether a bare year stands beside days or months: a part of one of them, more likely."""
    kinds = {"year" if period.rule == "year" else period.kind for period in periods}
    return "year" in kinds and bool(kinds & {"day", "month"})


def years_spelled_out(tokens: Sequence[Token]) -> Sequence[Token]:
    """``May, July 2024 and 2025``: the last month again in the years that stand behind it."""
    named = [token for token in tokens if token.period is not None]
    dated = [token for token in named if token.period and token.period.rule != "year"]
    last, years = dated[-1].period if dated else None, named[len(dated) :]
    if not years or dated != named[: len(dated)] or last is None or last.end is None:
        return tokens
    ends = [period.end for period in periods_of([dated[-1], *years]) if period.end is not None]
    follow = all(two.year - one.year == 1 for one, two in pairwise(ends))
    if last.kind not in _AGAIN or not follow:
        return tokens
    ahead = {id(token): count for count, token in enumerate(years, 1)}
    return [
        replace(token, period=_years_on(last, ahead[id(token)])) if id(token) in ahead else token
        for token in tokens
    ]


_AGAIN = {"month", "day", "range"}


def _years_on(period: Period, years: int) -> Period:
    """The same days, so many years later."""
    ahead = relativedelta(years=years, day=31 if period.kind == "month" else None)
    assert period.start is not None
    assert period.end is not None
    start = period.start + relativedelta(years=years)
    return replace(period, start=start, end=period.end + ahead, doubts=())


def _year_completed(periods: Sequence[Period]) -> bool:
    return any(code == "year-completed" for period in periods for code, _why in period.doubts)


def several_in(tokens: Sequence[Token], kinds: Counter[str]) -> DateReading:
    """Several dates in one line: in time by the last, unless a whole story stands between them."""
    periods = periods_of(years_spelled_out(tokens))
    doubts = [doubt for period in periods for doubt in period.doubts if doubt[0] != "date-weekend"]
    doubts.append(("several-dates", f"The cell names {len(periods)} dates."))
    known = [p for p in periods if p.start is not None and p.end is not None]
    unknown = unknown_count(kinds, "revised_to", "original")
    if unknown:
        doubts.append(BESIDE)
    noted = tuple(dict.fromkeys(doubts))
    unclear = kinds["completed"] or _unlike(periods)
    unclear = unclear or (_year_completed(periods) and not _ascending(periods))
    if len(known) < len(periods) or unknown > PROSE * len(periods) or unclear:
        return DateReading(kind="multiple", rule="several", doubts=noted)
    due = max(p.end for p in known if p.end is not None)
    start = min(p.start for p in known if p.start is not None)
    return DateReading(due, start, None, "multiple", "several", noted)


def several(parts: tuple[DatePart, ...]) -> DateReading:
    """The reading over several stacked ones: in time by the last of them, if all have a day."""
    doubts = [
        doubt for part in parts for doubt in part.reading.doubts if doubt[0] != "date-weekend"
    ]
    doubts.append(("several-dates", f"The cell names {len(parts)} dates."))
    dues = [part.reading.due for part in parts if part.reading.due is not None]
    starts = [part.reading.start for part in parts if part.reading.start is not None]
    completed = "year-completed" in {code for code, _why in doubts}
    whole = len(dues) == len(parts) and (not completed or dues == sorted(dues))
    return DateReading(
        due=max(dues) if whole else None,
        start=min(starts) if whole and len(starts) == len(parts) else None,
        kind="multiple",
        rule="stacked",
        doubts=tuple(dict.fromkeys(doubts)),
        parts=parts,
    )

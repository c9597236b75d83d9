"""Decides what one run of tokens says about when: one reading, always with its rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.normalize.date_model import DateReading
from planlift.normalize.date_model import Period
from planlift.normalize.date_relative import counted
from planlift.normalize.date_rules import coded
from planlift.normalize.date_rules import compiled
from planlift.normalize.date_undated import BESIDE
from planlift.normalize.date_undated import PROSE
from planlift.normalize.date_undated import hangs_on_event
from planlift.normalize.date_undated import reading_of
from planlift.normalize.date_undated import unknown_count
from planlift.normalize.date_undated import without_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.date_model import DateContext
    from planlift.normalize.date_model import DatePart
    from planlift.normalize.date_model import Doubt
    from planlift.normalize.date_model import Token

_NOT_DUE: Doubt = ("date-not-due", "The cell names a date that is not plainly the deadline.")

_UNTIL = compiled("(?: until | to | by | filler ) filler? date")
_SINCE = compiled(
    "(?: from | review ) (?: filler | colon | dash | comma | word )* (?: by | filler )* date"
)
_OPEN = compiled(
    "date (?: dash | to | joining | comma | until | filler )* (?: onwards | ongoing | recurring )"
)
_OPEN_RANGE = compiled(
    "date (?: newline? (?: dash | to | until )+ newline? (?: ongoing | recurring ) | (?: filler | joining )* onwards )"
)
_FROM = compiled("from (?: filler | colon | by )* date")
_AFTER = compiled("after (?: filler )* date")
_BEFORE = compiled("before (?: filler )* date")
_DONE = compiled(
    "^ (?: filler | dash | opening )* completed (?: filler | colon | comma | dash | opening | dot | newline | by )* date"
)
_DONE_BY = compiled("completed (?: by ) filler* date")
_HEAD_DONE = compiled("^ (?: filler | dash )* completed")


def decide(tokens: Sequence[Token], context: DateContext) -> DateReading:
    """Read a run of tokens in which dates, ranges and time spans are single tokens already."""
    kinds = Counter(token.kind for token in tokens)
    if kinds["impossible"]:
        doubts = tuple(doubt for token in tokens for doubt in token.doubts)
        return DateReading(kind="unreadable", rule="impossible", doubts=doubts)
    if not kinds["date"]:
        return without_date(tokens, kinds, context)
    for read in (_completed, _open_ended, _relative_to_date, _revised, _one_date):
        reading = read(tokens, kinds, context)
        if reading is not None:
            return reading
    return _several(tokens, kinds)


def _periods(tokens: Sequence[Token]) -> list[Period]:
    return [token.period for token in tokens if token.period is not None]


# ── completed, ongoing, counted from a date ──────────────────────────────────────────────────────


def _completed(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    if not kinds["completed"] or kinds["negation"]:
        return None
    codes = coded(tokens)
    periods = _periods(tokens)
    if _DONE.search(codes) and not _DONE_BY.search(codes) and len(periods) == 1:
        return done_reading(periods[0])
    return None


def done_reading(period: Period) -> DateReading:
    """``completed January 2010``: done by the last day of the period."""
    doubts = period.doubts
    if period.end is not None and period.start != period.end:
        why = f"The text names a period; its last day, {period.end:%d %B %Y}, was taken."
        doubts = (*doubts, ("date-from-period", why))
    doubts = tuple(doubt for doubt in doubts if doubt[0] != "date-weekend")
    return DateReading(
        kind="completed", rule=f"completed-{period.rule}", doubts=doubts, completed=period.end
    )


def _open_ended(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    """``August 2023 onwards``, ``ongoing – review March 2025``, ``monthly until April 2010``."""
    codes = coded(tokens)
    periods = _periods(tokens)
    lasting = kinds["ongoing"] or kinds["recurring"]
    only = periods[0]
    if len(periods) == 1 and (_OPEN_RANGE.search(codes) or _FROM.search(codes)):
        doubts = (
            (*only.doubts, BESIDE)
            if unknown_count(kinds, "ongoing", "recurring", "onwards", "from")
            else only.doubts
        )
        return DateReading(
            start=only.start, kind="ongoing", rule=f"from-{only.rule}", doubts=doubts
        )
    if not lasting:
        return None
    if len(periods) == 1 and tokens[0].kind in {"ongoing", "recurring"} and _until(tokens):
        return DateReading(only.end, None, None, "range", f"until-{only.rule}", only.doubts)
    return DateReading(kind="ongoing", rule="ongoing-with-date", doubts=(_NOT_DUE,))


def _until(tokens: Sequence[Token]) -> bool:
    return any(
        token.kind in {"until", "to"} and following.kind in {"date", "filler"}
        for token, following in pairwise(tokens)
    )


def _relative_to_date(
    tokens: Sequence[Token], kinds: Counter[str], context: DateContext
) -> DateReading | None:
    """``within 3 months of 1 April 2024``, ``after March 2024``."""
    codes = coded(tokens)
    periods = _periods(tokens)
    if len(periods) > 1:
        return None
    if kinds["duration"] and (kinds["after"] or kinds["from"] or hangs_on_event(tokens)):
        spans = [token for token in tokens if token.kind == "duration"]
        if len(spans) == 1 and periods[0].end is not None and spans[0].numbers:
            return reading_of(counted(spans[0], periods[0].end, context), *periods[0].doubts)
    if _AFTER.search(codes):
        return DateReading(kind="event", rule="after-date", doubts=(_NOT_DUE,))
    return None


# ── revised, one, several ────────────────────────────────────────────────────────────────────────


def _revised(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    """``31 March 2024 (revised from 31 December 2023)``."""
    if not (kinds["original"] or kinds["revised_to"]):
        return None
    role = ""
    roles: dict[str, list[Period]] = {"original": [], "revised_to": [], "": []}
    for token in tokens:
        if token.kind in {"original", "revised_to"}:
            role = token.kind
        elif token.kind in {"to", "until"} and role == "original":
            role = "revised_to"
        elif token.kind in {"closing", "newline", "semicolon"}:
            role = ""
        elif token.period is not None:
            roles[role].append(token.period)
            role = "" if role == "original" else role
    originals = roles["original"]
    current = roles["revised_to"] or roles[""]
    if roles["revised_to"] and not originals:
        originals = roles[""]
    if len(current) == 1 and len(originals) <= 1:
        first = originals[0].end if originals else None
        reading = reading_of(current[0])
        return replace(
            reading, original=first, rule=f"revised-{reading.rule}" if originals else reading.rule
        )
    if len(originals) == 1 and not current:
        return DateReading(
            original=originals[0].end, kind="unreadable", rule="original-only", doubts=(_NOT_DUE,)
        )
    return None


def _one_date(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    periods = _periods(tokens)
    if len(periods) != 1:
        return None
    doubts: list[Doubt] = []
    if kinds["provisional"] or kinds["none"]:
        doubts.append(("date-provisional", "The text itself calls the date provisional."))
    if unknown_count(kinds, "provisional", "none", "before", "revised_to", "original"):
        doubts.append(BESIDE)
    period = periods[0]
    if _BEFORE.search(coded(tokens)) and period.start is not None:
        return _before(period, tokens, doubts)
    return reading_of(period, *doubts)


def _before(period: Period, tokens: Sequence[Token], doubts: list[Doubt]) -> DateReading:
    """Strictly before a day is the day before it at the latest; the end of a period is a day too."""
    assert period.start is not None
    if period.rule.startswith("end-of"):
        return reading_of(period, *doubts)
    last = period.start - timedelta(days=1)
    kept = tuple(doubt for doubt in period.doubts if doubt[0] != "date-weekend")
    why = f"“{tokens[0].text}” was taken to mean {last:%d %B %Y} at the latest."
    before = Period(last, last, period.kind, f"before-{period.rule}", (*kept, ("date-before", why)))
    return reading_of(before, *doubts)


def _several(tokens: Sequence[Token], kinds: Counter[str]) -> DateReading:
    periods = _periods(tokens)
    doubts = [doubt for period in periods for doubt in period.doubts if doubt[0] != "date-weekend"]
    doubts.append(("several-dates", f"The cell names {len(periods)} dates."))
    known = [p for p in periods if p.start is not None and p.end is not None]
    unknown = unknown_count(kinds, "revised_to", "original")
    if unknown:
        doubts.append(BESIDE)
    noted = tuple(dict.fromkeys(doubts))
    if len(known) < len(periods) or unknown > PROSE * len(periods):
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
    whole = len(dues) == len(parts)
    return DateReading(
        due=max(dues) if whole else None,
        start=min(starts) if whole and len(starts) == len(parts) else None,
        kind="multiple",
        rule="stacked",
        doubts=tuple(dict.fromkeys(doubts)),
        parts=parts,
    )

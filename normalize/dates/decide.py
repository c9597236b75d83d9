"""Decides what one run of tokens says about when: one reading, always with its rule."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.model import DateReading
from planlift.normalize.dates.model import Period
from planlift.normalize.dates.parse import misprinted
from planlift.normalize.dates.patterns import Pattern
from planlift.normalize.dates.patterns import coded
from planlift.normalize.dates.relative import counted
from planlift.normalize.dates.senses import BESIDE
from planlift.normalize.dates.senses import NOT_DUE
from planlift.normalize.dates.senses import periods_of
from planlift.normalize.dates.senses import reading_of
from planlift.normalize.dates.senses import unknown_count
from planlift.normalize.dates.several import given_up
from planlift.normalize.dates.several import revised
from planlift.normalize.dates.several import several_in
from planlift.normalize.dates.undated import hangs_on_event
from planlift.normalize.dates.undated import without_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Token


_LONG_PROSE = 12
"""More unknown words than this tell a story; a date in it need not be the deadline."""

_OPEN = Pattern(
    "date (?: newline? (?: dash | to | until )+ newline? (?: ongoing | recurring )"
    " | (?: filler | joining )* onwards | joining dot? $ )"
)
_FROM = Pattern("from (?: filler | colon | by | on )* date")
_UNTIL = Pattern("(?: until | to ) (?: filler | by | on )* date")
_BY = Pattern("by (?: filler | colon | dash | on )* date")
_BY_FIRST = Pattern(
    "^ (?: filler | on )* by (?: filler | colon | on )* date"
    " (?: joining | filler | comma | dash | semicolon | slash | newline | opening )"
)
_AFTER = Pattern("after (?: dash | colon )? (?: filler | event | plan | inspection | word )* date")
_BEFORE = Pattern("before (?: filler | dash | colon )* date")
_TO_WHAT = Pattern("date (?: to | until ) closing? dot? $")
_CUT_OFF = Pattern("date (?: dash | within )+ $")
"""Something more stood here: ``31 March 2024 –``."""
_REST = "(?: filler | colon | comma | dash | opening | newline )*"
_DONE = Pattern(f"^ (?: filler | dash | opening )* completed {_REST} date")
_DONE_SINCE = Pattern("^ (?: filler | dash )* completed (?: dot | semicolon | comma | newline )")
_THEN_DONE = Pattern(f"date {_REST} completed {_REST} date {_REST} closing? dot? $")


def decide(tokens: Sequence[Token], context: DateContext) -> DateReading:
    """Read a run of tokens in which dates, ranges and time spans are single tokens already."""
    kinds = Counter(token.kind for token in tokens)
    if kinds["impossible"]:
        doubts = tuple(doubt for token in tokens for doubt in token.doubts)
        return DateReading(kind="unreadable", rule="impossible", doubts=doubts)
    if misprinted(tokens):
        doubt = ("date-unreadable", "Figures that do not fit stand against the date.")
        return DateReading(kind="unreadable", rule="misprinted", doubts=(doubt,))
    if not kinds["date"]:
        return without_date(tokens, kinds, context)
    for read in _READERS:
        reading = read(tokens, kinds, context)
        if reading is not None:
            return reading
    return several_in(tokens, kinds)


# ── completed, ongoing, counted from a date ──────────────────────────────────────────────────────


def _completed(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    if not kinds["completed"] or kinds["negation"]:
        return None
    codes = coded(tokens)
    periods = periods_of(tokens)
    if len(periods) == 1 and _DONE.search(codes):
        return done_reading(periods[0])
    if len(periods) == 1 and _DONE_SINCE.search(codes) and not kinds["by"]:
        return DateReading(kind="completed", rule="completed-with-date", doubts=(NOT_DUE,))
    if len(periods) == 2 and _THEN_DONE.search(codes) and not kinds["from"]:
        done = done_reading(periods[1])
        beside = (BESIDE,) if unknown_count(kinds, "completed") else ()
        due = reading_of(periods[0], *done.doubts, *beside)
        return replace(due, completed=done.completed, rule=f"{due.rule}-then-{done.rule}")
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
    periods = periods_of(tokens)
    lasting = kinds["ongoing"] or kinds["recurring"]
    only = periods[0]
    if len(periods) == 1 and (_OPEN.search(codes) or _FROM.search(codes)):
        doubts = (
            (*only.doubts, BESIDE)
            if unknown_count(kinds, "ongoing", "recurring", "onwards", "from")
            else only.doubts
        )
        doubts = tuple(doubt for doubt in doubts if doubt[0] != "date-weekend")
        return DateReading(
            start=only.start, kind="ongoing", rule=f"from-{only.rule}", doubts=doubts
        )
    if not lasting:
        return None
    if len(periods) == 1 and _UNTIL.search(codes):
        beside = (BESIDE,) if kinds["word"] else ()
        doubts = (*only.doubts, *beside)
        return DateReading(only.end, None, None, "range", f"until-{only.rule}", doubts)
    each_year = kinds["recurring"] and _year_from_elsewhere(only)  # ``by 30 September, annually``
    if len(periods) == 1 and not each_year and _bound(codes, tokens, kinds):
        return reading_of(only, BESIDE)
    return DateReading(kind="ongoing", rule="ongoing-with-date", doubts=(NOT_DUE,))


def _bound(codes: str, tokens: Sequence[Token], kinds: Counter[str]) -> bool:
    """``ongoing – complete by March 2025``, ``by March 2024 and then annually``."""
    if _BY_FIRST.search(codes):
        return True
    ends = any(token.named is not None and token.named.part == "end" for token in tokens)
    by = ends or _BY.search(codes) is not None
    return by and not kinds["recurring"] and not kinds["review"]


def _relative_to_date(
    tokens: Sequence[Token], kinds: Counter[str], context: DateContext
) -> DateReading | None:
    """``within 3 months of 1 April 2024``."""
    periods = periods_of(tokens)
    spans = [token for token in tokens if token.kind == "duration"]
    if len(periods) > 1 or len(spans) != 1 or not hangs_on_event(tokens):
        return None
    if periods[0].end is None or not spans[0].numbers:
        return None
    end = counted(spans[0], periods[0].end, context, printed=True)
    beside = (BESIDE,) if unknown_count(kinds, "duration", "after", "from") else ()
    return reading_of(end, *periods[0].doubts, *beside)


def _after_date(
    tokens: Sequence[Token], _kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    """``after March 2024`` sets no end."""
    if len(periods_of(tokens)) > 1 or not _AFTER.search(coded(tokens)):
        return None
    return DateReading(kind="event", rule="after-date", doubts=(NOT_DUE,))


def _no_deadline(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    """One date that is plainly none to be in time by: ``cancelled``, ``last March``, a story."""
    periods = periods_of(tokens)
    if len(periods) != 1:
        return None
    only, kind, rule = periods[0], "unreadable", ""
    if kinds["dropped"]:
        kind, rule = "none", "dropped"
    elif (kinds["last"] or kinds["titled"]) and _year_from_elsewhere(only):
        rule = "of-another-year"
    elif kinds["word"] > _LONG_PROSE:
        rule = "prose"
    elif _TO_WHAT.search(coded(tokens)):
        return DateReading(None, only.start, None, kind, "unfinished", (NOT_DUE,))
    return DateReading(kind=kind, rule=rule, doubts=(NOT_DUE,)) if rule else None


def _one_date(
    tokens: Sequence[Token], kinds: Counter[str], _context: DateContext
) -> DateReading | None:
    periods = periods_of(tokens)
    if len(periods) != 1:
        return None
    doubts: list[Doubt] = []
    if kinds["provisional"] or kinds["none"]:
        doubts.append(("date-provisional", "The text itself calls the date provisional."))
    codes, period = coded(tokens), periods[0]
    before = _BEFORE.search(codes) is not None
    known = ("before",) if before else ()
    if unknown_count(kinds, "provisional", "none", *known) or _CUT_OFF.search(codes):
        doubts.append(BESIDE)
    if before and period.start is not None:
        return _before(period, tokens, doubts)
    return reading_of(period, *doubts)


def _year_from_elsewhere(period: Period) -> bool:
    return any(code == "year-completed" for code, _why in period.doubts)


def _before(period: Period, tokens: Sequence[Token], doubts: list[Doubt]) -> DateReading:
    """Strictly before a day is the day before it at the latest."""
    assert period.start is not None
    if period.rule.startswith("end-of"):
        return reading_of(period, *doubts)
    last = period.start - timedelta(days=1)
    kept = tuple(doubt for doubt in period.doubts if doubt[0] != "date-weekend")
    why = f"“{tokens[0].text}” was taken to mean {last:%d %B %Y} at the latest."
    before = Period(last, last, period.kind, f"before-{period.rule}", (*kept, ("date-before", why)))
    return reading_of(before, *doubts)


_READERS = (
    *(_completed, _relative_to_date, _open_ended, _after_date),
    *(given_up, revised, _no_deadline, _one_date),
)
"""The first that has an answer decides."""

"""Decides what a text without a day or period says about when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.model import DateReading
from planlift.normalize.dates.patterns import Pattern
from planlift.normalize.dates.patterns import coded
from planlift.normalize.dates.relative import counted
from planlift.normalize.dates.senses import BESIDE
from planlift.normalize.dates.senses import NOT_DUE
from planlift.normalize.dates.senses import PROSE
from planlift.normalize.dates.senses import STILL
from planlift.normalize.dates.senses import reading_of
from planlift.normalize.dates.senses import unknown_count

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Token

_BEHIND = STILL | {"revised_to", "original"}
"""Kinds that may stand before the word that counts: ``revised to TBC``."""
_DITTO = {'"', "''"}
_SENSES = (
    *("redacted", "immediate", "ongoing", "recurring", "completed", "dropped", "none", "elsewhere"),
    *("event", "after", "before", "inspection", "plan", "status", "vague"),
)
_KIND = {"recurring": "ongoing", "elsewhere": "none", "dropped": "none", "redacted": "unreadable"}
_KIND |= {
    "after": "event",
    "before": "event",
    "inspection": "event",
    "plan": "event",
    "vague": "relative",
    "status": "none",
}
_WHY: dict[str, Doubt] = {
    "none": ("no-date", "The text says that there is no date."),
    "dropped": ("no-date", "The action was given up."),
    "status": ("no-date", "The text gives a status and no date."),
    "elsewhere": ("date-not-here", "The text refers to another place for its date."),
    "event": ("date-not-here", "The date hangs on an event."),
    "after": ("date-not-here", "The date hangs on an event."),
    "before": ("date-not-here", "The date hangs on an event."),
    "inspection": ("date-not-here", "The date hangs on an inspection."),
    "plan": ("date-not-here", "The date hangs on the plan's own."),
    "vague": ("date-vague", "The text sets a time frame that fixes no day."),
    "redacted": ("date-unreadable", "The date was taken out or never filled in."),
}


def without_date(tokens: Sequence[Token], kinds: Counter[str], context: DateContext) -> DateReading:
    """Read a text that names no day or period: a time span, or why there is none."""
    if kinds["negation"] and kinds["completed"]:
        return _unread()
    if kinds["duration"]:
        first = next((sense for sense in _SENSES[:4] if _first(tokens, sense)), "")
        return _sense(first, kinds) if first else _duration(tokens, kinds, context)
    sense = next((s for s in _SENSES if kinds[s] and _leads(tokens, kinds, s)), "")
    return _sense(sense, kinds) if sense else _senseless(tokens, kinds)


def _senseless(tokens: Sequence[Token], kinds: Counter[str]) -> DateReading:
    if kinds["titled"]:
        return DateReading(kind="unreadable", rule="titled-year", doubts=(NOT_DUE,))
    if unknown_count(kinds, "provisional"):
        return _unread()
    if kinds["weekday"]:
        return _sense("vague", kinds)
    ditto = any(token.text in _DITTO for token in tokens)
    return _sense("elsewhere" if ditto else "none", kinds)


def _unread() -> DateReading:
    doubt = ("date-unreadable", "No date was understood in this text.")
    return DateReading(kind="unreadable", rule="unread", doubts=(doubt,))


def _first(tokens: Sequence[Token], kind: str) -> bool:
    return next((token.kind for token in tokens if token.kind not in _BEHIND), "") == kind


def _leads(tokens: Sequence[Token], kinds: Counter[str], sense: str) -> bool:
    """Whether the sense speaks for the whole text: it stands first, or hardly alone."""
    first = _first(tokens, sense)
    if sense in {"completed", "none"}:
        return first and kinds["word"] <= PROSE
    return first or kinds["word"] <= PROSE


def _sense(sense: str, kinds: Counter[str]) -> DateReading:
    doubts: tuple[Doubt, ...] = (_WHY[sense],) if sense in _WHY else ()
    if kinds["word"] > PROSE and not doubts:
        doubts = (("date-in-text", "Read from a word in a sentence."),)
    return DateReading(kind=_KIND.get(sense, sense), rule=sense, doubts=doubts)


_COUNTED_ON = Pattern("duration (?: filler )* (?: after | from | event )")
_COUNTED_BACK = Pattern("duration (?: filler )* before")
"""``6 weeks before the contract ends``."""


def _duration(tokens: Sequence[Token], kinds: Counter[str], context: DateContext) -> DateReading:
    spans = [token for token in tokens if token.kind == "duration"]
    if kinds["before"] and _COUNTED_BACK.search(coded(tokens)):
        return _sense("before", kinds)
    base = context.plan_date
    if kinds["inspection"]:
        base = context.inspection_date
    elif kinds["plan"]:
        base = context.plan_date
    elif hangs_on_event(tokens):
        return _sense("event", kinds)
    periods = [counted(span, base, context) for span in spans]
    last = max(periods, key=lambda period: period.end or date.min)
    doubts = last.doubts
    if len(spans) > 1:
        doubts = (*doubts, ("several-dates", "The cell names several time spans."))
    if unknown_count(kinds, "duration", "plan", "inspection", "from", "after"):
        doubts = (*doubts, BESIDE)
    return reading_of(replace(last, doubts=doubts))


def hangs_on_event(tokens: Sequence[Token]) -> bool:
    """Whether a time span counts from something that happens: ``6 weeks after approval``."""
    codes = coded(tokens)
    if _COUNTED_ON.search(codes):
        return True
    return any(
        token.kind == "duration" and following.kind == "filler" and following.value == "of"
        for token, following in pairwise(tokens)
    )

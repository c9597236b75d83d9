"""Decides what a text without a day or period says about when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.normalize.date_model import DateReading
from planlift.normalize.date_relative import counted
from planlift.normalize.date_rules import coded
from planlift.normalize.date_rules import compiled

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from planlift.normalize.date_model import DateContext
    from planlift.normalize.date_model import Doubt
    from planlift.normalize.date_model import Period
    from planlift.normalize.date_model import Token

STILL = frozenset(
    (
        *("filler", "by", "comma", "semicolon", "colon", "dot", "dash", "slash", "opening"),
        *(
            "closing",
            "newline",
            "quote",
            "weekday",
            "within",
            "joining",
            "to",
            "next",
            "this",
            "until",
        ),
    )
)
"""Kinds of token that change nothing beside a date."""

PROSE = 3
"""More unknown words than this make a sentence of it."""
_SENSES = (
    *("redacted", "immediate", "ongoing", "recurring", "completed", "none", "elsewhere"),
    *("event", "after", "status", "vague"),
)
_KIND = {"recurring": "ongoing", "elsewhere": "none", "redacted": "unreadable"}
_KIND |= {"after": "event", "vague": "relative", "status": "none"}
_WHY: dict[str, Doubt] = {
    "none": ("no-date", "The text says that there is no date."),
    "status": ("no-date", "The text gives a status and no date."),
    "elsewhere": ("date-not-here", "The text refers to another place for its date."),
    "event": ("date-not-here", "The date hangs on an event."),
    "after": ("date-not-here", "The date hangs on an event."),
    "vague": ("date-vague", "The text sets a time frame that fixes no day."),
    "redacted": ("date-unreadable", "The date was taken out or never filled in."),
}
BESIDE: Doubt = ("date-in-text", "Other words stand beside the date.")


def reading_of(period: Period, *doubts: Doubt) -> DateReading:
    """The plain reading of a period."""
    kind = period.kind
    return DateReading(
        period.end,
        period.start,
        None,
        kind,
        period.rule,
        tuple(dict.fromkeys((*period.doubts, *doubts))),
    )


def unknown_count(kinds: Counter[str], *known: str) -> int:
    """How many tokens are neither still nor of the kinds named."""
    return sum(n for kind, n in kinds.items() if kind not in STILL and kind not in {"date", *known})


def without_date(tokens: Sequence[Token], kinds: Counter[str], context: DateContext) -> DateReading:
    if kinds["negation"] and kinds["completed"]:
        return _unread()
    if kinds["duration"] and _first(tokens, "duration"):
        return _duration(tokens, kinds, context)
    for sense in _SENSES[:4]:
        if kinds[sense] and _leads(tokens, kinds, sense):
            return _sense(sense, tokens, kinds)
    if kinds["duration"]:
        return _duration(tokens, kinds, context)
    for sense in _SENSES[4:]:
        if kinds[sense] and _leads(tokens, kinds, sense):
            return _sense(sense, tokens, kinds)
    if not unknown_count(kinds, "mark"):
        return DateReading(kind="none", rule="none", doubts=(_WHY["none"],))
    return _unread()


def _unread() -> DateReading:
    doubt = ("date-unreadable", "No date was understood in this text.")
    return DateReading(kind="unreadable", rule="unread", doubts=(doubt,))


def _first(tokens: Sequence[Token], kind: str) -> bool:
    return next((token.kind for token in tokens if token.kind not in STILL), "") == kind


def _leads(tokens: Sequence[Token], kinds: Counter[str], sense: str) -> bool:
    """Whether the sense speaks for the whole text: it stands first, or hardly alone."""
    first = _first(tokens, sense)
    if sense in {"completed", "none"}:
        return first and kinds["word"] <= PROSE
    return first or kinds["word"] <= PROSE


def _sense(sense: str, tokens: Sequence[Token], kinds: Counter[str]) -> DateReading:
    doubts: tuple[Doubt, ...] = (_WHY[sense],) if sense in _WHY else ()
    if kinds["word"] > PROSE and not doubts:
        doubts = (("date-in-text", "Read from a word in a sentence."),)
    noted = tuple(doubt for token in tokens for doubt in token.doubts)
    return DateReading(kind=_KIND.get(sense, sense), rule=sense, doubts=(*doubts, *noted))


_COUNTED_ON = compiled("duration (?: filler )* (?: after | from | event )")


def _duration(tokens: Sequence[Token], kinds: Counter[str], context: DateContext) -> DateReading:
    spans = [token for token in tokens if token.kind == "duration"]
    base = context.plan_date
    if kinds["inspection"]:
        base = context.inspection_date
    elif kinds["plan"]:
        base = context.plan_date
    elif hangs_on_event(tokens):
        return _sense("event", tokens, kinds)
    periods = [counted(span, base, context) for span in spans]
    last = max(periods, key=lambda period: period.end or date.min)
    doubts = last.doubts
    if len(spans) > 1:
        doubts = (*doubts, ("several-dates", "The cell names several time spans."))
    if unknown_count(kinds, "duration", "plan", "inspection", "from", "after"):
        doubts = (*doubts, BESIDE)
    return reading_of(replace(last, doubts=doubts))


def hangs_on_event(tokens: Sequence[Token]) -> bool:
    codes = coded(tokens)
    if _COUNTED_ON.search(codes):
        return True
    return any(
        token.kind == "duration" and following.kind == "filler" and following.text == "of"
        for token, following in pairwise(tokens)
    )

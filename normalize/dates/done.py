"""Reads when something was done: completed-date columns and plain statements in a status cell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.decide import decide
from planlift.normalize.dates.decide import done_reading
from planlift.normalize.dates.model import DateReading
from planlift.normalize.dates.notes import without_notes
from planlift.normalize.dates.parse import parse
from planlift.normalize.dates.parse import ranged
from planlift.normalize.dates.patterns import Pattern
from planlift.normalize.dates.patterns import coded
from planlift.normalize.dates.senses import STILL

if TYPE_CHECKING:
    from planlift.normalize.dates.model import DateContext

_STATEMENT = re.compile(r"\n|(?<=[a-z\d)])[.;]\s+(?=[A-Z])")
"""Where one statement of a status cell ends and the next begins."""
_LONGEST = 300
"""Characters: a longer statement is a report, not a date."""
_BETWEEN = "(?: filler | colon | comma | dash | opening )*"
_END = "(?: closing | dot | comma )* (?: $ | dash | semicolon | colon | newline )"
_PLAIN = (
    Pattern(f"^ (?: dash | filler )* completed {_BETWEEN} (date) {_END}"),
    Pattern(f"^ filler* (date) {_BETWEEN} completed closing? dot? $"),
    Pattern("^ (?: filler | colon | dash | opening )* (date) closing? dot? $"),
)


@lru_cache(maxsize=1 << 14)
def read_completed(text: str, context: DateContext) -> DateReading:
    """Read a cell of a completed-date column, with or without a word such as ``Completed``.

    `DateReading.completed` stays empty where the text fixes no day or names several.
    """
    if len(text) > _LONGEST:
        return DateReading(kind="unreadable", rule="too-long", doubts=(_unread("too long"),))
    tokens = ranged(without_notes(parse(text, context)))
    periods = [token.period for token in tokens if token.period is not None]
    kinds = {token.kind for token in tokens} - STILL
    if len(periods) == 1 and not kinds & {"negation", "impossible"}:
        reading = done_reading(periods[0])
        if kinds - {"date", "completed"}:
            doubt = ("date-in-text", "Other words stand beside the date.")
            reading = replace(reading, doubts=(*reading.doubts, doubt))
        return reading
    reading = decide(tokens, context)
    return replace(reading, due=None, start=None, original=None)


def _unread(why: str) -> tuple[str, str]:
    return ("date-unreadable", f"The text is {why} to be a date.")


@lru_cache(maxsize=1 << 14)
def completed_in_status(text: str, context: DateContext) -> DateReading:
    """When a status cell plainly says that the action was done; else `completed` is empty.

    Plain are ``Completed 12 March 2024``, ``12/03/2024 – Completed`` and a date alone, each as a
    statement of its own. Two different days in one cell are not plain.
    """
    found: dict[object, DateReading] = {}
    for statement in _STATEMENT.split(text):
        if 0 < len(statement) <= _LONGEST:
            reading = _statement(statement.strip(), context)
            if reading is not None:
                found.setdefault(reading.completed, reading)
    return found.popitem()[1] if len(found) == 1 else DateReading(rule="not-said")


def _statement(text: str, context: DateContext) -> DateReading | None:
    tokens = parse(text, context)
    if sum(token.kind == "date" for token in tokens) != 1:
        return None
    codes = coded(tokens)
    match = next((found for pattern in _PLAIN if (found := pattern.search(codes))), None)
    period = tokens[match.start(1)].period if match else None
    if period is None or period.end is None:
        return None
    return done_reading(period)

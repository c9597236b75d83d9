"""Reads a due date: struck-out dates, stacked dates, or one run of words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec.structs import replace

from planlift.normalize.dates.decide import decide
from planlift.normalize.dates.model import DatePart
from planlift.normalize.dates.model import DateReading
from planlift.normalize.dates.notes import without_notes
from planlift.normalize.dates.notes import without_titles
from planlift.normalize.dates.parse import parse
from planlift.normalize.dates.parse import ranged
from planlift.normalize.dates.restated import without_restatements
from planlift.normalize.dates.senses import reading_of
from planlift.normalize.dates.several import several
from planlift.normalize.dates.several import years_spelled_out
from planlift.normalize.dates.stacks import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Token
    from planlift.normalize.dates.stacks import Part

Ranges: TypeAlias = tuple[tuple[int, int], ...]
_LONGEST = 2000
"""Characters: a longer text is prose, not a date."""


def read_due(text: str, context: DateContext, struck: Ranges = ()) -> DateReading:
    """Read a due date as printed; `struck` are the character ranges that are struck out.

    A struck-out date is the original one, what is left is the date that counts.
    """
    if len(text) > _LONGEST:
        doubt = ("date-unreadable", "The text is too long to be a date.")
        return DateReading(kind="unreadable", rule="too-long", doubts=(doubt,))
    return _read(text, context, tuple(struck))


def read_afresh(text: str, context: DateContext, struck: Ranges = ()) -> DateReading:
    """Read a text without the memory of what the same text was read as before."""
    if not struck:
        return _read_text(text, context)
    kept, gone = _apart(text, struck)
    old = _read_text(gone, context)
    if not re.search(r"\w", kept):
        doubt = ("date-not-due", "The whole date is struck out.")
        return DateReading(original=old.due, kind="none", rule="struck-out", doubts=(doubt,))
    new = _read_text(kept, context)
    return replace(new, original=old.due or new.original, rule=f"replaced-{new.rule}")


_read = lru_cache(maxsize=1 << 12)(read_afresh)


def _apart(text: str, struck: Ranges) -> tuple[str, str]:
    """What is left of a text and what is struck out, each with blanks for the other."""
    gone = {place for start, end in struck for place in range(max(start, 0), min(end, len(text)))}
    kept = "".join(" " if place in gone else char for place, char in enumerate(text))
    return kept, "".join(char if place in gone else " " for place, char in enumerate(text))


def _read_text(text: str, context: DateContext) -> DateReading:
    tokens = parse(text, context)
    if len(tokens) == 1 and tokens[0].period is not None:
        return reading_of(tokens[0].period)  # most deadlines: a date and no word more
    parts = split(without_titles(tokens), text)
    if len(parts) > 1:
        return _stacked(text, parts, context)
    return _with_parts(text, parts[0].tokens, _read_tokens(parts[0].tokens, context))


def _read_tokens(tokens: Sequence[Token], context: DateContext) -> DateReading:
    return decide(without_notes(without_restatements(ranged(tokens), context)), context)


def _stacked(text: str, parts: Sequence[Part], context: DateContext) -> DateReading:
    """Several dates, each on its own line or under its own label."""
    readings = tuple(
        DatePart(part.label, _slice(text, part.tokens), _read_tokens(part.tokens, context))
        for part in parts
    )
    return several(readings)


def _with_parts(text: str, tokens: Sequence[Token], reading: DateReading) -> DateReading:
    if reading.kind != "multiple":
        return reading
    parts = tuple(
        DatePart("", _slice(text, (token,)), reading_of(token.period))
        for token in years_spelled_out(ranged(tokens))
        if token.period is not None
    )
    return replace(reading, parts=parts)


def _slice(text: str, tokens: Sequence[Token]) -> str:
    return text[tokens[0].start : tokens[-1].end].strip()

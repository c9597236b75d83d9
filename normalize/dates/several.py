"""Reads texts with more than one date: a first and a revised one, or several that all count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.normalize.dates.model import DateReading
from planlift.normalize.dates.senses import BESIDE
from planlift.normalize.dates.senses import NOT_DUE
from planlift.normalize.dates.senses import PROSE
from planlift.normalize.dates.senses import periods_of
from planlift.normalize.dates.senses import reading_of
from planlift.normalize.dates.senses import unknown_count

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import DatePart
    from planlift.normalize.dates.model import Period
    from planlift.normalize.dates.model import Token


def revised(
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
            original=originals[0].end, kind="unreadable", rule="original-only", doubts=(NOT_DUE,)
        )
    return None


def several_in(tokens: Sequence[Token], kinds: Counter[str]) -> DateReading:
    """Several dates in one line: in time by the last, unless a whole story stands between them."""
    periods = periods_of(tokens)
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

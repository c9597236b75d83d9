"""Joins two days or periods into a range, once their years are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.joins import joined
from planlift.normalize.dates.joins import rewrite
from planlift.normalize.dates.model import Period
from planlift.normalize.dates.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import Token

_BRIDGES = {"dash", "to", "until", "by"}
_RANGE = Pattern(
    "(?: from | between )? (?: filler | colon )* date (?: newline? (?: dash | to | until )+"
    " newline? (?: by | on | filler | colon )* | joining ) date"
)
_RANGE_FROM = Pattern(
    "(?: from | between ) (?: filler | colon )* date"
    " (?: comma | semicolon | newline | dash | joining | slash | filler | opening )*"
    " (?: by | on | to | until | part )* (?: filler | colon )* date"
)


def join_ranges(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with ``1 May - 3 June`` and ``start May, end June`` as one date each."""
    out = rewrite(list(tokens), _RANGE, _range)
    return rewrite(out, _RANGE_FROM, _range)


def _ends(tokens: Sequence[Token]) -> bool:
    """Whether the second date is said to be the end: ``start 1 May, end 1 June``."""
    named = tokens[-1].named
    parts = {token.value for token in tokens if token.kind == "part"}
    return parts == {"end"} or (named is not None and named.part == "end")


def _both_labelled(tokens: Sequence[Token]) -> bool:
    """``Start date: May 2024 Completion date: June 2024``."""
    kinds = [token.kind for token in tokens]
    return kinds[0] == "from" and "on" in kinds and kinds.count("colon") > 1


def _range(tokens: Sequence[Token]) -> Token | None:
    first, last = (token.period for token in tokens if token.kind == "date")
    kinds = {token.kind for token in tokens}
    ends = "by" in kinds or _ends(tokens) or _both_labelled(tokens)
    bridged = ends or ("joining" not in kinds and kinds & _BRIDGES)
    if not bridged and "between" not in kinds:
        return None
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if last.start is None or first.start > last.start:
        return None
    doubts = tuple(
        doubt
        for doubt in dict.fromkeys((*first.doubts, *last.doubts))
        if doubt[0] != "date-weekend" or doubt in last.doubts
    )
    period = Period(first.start, last.end, "range", "range", doubts)
    return joined(tokens, replace(tokens[-1], period=period, rule="range", doubts=()))

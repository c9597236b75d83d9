"""From printed text to tokens in which every date, period and time span is one token."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.dates.grammar import name_dates
from planlift.normalize.dates.joins import join
from planlift.normalize.dates.notes import without_reviews
from planlift.normalize.dates.ranges import join_ranges
from planlift.normalize.dates.resolve import resolve
from planlift.normalize.dates.restated import without_restatements
from planlift.normalize.dates.stacks import mark_labels
from planlift.normalize.dates.tokens import SHORT
from planlift.normalize.dates.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import Token

_ROLES = {"original", "revised_to"}


def parse(text: str, context: DateContext) -> list[Token]:
    """Read `text` into tokens; dates have their days where the document settles them."""
    read = _short_named if len(text) <= SHORT else _named
    named = read(text, context.bare or context)
    return list(named.tokens) if named.settled else _resolved(named.tokens, context)


class _NamedDates(Struct, frozen=True, gc=False):
    """The tokens of a text with the dates that it names."""

    tokens: tuple[Token, ...]
    settled: bool
    """All dates are printed with their years, and have their days: whatever else is known."""


def _named(text: str, bare: DateContext) -> _NamedDates:
    tokens = mark_labels(tokenise(text, bare.words), text)
    alone = without_restatements(without_reviews(join(name_dates(tokens, bare))), bare)
    dates = [token.named for token in alone if token.named is not None]
    settled = all(named.year is not None and named.relation is None for named in dates)
    return _NamedDates(tuple(_resolved(alone, bare) if settled else alone), settled)


_short_named = lru_cache(maxsize=1 << 11)(_named)


def _resolved(tokens: Sequence[Token], context: DateContext) -> list[Token]:
    return without_restatements(resolve(tokens, context), context)


def ranged(tokens: Sequence[Token]) -> list[Token]:
    """Join ranges; ``revised from … to …`` is none."""
    if any(token.kind in _ROLES for token in tokens):
        return list(tokens)
    return join_ranges(tokens)


def misprinted(tokens: Sequence[Token]) -> bool:
    """Whether part of the figures is not in the date: ``31 March 224``, ``1//4/2024``."""
    for at, token in enumerate(tokens):
        if token.kind != "date":
            continue
        before, after = tokens[at - 1] if at else None, tokens[at + 1 : at + 2]
        if before is not None and (before.kind in _FIGURES or _letter(before, token)):
            return True
        if after and after[0].kind in _FIGURES and _short_of_year(token):
            return True
        if _touching(token, tokens[at + 1 :]) or _touching(token, tokens[:at][::-1]):
            return True
    return False


_FIGURES = {"digit", "day", "integer", "pair"}


def _letter(before: Token, token: Token) -> bool:
    """A single letter set against the figures of a date may stand for one of them."""
    return before.kind == "word" and len(before.text) == 1 and before.end == token.start


def _short_of_year(token: Token) -> bool:
    """Whether figures behind the date may be what its year lacks."""
    year = None if token.named is None else token.named.year
    return year is None or not token.text.endswith(str(year))


def _touching(token: Token, others: Sequence[Token]) -> bool:
    """Whether a figure stands against the date with nothing but a stroke or dot between."""
    edge = token
    for other in others:
        if edge.end != other.start and other.end != edge.start:
            return False
        if other.kind in {"digit", "day", "integer", "year", "date"}:
            return other.kind not in {"date", "year"}
        if other.kind not in {"slash", "dot", "dash"}:
            return False
        edge = other
    return False

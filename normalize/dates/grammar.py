"""Finds days and periods in a run of tokens: the longest match of the rules at each place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.dates.model import Token
from planlift.normalize.dates.patterns import coded
from planlift.normalize.dates.rules import FIRST
from planlift.normalize.dates.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.found import Found
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import DateWords
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.rules import Rule


class _Match(Struct, frozen=True, gc=False):
    """A rule that fits a run of kinds: how long, and where each of its groups is (-1: nowhere)."""

    rule: Rule
    length: int
    groups: tuple[int, ...]


def name_dates(tokens: Sequence[Token], context: DateContext) -> list[Token]:
    """The tokens with every day or period they name as one token of kind ``date``."""
    out: list[Token] = []
    codes = coded(tokens)
    at = 0
    while at < len(tokens):
        token, end = _longest(tokens, codes, at, context)
        out.append(token)
        at = end
    return out


def _longest(
    tokens: Sequence[Token], codes: str, at: int, context: DateContext
) -> tuple[Token, int]:
    best: tuple[Found, str] | None = None
    end = at
    if codes[at] in FIRST:
        for match in _matches(codes[at:]):
            if at + match.length <= end:
                continue
            groups = tuple([None if place < 0 else tokens[at + place] for place in match.groups])
            found = match.rule.build(groups, context)
            if found is not None:
                best, end = (found, match.rule.name), at + match.length
    if best is None:
        return tokens[at], at + 1
    return _date_token(best[0], best[1], tokens[at:end], context.words), end


@lru_cache(maxsize=1 << 10)
def _matches(codes: str) -> tuple[_Match, ...]:
    """The rules that fit at the beginning of `codes`, in order: plans write few kinds of dates."""
    found = ((rule, rule.pattern.match(codes)) for rule in RULES)
    return tuple(
        _Match(rule, match.end(), tuple(map(match.start, range(1, match.re.groups + 1))))
        for rule, match in found
        if match is not None
    )


def _twofold(token: Token) -> Doubt:
    why = f"“{token.text}” names a month and a season; it was read as the month."
    return ("date-from-period", why)


def _date_token(found: Found, rule: str, tokens: Sequence[Token], words: DateWords) -> Token:
    doubts = tuple(doubt for token in tokens for doubt in token.doubts)
    if found.named is not None and found.named.unit == "month":
        doubts += tuple(_twofold(token) for token in tokens if token.text in words.twofold)
    return Token(
        "date" if found.named is not None else "impossible",
        tokens[0].start,
        tokens[-1].end,
        " ".join(token.text for token in tokens),
        doubts=doubts + found.doubts,
        named=found.named,
        rule=rule,
    )

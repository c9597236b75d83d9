"""Finds days and periods in a run of tokens: the longest match of the rules at each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates.model import Token
from planlift.normalize.dates.rules import FIRST
from planlift.normalize.dates.rules import RULES
from planlift.normalize.dates.rules import coded

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from planlift.normalize.dates.found import Found
    from planlift.normalize.dates.found import Groups
    from planlift.normalize.dates.model import DateContext
    from planlift.normalize.dates.model import DateWords
    from planlift.normalize.dates.model import Doubt


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
        for rule in RULES:
            match = rule.pattern.match(codes, at)
            if match is None or match.end() <= end:
                continue
            found = rule.build(_groups(match, tokens), context)
            if found is not None:
                best, end = (found, rule.name), match.end()
    if best is None:
        return tokens[at], at + 1
    return _date_token(best[0], best[1], tokens[at:end], context.words), end


def _groups(match: re.Match[str], tokens: Sequence[Token]) -> Groups:
    return tuple(
        None if match.start(group) < 0 else tokens[match.start(group)]
        for group in range(1, match.re.groups + 1)
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

"""Finds days and periods in a run of tokens: patterns over kinds of token, longest match first.

A pattern is a regular expression whose words are kinds of token (see `date_model.KINDS`); its
groups are handed to a builder that says what is named, or nothing where the figures do not fit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from planlift.normalize import date_builders as build
from planlift.normalize.date_model import CODES
from planlift.normalize.date_model import Token

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from planlift.normalize.date_builders import Found
    from planlift.normalize.date_model import DateContext

Groups: TypeAlias = "tuple[Token | None, ...]"


class Rule(NamedTuple):
    """One way of writing a date."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[Groups, DateContext], Found | None]


_NAME = re.compile(r"[a-z_]+")
_YEARISH = (
    "(?: (?! newline (?: day | digit ) ) newline? (?: filler | comma | dash | slash | opening )*"
    " (financial_year | academic_year)? filler* quote? newline?"
    " (year | year_pair | pair | day (?! newline? filler? month | filler? unit | suffix )) closing? )"
)
_WHEN = f"{_YEARISH}?"
_DAYS = "(day | digit | ordinal)"
_AND = "(?: dash | to | joining | slash | comma | until | newline )"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern whose words are kinds of token, as one over their characters."""
    return re.compile(_NAME.sub(lambda match: CODES[match[0]], pattern).replace(" ", ""))


def coded(tokens: Sequence[Token]) -> str:
    """The tokens as the string that patterns match."""
    return "".join(CODES[token.kind] for token in tokens)


_W = "(weekday)? dot? comma? newline? (?: filler )*"
_SEP = "(?: filler | dash | slash | dot | comma | newline )*"

RULES = tuple(
    Rule(name, compiled(pattern), builder)
    for name, pattern, builder in (
        ("figures", f"{_W} (full)", build.figures),
        (
            "day-month-year",
            f"{_W} {_DAYS} {_SEP} (month) {_SEP} (year)",
            build.day_month_year,
        ),
        (
            "day-month-short-year",
            f"{_W} {_DAYS} (?: filler | dash | slash | dot )* (month)"
            " (?: dash | slash | dot )? quote? (day) (?! filler? month | suffix | colon | unit )",
            build.day_month_short_year,
        ),
        (
            "month-day-year",
            f"{_W} (month) dot? dash? filler? {_DAYS} newline? (?: comma | dash ) ? newline? (year)",
            build.month_day_year,
        ),
        (
            "month-day-short-year",
            f"{_W} (month) dot? {_DAYS} comma quote? (day) (?! filler? month )",
            build.month_day_short_year,
        ),
        (
            "year-month-day",
            f"(year) {_SEP} (month) dot? dash? (day | digit | ordinal)",
            build.year_month_day,
        ),
        ("day-month", f"{_W} {_DAYS} {_SEP} (month) dot?", build.day_month),
        ("month-ordinal", f"{_W} (month) dot? filler? (ordinal)", build.month_day),
        ("day-slash-month", f"{_W} (pair)", build.day_slash_month),
        (
            "days-of-month",
            f"{_W} {_DAYS} (?: {_AND}+ (?: weekday | filler )* (day | digit | ordinal) )+ filler? newline?"
            " (month) dot? comma? (?: newline? (year) | quote? (day) (?! filler? month ) )?",
            build.days_of_month,
        ),
        (
            "days-slash-month",
            "(pair) filler? newline? (month) dot? comma? (year)?",
            build.days_slash_month,
        ),
        (
            "month-days-year",
            f"(month) dot? {_DAYS} {_AND} {_DAYS} comma? newline? (year)",
            build.month_days_year,
        ),
        ("month-year", f"(month) {_SEP} (year)", build.month_year),
        (
            "year-month",
            "(year) (?: dash | slash | comma )? (month) (?! newline? year )",
            build.year_month,
        ),
        (
            "month-short-year",
            "(month) dot? (dash | slash)? (quote)? (day | digit)",
            build.month_short_year,
        ),
        ("month-slash-year", "(month_year)", build.month_slash_year),
        ("month-split-year", "(month) (?: comma | filler )* (year_pair)", build.month_split_year),
        ("month", "(month)", build.month),
        ("quarter", f"quarter dot? (digit | number) {_WHEN}", build.quarter),
        ("quarter-ordinal", f"(ordinal) quarter {_WHEN}", build.quarter),
        (
            "year-quarter",
            f"{_YEARISH} (?: dash | slash )? quarter (digit | number)",
            build.year_first_quarter,
        ),
        ("half-year", f"half (digit | number) {_WHEN}", build.half),
        ("half-ordinal", f"(ordinal) half {_WHEN}", build.half),
        ("term", f"(season | short_term) newline? term {_WHEN}", build.term),
        (
            "term-year-first",
            f"{_YEARISH} (season | short_term) newline? term",
            build.term_year_first,
        ),
        ("short-term", f"(short_term) {_WHEN}", build.term),
        (
            "half-term",
            f"(season | short_term) newline? term? (?: dash | comma | opening )* (digit | number) closing?"
            f" {_WHEN}",
            build.half_term,
        ),
        (
            "half-term-words",
            f"(season | short_term) newline? term? (?: newline | dash | comma | opening )*"
            f" (ordinal) (?: half | half_term ) closing? {_WHEN}",
            build.half_term,
        ),
        (
            "half-of-term",
            f"(ordinal) (?: half | half_term ) (?: filler )* (season | short_term) term? {_WHEN}",
            build.half_of_term,
        ),
        (
            "half-term-number",
            f"(season | short_term) term? half_term (digit | number) {_WHEN}",
            build.half_term,
        ),
        (
            "half-term-break",
            f"(season | short_term | month) term? half_term {_WHEN}",
            build.half_term_break,
        ),
        ("numbered-term", f"term (digit | number) {_WHEN}", build.numbered_term),
        ("season", f"(season) {_WHEN}", build.season),
        ("festival", f"(festival) {_WHEN}", build.festival),
        ("split-year", "(year_pair)", build.split_year),
        (
            "academic-year",
            "academic_year (?: filler )* (year | year_pair | pair)",
            build.academic_year,
        ),
        ("split-academic-year", "(year_pair) academic_year", build.academic_year),
        (
            "fiscal-year",
            "financial_year (?: filler )* quote? (year | year_pair | pair | day)",
            build.fiscal_year,
        ),
        ("split-fiscal-year", "(year_pair | pair) financial_year", build.fiscal_year),
        ("short-split-year", "(pair)", build.short_split_year),
        ("year", "(year)", build.year),
    )
)


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


_FIRST = frozenset(
    CODES[kind]
    for kind in (
        *(
            "weekday",
            "full",
            "day",
            "digit",
            "ordinal",
            "month",
            "year",
            "pair",
            "month_year",
            "quarter",
        ),
        *("half", "season", "short_term", "term", "festival", "year_pair", "academic_year"),
        *("financial_year", "quote"),
    )
)
"""What a date can begin with; anything else is passed over at once."""


def _longest(
    tokens: Sequence[Token], codes: str, at: int, context: DateContext
) -> tuple[Token, int]:
    best: tuple[Found, str] | None = None
    end = at
    if codes[at] in _FIRST:
        for rule in RULES:
            match = rule.pattern.match(codes, at)
            if match is None or match.end() <= end:
                continue
            found = rule.build(_groups(match, tokens), context)
            if found is not None:
                best, end = (found, rule.name), match.end()
    if best is None:
        return tokens[at], at + 1
    return _date_token(best[0], best[1], tokens[at:end]), end


def _groups(match: re.Match[str], tokens: Sequence[Token]) -> Groups:
    return tuple(
        None if match.start(group) < 0 else tokens[match.start(group)]
        for group in range(1, match.re.groups + 1)
    )


def _date_token(found: Found, rule: str, tokens: Sequence[Token]) -> Token:
    doubts = tuple(doubt for token in tokens for doubt in token.doubts)
    return Token(
        "date" if found.named is not None else "impossible",
        tokens[0].start,
        tokens[-1].end,
        " ".join(token.text for token in tokens),
        doubts=doubts + found.doubts,
        named=found.named,
        rule=rule,
    )

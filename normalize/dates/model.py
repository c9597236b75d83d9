"""The nouns of date reading: plain frozen values, and the kinds of token the grammar knows."""

from __future__ import annotations

from datetime import date  # noqa: TC003  named in the values that users inspect
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Doubt: TypeAlias = tuple[str, str]
"""A code of `planlift.checks` and why, in plain words."""


class DateReading(Struct, frozen=True, gc=False):
    """What one text says about when; every value carries the rule that read it."""

    due: date | None = None
    start: date | None = None
    original: date | None = None
    kind: str = "none"
    """One of the contract's ``due_kind`` values."""
    rule: str = ""
    doubts: tuple[Doubt, ...] = ()
    parts: tuple[DatePart, ...] = ()
    """The dates one by one, where the text names several; else empty."""
    completed: date | None = None


class DatePart(Struct, frozen=True, gc=False):
    """One of several dates in a text."""

    label: str
    """As printed, without brackets: ``a``, ``Phase 1``; empty where there is none."""
    text: str
    reading: DateReading


class DateWords(Struct, frozen=True, eq=False):
    """The vocabulary, compiled once: phrases as runs of raw tokens."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    """By first token, longest first."""
    months: tuple[tuple[str, int], ...]
    """Spelled-out names, for misprints."""
    everyday: frozenset[str]
    """Months and seasons that are plain words too: only with a capital, or a figure beside."""
    labels: Mapping[str, str]
    """Folded label of a detail, the longest first → ``plan``, ``report``, ``inspection``
    or ``other``."""
    school: frozenset[str]
    elsewhere: frozenset[str]
    """Names with a word of `school` of people of no school."""
    countries: Mapping[str, str]
    """Folded name of a country, or of a body of it → its language."""
    twofold: frozenset[str]
    """Months whose name is a season's too."""


class DateContext(Struct, frozen=True, eq=False):
    """What the document itself says about how its dates are to be read. Never today's date.

    Equal only to itself, so that a reading is remembered without comparing all of its dates.
    """

    words: DateWords
    day_first: bool = True
    order_sure: bool = False
    """The document itself shows whether day or month comes first."""
    plan_date: date | None = None
    inspection_date: date | None = None
    years: tuple[int, int] | None = None
    """First and last year that fit this document; None where nothing is known."""
    neighbours: tuple[date, ...] = ()
    """Full dates that stand in the same table, in ascending order."""
    school: bool = False
    """The plan of a school: its years begin in September, its seasons are terms."""
    maybe_school: bool = False
    """There is a sign of a school, and not enough of them."""
    plan_period: tuple[date, date] | None = None
    """The year that the plan says it is for (``Action plan 2023/24``)."""
    year_months: bool = False
    """It writes months as ``2013/12``, where no two years follow each other so."""
    fiscal_month: int = 4
    """Month in which the financial year begins; 0 where that cannot be told."""
    fiscal_sure: bool = False
    """The document's language, or a country that it names, tells that month."""
    southern: bool = False
    """Seasons of the southern half of the world."""
    bare: DateContext | None = None
    """The same before any date was read by it: enough for dates that are printed in full."""


class Phrase(Struct, frozen=True, gc=False):
    """One vocabulary phrase."""

    tokens: tuple[str, ...]
    kind: str
    value: int | str


class Named(Struct, frozen=True, gc=False):
    """A day or period as the text names it, before its year is known."""

    unit: str
    """``day``, ``days``, ``month``, ``quarter``, ``half_year``, ``term``, ``half_term``,
    ``half_term_break``, ``season``, ``festival``, ``year``, ``week_from``, ``week_to``."""
    number: int | str = 0
    """Month number, or which quarter, half, half term; name of a season, term or festival."""
    day: int = 0
    last_day: int = 0
    """Of ``12-14 November``, else 0."""
    year: int | None = None
    calendar: str = "calendar"
    """How `year` counts: ``calendar``; ``split`` for 2023/24; ``fiscal`` for FY24."""
    weekday: int | None = None
    part: str = ""
    """``first``, ``early``, ``mid``, ``late``, ``end``, ``start`` or nothing."""
    relation: int | None = None
    """0 for ``this year``, 1 for ``next year``: counted from the plan's own date."""


class Period(Struct, frozen=True, gc=False):
    """A first and last day, and how they were found."""

    start: date | None
    end: date | None
    kind: str
    rule: str
    doubts: tuple[Doubt, ...] = ()


class Token(Struct, frozen=True, gc=False):
    """A piece of text with its sense."""

    kind: str
    start: int
    end: int
    text: str
    value: int | str = ""
    numbers: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    named: Named | None = None
    period: Period | None = None
    rule: str = ""


KINDS = (
    *(
        "day",
        "digit",
        "ordinal",
        "year",
        "integer",
        "full",
        "month_year",
        "year_pair",
        "pair",
        "number",
    ),
    *("month", "weekday", "suffix", "season", "short_term", "term", "half_term", "quarter"),
    *("half", "financial_year", "academic_year", "calendar_year", "festival", "part", "unit"),
    *(
        "week_from",
        "week_to",
        "by",
        "on",
        "before",
        "within",
        "after",
        "until",
        "to",
        "from",
        "between",
    ),
    *("between", "beyond", "onwards", "revised_to", "original", "review", "as_at", "provisional"),
    *("next", "this"),
    *("month_end", "year_end", "immediate", "ongoing", "recurring", "none", "vague"),
    *("completed", "elsewhere", "event", "redacted", "plan", "inspection", "filler", "joining"),
    *("negation", "label", "status", "last", "titled", "dropped"),
    *("dash", "slash", "comma", "semicolon", "colon", "dot", "quote", "opening", "closing"),
    *("newline", "mark", "word", "date", "duration", "impossible"),
)
"""Every kind of token; a text is matched as a string with one character for each."""

CODES = {kind: chr(0x4E00 + number) for number, kind in enumerate(KINDS)}

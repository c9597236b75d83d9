"""What the deciders of a reading share: which words are still, the plain reading of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates.model import DateReading

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Period
    from planlift.normalize.dates.model import Token

STILL = frozenset(
    (
        *("filler", "by", "on", "comma", "semicolon", "colon", "dot", "dash", "slash", "opening"),
        *("closing", "newline", "quote", "mark", "weekday", "within", "joining", "to", "next"),
        *("this", "until"),
    )
)
"""Kinds of token that change nothing beside a date."""

PROSE = 3
"""More unknown words than this make a sentence of it."""
NOT_DUE: Doubt = ("date-not-due", "The cell names a date that is not plainly the deadline.")
BESIDE: Doubt = ("date-in-text", "Other words stand beside the date.")


def periods_of(tokens: Sequence[Token]) -> list[Period]:
    """The days and periods of a run of tokens, in order."""
    return [token.period for token in tokens if token.period is not None]


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

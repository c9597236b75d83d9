"""What a pattern of the date grammar found, and the few helpers that all builders share."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Named
    from planlift.normalize.dates.model import Token

Groups: TypeAlias = "tuple[Token | None, ...]"
"""What the groups of a pattern matched."""


class Found(Struct, frozen=True, gc=False):
    """What is named; or, without a name, why something that looks like a date is none."""

    named: Named | None
    doubts: tuple[Doubt, ...] = ()


def number(token: Token | None) -> int:
    """The figure of a number, ordinal or month token."""
    if token is None:
        return 0
    return token.numbers[0] if token.numbers else int(token.value)


def impossible(why: str) -> Found:
    """Something that has the look of a date and is no day of the calendar."""
    return Found(None, (("date-impossible", why),))


def unreadable(why: str) -> Found:
    """Something that has the look of a date but more than one sense."""
    return Found(None, (("date-unreadable", why),))

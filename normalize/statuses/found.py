"""One cell with what it is read by, and the evidence that decided its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.normalize.statuses.phrases import Phrases
    from planlift.normalize.statuses.words import StatusWords


class Printed(Struct, frozen=True):
    """A folded text, the words, the document's own key and the heading above it."""

    text: str
    words: StatusWords
    legend: Mapping[str, str]
    own: Phrases
    """The phrases of the document's own key, by category."""
    heading: str = ""


class Found(Struct, frozen=True, gc=False):
    """The evidence that decided: its words are ``text[start:end]``."""

    status: str | None
    rule: str
    start: int = 0
    end: int = 0
    percent: int | None = None
    completed_text: str = ""
    doubts: tuple[tuple[str, str], ...] = ()
    expected: bool = False
    """An unknown status whose words are known to say nothing."""


def shifted(found: Found, by: int, rule: str) -> Found:
    """`found` in a text that begins `by` characters earlier, under the name of another rule."""
    return replace(found, start=found.start + by, end=found.end + by, rule=rule)


def doubted(found: Found, code: str, why: str) -> Found:
    """`found` with one more doubt."""
    return replace(found, doubts=(*found.doubts, (code, why)))

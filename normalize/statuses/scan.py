"""A status phrase at a place of a text, its negation and degree taken into account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.statuses.phrases import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.statuses.phrases import Phrases
    from planlift.normalize.statuses.phrases import Token
    from planlift.normalize.statuses.words import StatusWords

_STARTED = frozenset({"in_progress", "ongoing"})


class Scan(Struct, frozen=True, gc=False):
    """A text being read, with what it is read by."""

    text: str
    tokens: Sequence[Token]
    words: StatusWords
    own: Phrases
    """The document's own words for statuses, by category."""
    shouted: bool
    """All in capitals, so that a capital tells nothing."""


def phrase_at(scan: Scan, first: int) -> Hit | None:
    """The status phrase that begins with the token `first`; the document's own words go first."""
    own = scan.own.at(scan.text, scan.tokens, first)
    if own is not None:
        return own
    whole = scan.words.statuses.at(scan.text, scan.tokens, first)
    composed = _composed(scan, first)
    if composed is not None and (whole is None or composed.last > whole.last):
        return composed
    return whole


def _composed(scan: Scan, first: int) -> Hit | None:
    """Such as "Not yet" + "completed", "partly" + "met", "to be" + "started"."""
    modifier = scan.words.modifiers.at(scan.text, scan.tokens, first)
    if modifier is None:
        return None
    at = modifier.last
    while modifier.meaning == "partly":
        subject = scan.words.subjects.at(scan.text, scan.tokens, at)
        if subject is None:
            break
        at = subject.last  # "Most actions are complete"
    inner = scan.words.statuses.at(scan.text, scan.tokens, at)
    if inner is None or inner.meaning in {"unknown", "closed"}:
        return None
    meaning = _modified(scan, modifier, inner)
    if meaning is None:
        return None
    phrase = f"{modifier.phrase} {inner.phrase}"
    return Hit(meaning, phrase, first, inner.last)


def _modified(scan: Scan, modifier: Hit, inner: Hit) -> str | None:
    if modifier.meaning == "negation":
        if scan.words.missed.at(scan.text, scan.tokens, inner.last) is not None:
            return "delayed"
        return scan.words.negated.get(inner.phrase)
    if modifier.meaning == "partly":
        return "in_progress" if inner.meaning == "completed" else None
    return "not_started" if inner.meaning in {"completed", *_STARTED} else None

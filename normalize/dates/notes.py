"""Sets aside what stands beside a date and is no deadline: notes in brackets, dates of reviews."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.normalize.dates.senses import STILL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import Period
    from planlift.normalize.dates.model import Token

_LOUD = {"date", "duration", "impossible", "original", "revised_to", "provisional", "none"}
_ROLES = {"original", "revised_to", "completed"}


def without_notes(tokens: Sequence[Token]) -> list[Token]:
    """Leave out notes in brackets that bear on no date: ``(previously addressed)``."""
    outside, notes = _apart(tokens)
    if not any(token.kind == "date" for token in outside):
        return list(tokens)
    kept = {id(token) for note in notes if _is_loud(note) for token in note}
    kept |= {id(token) for token in outside}
    return [token for token in tokens if id(token) in kept]


def without_restatements(tokens: Sequence[Token]) -> list[Token]:
    """Of a date and the same again in brackets only the closer one: ``Q4 (31 March 2024)``."""
    outside, notes = _apart(tokens)
    first = [token for token in outside if token.named is not None]
    again = [token for note in notes for token in note if token.named is not None]
    if len(first) != 1 or len(again) != 1 or any(token.kind in _ROLES for token in tokens):
        return list(tokens)
    loser = _vaguer(first[0], again[0])
    return [token for token in tokens if token is not loser]


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    outside: list[Token] = []
    notes: list[list[Token]] = []
    inside = False
    for token in tokens:
        if token.kind == "opening" and not inside:
            inside = True
            notes.append([])
        (notes[-1] if inside else outside).append(token)
        inside = inside and token.kind != "closing"
    return outside, notes


def _is_loud(note: Sequence[Token]) -> bool:
    return any(token.kind in _LOUD for token in note) or note[-1].kind != "closing"


def _vaguer(first: Token, again: Token) -> Token | None:
    """The one without a year, or the one that contains the other; None where they differ."""
    years = [token.named is not None and token.named.year is not None for token in (first, again)]
    if years == [True, False]:
        return again
    if years == [False, True]:
        return first
    if _contains(first.period, again.period):
        return first
    return again if _contains(again.period, first.period) else None


def _contains(outer: Period | None, inner: Period | None) -> bool:
    if outer is None or inner is None or outer.start is None or inner.start is None:
        return False
    if outer.end is None or inner.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end


def without_reviews(tokens: Sequence[Token]) -> list[Token]:
    """A date behind ``review`` is none where there is another that can be the deadline."""
    reviewed = {
        at for at, token in enumerate(tokens) if token.kind == "date" and _of_review(tokens, at)
    }
    if len(reviewed) == sum(token.kind == "date" for token in tokens):
        return list(tokens)
    return [
        replace(token, kind="review", named=None, period=None) if at in reviewed else token
        for at, token in enumerate(tokens)
    ]


def _of_review(tokens: Sequence[Token], at: int) -> bool:
    for token in reversed(tokens[:at]):
        if token.kind not in STILL or token.kind in {"by", "newline"}:
            return token.kind == "review"
    return False

"""Sets aside what stands beside a date and is no deadline: notes in brackets, dates of reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.senses import STILL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.dates.model import Token

_LOUD = {"date", "duration", "impossible", "original", "revised_to", "provisional", "none"}
_NOTABLE = {
    *("completed", "ongoing", "recurring", "review", "immediate", "after", "before", "from"),
    *("negation", "as_at", "elsewhere", "onwards"),
}
"""Senses of a note that do not move the date, but that a person should see."""
_BARE_YEARS = {"year", "split-year", "short-split-year"}
_NAMING = {
    *("word", "event", "label", "digit", "day", "integer", "short_term", "vague", "month_end"),
    *("duration", "plan", "inspection"),
}
_LEADING = {"by", "until", "before", "after", "from", "to", "within", "part"}


def without_notes(tokens: Sequence[Token]) -> list[Token]:
    """Leave out notes in brackets that bear on no date: ``(previously addressed)``.

    Of a note such as ``(ongoing)`` a word stays that no rule knows, so that a check is asked for.
    """
    outside, notes = apart(tokens)
    if not any(token.kind == "date" for token in outside):
        return list(tokens)
    kept = {id(token): token for token in outside}
    for note in notes:
        if _is_loud(note):
            kept |= {id(token): token for token in note}
        else:
            told = next((token for token in note if token.kind in _NOTABLE), None)
            kept |= {id(told): replace(told, kind="word")} if told is not None else {}
    return [kept[id(token)] for token in tokens if id(token) in kept]


def apart(tokens: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """What stands outside brackets, and each bracket's content with its marks."""
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


def without_reviews(tokens: Sequence[Token]) -> list[Token]:
    """A date behind ``review`` is none where there is another that can be the deadline."""
    if not any(token.kind == "review" for token in tokens):
        return list(tokens)
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


def without_titles(tokens: Sequence[Token]) -> list[Token]:
    """A bare year beside a word is part of its name: ``Care Act 2014``, ``2023/24 budget``."""
    return [
        replace(token, kind="titled", named=None, period=None) if _is_title(tokens, at) else token
        for at, token in enumerate(tokens)
    ]


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.named is None or token.named.unit != "year" or token.rule not in _BARE_YEARS:
        return False
    before = tokens[at - 1] if at else None
    if before is not None and (_is_naming(before) or _continues(tokens[:at], token)):
        return True
    after = next((t for t in tokens[at + 1 : at + 2]), None)
    led = before is not None and before.kind in _LEADING
    return not led and after is not None and _is_naming(after)


def _is_naming(token: Token) -> bool:
    return token.kind in _NAMING or (token.kind == "unit" and token.value != "year")


def _continues(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the year goes on from a figure: ``ISO 9001:2015``, ``5839-1:2017``."""
    if len(tokens) < 2 or tokens[-1].end != token.start:
        return False
    return tokens[-1].kind in {"colon", "dash", "slash", "dot"} and tokens[-2].kind in _NAMING

"""Statuses read from the sense of a text without a status word at its head; always checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.head import read_tail
from planlift.normalize.statuses.phrases import tokenize

if TYPE_CHECKING:
    from planlift.normalize.statuses.phrases import Phrases
    from planlift.normalize.statuses.words import StatusWords

_SHORT = 16
_SHORTEST = 8
_TAIL = 6
_REACH = 4


def read_inside(text: str, words: StatusWords) -> Found | None:
    """In a short text, a phrase that tells the status wherever it stands."""
    tokens = tokenize(text)
    if len(tokens) > _SHORT:
        return None
    hits = words.inside.anywhere(text, tokens)
    if not hits and len(tokens) <= _SHORTEST:
        often = words.often.at(text, tokens, 0)
        hits = [often] if often else []
    if len({hit.meaning for hit in hits}) != 1:
        return None
    hit = hits[0]
    if any(against.last <= hit.first for against in words.against.anywhere(text, tokens)):
        return None
    after = text[tokens[hit.last - 1].end :].lstrip()
    if words.exceptions.at(text, tokens, hit.last) or after.startswith("/"):
        return None
    why = (("status-implied", f"{hit.phrase!r} stands in the text"),)
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    whole = end - start == len(text.strip())
    return Found(hit.meaning, "inside", start if whole else 0, end if whole else 0, doubts=why)


def read_ending(text: str, words: StatusWords, own: Phrases) -> Found | None:
    """A status at the end of a short text, as in "Recruitment under way"."""
    tokens = tokenize(text)
    if len(tokens) > _TAIL or "%" in text:
        return None
    tail = read_tail(text, words, own)
    before = [token for token in tokens if tail and token.end <= tail.start]
    if tail is None or text[: tail.start].rstrip(" ").endswith(("/", "-")):
        return None
    partial = any(hit.meaning == "of" for hit in words.percent_words.anywhere(text, before))
    if partial or words.against.anywhere(text, before) or words.exceptions.anywhere(text, before):
        return None
    return Found(tail.status, "tail", doubts=(("status-implied", tail.weak),))


def read_implied(text: str, words: StatusWords) -> Found | None:
    """The text reports something that was done; what was not, or is to be, does not count."""
    tokens = tokenize(text)
    spoiled = {
        index
        for hit in words.against.anywhere(text, tokens)
        for index in range(hit.last, hit.last + _REACH)
    }
    modifiers = words.modifiers.anywhere(text, tokens)
    spoiled |= {hit.last for hit in modifiers if hit.meaning != "partly"}
    if all(hit.first in spoiled for hit in words.happened.anywhere(text, tokens)):
        return None
    why = (("status-implied", "no status word, but the text reports progress"),)
    return Found("in_progress", "implied", doubts=why)

"""Which evidence in a status cell decides: the order of the rules."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.normalize.statuses.cell import read_opening
from planlift.normalize.statuses.cell import read_whole
from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.found import from_head
from planlift.normalize.statuses.head import read_head
from planlift.normalize.statuses.phrases import tokenize
from planlift.normalize.statuses.sense import read_ending
from planlift.normalize.statuses.sense import read_implied
from planlift.normalize.statuses.sense import read_inside
from planlift.normalize.statuses.share import read_share
from planlift.normalize.statuses.updates import latest_first
from planlift.normalize.statuses.updates import updates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.normalize.statuses.head import Head
    from planlift.normalize.statuses.phrases import Phrases
    from planlift.normalize.statuses.share import Share
    from planlift.normalize.statuses.updates import Update
    from planlift.normalize.statuses.words import StatusWords

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n|\s(?=•)")
_CONTRARY = [
    {"in_progress", "delayed"},
    {"not_started", "delayed"},
    {"ongoing", "delayed"},
    {"completed", "in_progress"},
    {"completed", "not_started"},
    {"completed", "ongoing"},
    {"completed", "closed"},
]
_FITS = {"completed": {"completed"}, "in_progress": {"completed", "ongoing", "in_progress"}}


def find(
    text: str, words: StatusWords, legend: Mapping[str, str], own: Phrases, heading: str
) -> Found:
    """Try the rules from the surest on."""
    return (
        read_whole(text, words, legend, own, heading)
        or read_opening(text, words, own, heading)
        or _choice(text, words)
        or _shared(text, words, own)
        or _worded(text, words, own)
        or read_ending(text, words, own)
        or read_inside(text, words)
        or read_implied(text, words)
        or Found("unknown", "unknown")
    )


def _choice(text: str, words: StatusWords) -> Found | None:
    """Such as "In progress / Completed": a form to fill in, or two statuses at once."""
    tokens = tokenize(text)
    for one, other in pairwise(words.statuses.anywhere(text, tokens)):
        between = text[tokens[one.last - 1].end : tokens[other.first].start]
        if between.strip() == "/" and one.meaning != other.meaning:
            why = (("status-conflict", f"{one.phrase!r} or {other.phrase!r}"),)
            return Found("unknown", "choice", doubts=why, expected=True)
    return None


def _shared(text: str, words: StatusWords, own: Phrases) -> Found | None:
    """A percentage; where words at the head say more, those."""
    share = read_share(text, words)
    if share is None:
        return None
    head = read_head(text, words, own)
    if head is None or head.status in _FITS.get(share.status, {share.status}):
        start, end = (head.start, head.end) if head else (share.start, share.end)
        return Found(share.status, "percent", start, end, share.percent)
    if head.status in {"delayed", "not_started"} and share.status != "completed":
        return replace(from_head(head, text, words), percent=share.percent)
    return _contradicted(head, share, text, words)


def _contradicted(head: Head, share: Share, text: str, words: StatusWords) -> Found:
    why = (("status-conflict", f"{text[head.start : head.end]!r} beside {share.percent}%"),)
    return replace(from_head(head, text, words), percent=share.percent, doubts=why)


def _worded(text: str, words: StatusWords, own: Phrases) -> Found | None:
    """Words: of the latest dated update, at the head, or a sentence of their own."""
    found = updates(text, words)
    if found:
        latest = _updated(text, found, words, own)
        if latest is not None:
            return latest
    head = read_head(text, words, own)
    answer = _answer(text, words)
    if answer is not None and (head is None or head.end <= answer or head.weak):
        return _after_answer(text, answer, words, own)
    last = _last_sentence(text, head.end if head else 0, words, own)
    if head is None:
        return last
    second = _second(text, head, words, own)
    if last is None and second:
        why = ("status-conflict", f"{text[head.start : head.end]!r} and {second!r}")
        first = from_head(head, text, words)
        return replace(first, doubts=(*first.doubts, why))
    if last is not None and last.status != head.status:
        why = (
            "status-conflict",
            f"{text[head.start : head.end]!r}, then {text[last.start : last.end]!r}",
        )
        return replace(last, doubts=(*last.doubts, why))
    return from_head(head, text, words)


def _second(text: str, head: Head, words: StatusWords, own: Phrases) -> str:
    """A second status that contradicts the first: "In progress - delayed"."""
    after = text[head.end :].lstrip()
    if not after or after[0].isalnum():
        return ""
    rest = after.lstrip(" ,;:–—-(")
    other = read_head(rest, words, own)
    at_end = other is not None and not any(map(str.isalnum, rest[other.end :]))
    if other is None or not at_end or {head.status, other.status} not in _CONTRARY:
        return ""
    return rest[: other.end]


def _shifted(found: Found, by: int, rule: str) -> Found:
    return replace(found, start=found.start + by, end=found.end + by, rule=rule)


def _updated(text: str, found: list[Update], words: StatusWords, own: Phrases) -> Found | None:
    ordered = latest_first(found)
    for index, update in enumerate(ordered):
        part = text[update.start : update.end]
        head = read_head(part, words, own)
        read = from_head(head, part, words) if head else _last_sentence(part, 0, words, own)
        if read is not None:
            why = ("status-implied", "the latest update has no status word; an earlier one has")
            doubts = (*read.doubts, why) if index else read.doubts
            return replace(_shifted(read, update.start, "latest update"), doubts=doubts)
    return None


def _last_sentence(text: str, after: int, words: StatusWords, own: Phrases) -> Found | None:
    """The last sentence or line that is nothing but a status, as in "… circulated. Completed"."""
    last = None
    start = 0
    for end in [*(m.start() for m in _SENTENCE.finditer(text)), len(text)]:
        part = text[start:end]
        lead = len(part) - len(part.lstrip())
        head = read_head(part.strip(), words, own) if start >= after else None
        if head is not None and head.status != "unknown" and not head.weak:
            found = from_head(head, part.strip(), words)
            rest = part.strip()[head.end :].replace(found.completed_text, "", 1)
            if len(tokenize(rest)) <= bool(found.completed_text):
                last = _shifted(found, start + lead, "sentence")
        start = end
    return last


def _answer(text: str, words: StatusWords) -> int | None:
    """Where an answer to the recommendation ("Agreed", "Accepted in part") ends."""
    tokens = tokenize(text)
    hit = words.responses.at(text, tokens, 0)
    if hit is None:
        return None
    end = tokens[hit.last - 1].end
    rest = text[end:].lstrip(" ")
    return end if not rest or not rest[0].isalnum() else None


def _after_answer(text: str, end: int, words: StatusWords, own: Phrases) -> Found:
    rest = text[end:]
    lead = len(rest) - len(rest.lstrip(" .,;:–—-\n/"))
    head = read_head(rest[lead:], words, own)
    if head is not None:
        return _shifted(from_head(head, rest[lead:], words), end + lead, "after answer")
    return Found("unknown", "answer", expected=False)

"""The status words at the head of a text, and whether they stand there as a status.

"Completed Further review …" says that the action is completed; "Completed forms are sent to …" and
"Complete the review" do not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.phrases import first_word
from planlift.normalize.statuses.phrases import tokenize
from planlift.normalize.statuses.scan import Scan
from planlift.normalize.statuses.scan import phrase_at
from planlift.normalize.statuses.stand import Stand
from planlift.normalize.statuses.stand import stand

if TYPE_CHECKING:
    from planlift.normalize.statuses.phrases import Hit
    from planlift.normalize.statuses.phrases import Phrases
    from planlift.normalize.statuses.words import StatusWords


_NUMBERED = re.compile(r"\(?\d{1,2}\s?[-–—:.)]\s(?!\d)")
_SHARE = re.compile(r"[1-9]/[1-9]")


class Head(Struct, frozen=True, gc=False):
    """A status read at the head: its words are ``text[start:end]``."""

    status: str
    start: int
    end: int
    rule: str
    weak: str = ""
    """Why it is not certain; empty where it is."""
    phrase: str = ""
    """The phrase as the vocabulary has it, folded."""


@lru_cache(maxsize=4096)
def read_head(text: str, words: StatusWords, own: Phrases) -> Head | None:
    """The status at the head of `text`, or None. Labels, colours and subjects are passed over."""
    opening = first_word(text)
    known = opening in words.openings or opening in own.openings
    if not known and not _NUMBERED.match(text):
        return None
    scan = Scan(text, tokenize(text), words, own, shouted=text.upper() == text)
    first = _past_labels(scan)
    for begin in _beginnings(scan, first):
        hit = phrase_at(scan, begin)
        head = _judged(scan, hit, first) if hit else None
        if head is not None:
            return head
    return None


def _past_labels(scan: Scan) -> int:
    """Past "4 –", "Status:", "Progress -" and a colour word or letter before the words."""
    first = 1 if _NUMBERED.match(scan.text) and len(scan.tokens) > 1 else 0
    label = scan.words.labels.at(scan.text, scan.tokens, first)
    if label is not None and label.last < len(scan.tokens):
        between = scan.text[scan.tokens[label.last - 1].end : scan.tokens[label.last].start]
        if set(between) & set(":–-=\n"):
            first = label.last
    while first < len(scan.tokens) - 1 and _is_colour(scan, first):
        first += 1
    return first


def _is_colour(scan: Scan, index: int) -> bool:
    token = scan.tokens[index]
    letter = token.text.isupper() and token.folded in scan.words.colour_letters
    return letter or token.folded in scan.words.colours


def _beginnings(scan: Scan, first: int) -> list[int]:
    """Where the status may begin: at once, or after a subject ("All actions are now …")."""
    begins, at = [first], first
    while (hit := scan.words.subjects.at(scan.text, scan.tokens, at)) is not None:
        at = hit.last
        begins.append(at)
    return begins


def _judged(scan: Scan, hit: Hit, first: int) -> Head | None:
    standing = stand(scan, hit)
    if standing is Stand.NOT:
        return None
    start = 0 if first else scan.tokens[first].start
    end = scan.tokens[hit.last - 1].end
    status, weak = hit.meaning, ""
    if standing is Stand.WEAK:
        weak = f"{hit.phrase!r} may be the beginning of a sentence"
    elif status != "delayed" and _is_contrary(scan, hit):
        weak = f"{hit.phrase!r} was taken for {_said(status)}"
    if status == "completed" and scan.words.exceptions.at(scan.text, scan.tokens, hit.last):
        status, weak = "in_progress", f"{hit.phrase!r} with an exception"
    return Head(status, start, end, "head", weak, hit.phrase)


def _is_contrary(scan: Scan, hit: Hit) -> bool:
    """A word with "not" or "to be" before it, whose sense was composed."""
    if scan.words.statuses.at(scan.text, scan.tokens, hit.first) == hit:
        return False
    modifier = scan.words.modifiers.at(scan.text, scan.tokens, hit.first)
    return modifier is not None and modifier.meaning != "partly"


def _said(status: str) -> str:
    return status.replace("_", " ")


def read_tail(text: str, words: StatusWords, own: Phrases) -> Head | None:
    """A status that ends a short text: "Recruitment under way", "Training to be completed"."""
    scan = Scan(text, tokenize(text), words, own, shouted=False)
    for first in range(1, len(scan.tokens)):
        hit = phrase_at(scan, first)
        if hit is not None and hit.last == len(scan.tokens) and hit.meaning != "unknown":
            why = f"{hit.phrase!r} ends the text"
            return Head(hit.meaning, scan.tokens[first].start, scan.tokens[-1].end, "tail", why)
    return None


def from_head(head: Head, text: str, words: StatusWords) -> Found:
    """A status read at the head of `text`, with the words that date its completion."""
    dated = words.dated.match(text, head.end) if head.status == "completed" else None
    doubts = (("status-implied", head.weak),) if head.weak else ()
    date = " ".join(dated["date"].split()) if dated else ""
    if dated and words.deadline.intersection(dated["before"].casefold().split()):
        date = ""  # "Completed by 3 June" does not say when
    if _SHARE.fullmatch(date):
        date, doubts = "", (("status-implied", f"{date!r} may be a date or a share"),)
    return Found(
        head.status,
        head.rule,
        head.start,
        head.end,
        completed_text=date,
        doubts=doubts,
        expected=head.status == "unknown",
    )

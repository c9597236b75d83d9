"""Which evidence in a status cell decides: the order of the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.normalize.statuses_head import Head
from planlift.normalize.statuses_head import read_head
from planlift.normalize.statuses_match import tokenize
from planlift.normalize.statuses_percent import read_share
from planlift.normalize.statuses_updates import latest_first
from planlift.normalize.statuses_updates import updates
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.normalize.statuses_match import Phrases
    from planlift.normalize.statuses_percent import Share
    from planlift.normalize.statuses_updates import Update
    from planlift.normalize.statuses_words import StatusWords

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_TICK_NOTE = re.compile(r"\s*\(?\s*(?:tick|✓|✔|y/n|yes/no)\s*\)?\s*", re.IGNORECASE)
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
_SHORT = 8
_FITS = {"completed": {"completed"}, "in_progress": {"completed", "ongoing", "in_progress"}}


@dataclass(frozen=True, slots=True)
class Found:
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


def find(
    text: str, words: StatusWords, legend: Mapping[str, str], own: Phrases, heading: str
) -> Found:
    """Try the rules from the surest on."""
    return (
        _whole(text, words, legend, own, heading)
        or _shared(text, words, own)
        or _worded(text, words, own)
        or _inside(text, words)
        or _implied(text, words)
        or Found("unknown", "unknown")
    )


def _whole(
    text: str, words: StatusWords, legend: Mapping[str, str], own: Phrases, heading: str
) -> Found | None:
    """The cell is a word of the document's key, a sign, a letter or a colour."""
    plain = key(text) or text
    end = len(text)
    if plain in legend:
        return Found(legend[plain], "key", 0, end)
    signs = {words.marks.get(sign, "") for sign in text.replace(" ", "")} | {words.marks.get(text)}
    if len(signs - {None}) == 1 or words.marks.get(text):
        sign = words.marks.get(text) or next(iter(signs - {None}))
        if sign:
            return _sign(str(sign), end)
    letter = words.letters.get(plain)
    if letter is not None:
        return _letter(letter, text, words, own, heading)
    colours = _colours(text, words)
    if not colours:
        return None
    meaning = legend.get(colours[0]) if len(colours) == 1 else None
    return Found(meaning, "key", 0, end) if meaning else Found(None, "colour")


def _colours(text: str, words: StatusWords) -> list[str]:
    """The colours of a cell that holds nothing else; empty where it holds more."""
    found = []
    for token in tokenize(_HEX.sub(" grey ", text)):
        colour = words.colours.get(token.folded)
        if colour is None and text.isupper():
            colour = words.colour_letters.get(token.folded)
        if colour is None:
            return []
        found.append(colour)
    return list(dict.fromkeys(found))


def _sign(sign: str, end: int) -> Found:
    if sign == "nothing":
        return Found("unknown", "nothing", expected=True)
    status = {"yes": "completed", "half": "in_progress"}.get(sign, "not_started")
    return Found(status, "sign", 0, end)


def _letter(letter: str, text: str, words: StatusWords, own: Phrases, heading: str) -> Found:
    """A letter; "Y" and "N" answer the heading ("Completed?") where it asks for a status."""
    why = (("status-implied", f"the letter {text!r} was taken for a status"),)
    if letter not in {"yes", "no"}:
        return Found(letter, "letter", 0, len(text), doubts=why)
    asked = read_head(_TICK_NOTE.sub(" ", heading).strip(), words, own) if heading else None
    if letter == "yes":
        status = asked.status if asked else "completed"
        return Found(status, "letter", 0, len(text), doubts=() if asked else why)
    status = "not_started" if asked is None or asked.status == "completed" else "unknown"
    return Found(status, "letter", 0, len(text), doubts=why)


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
        return replace(_from_head(head, text, words), percent=share.percent)
    return _contradicted(head, share, text, words)


def _contradicted(head: Head, share: Share, text: str, words: StatusWords) -> Found:
    why = (("status-conflict", f"{text[head.start : head.end]!r} beside {share.percent}%"),)
    return replace(_from_head(head, text, words), percent=share.percent, doubts=why)


def _worded(text: str, words: StatusWords, own: Phrases) -> Found | None:
    """Words: of the latest dated update, at the head, or a sentence of their own."""
    found = updates(text, words)
    if found:
        dated = _updated(text, found, words, own)
        if dated is not None:
            return dated
    head = read_head(text, words, own)
    answer = _answer(text, words)
    if answer is not None and (head is None or head.end <= answer or head.weak):
        return _after_answer(text, answer, words, own)
    last = _last_sentence(text, head.end if head else 0, words, own)
    if head is None:
        return last
    if last is not None and last.status != head.status:
        why = (
            "status-conflict",
            f"{text[head.start : head.end]!r}, then {text[last.start : last.end]!r}",
        )
        return replace(last, doubts=(*last.doubts, why))
    return _from_head(head, text, words)


def _from_head(head: Head, text: str, words: StatusWords) -> Found:
    dated = words.dated.match(text, head.end) if head.status == "completed" else None
    doubts = (("status-implied", head.weak),) if head.weak else ()
    return Found(
        head.status,
        head.rule,
        head.start,
        head.end,
        completed_text=" ".join(dated.group(1).split()) if dated else "",
        doubts=doubts,
        expected=head.status == "unknown",
    )


def _shifted(found: Found, by: int, rule: str) -> Found:
    return replace(found, start=found.start + by, end=found.end + by, rule=rule)


def _updated(text: str, found: list[Update], words: StatusWords, own: Phrases) -> Found | None:
    ordered = latest_first(found)
    for index, update in enumerate(ordered):
        part = text[update.start : update.end]
        head = read_head(part, words, own)
        read = _from_head(head, part, words) if head else _last_sentence(part, 0, words, own)
        if read is not None:
            read = _shifted(read, update.start, "latest update")
            if index:
                why = ("status-implied", "the latest update has no status word; an earlier one has")
                read = replace(read, doubts=(*read.doubts, why))
            return read
    return None


def _last_sentence(text: str, after: int, words: StatusWords, own: Phrases) -> Found | None:
    """The last sentence or line that is nothing but a status: "… circulated. Completed." """
    last = None
    start = 0
    for end in [*(m.start() for m in _SENTENCE.finditer(text)), len(text)]:
        part = text[start:end]
        lead = len(part) - len(part.lstrip())
        head = read_head(part.strip(), words, own) if start >= after else None
        if head is not None and head.status != "unknown" and not head.weak:
            found = _from_head(head, part.strip(), words)
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
        return _shifted(_from_head(head, rest[lead:], words), end + lead, "after answer")
    return Found("unknown", "answer", expected=False)


def _inside(text: str, words: StatusWords) -> Found | None:
    """In a short text, a phrase that tells the status wherever it stands."""
    tokens = tokenize(text)
    if len(tokens) > _SHORT + _SHORT:
        return None
    hits = words.inside.anywhere(text, tokens)
    if not hits and len(tokens) <= _SHORT:
        often = words.often.at(text, tokens, 0)
        hits = [often] if often else []
    if len({hit.meaning for hit in hits}) != 1:
        return None
    hit = hits[0]
    if any(against.last <= hit.first for against in words.against.anywhere(text, tokens)):
        return None
    why = (("status-implied", f"{hit.phrase!r} stands in the text"),)
    start, end = tokens[hit.first].start, tokens[hit.last - 1].end
    whole = end - start == len(text.strip())
    return Found(hit.meaning, "inside", start if whole else 0, end if whole else 0, doubts=why)


def _implied(text: str, words: StatusWords) -> Found | None:
    """The text reports something done and nothing that was not."""
    tokens = tokenize(text)
    if not words.happened.anywhere(text, tokens) or words.against.anywhere(text, tokens):
        return None
    why = (("status-implied", "no status word, but the text reports progress"),)
    return Found("in_progress", "implied", doubts=why)

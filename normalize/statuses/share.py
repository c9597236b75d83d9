"""How much of an action is done, where the cell says it as a share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.normalize.statuses.phrases import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.statuses.found import Printed
    from planlift.normalize.statuses.phrases import Hit
    from planlift.normalize.statuses.phrases import Token
    from planlift.normalize.statuses.words import StatusWords

_PERCENT = re.compile(r"(?<!\d)(?<!\d[.,])(\d{1,3}(?:\.\d+)?)\s?%")
_OPENS = re.compile(
    r"\(?\d{1,3}(?:\.\d+)?\s?%\)?(?:\s*[–—:.;,\n]\s*|\s+-\s+|(?<=\))\s)(?!of\b)(?=\w)"
)
_SHARE = re.compile(r"0?\.\d{1,4}")
_OPEN_RANGE = re.compile(r"[<>≤≥]|\d\s?%?\s?(?:-|–|to)\s?\d")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_ASKED = re.compile(r"%|\bper\s?cent|\bpercentage", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![\d/])(\d)/(\d)(?![\d/])")
_ENDS = re.compile(r"\n|[.;] $")
"""Before the number: a sentence, or a line, has ended there."""
_OPENED = re.compile(r"[^.;:–—\n]{1,40}(?:\.?\s*\n|[.:;] |\s[–—-]\s)")
_ALL = 100
_SHORT = 8
_WINDOW = 40


class Share(Struct, frozen=True, gc=False):
    """A share of the work in percent; None where only a range is given."""

    percent: int | None
    status: str
    start: int
    end: int
    weak: str = ""
    """Why it is not certain; empty where it is."""
    apart: bool = False
    """It is counted in another sentence: ``Completed. Eight of nine members came.``"""


def read_share(cell: Printed) -> Share | None:
    """Such as "75% complete", "Progress had reached 85%", "0.5"; never "98% of staff trained"."""
    text, words = cell.text, cell.words
    if _NUMBER.fullmatch(text) and _asks_share(cell.heading):
        text = f"{text}%"
    if _SHARE.fullmatch(text.strip()):
        return Share(round(float(text) * _ALL), "in_progress", 0, len(text))
    count = _counted(text, words)
    if count is not None:
        return count
    if "%" not in text:
        return None
    alone = _alone(text, words)
    for match in _PERCENT.finditer(text):
        if float(match.group(1)) <= _ALL and (alone or _done_end(text, match, words)):
            share = _share(text, match, words)
            if alone:
                return replace(share, start=0, end=len(text))
            return replace(share, end=_done_end(text, match, words))
    return _opening(text, words)


def _opening(text: str, words: StatusWords) -> Share | None:
    """Such as "80% – report with the board": no word behind it says how far that is."""
    opening = _OPENS.match(text)
    match = _PERCENT.search(text) if opening else None
    if opening is None or match is None or float(match.group(1)) > _ALL:
        return None
    rest = text[opening.end() :]
    if words.statuses.anywhere(rest, tokenize(rest)):
        return None
    share = _share(text, match, words)
    return replace(share, start=0, end=opening.end(), weak=f"it opens with {match.group()!r}")


def _asks_share(heading: str) -> bool:
    """Such as "% complete" above a column of plain numbers."""
    return _ASKED.search(heading) is not None


def _alone(text: str, words: StatusWords) -> bool:
    """Beside figures the cell holds only words such as "up to" and "complete", and colours."""
    tokens = [token for token in tokenize(text) if not token.text.isdigit()]
    known = {
        index
        for hit in words.percent_words.anywhere(text, tokens)
        for index in range(hit.first, hit.last)
    }
    return all(
        index in known or token.folded in words.colours for index, token in enumerate(tokens)
    )


def _done_end(text: str, match: re.Match[str], words: StatusWords) -> int:
    """Where the next word ends, if it says that this share of the action is done; else 0."""
    rest = text[match.end() : match.end() + _WINDOW]
    tokens = tokenize(rest)
    hit = words.percent_words.at(rest, tokens, 0)
    if hit is None or hit.meaning != "done" or rest[:1].isalpha():
        return 0
    return match.end() + tokens[hit.last - 1].end


def _counted(text: str, words: StatusWords) -> Share | None:
    """Such as "3 of 5 complete", "Two of three actions done", "3/4 complete" in a short text."""
    tokens = tokenize(text)
    if len(tokens) > _SHORT:
        return None
    hits = words.percent_words.anywhere(text, tokens)
    if not any(hit.meaning == "done" for hit in hits):
        return None
    fraction = _FRACTION.search(text)
    if fraction is not None:
        share = _part(int(fraction[1]), int(fraction[2]), len(text))
        why = f"{fraction.group()!r} was taken for a share"
        return replace(share, weak=why) if share else None
    between = [hit for hit in hits if hit.meaning == "of" and 0 < hit.first < len(tokens) - 1]
    if len(between) != 1:
        return None
    one, other = (
        _number(tokens[at].folded, words) for at in (between[0].first - 1, between[0].last)
    )
    share = None if one is None or other is None else _part(one, other, len(text))
    if share is None:
        return None
    count = between[0].first - 1
    apart = _ended(text, tokens, hits, count) and not _alone(text, words)
    begins = _ENDS.search(text[: tokens[count].start]) is not None
    return replace(share, apart=apart or begins)


def _ended(text: str, tokens: Sequence[Token], hits: Sequence[Hit], count: int) -> bool:
    """What is done ends its sentence, and more follows; or a state opens the cell before one.

    `count` is the token of the count: ``Complete – training held for 45 of 60 staff``.
    """
    opening = _OPENED.match(text)
    if opening is not None and count and opening.end() <= tokens[count - 1].start:
        return True
    done = [hit.last for hit in hits if hit.meaning == "done"]
    return all(text[tokens[last - 1].end :].startswith(". ") for last in done)


def _number(word: str, words: StatusWords) -> int | None:
    return int(word) if word.isdecimal() else words.numbers.get(word)


def _part(some: int, every: int, end: int) -> Share | None:
    if every == 0 or some > every:
        return None
    status = "completed" if some == every else "in_progress" if some else "not_started"
    return Share(round(_ALL * some / every), status, 0, end)


def _share(text: str, match: re.Match[str], words: StatusWords) -> Share:
    value = float(match.group(1))
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    bound = words.bounds.anywhere(before, tokenize(before))
    about = before + match.group()
    if bound or _OPEN_RANGE.search(about) or re.match(r"\s?[-–]\s?\d", text[match.end() :]):
        return Share(None, "in_progress", match.start(), match.end())
    status = "completed" if value == _ALL else "in_progress" if value else "not_started"
    return Share(round(value), status, match.start(), match.end())

"""Dated updates in one cell: the latest counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.normalize.statuses.phrases import tokenize

if TYPE_CHECKING:
    from planlift.normalize.statuses.words import StatusWords

_YEAR_ONLY = re.compile(r"(?:19|20)\d{2}")
_BEFORE = re.compile(r"(?:^|[\n.;•)\]])\s*(?:[A-Z]{2,4}\s+)?[(\[]?\s*$")
_CAPITAL = re.compile(r"\s+(?=[A-Z])")
_AFTER = re.compile(r"\s*(?:[)\]]\s*[:.–—-]?|:|\s[–—-]\s|[–—-]\s|\n|$)\s*")
_FIGURE = re.compile(r"\d")
_CENTURY = 100
_WINDOW = 80


class Update(Struct, frozen=True, gc=False):
    """One part of a cell: ``text[start:end]`` under its date."""

    start: int
    end: int
    when: tuple[int, int, int]
    """Year, month, day; zeros where the heading does not say."""


def updates(text: str, words: StatusWords) -> list[Update]:
    """The dated parts in the order printed; what stands before the first is dated (0, 0, 0).

    A date counts as a heading after a label ("Update July 2013") or at the beginning of a line or
    sentence, with a mark or a line's end after it. Empty where there is no such heading.
    """
    heads: list[tuple[int, int, str]] = []
    if not _FIGURE.search(text) and words.calendar.isdisjoint([t.folded for t in tokenize(text)]):
        return []
    for match in words.date.finditer(text):
        start = _heading_start(text, match, words)
        after = _heading_end(text, match.end(), words)
        if start is not None and (after or start < match.start()):
            heads.append((start, after or match.end(), match.group()))
    # A date with nothing behind it heads nothing: "Complete as at March 2024".
    while heads and not any(map(str.isalnum, text[heads[-1][1] :])):
        heads.pop()
    if not heads:
        return []
    found = [Update(0, heads[0][0], (0, 0, 0))] if text[: heads[0][0]].strip() else []
    ends = [start for start, _, _ in heads[1:]] + [len(text)]
    for (_, begin, date), end in zip(heads, ends, strict=True):
        found.append(Update(begin, end, when(date, words)))
    return found


def latest_first(found: list[Update]) -> list[Update]:
    """By date where every heading has one, else by place; the latest first."""
    order = sorted(enumerate(found), key=lambda item: (item[1].when, item[0]), reverse=True)
    return [update for _, update in order]


def _heading_end(text: str, end: int, words: StatusWords) -> int:
    """Where the text under a date begins: behind its mark, or "update:"; 0 where it has none."""
    after = _AFTER.match(text, end) or _CAPITAL.match(text, end)
    if after is not None:
        return after.end()
    window = text[end : end + _WINDOW]
    tokens = tokenize(window)[:3]
    label = words.updates.at(window, tokens, 0)
    if label is None:
        return 0
    mark = _AFTER.match(text, end + tokens[label.last - 1].end)
    return mark.end() if mark else 0


def _heading_start(text: str, match: re.Match[str], words: StatusWords) -> int | None:
    window = max(0, match.start() - _WINDOW)
    before = text[window : match.start()]
    opening = before.rstrip(" (:[–—-\n")
    tokens = tokenize(opening)[-3:]
    for first in range(len(tokens)):
        hit = words.updates.at(opening, tokens, first)
        if hit is not None and hit.last == len(tokens):
            return window + tokens[first].start
    at_start = _BEFORE.search(before)
    if at_start is None or _YEAR_ONLY.fullmatch(match.group()):
        return None
    return match.start()


def when(date: str, words: StatusWords) -> tuple[int, int, int]:
    """Year, month and day as numbers for ordering only; zeros where they are not given."""
    numbers = [int(number) for number in re.findall(r"\d+", date)]
    month = next(
        (words.months[token.folded] for token in tokenize(date) if token.folded in words.months), 0
    )
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", date)
    if iso is not None:
        return (int(iso[1]), int(iso[2]), int(iso[3]))
    if month:
        year, day = (numbers[-1] if numbers else 0), (numbers[0] if len(numbers) > 1 else 0)
        return (_full(year), month, day)
    if len(numbers) == 3 and not any(map(str.isalpha, date)):
        return (_full(numbers[2]), numbers[1], numbers[0])
    return (_full(max(numbers, default=0)) if numbers else 0, 0, 0)


def _full(year: int) -> int:
    return year + 2000 if year < _CENTURY else year

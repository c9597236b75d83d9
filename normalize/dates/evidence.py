"""The document's own dates: its years, the year it is for, when it was made and when inspected."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from planlift.normalize.dates.model import DateContext
from planlift.normalize.dates.order import before_years
from planlift.normalize.dates.parse import parse
from planlift.normalize.dates.parse import ranged
from planlift.normalize.dates.senses import STILL
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import date

    from planlift.normalize.dates.model import DateWords
    from planlift.normalize.dates.model import Doubt
    from planlift.normalize.dates.model import Period

_LONGEST_TITLE = 120
"""Characters: a longer line is a sentence, and its dates are not the plan's."""
_LONGEST_CELL = 2000
_MOST_WORDS = 10
_DIGIT = re.compile(r"\d")
_YEAR_PAIR = re.compile(r"(?<!\d)(?:20\d\d)\s?[/–-]\s?(?:20)?(?:\d\d)(?![\d/–-])")
_FROM_TO = re.compile(r"[^\W\d_]{3,}\s+(?:\d{4}\s+)?(?:to|until|i|[–—-])\s", re.IGNORECASE)
_IN_ORDER = ("plan", "report", "title", "updated")
"""Whose date is the plan's, the surest first."""
_NO_WORDS = {*STILL, "date", "label"}
_SHORTEST_SPAN = timedelta(days=58)
"""Nothing is made, and nobody inspected, for as long: ``Action plan 2021–2025``."""
_LONGEST_SPAN = timedelta(days=366)
_EXACT = {"day", "days", "month", "range"}


def full_years(
    evidence: Iterable[Sequence[str]], words: DateWords, metadata: Mapping[str, str]
) -> tuple[int, int] | None:
    """First and last year printed in full in dates: of the first texts that have any.

    Without any, those of ``2022/23``; else the years in which the file was made and changed.
    """
    bare = DateContext(words)
    evidence = list(evidence)
    for texts in evidence:
        windows = dict.fromkeys(before_years(texts))
        found = [year for text in windows for year in _full_years(text, bare)]
        if found:
            return min(found), max(found)
    pairs = [int(pair[:4]) for texts in evidence for t in texts for pair in _YEAR_PAIR.findall(t)]
    if pairs:
        return min(pairs), max(pairs) + 1
    stamps = (metadata.get(name, "")[:4] for name in ("created", "modified"))
    own = [int(stamp) for stamp in stamps if stamp.isdecimal()]
    return (min(own), max(own)) if own else None


def _full_years(text: str, bare: DateContext) -> Iterator[int]:
    for token in parse(text, bare):
        named = token.named
        if named is None or named.year is None or _is_completed(token.doubts):
            continue
        if named.unit != "year" or named.calendar != "calendar":  # a bare year may name an Act
            yield named.year


def full_dates(texts: Iterable[str], context: DateContext) -> tuple[date, ...]:
    """The days on which dates end that are printed with their year, in ascending order.

    Two figures will do for the year: ``31/05/23``.
    """
    found: set[date] = set()
    for text in texts:
        for token in parse(text[:_LONGEST_CELL], context):
            period = token.period
            if period is None or period.end is None:
                continue
            printed = token.named is not None and token.named.year is not None
            if printed or not _is_completed(period.doubts):
                found.add(period.end)
    return tuple(sorted(found))


def plan_period(
    labelled: Iterable[tuple[str, str]], context: DateContext
) -> tuple[date, date] | None:
    """The one year that titles and headings name, such as ``Action plan 2023/24``.

    So do months from the first to the last: ``Improvement plan, January to July 2025``.
    """
    found: set[tuple[date, date]] = set()
    for label, text in labelled:
        if len(text) > _LONGEST_TITLE or (label and not _is_title(label, text, context)):
            continue
        for match in _YEAR_PAIR.finditer(text):
            for token in parse("".join(match[0].split()), context):
                period = token.period
                if period is not None and period.start is not None and period.end is not None:
                    found.add((period.start, period.end))
        spanned = _spanned(label, text, context) if _FROM_TO.search(text) else None
        if spanned is not None:
            found.add(spanned)
    return found.pop() if len(found) == 1 else None


def _spanned(label: str, text: str, context: DateContext) -> tuple[date, date] | None:
    """The months that a title says a plan is for."""
    kind, period = _dated(label, text, context)
    if kind != "title" or period is None or not _is_span(period):
        return None
    return (period.start, period.end) if period.start and period.end else None


def _is_span(period: Period) -> bool:
    """Of months, and no more than a year."""
    return _SHORTEST_SPAN <= _length(period) <= _LONGEST_SPAN


def _length(period: Period) -> timedelta:
    return period.end - period.start if period.start and period.end else timedelta()


def _is_title(label: str, text: str, context: DateContext) -> bool:
    """Whether a line with a colon is a title: ``Green School: action plan 2023/24``."""
    labels = context.words.labels
    folded = f" {key(text)} "
    named = {labels[phrase] for phrase in labels if f" {phrase} " in folded}
    return key(label) not in labels and "title" in named


def own_dates(
    labelled: Iterable[tuple[str, str]], context: DateContext
) -> tuple[date | None, date | None]:
    """When the plan was made and when the inspection was.

    Titles count only where all of them agree, and not where they repeat the inspection's date.
    """
    found: dict[str, list[date]] = {}
    for label, text in labelled:
        if len(text) > _LONGEST_TITLE or not _DIGIT.search(text):
            continue
        kind, period = _dated(label, text, context)
        if period is not None and period.end is not None and _length(period) < _SHORTEST_SPAN:
            found.setdefault(kind, []).append(period.end)
    titles = set(found.get("title", []))
    if len(titles) > 1 or titles & set(found.get("inspection", [])):
        found.pop("title", None)
    plan = next((max(found[kind]) for kind in _IN_ORDER if kind in found), None)
    return plan, max(found["inspection"]) if "inspection" in found else None


def _dated(label: str, text: str, context: DateContext) -> tuple[str, Period | None]:
    """What a line dates, and the date."""
    labels = context.words.labels
    if label:
        return labels.get(key(label), ""), _only_period(text, context, _MOST_WORDS)
    folded = key(text)
    begun = folded.startswith(tuple(labels))
    head = next((phrase for phrase in labels if _begins(folded, phrase)), "") if begun else ""
    if head and labels[head] != "title":
        most = _MOST_WORDS if labels[head] == "inspection" else 0
        at = folded.index(head) + len(head)
        return labels[head], _only_period(folded[at:], context, most)
    named = {labels[phrase] for phrase in labels if f" {phrase} " in f" {folded} "}
    if "inspection" in named:
        return "inspection", _only_period(text, context, _MOST_WORDS)
    is_title = "title" in named and not text.rstrip().endswith(".")
    return "title", _only_period(text, context, _MOST_WORDS if is_title else 0)


def _begins(folded: str, phrase: str) -> bool:
    return folded.startswith(phrase) and not folded[len(phrase) :][:1].isalpha()


def _only_period(text: str, context: DateContext, most: int) -> Period | None:
    """The one day, month or range of a text with its full year, beside at most `most` words."""
    tokens = ranged(parse(text, context))
    periods = [token.period for token in tokens if token.period is not None]
    words = [token for token in tokens if token.kind not in _NO_WORDS and token.text.isalpha()]
    if len(periods) != 1 or len(words) > most or periods[0].kind not in _EXACT:
        return None
    if _is_completed(periods[0].doubts) and context.years is None:
        return None
    return periods[0]


def _is_completed(doubts: Sequence[Doubt]) -> bool:
    """Whether the year of a date was not printed in full."""
    return any(code == "year-completed" for code, _why in doubts)

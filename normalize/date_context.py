"""What a document says about its own dates: order of day and month, its date, its years.

Read once per document, from its text alone: the same file reads the same on any day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.normalize.date_model import DateContext
from planlift.normalize.date_order import MOST_TEXT
from planlift.normalize.date_order import day_and_month_order
from planlift.normalize.date_order import fiscal_month
from planlift.normalize.date_parse import parse
from planlift.normalize.date_parse import ranged
from planlift.normalize.date_senses import STILL
from planlift.normalize.date_words import compile_words
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import date

    from planlift.normalize.date_model import DateWords
    from planlift.normalize.date_model import Doubt
    from planlift.normalize.date_model import Period
    from planlift.normalize.date_model import Token
    from planlift.vocabulary import Vocabulary

_SOUTHERN = ("en-au", "en-nz", "en-za")
_SCHOOL_WORDS = 3
"""So many different school words make a school's plan."""
_LONGEST_LABEL = 60
_LONGEST_TITLE = 200
_LABEL = re.compile(r"^(?P<label>[^:\n]{2,60}?)\s*[:\n]\s*(?P<value>.+)$", re.DOTALL)
_YEAR_PAIR = re.compile(r"(?<!\d)(20\d\d)\s?[/–-]\s?(?:20)?(\d\d)(?![\d/–-])")
_ORDER_OF_LABELS = ("plan", "report")


def build_context(
    due_texts: Iterable[str],
    document_texts: Iterable[tuple[str, str]],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
    language: str = "",
) -> DateContext:
    """Gather the evidence of one document.

    `due_texts` are its due-date cells; `document_texts` are label and text of its details, with
    an empty label for titles and headings (``Date: 3 May 2019`` brings its own label). Of
    `metadata` the ``title`` is read like a heading; ``created`` says only which years are likely.
    """
    due = tuple(dict.fromkeys(due_texts))
    labelled = tuple(_labelled(document_texts, metadata))
    words = _words(vocabulary)
    every = [*due, *(text for _label, text in labelled)]
    day_first, sure = day_and_month_order(every, words, language)
    context = DateContext(
        words=words,
        day_first=day_first,
        order_sure=sure,
        years=_years((due, [text for _label, text in labelled]), words, metadata),
        school=_is_school(labelled, words),
        fiscal_month=fiscal_month(language, day_first=day_first),
        southern=language.casefold().startswith(_SOUTHERN),
    )
    context = replace(context, plan_period=_plan_period(labelled, context))
    context = replace(context, neighbours=_full_dates(due, context))
    plan, inspection = _own_dates(labelled, context)
    return replace(context, plan_date=plan, inspection_date=inspection)


@lru_cache(maxsize=8)
def _compiled(digest: str, vocabulary: _ByDigest) -> DateWords:
    assert digest
    return compile_words(vocabulary.vocabulary)


class _ByDigest:
    """A vocabulary that is equal to any other with the same words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByDigest) and self.vocabulary.digest == other.vocabulary.digest

    def __hash__(self) -> int:
        return hash(self.vocabulary.digest)


def _words(vocabulary: Vocabulary) -> DateWords:
    return _compiled(vocabulary.digest, _ByDigest(vocabulary))


def _labelled(
    texts: Iterable[tuple[str, str]], metadata: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    for label, text in texts:
        match = _LABEL.match(text) if not label else None
        if match is not None:
            yield match["label"], match["value"]
        else:
            yield label, text
    if metadata.get("title"):
        yield "", metadata["title"]


# ── years, school, the plan's own date ───────────────────────────────────────────────────────────


def _years(
    evidence: Iterable[Sequence[str]], words: DateWords, metadata: Mapping[str, str]
) -> tuple[int, int] | None:
    """First and last year printed in full in dates: of the due dates, else of the other texts.

    Without any, the year that the file was made.
    """
    bare = DateContext(words)
    for texts in evidence:
        found = [year for text in texts for year in _full_years(text, bare)]
        if found:
            return min(found), max(found)
    created = metadata.get("created", "")[:4]
    return (int(created), int(created)) if created.isdecimal() else None


def _full_years(text: str, bare: DateContext) -> Iterator[int]:
    for token in parse(text[:MOST_TEXT], bare):
        named = token.named
        if named is None or named.year is None or _is_completed(token.doubts):
            continue
        if named.unit != "year" or named.calendar != "calendar":  # a bare year may name an Act
            yield named.year


def _is_school(labelled: Sequence[tuple[str, str]], words: DateWords) -> bool:
    text = " ".join(key(f"{label} {value}") for label, value in labelled)
    padded = f" {re.sub(r'[^a-z0-9]+', ' ', text)} "
    return sum(f" {word} " in padded for word in words.school) >= _SCHOOL_WORDS


def _plan_period(
    labelled: Sequence[tuple[str, str]], context: DateContext
) -> tuple[date, date] | None:
    """The one year pair that titles and headings name, such as ``Action plan 2023/24``."""
    found: set[tuple[date, date]] = set()
    for label, text in labelled:
        if label or len(text) > _LONGEST_TITLE:
            continue
        for match in _YEAR_PAIR.finditer(text):
            period = _only_period(match[0].replace(" ", ""), context)
            if period is not None and period.start is not None and period.end is not None:
                found.add((period.start, period.end))
    return found.pop() if len(found) == 1 else None


def _full_dates(texts: Sequence[str], context: DateContext) -> tuple[date, ...]:
    found = {
        token.period.end
        for text in texts
        for token in parse(text[:MOST_TEXT], context)
        if token.period is not None
        and token.period.end is not None
        and not _is_completed(token.period.doubts)
    }
    return tuple(sorted(day for day in found if day is not None))


def _own_dates(
    labelled: Sequence[tuple[str, str]], context: DateContext
) -> tuple[date | None, date | None]:
    """The plan's date, by label before title, and the inspection's."""
    found: dict[str, list[date]] = {}
    for label, text in labelled:
        kind, value = _kind_of(label, text, context.words)
        period = _only_period(value, context) if kind else None
        if period is not None and period.end is not None:
            found.setdefault(kind, []).append(period.end)
    inspection = max(found["inspection"]) if "inspection" in found else None
    for kind in (*_ORDER_OF_LABELS, "title"):
        if kind in found:
            return max(found[kind]), inspection
    return None, inspection


def _kind_of(label: str, text: str, words: DateWords) -> tuple[str, str]:
    """What a text dates (``plan``, ``report``, ``inspection``, ``title``), and the date's text."""
    if label:
        return words.labels.get(key(label), ""), text
    folded = key(text)
    for phrase in sorted(words.labels, key=len, reverse=True):
        if folded.startswith(phrase) and not folded[len(phrase) :][:1].isalpha():
            return words.labels[phrase], text[len(phrase) :].lstrip(" :-–")
    return ("title", text) if len(text) <= _LONGEST_TITLE else ("", "")


def _only_period(text: str, context: DateContext) -> Period | None:
    """The period of a text that names exactly one with its year, or one range."""
    tokens: list[Token] = ranged(parse(text[:_LONGEST_TITLE], context))
    periods = [token.period for token in tokens if token.period is not None]
    unknown = [token for token in tokens if token.kind not in STILL]
    if len(periods) != 1 or not unknown:
        return None
    return None if _is_completed(periods[0].doubts) and context.years is None else periods[0]


def _is_completed(doubts: Sequence[Doubt]) -> bool:
    """Whether the year of a date was not printed in full."""
    return any(code == "year-completed" for code, _why in doubts)

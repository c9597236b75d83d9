"""What a document says about its own dates: order of day and month, its date, its years.

Read once per document, from its text alone: the same file reads the same on any day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.country import language_of
from planlift.normalize.dates.country import spaced
from planlift.normalize.dates.country import tells_country
from planlift.normalize.dates.evidence import full_dates
from planlift.normalize.dates.evidence import full_years
from planlift.normalize.dates.evidence import own_dates
from planlift.normalize.dates.evidence import plan_period
from planlift.normalize.dates.model import DateContext
from planlift.normalize.dates.order import day_and_month_order
from planlift.normalize.dates.order import fiscal_month
from planlift.normalize.dates.order import writes_year_months
from planlift.normalize.dates.tokens import tokenise
from planlift.normalize.dates.words import compile_words
from planlift.vocabulary import ByDigest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.normalize.dates.model import DateWords
    from planlift.vocabulary import Vocabulary

_SOUTHERN = ("en-au", "en-nz", "en-za")
_SCHOOL_SIGNS = 3
"""So many different school words make a school's plan; terms for deadlines count as one more."""
_MOST_OWNERS, _SOME_OWNERS = 0.5, 0.2
"""Parts of a plan's owners that are people of a school."""
_TERMS = {"term", "half_term", "short_term"}
_LONGEST = 200
"""Characters of a due date that are looked at for terms."""
_ENOUGH = 500
"""Due dates that are looked at for terms."""
_LABEL = re.compile(r"(?P<label>[^:]{2,60}?)\s*:\s*(?P<value>.+)")


def build_context(
    due_texts: Iterable[str],
    document_texts: Iterable[tuple[str, str]],
    metadata: Mapping[str, str],
    vocabulary: Vocabulary,
    language: str = "",
    prose: Iterable[str] = (),
) -> DateContext:
    """Gather the evidence of one document.

    `due_texts` are its due-date cells; `document_texts` are label and text of its details, with
    an empty label for titles and headings (``Date: 3 May 2019`` brings its own label). Of
    `metadata` the ``title`` is read like a heading; ``created`` says only which years are likely.
    The dates in `prose`, the other cells, show only whether the day or the month stands first
    and, where nothing else does, which years are likely.
    """
    due = tuple(dict.fromkeys(due_texts))
    other = tuple(prose)
    labelled = tuple(_labelled(document_texts, metadata))
    words = _compiled(ByDigest(vocabulary))
    language = language_of(language, chain.from_iterable(labelled), words)
    every = chain(due, (text for _label, text in labelled), other)
    day_first, sure = day_and_month_order(every, words, language)
    signs = _school_signs(labelled, due, words)
    context = DateContext(
        words=words,
        day_first=day_first,
        order_sure=sure,
        years=full_years((due, [text for _label, text in labelled], other), words, metadata),
        school=signs >= _SCHOOL_SIGNS,
        maybe_school=0 < signs < _SCHOOL_SIGNS,
        year_months=writes_year_months(due),
        fiscal_month=fiscal_month(language, day_first=day_first),
        fiscal_sure=tells_country(language),
        southern=language.casefold().startswith(_SOUTHERN),
    )
    context = replace(context, bare=context, plan_period=plan_period(labelled, context))
    context = replace(context, neighbours=full_dates(due, context))
    plan, inspection = own_dates(labelled, context)
    return replace(context, plan_date=plan, inspection_date=inspection)


@lru_cache(maxsize=8)
def _compiled(vocabulary: ByDigest) -> DateWords:
    return compile_words(vocabulary.vocabulary)


def _labelled(
    texts: Iterable[tuple[str, str]], metadata: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Label and text; a text without a label is taken line by line, each with its own."""
    for label, text in texts:
        if label:
            yield label, text
            continue
        for line in text.splitlines():
            match = _LABEL.match(line)
            yield (match["label"], match["value"]) if match else ("", line)
    if metadata.get("title"):
        yield "", metadata["title"]


def with_staff(context: DateContext, owners: Iterable[str]) -> DateContext:
    """Where most owners are people of a school, it is a school's plan; where some are, perhaps."""
    told = [spaced(owner) for owner in dict.fromkeys(owners)]
    staff = sum(_of_school(owner, context.words) for owner in told)
    if context.school or not staff or staff < _SOME_OWNERS * len(told):
        return context
    most = staff > 1 and staff >= _MOST_OWNERS * len(told)
    bare = replace(context.bare or context, school=most, maybe_school=not most)
    return replace(context, bare=bare, school=most, maybe_school=not most)


def _of_school(owner: str, words: DateWords) -> bool:
    """``Head teacher``, but no ``Principal Social Worker``; `owner` is folded, between blanks."""
    named = any(f" {word} " in owner for word in words.school)
    return named and not any(f" {word} " in owner for word in words.elsewhere)


def _school_signs(labelled: Sequence[tuple[str, str]], due: Sequence[str], words: DateWords) -> int:
    padded = spaced(" ".join(f"{label} {value}" for label, value in labelled))
    named = sum(f" {word} " in padded for word in words.school)
    return named + any(
        token.kind in _TERMS for text in due[:_ENOUGH] for token in tokenise(text[:_LONGEST], words)
    )

"""Compiles the vocabulary's date words; knows the shape of ``dates.toml``, reads no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates.country import spaced
from planlift.normalize.dates.model import DateWords
from planlift.normalize.dates.model import Phrase
from planlift.normalize.dates.pieces import fold_characters
from planlift.normalize.dates.pieces import pieces
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.vocabulary import Vocabulary

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_SHORT_NAME = 3

_FIXED = {
    "suffixes": "suffix",
    "seasons": "season",
    "terms": "short_term",
    "parts": "part",
    "festivals": "festival",
    "units": "unit",
}
"""Table → kind of token, where the meaning is the value."""
_BY_MEANING = ("anchors", "periods", "marks", "senses", "fillers")
"""Tables whose meaning is the kind of token."""
_FILLERS = {"of", "future"}
"""Fillers with a bearing: ``60 days of …`` counts from what follows; ``to be`` done is not done."""


def compile_words(vocabulary: Vocabulary) -> DateWords:
    """Make the phrases ready for matching.

    A phrase in two tables keeps its first sense. Raises `ValueError` for a month or weekday that
    is none, which only a changed built-in file can cause.
    """
    found: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrases(vocabulary):
        found.setdefault(phrase.tokens, phrase)
    by_first: dict[str, list[Phrase]] = {}
    for entry in found.values():
        by_first.setdefault(entry.tokens[0], []).append(entry)
    return DateWords(
        phrases={
            first: tuple(sorted(group, key=lambda entry: -len(entry.tokens)))
            for first, group in by_first.items()
        },
        months=tuple(
            (entry.tokens[0], int(entry.value))
            for entry in found.values()
            if entry.kind == "month"
            and len(entry.tokens) == 1
            and len(entry.tokens[0]) > LONGEST_SHORT_NAME
        ),
        everyday=frozenset(vocabulary.meanings("dates", "everyday")),
        labels=dict(
            sorted(vocabulary.meanings("dates", "labels").items(), key=lambda item: -len(item[0]))
        ),
        school=frozenset(key(word) for word in vocabulary.table("dates", "school")["word"]),
        elsewhere=frozenset(key(word) for word in vocabulary.table("dates", "school")["elsewhere"]),
        countries={
            spaced(name): code for name, code in vocabulary.meanings("dates", "countries").items()
        },
        twofold=frozenset(vocabulary.meanings("dates", "twofold")),
    )


def phrases(vocabulary: Vocabulary) -> Iterator[Phrase]:
    """Every phrase of the date words, cut into raw tokens, in the order of the tables."""
    for phrase, kind, value in _senses(vocabulary):
        bare = fold_characters(phrase).removesuffix(".")
        words = bare.split()
        if not all(map(str.isalpha, words)):
            words = [piece.text for piece in pieces(bare)]
        yield Phrase(tuple(words), kind, value)


def _senses(vocabulary: Vocabulary) -> Iterator[tuple[str, str, int | str]]:
    for meaning, phrases in vocabulary.table("dates", "months").items():
        yield from ((phrase, "month", MONTHS.index(meaning) + 1) for phrase in phrases)
    for meaning, phrases in vocabulary.table("dates", "weekdays").items():
        yield from ((phrase, "weekday", WEEKDAYS.index(meaning)) for phrase in phrases)
    for table, kind in (("ordinals", "ordinal"), ("numbers", "number")):
        for meaning, phrases in vocabulary.table("dates", table).items():
            yield from ((phrase, kind, int(meaning)) for phrase in phrases)
    for table, kind in _FIXED.items():
        for meaning, phrases in vocabulary.table("dates", table).items():
            yield from ((phrase, kind, meaning) for phrase in phrases)
    for table in _BY_MEANING:
        for meaning, phrases in vocabulary.table("dates", table).items():
            kind = "filler" if meaning in _FILLERS else meaning
            yield from ((phrase, kind, meaning) for phrase in phrases)

"""The vocabulary of headings as tables to look up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.forms import SLASH
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Container
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.vocabulary import Vocabulary

_SHORTEST = 3
_SHORT_FORMS = (
    ("we will ", "we'll "),
    ("we are ", "we're "),
    ("we have ", "we've "),
    ("they have ", "they've "),
    ("who is ", "who's "),
    ("what is ", "what's "),
    ("it is ", "it's "),
)
_WRITTEN_OUT = re.compile("|".join(long for long, _ in _SHORT_FORMS))
FIRST_WORD = re.compile(r"\w+")


def openings(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases: what opens otherwise is none of them."""
    found = map(FIRST_WORD.match, phrases)
    return frozenset(match[0] for match in found if match)


def month_numbers(months: Mapping[str, str]) -> Mapping[str, int]:
    """Month's name → 1 to 12: the vocabulary lists the months in their order."""
    order = list(dict.fromkeys(months.values()))
    return {key(phrase): order.index(month) + 1 for phrase, month in months.items()}


def single_words(vocabulary: Vocabulary, file: str, tables: tuple[str, ...]) -> frozenset[str]:
    """The phrases of one word in some tables of the words for values, in every language."""
    found = (key(phrase) for table in tables for phrase in vocabulary.meanings(file, table))
    return frozenset(phrase for phrase in found if phrase.isalpha() and len(phrase) > 2)


def with_plurals(phrases: Mapping[str, str]) -> Mapping[str, str]:
    """The phrases, and each that is one word also with an ``s``."""
    plurals = {f"{phrase}s": meaning for phrase, meaning in phrases.items() if phrase.isalpha()}
    return {**plurals, **phrases}


def by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The folded phrases by the word that each begins with."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        folded = key(phrase)
        if folded:
            found.setdefault(folded.split()[0], []).append(folded)
    return {first: tuple(rest) for first, rest in found.items()}


def by_opening(phrases: Mapping[str, str]) -> Mapping[str, Sequence[tuple[int, str, str]]]:
    """First word → the phrases that begin with it: place in the list, phrase, what it means."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for place, (phrase, meaning) in enumerate(phrases.items()):
        found.setdefault(phrase.partition(" ")[0], []).append((place, phrase, meaning))
    return found


def by_phrase(vocabulary: Vocabulary, table: str) -> Mapping[str, str]:
    """Phrase → what it means, of one table of the headings; ``we'll`` for ``we will`` as well."""
    found = {
        SLASH.sub("/", phrase): meaning
        for phrase, meaning in vocabulary.meanings("headings", table).items()
    }
    spoken = {_spoken(phrase): meaning for phrase, meaning in found.items()}
    return {**spoken, **found}


def _spoken(phrase: str) -> str:
    """The phrase as people say it: ``who's responsible``."""
    if not _WRITTEN_OUT.search(phrase):
        return phrase
    for long, short in _SHORT_FORMS:
        phrase = phrase.replace(long, short)
    return phrase


def phrase_sets(vocabulary: Vocabulary, table: str) -> dict[str, frozenset[str]]:
    """Meaning → folded phrases, of one table of the headings."""
    return {
        meaning: frozenset(map(key, phrases))
        for meaning, phrases in vocabulary.table("headings", table).items()
    }


def but_for(small: Container[str], phrases: Iterable[str]) -> Callable[[str], str]:
    """What finds the one of `phrases` that differs from a text by `small` words, and by one or
    several of a thing, at most, else ``""``: ``date of the visit`` where ``dates of visit`` is
    listed.
    """

    def bare(phrase: str) -> str:
        return " ".join([one_of_several(word) for word in phrase.split() if word not in small])

    listed = {bare(phrase): phrase for phrase in phrases}
    return lambda text: listed.get(bare(text), "")


def with_front(phrases: Mapping[str, str], words: Iterable[str]) -> Mapping[str, str]:
    """The phrases, and each with one of `words` in front of it: ``key deliverables``."""
    own = {f"{word} {phrase}": meaning for word in words for phrase, meaning in phrases.items()}
    return {**own, **phrases}


def one_of_several(word: str) -> str:
    """``notes`` as ``note``; what ends so by itself (``status``, ``progress``) stays."""
    plural = len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word

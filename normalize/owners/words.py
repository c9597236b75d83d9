"""The owners' vocabulary, compiled once for each set of words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.vocabulary import Vocabulary

FILE = "owners"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class OwnerWords:
    """Words by what they tell; single words and phrases folded with `planlift.text.key`.

    Compared by identity, so that readings can be remembered for each set of words.
    """

    heads: frozenset[str]
    open_heads: frozenset[str]
    grades: frozenset[str]
    role_codes: frozenset[str]
    """As printed: letters have no other form."""
    departments: frozenset[str]
    body_ends: frozenset[str]
    weak_ends: frozenset[str]
    shared_ends: frozenset[str]
    body_starts: frozenset[str]
    waiting_starts: frozenset[str]
    whole_bodies: frozenset[str]
    sectors: frozenset[str]
    first_names: frozenset[str]
    titles: frozenset[str]
    ranks: frozenset[str]
    ordinary: frozenset[str]
    none: frozenset[str]
    elsewhere: frozenset[str]
    vague: frozenset[str]
    prefixes: frozenset[str]
    together: re.Pattern[str]
    joins: re.Pattern[str]
    either: re.Pattern[str]
    joint: re.Pattern[str]
    support: re.Pattern[str]
    lead_label: re.Pattern[str]
    support_label: re.Pattern[str]
    now: re.Pattern[str]
    former: re.Pattern[str]
    left: re.Pattern[str]


def compile_words(vocabulary: Vocabulary) -> OwnerWords:
    """The owners' words of `vocabulary`, remembered by its digest."""
    tables = vocabulary.tables[FILE]
    frozen = tuple(
        (name, meaning, tuple(phrases))
        for name, meanings in tables.items()
        for meaning, phrases in meanings.items()
    )
    return _compile(frozen)


@lru_cache(maxsize=8)
def _compile(frozen: tuple[tuple[str, str, tuple[str, ...]], ...]) -> OwnerWords:
    words = {(name, meaning): phrases for name, meaning, phrases in frozen}

    def folded(name: str, meaning: str) -> frozenset[str]:
        return frozenset(key(phrase) or phrase for phrase in words[name, meaning])

    return OwnerWords(
        heads=folded("roles", "head") | folded("roles", "open"),
        open_heads=folded("roles", "open"),
        grades=folded("grades", "before"),
        role_codes=frozenset(words["codes", "role"]),
        departments=frozenset(words["codes", "department"]),
        body_ends=folded("bodies", "end"),
        weak_ends=folded("bodies", "weak") | folded("bodies", "shared"),
        shared_ends=folded("bodies", "shared"),
        body_starts=folded("bodies", "start"),
        waiting_starts=folded("bodies", "waits"),
        whole_bodies=folded("bodies", "whole"),
        sectors=folded("sectors", "sector"),
        first_names=folded("names", "first"),
        titles=folded("names", "title"),
        ranks=folded("names", "rank"),
        ordinary=folded("ordinary", "word"),
        none=folded("nothing", "none"),
        elsewhere=folded("nothing", "elsewhere"),
        vague=folded("nothing", "vague"),
        prefixes=folded("wraps", "prefix"),
        together=phrase_pattern(words["together", "phrase"]),
        joins=phrase_pattern(words["joins", "and"]),
        either=phrase_pattern(words["joins", "or"]),
        joint=phrase_pattern(words["joins", "joint"]),
        support=phrase_pattern(words["joins", "support"]),
        lead_label=phrase_pattern(words["labels", "lead"]),
        support_label=phrase_pattern(words["labels", "support"]),
        now=phrase_pattern(words["changes", "now"]),
        former=phrase_pattern(words["changes", "former"]),
        left=phrase_pattern(words["changes", "left"]),
    )


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of `phrases` as whole words, the longest first; spaces may be line breaks."""
    ordered = sorted(set(phrases), key=len, reverse=True)
    if not ordered:
        return _NEVER
    either = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)

"""The owners' vocabulary, compiled once for each set of words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.text import key
from planlift.vocabulary import ByDigest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.vocabulary import Vocabulary

FILE = "owners"
_NEVER = re.compile(r"(?!)")
_REFERENCE = ("before", "noun", "after")
_NUMBER = r"\(?[a-z]{0,3}[.\s]?\d+(?:\.\d+)*[a-z]?\)?"


class OwnerWords(Struct, frozen=True, eq=False):
    """Words by what they tell; single words and phrases folded with `planlift.text.key`.

    Compared by identity, so that readings can be remembered for each set of words.
    """

    heads: frozenset[str]
    posts: frozenset[str]
    """Posts of several words, none of which is a head word."""
    open_heads: frozenset[str]
    grades: frozenset[str]
    mere_grades: frozenset[str]
    """Those that are no post by themselves."""
    acting: frozenset[str]
    role_codes: frozenset[str]
    """As printed: letters have no other form."""
    departments: frozenset[str]
    body_ends: frozenset[str]
    weak_ends: frozenset[str]
    shared_ends: frozenset[str]
    body_starts: frozenset[str]
    waiting_starts: frozenset[str]
    awaited_ends: frozenset[str]
    joint_ends: frozenset[str]
    whole_bodies: frozenset[str]
    sectors: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    ranks: frozenset[str]
    ordinary: frozenset[str]
    small: frozenset[str]
    """Words without a capital wherever they stand."""
    none: frozenset[str]
    called: frozenset[str]
    """What an owner is called where there is none yet: "Lead TBC"."""
    pending: re.Pattern[str]
    undecided: re.Pattern[str]
    """A whole cell that only says that somebody will be found."""
    elsewhere: frozenset[str]
    reference: re.Pattern[str]
    """A whole cell that refers to another row by its number or place."""
    vague: frozenset[str]
    company_join: re.Pattern[str]
    """What stands between an owner and company: a comma, "and", or nothing before "et al"."""
    prefixes: frozenset[str]
    together: re.Pattern[str]
    joins: re.Pattern[str]
    either: re.Pattern[str]
    joint: re.Pattern[str]
    support: re.Pattern[str]
    company: re.Pattern[str]
    care_of: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    helping: re.Pattern[str]
    lead_label: re.Pattern[str]
    support_label: re.Pattern[str]
    now: re.Pattern[str]
    former: re.Pattern[str]
    left: re.Pattern[str]


def compile_words(vocabulary: Vocabulary) -> OwnerWords:
    """The owners' words of `vocabulary`, remembered by its digest."""
    return _compile(ByDigest(vocabulary))


@lru_cache(maxsize=8)
def _compile(vocabulary: ByDigest) -> OwnerWords:
    words = {
        (name, meaning): tuple(phrases)
        for name, meanings in vocabulary.vocabulary.tables[FILE].items()
        for meaning, phrases in meanings.items()
    }

    def folded(name: str, meaning: str) -> frozenset[str]:
        return frozenset(key(phrase) or phrase for phrase in words[name, meaning])

    return OwnerWords(
        heads=folded("roles", "head") | folded("roles", "open"),
        posts=folded("roles", "post"),
        open_heads=folded("roles", "open"),
        grades=folded("grades", "before") | folded("grades", "post"),
        mere_grades=folded("grades", "before"),
        acting=folded("acting", "word"),
        role_codes=frozenset(words["codes", "role"]),
        departments=frozenset(words["codes", "department"]),
        body_ends=folded("bodies", "end"),
        weak_ends=folded("bodies", "weak") | folded("bodies", "shared"),
        shared_ends=folded("bodies", "shared"),
        body_starts=folded("bodies", "start"),
        waiting_starts=folded("bodies", "waits"),
        awaited_ends=folded("awaited", "end"),
        joint_ends=folded("joint", "end"),
        whole_bodies=folded("bodies", "whole"),
        sectors=folded("sectors", "sector"),
        first_names=folded("names", "first"),
        surnames=folded("surnames", "word"),
        titles=folded("names", "title"),
        ranks=folded("names", "rank"),
        ordinary=folded("ordinary", "word"),
        small=folded("ordinary", "small"),
        none=folded("nothing", "none") | folded("nothing", "pending"),
        called=folded("nothing", "called"),
        pending=phrase_pattern(words["nothing", "pending"]),
        undecided=_undecided(words["nothing", "pending"], words["nothing", "follow"]),
        elsewhere=folded("elsewhere", "whole"),
        reference=_reference({part: words["elsewhere", part] for part in _REFERENCE}),
        vague=folded("companions", "vague") | folded("companions", "tail"),
        company_join=_company_join(words["joins", "and"], words["companions", "tail"]),
        prefixes=folded("wraps", "prefix"),
        together=_together(words["together", "phrase"]),
        joins=phrase_pattern(words["joins", "and"]),
        either=phrase_pattern(words["joins", "or"]),
        joint=phrase_pattern(words["joins", "joint"]),
        support=phrase_pattern((*words["joins", "support"], *words["joins", "care_of"])),
        company=phrase_pattern(words["joins", "with"]),
        care_of=phrase_pattern(words["joins", "care_of"]),
        opening=phrase_pattern(words["manners", "opening"]),
        closing=_closing(words["manners", "closing"], "lead"),
        helping=_closing(words["manners", "helping"], "support"),
        lead_label=phrase_pattern((*words["labels", "lead"], *words["manners", "opening"])),
        support_label=phrase_pattern(words["labels", "support"]),
        now=phrase_pattern(words["changes", "now"]),
        former=phrase_pattern(words["changes", "former"]),
        left=phrase_pattern(words["changes", "left"]),
    )


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of `phrases` as whole words, the longest first; spaces may be line breaks."""
    return _whole_words(_alternatives(phrases))


def _together(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of `phrases`, with "and" or with "&"."""
    return _whole_words(_alternatives(phrases).replace(r"\s+and\s+", r"\s+(?:and|&)\s+"))


def _alternatives(phrases: Iterable[str]) -> str:
    ordered = sorted(set(phrases), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def _whole_words(either: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else _NEVER


def _either(phrases: Iterable[str]) -> str:
    ordered = sorted({key(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered) or "(?!)"


def _company_join(joins: Iterable[str], tails: Iterable[str]) -> re.Pattern[str]:
    either = _either(word for word in joins if word.isalpha())
    return re.compile(
        rf"\s*[,/&+]+\s*(?:(?:{either})\s+)?|\s+(?:{either})\s+|\s+(?=(?:{_either(tails)})\b)",
        re.IGNORECASE,
    )


def _undecided(pending: Iterable[str], follow: Iterable[str]) -> re.Pattern[str]:
    """Such as "to be agreed at the next meeting"; single words ("vacant") need no more."""
    several = [phrase for phrase in pending if " " in phrase]
    return re.compile(rf"(?:{_either(several)})\s+(?:{_either(follow)})\b")


def _reference(parts: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Such as "see action 3.2 above": folded, and never the opening word alone."""
    before, noun, after = (f"(?:{_either(parts[name])})" for name in _REFERENCE)
    numbers = rf"{_NUMBER}(?:\s*(?:,|and|&|to|-)\s*{_NUMBER})*"
    named = rf"(?:{after}\s+)?(?:{noun}\W*)+(?:{numbers})?(?:\s+{after})?"
    return re.compile(rf"{before}\s+(?:the\s+)?(?:{named}|{numbers}(?:\s+{after})?|{after})")


def _closing(phrases: Iterable[str], label: str) -> re.Pattern[str]:
    """Behind an owner: "… to lead", "… – lead", "… (support)"."""
    behind = rf"(?:[,–—-]\s*|\s)(?:{_either(phrases)})"
    return re.compile(
        rf"\s*{behind}\s*$|\s+[–—-]\s*{label}\s*$|\s*[(\[]{label}[)\]]\s*$", re.IGNORECASE
    )

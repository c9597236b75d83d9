"""Owners of one plan that may be the same: suggestions for a person, never merged here."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.owners.words import OwnerWords

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLOSE = 0.86
_MOST = 400


def likely_aliases(owners: Sequence[str], words: OwnerWords) -> list[tuple[str, str, str]]:
    """Pairs that may be one owner, and why, in the order of `owners`.

    Looks at letters written out or cut short, at names turned round or shortened, at posts that are
    once called acting, and at misprints. Posts that differ in a whole word ("Head of Safeguarding",
    "Head of Performance") are not alike. Beyond 400 different owners nothing is compared.
    """
    unique = list(dict.fromkeys(owners))
    if len(unique) > _MOST:
        return []
    named = [_owner(owner, words) for owner in unique]
    pairs = combinations([owner for owner in named if owner.words], 2)
    return [(one.text, other.text, why) for one, other in pairs if (why := _why(one, other, words))]


class _Owner(Struct, frozen=True, gc=False):
    """An owner, taken apart once for all others that it is held against."""

    text: str
    words: list[str]
    folded: list[str]
    permanent: list[str]
    """The folded words but for "acting" and the like."""
    ordered: list[str]
    """The folded words by the alphabet."""


def _owner(text: str, words: OwnerWords) -> _Owner:
    found = _WORD.findall(text)
    folded = list(map(key, found))
    permanent = [word for word in folded if word not in words.acting]
    return _Owner(text, found, folded, permanent, sorted(folded))


def _why(left: _Owner, right: _Owner, words: OwnerWords) -> str:
    one, other = left.folded, right.folded
    if one == other:
        return "written alike but for case and punctuation"
    if left.permanent == right.permanent:
        return "the same post, once called acting or interim"
    person = _person(left, right) or _given_name(one, other, words)
    if person or (left.ordered == right.ordered and words.first_names & set(one)):
        return "the same name written another way"
    if _spells(left.words, right.words) or _spells(right.words, left.words):
        return "the letters may be short for this"
    differing = _differing(left, right)
    return _one_word(*differing) if differing else ""


def _given_name(one: list[str], other: list[str], words: OwnerWords) -> bool:
    """Such as "Jane" and "Jane Smith"."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return (
        len(short) == 1 and len(long) == 2 and short == long[:1] and short[0] in words.first_names
    )


def _differing(left: _Owner, right: _Owner) -> tuple[str, str] | None:
    """The only words in which two texts of equal length differ."""
    if len(left.words) != len(right.words):
        return None
    differ = [at for at, word in enumerate(left.folded) if word != right.folded[at]]
    return (left.words[differ[0]], right.words[differ[0]]) if len(differ) == 1 else None


def _one_word(one: str, other: str) -> str:
    short, long = sorted((one, other), key=len)
    if short.isupper() and long.isupper() and len(short) > 1:
        # "LSCB" and "SLSCB": letters put before or behind for the place's name.
        return "one abbreviation ends the other" if long.endswith(short) else ""
    if short.isupper() or long.isupper() or key(short).rstrip("s") == key(long).rstrip("s"):
        return "" if short.isupper() or long.isupper() else "singular and plural"
    if _cut_short(key(short), key(long)):
        return "one word may be short for the other"
    alike = SequenceMatcher(None, key(one), key(other)).ratio()
    return "perhaps a misprint" if alike >= _CLOSE and len(short) > 4 else ""


def _cut_short(short: str, long: str) -> bool:
    """Such as "Asst" and "Assistant", "Mgr" and "Manager", "Dept" and "Department"."""
    letters = iter(long)
    inside = short[:1] == long[:1] and all(letter in letters for letter in short)
    return inside and 3 <= len(short) <= 5 and len(long) >= len(short) + 3


def _person(one: _Owner, other: _Owner) -> bool:
    """Such as "J Smith" and "Jane Smith"; never "J Smith" and "K Smith"."""
    left, right = one.words, other.words
    if len(left) != len(right) or len(left) < 2 or one.folded[-1] != other.folded[-1]:
        return False
    given = list(zip(left[:-1], right[:-1], strict=True))
    short = any(len(a) == 1 or len(b) == 1 for a, b in given)
    return short and all(
        key(a) == key(b) or (a[0] == b[0] and 1 in {len(a), len(b)}) for a, b in given
    )


def _spells(short: list[str], long: list[str]) -> bool:
    """Such as "DCS" and "Director of Children's Services"; "JS" and "Jane Smith"."""
    if len(short) != 1 or len(long) < 2 or not short[0].isupper() or len(short[0]) < 2:
        return False
    capitals = "".join(word[0] for word in long if word[0].isupper())
    every = "".join(word[0] for word in long).upper()
    return short[0] in {capitals, every}

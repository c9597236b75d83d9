"""Known headings that are spelt a little otherwise: ``Reponsible officer``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz import process

if TYPE_CHECKING:
    from collections.abc import Collection

_DIGIT = re.compile(r"\d")
_NO_LETTER = re.compile(r"\W+")
_SHORTEST = 6
"""Letters: shorter phrases are too like others."""
_CLOSE_RATIO = 88
"""Likeness in percent from which two spellings are taken for one heading."""
_CLOSE_WORD = 75
"""Likeness in percent of each two words: ``papers`` are no misspelt ``partners``."""
_CODE = 3
"""Letters of a body's short name: ``ICO recommendation``."""
_MORE_LETTERS = 2


class Spellings:
    """The `known` phrases, folded, to be found by a spelling that is nearly theirs."""

    def __init__(self, known: Collection[str], others: Collection[str]) -> None:
        """Take those long enough to tell; a word of the `others` is spelt as it is meant."""
        phrases = sorted(phrase for phrase in known if len(phrase) >= _SHORTEST)
        self._by_length: dict[int, list[str]] = {}
        for phrase in phrases:
            self._by_length.setdefault(len(phrase), []).append(phrase)
        self._words = frozenset(
            word for phrase in (*known, *others) for word in phrase.split() if word.isalpha()
        )
        self._squeezed = {_NO_LETTER.sub("", phrase): phrase for phrase in known}
        self._longest = max(self._by_length, default=0)
        self._most_digits = max(map(_digits, phrases), default=0)
        self._as_long = lru_cache(maxsize=256)(self._phrases_as_long)

    def nearest(self, folded: str) -> str:
        """The phrase that is meant, or empty; ``BRA G`` is one that its column has broken."""
        same = self._squeezed.get(_NO_LETTER.sub("", folded), "")
        if same and len(same) > _CODE:
            return same
        if not _SHORTEST <= len(folded) <= self._longest + _MORE_LETTERS:
            return ""
        unlike = _digits(folded) - self._most_digits
        if 100 * unlike > (100 - _CLOSE_RATIO) * 2 * (len(folded) + _MORE_LETTERS):
            return ""
        near = self._as_long(len(folded))
        best = process.extractOne(folded, near, scorer=fuzz.ratio, score_cutoff=_CLOSE_RATIO)
        if best is None:
            return ""
        phrase: str = best[0]
        return phrase if self._is_meant(folded, phrase) else ""

    def _is_meant(self, folded: str, phrase: str) -> bool:
        """What differs is no word that other headings use: ``update`` is no misspelt ``date``."""
        if folded.replace(" ", "") == phrase.replace(" ", ""):
            return True
        said, listed = _unnumbered(folded), _unnumbered(phrase)
        if len(said) != len(listed):
            return False
        pairs = zip(said, listed, strict=True)
        if any(
            len(word) > _CODE and fuzz.ratio(word, other) < _CLOSE_WORD for word, other in pairs
        ):
            return False
        ours, theirs = set(said), set(listed)
        return all(
            word not in self._words
            or any(word.startswith(other) or other.startswith(word) for other in theirs - ours)
            for word in ours - theirs
        )

    def _phrases_as_long(self, length: int) -> list[str]:
        """Phrases of about so many letters."""
        about = range(length - _MORE_LETTERS, length + _MORE_LETTERS + 1)
        return [phrase for near in about for phrase in self._by_length.get(near, ())]


def _unnumbered(text: str) -> list[str]:
    return [word for word in text.split() if not word.isdigit()]


def _digits(text: str) -> int:
    return len(_DIGIT.findall(text))

"""Letters that a file gives for ligatures: ``acƟon`` for action, ``oûer`` for offer.

Some programs write fonts whose tables say so: the page shows ``ti``, its text holds another letter.
English words tell what is meant, the same throughout a file; where they do not, the letter stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.extract import english
from planlift.extract.pdf import shaping
from planlift.extract.pdf import unseen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from planlift.extract.pdf.page import Page

_LIGATURES = ("ti", "tt", "fi", "ff", "fl", "ft", "ffi", "ffl", "tti", "tf", "fj", "th", "ct", "st")
_ODD = re.compile(r"[^\W\d_\x00-\x7f]")
"""A letter that English has not."""
_FIRST, _SIGNS = 0xC0, (0x2000, 0x2E80)
"""The first of these, and where the quotes and dashes stand among them."""
_DIGITS = ord("9")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONG = 6
"""Letters of a word, spelt out, that alone says what one stands for; else two must agree."""
_MOST = 0.6
"""Of the different words with the letter: as many are English with it spelt out."""


def may_hold(page: Page) -> bool:
    """Whether such a letter stands between two that English has."""
    code = page.chars.code
    low, high = _SIGNS
    odd = (code >= _FIRST) & ((code < low) | (code >= high))
    if not odd.any():
        return False
    plain = (code < _FIRST) & (code > _DIGITS)
    return bool((odd[1:-1] & plain[:-2] & plain[2:]).any())


def learned(texts: Iterable[str]) -> dict[int, str]:
    """Code point → what it stands for, by the words of these texts."""
    words: dict[str, set[str]] = defaultdict(set)
    for word in _words(texts):
        words[_odd(word)[0]].add(word)
    found: dict[int, str] = {}
    for letter, own in words.items():
        votes = Counter(ligature for word in own for ligature in _meant(word))
        first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        known = first[1] > 1 or max(map(len, own)) + len(first[0]) > _LONG
        if known and first[1] > second[1] and first[1] >= _MOST * len(own):
            found[ord(letter)] = first[0]
    return found


def spelt_out(page: Page, meant: Mapping[int, str]) -> Page:
    """The page with such letters as what they stand for, side by side in the box of the one."""
    chars = page.chars
    if not np.isin(chars.code, list(meant)).any():
        return page
    code, times = shaping.spelt_out(chars.code.astype(np.int64), meant)
    at = np.repeat(np.arange(len(times)), times)
    chosen = unseen.select(chars, at)
    box = shaping.shared(chosen.box, at).astype(chosen.box.dtype, copy=False)
    return replace(page, chars=replace(chosen, code=code.astype(chosen.code.dtype), box=box))


def _words(texts: Iterable[str]) -> set[str]:
    """The different words with one such letter, once or more."""
    words = {word for text in texts if _ODD.search(text) for word in _WORD.findall(text)}
    return {word for word in words if len(_odd(word)) == 1}


def _odd(word: str) -> list[str]:
    return sorted(set(_ODD.findall(word)))


def _meant(word: str) -> list[str]:
    """What the letter may stand for: the word is English then."""
    letter = _odd(word)[0]
    return [one for one in _LIGATURES if english.is_word(word.replace(letter, one).casefold())]

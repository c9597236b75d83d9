"""English words, and pairs of words that English has side by side: to put broken words together.

The lists are those of SymSpell (82,765 words of both spellings, 243,342 pairs, after Google's
n-grams), which its package brings along. They are read as they are, and only for a document with a
word that may be broken: to build the package's own index would take seconds.
"""

from __future__ import annotations

import re
from functools import cache
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_WORDS = "frequency_dictionary_en_82_765.txt"
_PAIRS = "frequency_bigramdictionary_en_243_342.txt"
_REMEMBERED = 1 << 12
_FEW = 30
_LETTERS = frozenset("ai")
"""Words of one letter."""
_ISE = re.compile(r"is(?=e|ing|at)")
"""``prioritisation``: of some words the list has but the spelling with ``z``."""


@lru_cache(maxsize=_REMEMBERED)
def is_word(text: str) -> bool:
    """Whether a text in small letters is an English word, one of several included."""
    singular = text.removesuffix("s")
    spellings = dict.fromkeys((text, _ISE.sub("iz", text), singular))
    return any(map(_is_listed, spellings))


@lru_cache(maxsize=_REMEMBERED)
def are_one_word(begin: str, end: str) -> bool:
    """Whether both together are a word, and no two that often stand side by side: ``may be``."""
    if (begin in _LETTERS and is_word(end)) or (end in _LETTERS and is_word(begin)):
        return False
    return is_word(begin + end) and f"\n{begin} {end} ".encode() not in _text(_PAIRS)


def _is_listed(word: str) -> bool:
    """A few words are searched for in the file: to take that apart takes as long."""
    if is_word.cache_info().misses > _FEW:
        return word.encode() in _words()
    return f"\n{word} ".encode() in _text(_WORDS)


@cache
def _words() -> frozenset[bytes]:
    return frozenset(_text(_WORDS).split()[::2])


@cache
def _text(name: str) -> bytes:
    """The file of this name: an entry and how often it was seen on each line."""
    package = find_spec("symspellpy")
    folder = Path(package.origin or "").parent if package else Path()
    return b"\n" + (folder / name).read_bytes().removeprefix(b"\xef\xbb\xbf")

"""The country of a document: its years and seasons begin when they do there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.normalize.dates.model import DateWords

_TITLE = 20
"""Words of a title, a label or an address at most."""
_WORD = re.compile(r"[^\W_]+")
_OF_NO_COUNTRY = frozenset({"", "en", "en-us"})
"""Languages that tell of no country: programs declare American English unasked."""


def language_of(declared: str, texts: Iterable[str], words: DateWords) -> str:
    """The language declared, if it is that of a country; else that of the one country named.

    `texts` are what stands outside the rows; what prose tells of a country counts for nothing.
    """
    if tells_country(declared):
        return declared
    said = " ".join(spaced(text) for text in texts if len(text.split()) <= _TITLE)
    found = {country for name, country in words.countries.items() if name in said}
    return found.pop() if len(found) == 1 else declared


def spaced(text: str) -> str:
    """The words of the text between single blanks, with one at each end."""
    return " ".join(("", *_WORD.findall(key(text)), ""))


def tells_country(language: str) -> bool:
    """Whether a language is that of a country, so that it says when years begin."""
    return language.casefold() not in _OF_NO_COUNTRY

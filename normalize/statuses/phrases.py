"""Phrases found in running text by their words, whatever stands between the words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|(?<=\s)&(?=\s)")
_GAP = re.compile(r"[\s\-–—‐‑&'’‘\"“”]*")

Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text and where it stands."""

    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at the tokens from `first` up to, not including, `last`."""

    meaning: str
    phrase: str
    first: int
    last: int


class Phrases:
    """Phrases by meaning, ready to be looked for; the longest one wins."""

    __slots__ = ("_by_first",)

    def __init__(self, meanings: Mapping[str, Iterable[str]]) -> None:
        """Take meaning → phrases."""
        by_first: dict[str, list[tuple[Words, str]]] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                words = tuple(token.folded for token in tokenize(phrase))
                if words:
                    by_first.setdefault(words[0], []).append((words, meaning))
        for options in by_first.values():
            options.sort(key=lambda option: -len(option[0]))
        self._by_first = by_first

    def at(self, text: str, tokens: Sequence[Token], first: int) -> Hit | None:
        """The longest phrase that begins with the token `first`."""
        if first >= len(tokens):
            return None
        for words, meaning in self._by_first.get(tokens[first].folded, ()):
            last = first + len(words)
            if words == tuple(token.folded for token in tokens[first:last]) and _together(
                text, tokens[first:last]
            ):
                return Hit(meaning, " ".join(words), first, last)
        return None

    def anywhere(self, text: str, tokens: Sequence[Token]) -> list[Hit]:
        """All phrases in the text that do not overlap, from left to right."""
        found: list[Hit] = []
        first = 0
        while first < len(tokens):
            hit = self.at(text, tokens, first)
            first = hit.last if hit else first + 1
            if hit:
                found.append(hit)
        return found


@lru_cache(maxsize=1024)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words and numbers of `text`."""
    return tuple(
        Token(match.group(), _folded(match.group()), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    return "and" if word == "&" else key(word)


def _together(text: str, tokens: Sequence[Token]) -> bool:
    """Nothing but spaces, dashes and quotes stands between the words; a slash in "N/A"."""
    return all(_near(text, one, other) for one, other in pairwise(tokens))


def _near(text: str, one: Token, other: Token) -> bool:
    single = len(one.text) == len(other.text) == 1
    between = text[one.end : other.start]
    return _GAP.fullmatch(between) is not None or (single and between == "/")

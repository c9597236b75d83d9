"""Phrases found in running text by their words, whatever stands between the words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|(?<=\s)&(?=\s)")
_GAP = re.compile(r"[\s\-–—‐‑&'’‘\"“”]*")


class Token(Struct, frozen=True, gc=False):
    """A word of the text and where it stands."""

    text: str
    folded: str
    start: int
    end: int


class _Node(Struct):
    """The words that have been read, and what may come behind them."""

    after: dict[str, _Node] = field(default_factory=dict)
    meaning: str = ""
    """Of the phrase that ends here; empty where none does."""
    phrase: str = ""


class Hit(Struct, frozen=True, gc=False):
    """A phrase found at the tokens from `first` up to, not including, `last`."""

    meaning: str
    phrase: str
    first: int
    last: int


class Phrases:
    """Phrases by meaning, ready to be looked for; the longest one wins."""

    __slots__ = ("_root",)

    def __init__(self, meanings: Mapping[str, Iterable[str]]) -> None:
        """Take meaning → phrases."""
        self._root = _Node()
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                node = self._root
                words = list(map(_folded, _TOKEN.findall(phrase)))
                for word in words:
                    node = node.after.setdefault(word, _Node())
                if words and not node.meaning:
                    node.meaning, node.phrase = meaning, " ".join(words)

    @property
    def openings(self) -> AbstractSet[str]:
        """The folded words that phrases begin with."""
        return self._root.after.keys()

    def at(self, text: str, tokens: Sequence[Token], first: int) -> Hit | None:
        """The longest phrase that begins with the token `first`."""
        if first >= len(tokens):
            return None
        node, last, found = self._root.after.get(tokens[first].folded), first + 1, None
        while node is not None:
            if node.meaning:
                found = Hit(node.meaning, node.phrase, first, last)
            node = node.after.get(tokens[last].folded) if last < len(tokens) else None
            if node is not None and not _near(text, tokens[last - 1], tokens[last]):
                break
            last += 1
        return found

    def anywhere(self, text: str, tokens: Sequence[Token]) -> list[Hit]:
        """All phrases in the text that do not overlap, from left to right."""
        found: list[Hit] = []
        begins, behind = self._root.after, 0
        for first, token in enumerate(tokens):
            if token.folded in begins and first >= behind:
                hit = self.at(text, tokens, first)
                if hit:
                    found.append(hit)
                    behind = hit.last
        return found


@lru_cache(maxsize=1024)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words and numbers of `text`."""
    return tuple(
        [
            Token(word := match.group(), _folded(word), *match.span())
            for match in _TOKEN.finditer(text)
        ]
    )


def first_word(text: str) -> str:
    """The first word of `text`, folded; empty where there is none."""
    match = _TOKEN.search(text)
    return _folded(match.group()) if match else ""


@lru_cache(maxsize=1 << 11)
def _folded(word: str) -> str:
    return "and" if word == "&" else key(word)


def _near(text: str, one: Token, other: Token) -> bool:
    """Nothing but spaces, dashes and quotes stands between the words; a slash in "N/A"."""
    single = len(one.text) == len(other.text) == 1
    between = text[one.end : other.start]
    return _GAP.fullmatch(between) is not None or (single and between == "/")

"""Names of people: ranks, titles, initials, given names, and what no name holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.normalize.owners.words import OwnerWords

_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z]?|[A-Z]{1,2}")
_NAME_WORD = re.compile(r"(?:[dD][e']|[vV]an|[vV]on|[aA]l|[bB]in|Mc|Mac|O['’])?[-\w'’]+")
_PARTICLES = frozenset({"de", "van", "von", "al", "bin", "der", "da", "la", "le", "ap", "ab"})
LONGEST_NAME = 5
"""Words."""


def is_name(tokens: list[str], folded: list[str], words: OwnerWords) -> bool:
    """The tokens are surely a person: a rank, initials or a given name before a surname."""
    size = _rank_size(folded, words)
    rest, rest_folded = tokens[size:], folded[size:]
    if not 0 < len(rest) <= LONGEST_NAME:
        return False
    # "Jane Young", "DI West": words such as these are names behind a given name or a rank only.
    last = len(rest) - 1 if size or len(rest) > 1 else len(rest)
    surname = rest_folded[last:] and rest_folded[-1] in words.surnames
    if not could_be_names(rest[: last if surname else None], rest_folded, words):
        return False
    if surname and not rest[-1][0].isupper():
        return False
    if size:
        return True
    if len(rest) == 1:
        return rest_folded[0] in words.first_names and rest[0][0].isupper()
    initial = _INITIALS.fullmatch(rest[0]) is not None and not _INITIALS.fullmatch(rest[-1])
    known_code = rest[0] in words.role_codes | words.departments
    return (initial and not known_code) or rest_folded[0] in words.first_names


def _rank_size(folded: list[str], words: OwnerWords) -> int:
    for size in (3, 2, 1):
        phrase = " ".join(folded[:size])
        if len(folded) > size and (phrase in words.ranks or phrase in words.titles):
            return size
    return 0


def could_be_names(tokens: list[str], folded: list[str], words: OwnerWords) -> bool:
    """Capitals, and no word of posts, services or places among them."""
    return all(
        (token[0].isupper() or (low in _PARTICLES and index > 0))
        and not any(map(str.isdigit, token))
        and (low not in words.ordinary or low in words.first_names)
        and (len(low) == 1 or low not in words.small)
        and (low not in words.heads or low in words.first_names)
        and low not in words.body_ends
        and low not in words.weak_ends
        and _NAME_WORD.fullmatch(token.rstrip("."))
        for index, (token, low) in enumerate(zip(tokens, folded, strict=False))
    )

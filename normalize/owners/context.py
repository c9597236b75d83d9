"""What a plan says of its owners as a whole, and what one cell says of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.normalize.owners.words import OwnerWords
from planlift.normalize.owners.words import compile_words
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from planlift.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")

Doubt = tuple[str, str]
"""A code of `planlift.checks` and why, in plain words."""


class OwnerContext(Struct, frozen=True, eq=False):
    """What the words and the rest of the document say about owners; make one for each plan."""

    words: OwnerWords
    initials: Mapping[str, str] = field(default_factory=dict)
    """The vocabulary's and the document's own key: ``RM`` → ``Registered Manager``. It proves that
    letters are an owner and shows which are not explained; here they stay as printed."""
    keyed: bool = True
    """The key explains letters of this plan's owner cells; else it is a list of other things."""
    alone: Mapping[str, int] = field(default_factory=dict)
    """Folded texts of the plan's owner cells, with how often each stands."""


class OwnerReading(Struct, frozen=True, gc=False):
    """The owners of one cell."""

    owners: tuple[str, ...]
    lead: str | None
    """The one accountable: named as lead, or the first."""
    rule: str
    """The steps that changed something, in order: ``labels, parted``; see `planlift.rules`."""
    doubts: tuple[Doubt, ...] = ()
    supporters: tuple[str, ...] = ()
    """Those named as helping an owner ("supported by …"): they do not answer for the action."""


def owner_context(
    vocabulary: Vocabulary, initials: Mapping[str, str] | None = None, cells: Iterable[str] = ()
) -> OwnerContext:
    """The context for one plan: its key of initials and the texts of all its owner cells."""
    alone: dict[str, int] = {}
    letters: set[str] = set()
    for text in cells:
        folded = key(text)
        alone[folded] = alone.get(folded, 0) + 1
        letters.update(_WORD.findall(text))
    keyed = bool(initials) and (not alone or bool(letters.intersection(initials or ())))
    told = {
        letters: name
        for name, short in vocabulary.table("owners", "initials").items()
        for letters in short
    }
    return OwnerContext(compile_words(vocabulary), {**told, **(initials or {})}, keyed, alone)

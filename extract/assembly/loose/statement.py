"""What is said above some facts, before it is a row."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec import field
from msgspec.structs import replace

from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.model import Cell
from planlift.model import TextBlock
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.forms.inlines import Pair
    from planlift.extract.assembly.headings.phrases import HeadingWords

Part: TypeAlias = Table | Loose | TextBlock


class Statement(Struct):
    """What is said above some facts, and the headings that it stands under."""

    path: list[TextBlock]
    texts: list[TextBlock] = field(default_factory=list)
    facts: list[Pair] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    """What the facts were read from."""
    above: dict[str, Cell] = field(default_factory=dict)
    """What the headings give."""
    named: set[int] = field(default_factory=set)
    """``id`` of those of `path` that give it."""

    def fields(self) -> set[str]:
        """Those that its facts fill."""
        return {fact.field for fact in self.facts}


def together(texts: Iterable[TextBlock]) -> Cell:
    """The texts as one, a line each; an item alone without its mark."""
    first, *rest = (sections.as_cell(text) for text in texts)
    if not rest:
        return replace(first, text=first.text.removeprefix(BULLET))
    for cell in rest:
        first = pairing.below(first, cell)
    return first


def is_numbered(block: TextBlock, words: HeadingWords) -> bool:
    """It begins with a number, and no word in front: ``Outcome 4: …`` names a group."""
    found = refs.split(block.text, words)
    return bool(found.ref) and not found.label

"""Texts over actions are of one kind, numbered or long: most of them tell what all of them say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_FEWEST = 2
_LONG = 6
"""Words of a text that may say what was found, and has no number."""


class _Kind(NamedTuple):
    """What texts that number the same things share."""

    label: str
    depth: int
    """Of the number: 2 for ``1.3``."""
    rank: int


def findings(texts: Iterable[tuple[Cell, int]], words: HeadingWords) -> set[int]:
    """``id`` of cells such as ``3. Weak care of ropes`` among numbered sentences, or of long names
    among sentences without a number.

    Each comes with the rank of its heading. Alone it would name a group.
    """
    kinds: dict[_Kind, list[Cell]] = defaultdict(list)
    for cell, rank in texts:
        ref, rest, label = refs.split(one_line(cell.text), words)
        if ref and rest:
            kinds[_Kind(key(label), len(ref.rstrip(".").split(".")), rank)].append(cell)
        elif not ref and len(rest.split()) >= _LONG:
            kinds[_Kind("", 0, rank)].append(cell)
    found: set[int] = set()
    for same in kinds.values():
        if len(same) < _FEWEST:
            continue
        named = [
            cell
            for cell in same
            if sections.announce(cell, words, has_finding=False).field == "section"
        ]
        if 2 * len(named) < len(same):
            found |= set(map(id, named))
    return found

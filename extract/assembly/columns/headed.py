"""A row set off as headings that no list knows, told by the values below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.headings import cues
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_FEWEST_COLUMNS = 3
_FEWEST = 2
"""Columns whose values show who, when or how far; headings with a word that fits their values."""


def by_values(
    head: Sequence[Cell | None], below: Sequence[Sequence[Cell | None]], words: HeadingWords
) -> bool:
    """Texts stand beside who and when, and words of the headings say so, one of them of *what*;
    or there are texts that bid behind such that tell.
    """
    if len(head) < _FEWEST_COLUMNS or not below:
        return False
    kinds: list[str] = []
    fields: list[str] = []
    columns: list[list[str]] = []
    for index, cell in enumerate(head):
        if cell is None or not cell.text or cell.column_span > 1:
            continue
        heading = one_line(cell.text)
        if words.is_decoy(heading):
            continue
        values = [line[index] for line in below]
        columns.append([value.text for value in values if value and value.text])
        kinds.append(cues.kind_of(columns[-1], words))
        cue = words.cues.found(heading, kinds[-1]) if kinds[-1] else None
        named = {sense.field for sense in words.senses(heading)} | {words.fallback(heading)}
        fields += [field for field in ({cue[0]} if cue else named) if field and field != "none"]
    if len(set(kinds) & cues.SHOWN) < _FEWEST or cues.TEXTS not in kinds:
        return False
    said = set(fields) - {"ref", "section", ""}
    spoken = len(said) >= _FEWEST and not said.isdisjoint(WHAT) and 2 * len(fields) >= len(kinds)
    return spoken or mood.bid_and_told(columns, words)

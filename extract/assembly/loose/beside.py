"""Actions with the facts about each beside it: ``Train staff | Lead: Matron, Due: May 2024``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.forms.inlines import inline
from planlift.extract.assembly.forms.labels import field_of
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell

_CELLS = 2
_FEWEST = 2
"""Actions of a table; one alone may be a remark."""
"""Both, and plainly: policies have owners and dates of review."""


def facts_beside(lines: Sequence[Line], words: HeadingWords) -> list[Pair]:
    """An action and the facts beside it for each row; nothing where a row is otherwise."""
    found: list[Pair] = []
    rows = [[c for c in dict.fromkeys(line) if c is not None and c.text] for line in lines]
    if len(rows) < _FEWEST:
        return []
    for cells in rows:
        pairs = _of_row(cells, words)
        if not pairs:
            return []
        found += pairs
    return found


def _of_row(cells: Sequence[Cell], words: HeadingWords) -> list[Pair]:
    if len(cells) != _CELLS or not looks.sentence(cells[0].text):
        return []
    said, facts = cells[0], inline(cells[1], words) or []
    fields = {pair.field for pair in facts}
    plain = {pair.field for pair in facts if not words.fallback(pair.heading)}
    if not plain >= OWNER_AND_DUE or fields & set(WHAT) or field_of(one_line(said.text), words):
        return []
    return [Pair(None, said, "action", ""), *facts]

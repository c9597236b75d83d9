"""Labels of a form whose values nobody has filled in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell


def asks_alone(cell: Cell, line: Line) -> bool:
    """A short text at the side, its value blank: it goes on no value above it."""
    return (
        cell.column == 0
        and id(cell) in before_blank(line)
        and len(cell.text.split()) <= LABEL_WORDS
    )


def before_blank(line: Line) -> frozenset[int]:
    """``id`` of the cells right in front of one that is blank."""
    cells = list(dict.fromkeys(cell for cell in line if cell is not None))
    return frozenset(id(cell) for cell, other in pairwise(cells) if not other.text)


def asks_next(
    cells: Sequence[Cell], index: int, blank: frozenset[int], words: HeadingWords
) -> bool:
    """Behind a label whose value is blank stands the next label, or nothing."""
    behind = cells[index + 1 :]
    if not behind:
        return index > 0
    return bool(field_of(behind[0].text, words)) and (len(behind) > 1 or id(behind[0]) in blank)

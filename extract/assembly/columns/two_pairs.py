"""A row of two labels, each with its value beside it, over the headings of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_TEXTS = 4


def are_two_pairs(texts: Sequence[Cell], words: HeadingWords) -> bool:
    """``AFI | The service … | Strategic lead | Head of ICT``: no headings, though two are known.

    The labels look alike, and no value looks as they do or is known.
    """
    if len(texts) != _TEXTS:
        return False
    labels, values = texts[::2], texts[1::2]
    look = {(cell.bold, cell.fill) for cell in labels}
    if len(look) > 1 or not look.isdisjoint((cell.bold, cell.fill) for cell in values):
        return False
    return not any(sense.score >= CLOSE for cell in values for sense in words.senses(cell.text))

"""Rows of labels, each with its value beside it, over the headings of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import CLOSE
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_ONE_PAIR, _TWO_PAIRS = 2, 4
"""Texts of a row."""


def are_pairs(texts: Sequence[Cell], words: HeadingWords) -> bool:
    """Whether the texts of a row are no headings but one label and its value, or two of each."""
    if len(texts) == _ONE_PAIR:
        return _is_numbered(texts[0], texts[1], words)
    return len(texts) == _TWO_PAIRS and _are_two(texts, words)


def _is_numbered(label: Cell, value: Cell, words: HeadingWords) -> bool:
    """``Recommendation 2`` beside what that says, which is wider."""
    wide = value.column_span > 1 and value.column_span >= label.column_span
    return wide and sections.numbers_finding(label.text, words)


def _are_two(texts: Sequence[Cell], words: HeadingWords) -> bool:
    """``AFI | The service … | Strategic lead | Head of ICT``: no headings, though two are known.

    The labels look alike, and no value looks as they do or is known.
    """
    labels, values = texts[::2], texts[1::2]
    look = {(cell.bold, cell.fill) for cell in labels}
    if len(look) > 1 or not look.isdisjoint((cell.bold, cell.fill) for cell in values):
        return False
    return not any(sense.score >= CLOSE for cell in values for sense in words.senses(cell.text))

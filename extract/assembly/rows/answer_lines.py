"""Texts that open with an answer on a line of its own: ``Accepted``, then what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_CLOSING = " .:;–—-"


def opens_most(texts: Iterable[str], words: HeadingWords) -> bool:
    """Most of the texts begin so."""
    return looks.mostly(_answers(text, words) for text in texts)


def split(cell: Cell, words: HeadingWords) -> tuple[Cell | None, Cell]:
    """The answer, if there is one and more follows it, and the rest."""
    if not _answers(cell.text, words):
        return None, cell
    first, _, rest = cell.text.partition("\n")
    shift = len(first) + 1
    struck = tuple((max(0, a - shift), b - shift) for a, b in cell.struck if b > shift)
    return with_text(cell, first), with_text(cell, rest, struck)


def _answers(text: str, words: HeadingWords) -> bool:
    first, _, rest = text.partition("\n")
    return bool(rest.strip()) and looks.response(first.rstrip(_CLOSING), words)

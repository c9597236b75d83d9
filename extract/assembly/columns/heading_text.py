"""What a heading's cell says as the column's name: all of it, or the line above an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.headings.senses import CLOSE
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_FEWEST_WORDS = 4
"""Of an explanation that ends without a stop."""


def name_of(cell: Cell, words: HeadingWords) -> str:
    """``Deliverables`` above ``Identify what will be handed over.``; else the text on one line.

    A line that begins small goes on with the heading: ``Action`` / ``to be taken by the ward``.
    """
    whole = one_line(cell.text)
    first, _, rest = cell.text.partition("\n")
    goes_on = rest.lstrip("( \n")[:1].islower()
    explains = len(rest.split()) >= _FEWEST_WORDS or rest.endswith(".")
    if goes_on or not explains or _known(whole, words) or not _known(first, words):
        return whole
    return one_line(first)


def _known(text: str, words: HeadingWords) -> bool:
    senses = words.senses(text)
    return bool(senses) and senses[0].score >= CLOSE and bool(senses[0].field)

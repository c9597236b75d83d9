"""What a heading's cell says as the column's name: all of it, or the line above an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.headings.senses import CLOSE
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_FEWEST_WORDS = 4
"""Of an explanation that ends without a stop."""


def name_of(cell: Cell, words: HeadingWords, beside: Iterable[Cell | None] = ()) -> str:
    """``Deliverables`` above ``Identify what will be handed over.``; else the text on one line.

    A line that begins small goes on with the heading: ``Action`` / ``to be taken by the ward``.
    In a form the line below a label is its value: a sentence explains only where the source says
    that it is a heading's, or where a cell `beside` it asks for something below its name.
    """
    whole = one_line(cell.text)
    first, _, rest = cell.text.partition("\n")
    if not rest or rest.lstrip("( \n")[:1].islower() or _known(whole, words):
        return whole
    if not _known(first, words):
        return whole
    told = len(rest.split()) >= _FEWEST_WORDS or rest.endswith(".")
    heads = cell.header or any(other is not cell and _asks(other, words) for other in beside)
    return one_line(first) if _asks(cell, words) or (told and heads) else whole


def _asks(cell: Cell | None, words: HeadingWords) -> bool:
    """``Identify the timeline`` below its first line."""
    rest = cell.text.partition("\n")[2] if cell is not None else ""
    return bool(rest) and (looks.question(rest, words) or looks.instructs(rest, words))


def _known(text: str, words: HeadingWords) -> bool:
    senses = words.senses(text)
    return bool(senses) and senses[0].score >= CLOSE and bool(senses[0].field)

"""Texts that hold the answer to what they recommend, below ``Management response`` or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import field_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_FIELD = "response"


def in_most(texts: Iterable[str], words: HeadingWords) -> bool:
    """Most texts of a column hold one."""
    return looks.mostly(_mark(text, words) is not None for text in texts)


def split(cell: Cell, words: HeadingWords) -> tuple[Cell | None, Cell]:
    """The answer with its label, if there is one, and what is recommended."""
    mark = _mark(cell.text, words)
    if mark is None:
        return None, cell
    start, end = mark
    label = cell.text[start:end].strip(" \n:")
    answer = replace(cell, text=cell.text[end:].strip(), label=label, struck=(), fill=None)
    return answer, replace(cell, text=cell.text[:start].rstrip(), struck=())


def _mark(text: str, words: HeadingWords) -> tuple[int, int] | None:
    """Where the label begins, below what it answers, and where the answer does."""
    first, *below = text.split("\n")
    start = len(first) + 1
    for at, line in enumerate(below, 1):
        label, colon, said = line.partition(":")  # alone on its line, or in front of the answer
        answered = bool(said.strip()) or at < len(below)
        named = len(label.split()) <= LABEL_WORDS and field_of(label, words) == _FIELD
        if answered and named and not looks.response(label, words):
            return start, start + len(label) + len(colon)
        start += len(line) + 1
    return None

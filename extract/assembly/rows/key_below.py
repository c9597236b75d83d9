"""A key in the last rows of a sheet of actions: ``RAG key`` alone, then marks and meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly import keys
from planlift.extract.assembly.lines import texts_of

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.outcome import Outcome
    from planlift.extract.assembly.parts import Table

_PAIR = 2


def taken(table: Table, outcome: Outcome, words: HeadingWords) -> None:
    """Take such rows from the table, and what they explain into the document's keys."""
    lines = table.lines
    first = next((at for at in range(len(lines), 0, -1) if _is_row(table, at - 1)), 0)
    if first == len(lines):  # most tables end with an action
        return
    begin = next((at for at in range(first, len(lines)) if _announces(table, at, words)), None)
    if begin is None:
        return
    below = [tuple(line.cells) for line in lines[begin + 1 :]]
    found = keys.from_lines(below, words, announced=True)
    if not found:
        return
    outcome.take_keys(found)
    cells = [cell for line in lines[begin:] for cell in line.cells if cell is not None]
    outcome.leave({id(cell): cell for cell in cells}.values(), "key", lines[begin].grid)
    del lines[begin:]


def _is_row(table: Table, at: int) -> bool:
    return len(texts_of(table.lines[at].cells)) > _PAIR


def _announces(table: Table, at: int, words: HeadingWords) -> bool:
    texts = texts_of(table.lines[at].cells)
    return len(texts) == 1 and keys.announces(texts[0].text, words)

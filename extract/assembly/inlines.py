"""Labels and values within one text: ``Lead: Matron``, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly import looks
from planlift.extract.assembly.column import DATED_FIELDS
from planlift.extract.assembly.labels import LABEL_WORDS
from planlift.extract.assembly.labels import colons
from planlift.extract.assembly.labels import field_of
from planlift.extract.assembly.labels import lines_of
from planlift.text import BULLET

if TYPE_CHECKING:
    from planlift.extract.assembly.phrases import HeadingWords
    from planlift.model import Cell


class Pair(Struct, frozen=True):
    """A label and its value; the label may stand in the same cell."""

    label: Cell | None
    value: Cell
    field: str
    heading: str


def dated(pair: Pair, words: HeadingWords) -> Pair:
    """``Target: 4 May 2025`` is a deadline, as ``Target`` over dates is."""
    if pair.field != "success_measure" or not looks.date_only(pair.value.text, words):
        return pair
    when = words.fallback(pair.heading)
    return replace(pair, field=when) if when in DATED_FIELDS else pair


def inline(
    cell: Cell, words: HeadingWords, known: frozenset[str] = frozenset()
) -> list[Pair] | None:
    """``Label: value`` in one cell, perhaps several, a line each; `known`: labels of no field."""
    made: list[Pair] = []
    for line in lines_of(cell.text, words, known):
        for colon in colons(line, words):
            label, value = line[:colon], line[colon + 1 :].strip()
            name = field_of(label, words)
            said = name or label.removeprefix(BULLET) in known
            if said or (made and len(label.split()) <= LABEL_WORDS and value):
                pair = Pair(
                    replace(cell, text=label, struck=()),
                    replace(cell, text=value, struck=()),
                    name,
                    label,
                )
                made.append(dated(pair, words))
                break
        else:
            if not made:
                return None
            last = made.pop()
            text = f"{last.value.text}\n{line}" if last.value.text else line
            made.append(replace(last, value=replace(last.value, text=text)))
    return made

"""Forms under a title of their own: ``Finding 3: Fuel cards`` over labels and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.inlines import Pair
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.pairing import below
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell

_FEWEST = 2
"""Rows below the title."""
_PAIR = 2


def is_titled(lines: Sequence[Line], words: HeadingWords) -> bool:
    """One cell that introduces a finding over rows of a short text and another each."""
    rows = [[c for c in dict.fromkeys(line) if c is not None and c.text] for line in lines]
    if len(rows) <= _FEWEST or len(rows[0]) != 1 or any(len(row) != _PAIR for row in rows[1:]):
        return False
    if any(len(row[0].text.split()) > LABEL_WORDS for row in rows[1:]):
        return False
    return sections.introduces(rows[0][0].text, words) and _title(rows[0][0], words) is not None


def _title(title: Cell, words: HeadingWords) -> tuple[Cell, Cell] | None:
    """Number and text of ``Finding 3: Fuel cards``."""
    number, said = refs.split_cell(title, words)
    if number is None or not said.text or not sections.introduces_finding(title.text, words):
        return None
    return number, said


def opened(pairs: list[Pair], words: HeadingWords) -> list[Pair]:
    """The pairs with number and finding of the title, which the form's own finding goes on with.

    So does what a label that nobody knows says right below it, such as ``Detail``.
    """
    if not pairs or pairs[0].label is not None or pairs[0].field:
        return pairs
    title, rest = _title(pairs[0].value, words), pairs[1:]
    if title is None:
        return pairs
    number, said = title
    fields = [pair.field for pair in rest]
    if "finding_ref" in fields or fields.count("finding") > 1:
        return pairs
    first = rest[0].value if rest and not rest[0].field else None
    at = fields.index("finding") if "finding" in fields else 0
    if "finding" in fields or (first is not None and looks.sentence(first.text)):
        said = below(said, rest[at].value)
        label = rest[at].label
        rest[at : at + 1] = [] if label is None else [Pair(label, with_text(label, ""), "", "")]
    return [Pair(None, number, "finding_ref", ""), Pair(None, said, "finding", number.label), *rest]

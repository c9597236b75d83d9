"""Recommendations and what a government answers to each, in numbered paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns.column import WHEN
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.pairing import below
from planlift.extract.assembly.forms.records import Record
from planlift.extract.assembly.rows import refs
from planlift.model import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_FEWEST = 2
"""Answers of a document."""
_FIGURES = re.compile(r"\d+")
_DEADLINES = WHEN | {"completed_text"}


def answered(blocks: Sequence[TextBlock], words: HeadingWords) -> tuple[list[Record], set[int]]:
    """A record for each recommendation that is agreed with or not, and ``id`` of the texts used.

    ``1. … recommendation: …``, ``1.1 The Government agrees …``, ``Target implementation date: …``,
    and the paragraphs numbered in turn below say what is done.
    """
    made: list[tuple[Record, set[int]]] = []
    current: Record | None = None
    for block in blocks:
        cell = Cell(block.text, 0, 0, places=(block.place,), bold=block.bold)
        opened = _recommendation(cell, words)
        if opened:
            current = Record(opened)
            made.append((current, {id(block)}))
        elif current is not None and _goes_on(current, cell, words):
            made[-1][1].add(id(block))
        else:
            current = None
    good = [(record, used) for record, used in made if "response" in record.fields]
    acts = any(_DEADLINES & record.fields.keys() or "action" in record.fields for record, _ in good)
    if len(good) < _FEWEST or len(good) < len(made) or not acts:
        return [], set()
    return [record for record, _ in good], set().union(*(used for _, used in good))


def _recommendation(cell: Cell, words: HeadingWords) -> dict[str, Cell]:
    """``1a. PAC recommendation: …`` or ``Recommendation 1: …`` as number and finding."""
    ref, body = refs.split_cell(cell, words)
    if ref is None:
        return {}
    if ref.label:
        known = words.announced(ref.label) == "finding"
        return {"finding_ref": ref, "finding": body} if known else {}
    label, colon, text = body.text.partition(":")
    if not colon or words.announced(label) != "finding":
        return {}
    return {"finding_ref": ref, "finding": with_text(body, text.strip(), label=label)}


def _goes_on(record: Record, cell: Cell, words: HeadingWords) -> bool:
    """Add what the paragraph says of the recommendation; False where it says something else."""
    fields = record.fields
    label, colon, value = cell.text.partition(":")
    field = field_of(label, words) if colon else ""
    number = _FIGURES.match(refs.split(cell.text, words).ref)
    own = _FIGURES.search(fields["finding_ref"].text)
    numbered = number is not None and own is not None and number[0] == own[0]
    if "response" not in fields:
        if not looks.answers(cell.text, words):
            return False
        fields["response"] = cell
    elif field in _DEADLINES and field not in fields and value.strip():
        fields[field] = with_text(cell, value.strip(), label=label)
    elif not numbered and "status_text" not in fields and looks.status(cell.text, words):
        fields["status_text"] = cell
    elif numbered:
        fields["action"] = below(fields["action"], cell) if "action" in fields else cell
    else:
        return False
    return True

"""Texts outside tables: records written as paragraphs, keys, particulars, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly import details
from planlift.extract.assembly import keys
from planlift.extract.assembly import records
from planlift.extract.assembly import sections
from planlift.extract.assembly.parts import Table
from planlift.model import Aside
from planlift.model import Detail
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Container

    from planlift.extract.assembly.outcome import Outcome
    from planlift.extract.assembly.parts import Parts
    from planlift.extract.assembly.phrases import HeadingWords
    from planlift.model import Cell


def take_records(parts: Parts, outcome: Outcome, words: HeadingWords) -> None:
    """Paragraphs of labels and values become rows. For documents without an action table."""
    cells = (sections.as_cell(block) for block in parts.texts)
    pairs = records.pairs_of_texts(cells, words)
    made = [record for record in records.records(pairs) if record.fields]
    good = [record for record in made if records.is_record(record)]
    if not good or len(good) * 2 < len(made):
        return
    place = parts.texts[0].place
    outcome.rows += [records.to_row(record, words, 0, place) for record in good]
    kept = [cell for record in good for cell in (*record.fields.values(), *record.others.values())]
    same, places = set(map(id, kept)), {place for cell in kept for place in cell.places}
    for pair in pairs:
        if pair.label is not None:
            _leave(pair.label, "column-heading", outcome)
        if id(pair.value) not in same and not set(pair.value.places) <= places:
            _leave(pair.value, "outside-tables", outcome)
    outcome.placed |= {id(block) for block in parts.texts}


def place_texts(
    parts: Parts,
    title: TextBlock | None,
    plans: Container[Table],
    outcome: Outcome,
    words: HeadingWords,
) -> None:
    """Put every text that has no place yet into the particulars, the keys, or aside."""
    if title is not None and outcome.rows and id(title) not in outcome.placed:
        outcome.details.insert(0, Detail(details.TITLE, title.text, (title.place,), unprinted=True))
        outcome.placed.add(id(title))
    before = bool(outcome.rows)
    announced = False
    for part in parts.order:
        if isinstance(part, Table) and part in plans:
            before = False
        if isinstance(part, TextBlock):
            announced = _place(part, outcome, words, before=before, announced=announced)


def _place(
    block: TextBlock, outcome: Outcome, words: HeadingWords, *, before: bool, announced: bool
) -> bool:
    """Place one text; gives whether a key may go on in the next."""
    if id(block) in outcome.placed:
        return False
    found = keys.from_text(block.text, words, announced=announced)
    if found or keys.announces(block.text, words):
        outcome.take_keys(found)
        outcome.aside.append(Aside(block.text, "key", block.place))
        return True
    particulars = details.from_text(block, words) if before else []
    if particulars:
        outcome.details += particulars
    else:
        reason = "heading" if block.kind == "heading" else "outside-tables"
        outcome.aside.append(Aside(block.text, reason, block.place))
    return False


def _leave(cell: Cell, reason: str, outcome: Outcome) -> None:
    if cell.text:
        outcome.aside.append(Aside(cell.text, reason, cell.places[0]))

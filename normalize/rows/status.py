"""The status of a row, what is left of its text, and its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize import bands
from planlift.normalize.rag import head_of_note
from planlift.normalize.rag import read_rag
from planlift.normalize.rows.done import put_completed
from planlift.normalize.rows.stated import DONE
from planlift.normalize.rows.stated import SENSED
from planlift.normalize.rows.stated import contradictions
from planlift.normalize.rows.stated import plain
from planlift.normalize.rows.stated import stated
from planlift.normalize.rows.values import PRINTED
from planlift.normalize.statuses import read_ticks
from planlift.text import fold

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.normalize.contexts import Contexts
    from planlift.normalize.rag import RagReading
    from planlift.normalize.rows.values import Values
    from planlift.normalize.statuses import StatusReading

_PRINTED_IN = ("status_text", "progress_text", "rag_text")
_REST = "rest-of-status"
_COLOUR_KEY = "colour-key"
"""The rule of a status that only the document's key of colours gives."""


def put_status(values: Values, contexts: Contexts) -> None:
    """Read the status column, else the progress column, or the tick columns; then the colour.

    "Y" under "Completed?" is an answer, not yellow.
    """
    status, progress, colour = map(values.row.fields.get, _PRINTED_IN)
    said = stated(values, contexts)
    cell, reading = said.cell, said.reading
    ticked = _read_ticks(values, contexts)
    shade = None
    if ticked is not None:
        reading, cell = ticked, None
        shade = read_rag(ticked.words, None, contexts.statuses)
        if shade.rag and ticked.status == "unknown":  # ``R``, ``A``, ``G`` to tick
            reading = replace(ticked, status=None, doubts=())
    _put_text(values, reading, cell, ticked=ticked is not None)
    note = said.note if ticked is None else progress.text if progress else ""
    _put_progress(values, reading, note, cell, progress)
    letter = reading is not None and reading.rule == "letter"
    coded = contexts.coded and status is not None and len(status.text.strip()) == 1
    answered = (letter or coded) and colour is None
    rag = _put_rag(values, contexts, colour or status or progress, answered=answered)
    if shade is not None and shade.rag and (rag is None or rag.rag is None):
        rag = shade
        values.put("rag", shade.rag, "ticks", *(tick for _, tick in values.row.ticks))
    _put_value(values, reading, cell, rag)
    for why, other in contradictions(said) if ticked is None else ():
        values.doubt((("status-conflict", why),), "status", other.text, values.columns["status"])
    put_completed(values, contexts, reading, cell)


def _read_ticks(values: Values, contexts: Contexts) -> StatusReading | None:
    """The reading of the tick columns; None where they say nothing."""
    ticks = [(heading, tick.text) for heading, tick in values.row.ticks]
    reading = read_ticks(ticks, contexts.statuses) if ticks else None
    return reading if reading and reading.status is not None else None


def _put_text(
    values: Values, reading: StatusReading | None, cell: Cell | None, *, ticked: bool
) -> None:
    if ticked:
        marks = [f"{heading}: {tick.text}" for heading, tick in values.row.ticks]
        places = [tick for _, tick in values.row.ticks]
        values.put("status_text", "\n".join(marks), PRINTED, *places)
    else:
        values.put("status_text", cell.text if cell else "", PRINTED, cell)
    if reading is not None and reading.unknown:
        values.unknown.append(reading.unknown)


def _put_progress(
    values: Values,
    reading: StatusReading | None,
    note: str,
    cell: Cell | None,
    progress: Cell | None,
) -> None:
    """What is left of the cell that gave the status, and the note beside it."""
    left = reading.progress if reading else ""
    notes = [left, note if note != left else ""]
    values.put("progress", fold("\n".join(filter(None, notes))), _REST, cell, progress)


def _put_rag(
    values: Values, contexts: Contexts, cell: Cell | None, *, answered: bool
) -> RagReading | None:
    """The colour that words or the fill give; of a note of progress only the word that heads it."""
    values.put("rag", None, "")
    reading = None
    if cell is not None:
        noted = cell is values.row.fields.get("progress_text")
        said = "" if answered else head_of_note(cell.text) if noted else cell.text
        reading = read_rag(said, cell.fill, contexts.statuses)
        if reading.rag and reading.rag == contexts.bands and bands.is_whole(values.row, cell):
            reading = read_rag(said, None, contexts.statuses)
    painted = values.row.fields.get(contexts.painted)
    if painted is not None and (reading is None or reading.rag is None):
        cell, reading = painted, read_rag("", painted.fill, contexts.statuses)
    if reading is not None:
        values.put("rag", reading.rag, reading.rule, cell)
    return reading


def _put_value(
    values: Values, reading: StatusReading | None, cell: Cell | None, rag: RagReading | None
) -> None:
    """Words go before the colour; what was only read from their sense goes behind its key."""
    said = reading.status if reading and reading.rule not in SENSED else None
    worded = said not in {None, "unknown"}
    if rag is not None:
        doubts = tuple(d for d in rag.doubts if not (worded and d[0] == "rag-only"))
        if worded and rag.status and _apart(said, rag.status):
            why = f"by the key {rag.rag} is {plain(rag.status)}, by the words {plain(said)}"
            doubts = (*doubts, ("status-conflict", why))
        values.doubt(doubts, "rag", _painted(values, cell), rag.rag)
    if rag is not None and rag.status and not worded:
        values.put("status", rag.status, _COLOUR_KEY, cell)
        return
    values.put("status", reading.status if reading else None, reading.rule if reading else "", cell)
    if reading is not None:
        values.doubt(reading.doubts, "status", str(values.columns["status_text"]), reading.status)


def _painted(values: Values, cell: Cell | None) -> str:
    colour = values.row.fields.get("rag_text") or cell
    return (colour.text or colour.fill or "") if colour else ""


def _apart(one: str | None, other: str) -> bool:
    """One is done and the other is not: shades of what is open are no contradiction."""
    return (one in DONE) != (other in DONE) and "ongoing" not in {one, other}

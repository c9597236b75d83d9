"""Which cell of a row says how far the action is, and what the other cells say beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.normalize.rag import read_rag
from planlift.normalize.statuses import read_status
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.model import Cell
    from planlift.normalize.contexts import Contexts
    from planlift.normalize.rows.values import Values
    from planlift.normalize.statuses import StatusReading

_PRINTED_IN = ("status_text", "progress_text", "rag_text")
SENSED = frozenset({"implied", "inside", "ending", "mixed"})
"""Rules that read a status from the sense of a text, not from a word for it."""
_WORDLESS = frozenset({"letter", "key", "colour"})
_KEY = "key"
"""The rule of a mark that the document's key explains."""
_COLOUR = "colour"
"""The rule of a cell that holds a colour and nothing else."""
DONE = frozenset({"completed", "closed"})
_BEGUN = frozenset({"in_progress", "ongoing"})


class Stated(Struct, frozen=True, gc=False):
    """What a row says of its status: the cell that counts, and those beside it."""

    cell: Cell | None
    reading: StatusReading | None
    note: str = ""
    """What a column of progress says besides."""
    others: tuple[tuple[Cell, StatusReading], ...] = ()


def stated(values: Values, contexts: Contexts) -> Stated:
    """The status column counts, else words in a column of colours, else the progress."""
    status, progress, colour = map(values.row.fields.get, _PRINTED_IN)
    noted = _read(values, contexts, "progress_text")
    worded = _beside_colour(contexts, colour)
    if status is not None and status.text:
        cell: Cell | None = status
        reading = _read(values, contexts, "status_text")
    elif worded is not None:
        cell, reading = colour, worded
    else:
        return Stated(progress or status, _without_colour(noted, contexts))
    others = [(c, r) for c, r in ((progress, noted), (colour, worded)) if c and r and c is not cell]
    note = progress.text if progress else ""
    if cell is colour and reading and noted and _same(reading, noted):
        note = noted.progress
    reading = _without_colour(_with_note(reading, noted), contexts)
    return Stated(cell, reading, note, tuple(others))


def contradictions(said: Stated) -> Iterator[tuple[str, Cell]]:
    """Why and where another column says otherwise: ``Complete``, ``In progress – two left``."""
    for cell, other in said.others:
        if said.reading and is_firm(other) and _against(said.reading, other):
            here, there = plain(said.reading.status), plain(other.status)
            yield f"{here}, and {there} by {one_line(cell.text)!r}", cell


def is_firm(reading: StatusReading) -> bool:
    """Words for a status say so, and nothing takes their certainty away."""
    known = reading.status not in {None, "unknown"} and reading.rule not in SENSED | _WORDLESS
    return known and all(code != "status-implied" for code, _ in reading.doubts)


def plain(status: str | None) -> str:
    """A category in words."""
    return str(status).replace("_", " ")


def _read(values: Values, contexts: Contexts, field: str) -> StatusReading | None:
    cell = values.row.fields.get(field)
    if cell is None:
        return None
    context = contexts.status_for(values.row.headings.get(field, ""))
    return read_status(cell.text, context, cell.struck)


def _beside_colour(contexts: Contexts, cell: Cell | None) -> StatusReading | None:
    """The status that words give instead of a colour or beside it: ``🔵 Complete``, ``Delayed``;
    so does ``C`` beside ``R`` and ``G`` where the document's key explains it.
    """
    if cell is None or not cell.text:
        return None
    reading = read_status(cell.text, contexts.status_for(""), cell.struck)
    if reading.rule == _KEY and read_rag(cell.text, None, contexts.statuses).rag is None:
        return reading
    return reading if is_firm(reading) else None


def _same(one: StatusReading, other: StatusReading) -> bool:
    return is_firm(other) and one.status == other.status


def _without_colour(reading: StatusReading | None, contexts: Contexts) -> StatusReading | None:
    """A colour alone, or all that is left of ``Complete (Blue)``, is no note of progress."""
    if reading is None or not reading.progress:
        return reading
    bare = reading.rule == _COLOUR or key(reading.progress) in contexts.statuses.words.colours
    return replace(reading, progress="") if bare else reading


def _with_note(reading: StatusReading | None, noted: StatusReading | None) -> StatusReading | None:
    """Of a colour alone the note beside it says how far it is; of what is done, when it was."""
    if reading is None or noted is None:
        return reading
    if reading.rule == _COLOUR and noted.status not in {None, "unknown"}:
        return replace(noted, progress="")
    if _same(reading, noted) and not reading.completed_text:
        return replace(reading, completed_text=noted.completed_text)
    return reading


def _against(reading: StatusReading, other: StatusReading) -> bool:
    """Whether both cannot hold: what is done may go on, and what is late is under way."""
    one, two = str(reading.status), str(other.status)
    if one in DONE or two in DONE:
        return (one in DONE) != (two in DONE) and (one not in DONE or two != "ongoing")
    return "not_started" in {one, two} and not _BEGUN.isdisjoint({one, two})

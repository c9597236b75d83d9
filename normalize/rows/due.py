"""The due date of a row: planned, original and revised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates import read_due
from planlift.normalize.rows.others import keep_field
from planlift.normalize.rows.values import PRINTED

if TYPE_CHECKING:
    from datetime import date

    from planlift.normalize.contexts import Contexts
    from planlift.normalize.rows.values import Values

_PRINTED_IN = ("due_revised", "due_text", "due_original")
_ABSENT = {"due_date": None, "due_start": None, "due_original": None, "due_kind": "none"}


def put_due(values: Values, contexts: Contexts) -> None:
    """Read the due date; of several columns the revised one counts and the others are kept."""
    fields = values.row.fields
    revised, planned, first = map(fields.get, _PRINTED_IN)
    printed = [cell for cell in (revised, planned, first) if cell and cell.text]
    if not printed:
        values.put("due_text", "", "")
        values.columns |= _ABSENT
        values.doubt((("no-date", "the row has no due date"),), "due_text", "", "")
        return
    readings = {id(cell): read_due(cell.text, contexts.dates, cell.struck) for cell in printed}
    # A revised date of "N/A" revises nothing.
    cell = next((cell for cell in printed if readings[id(cell)].kind != "none"), printed[0])
    reading, original, source = readings[id(cell)], readings[id(cell)].original, cell
    for earlier in printed:
        if earlier is not cell:
            keep_field(values, earlier)
            if earlier is not revised:
                original, source = readings[id(earlier)].due, earlier
    values.put("due_text", cell.text, PRINTED, cell)
    values.put("due_date", reading.due, reading.rule, cell)
    values.put("due_start", reading.start, reading.rule, cell)
    values.put("due_original", original, reading.rule, source)
    values.put("due_kind", reading.kind, reading.rule, cell)
    values.doubt(reading.doubts, "due_date", cell.text, reading.due)
    if reading.completed is not None:
        values.put("completed_date", reading.completed, reading.rule, cell)
    _against_start(values, contexts, reading.due)


def _against_start(values: Values, contexts: Contexts, due: date | None) -> None:
    """A start that lies behind the end: one of the two columns must be wrong."""
    start = values.row.fields.get("start_text")
    if due is None or start is None or not start.text:
        return
    begun = read_due(start.text, contexts.dates, start.struck).start
    if begun is not None and begun > due:
        why = f"it starts on {begun.isoformat()}, by {start.text!r}"
        values.doubt((("due-before-start", why),), "due_date", str(values.columns["due_text"]), due)

"""When an action was done: from a column of its own, or where its status says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.dates import completed_in_status
from planlift.normalize.dates import read_completed

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.normalize.contexts import Contexts
    from planlift.normalize.rows.values import Values
    from planlift.normalize.statuses import StatusReading


def put_completed(
    values: Values, contexts: Contexts, reading: StatusReading | None, cell: Cell | None
) -> None:
    """Set ``completed_date``; what a due date already gave stays where nothing else says more."""
    values.columns.setdefault("completed_date", None)
    own = values.row.fields.get("completed_text")
    if own is not None and own.text:
        found, printed, cell = read_completed(own.text, contexts.dates), own.text, own
    elif reading is not None and reading.completed_text:
        printed = reading.completed_text
        found = completed_in_status(printed, contexts.dates)
    else:
        return
    if found.completed is not None:
        values.put("completed_date", found.completed, found.rule, cell)
    # "N/A" and "Not yet" in a column of dates are no dates that were not understood.
    if found.completed is not None or any(map(str.isdigit, printed)):
        values.doubt(found.doubts, "completed_date", printed, found.completed)

"""Dates and statuses held against each other and against the plan's own date."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from planlift.normalize.rows import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.contexts import Contexts
    from planlift.normalize.rows import Values

_GRACE = timedelta(days=31)
"""A plan may tell what was done until it went to print."""
_WAITING = frozenset({"not_started", "in_progress", None})
_NOT_DONE = frozenset({"not_started", "in_progress", "delayed"})
_MANY = 4
"""From so many rows on, the plan's own date is asked about rather than the rows."""


def against_dates(rows: Sequence[Values], contexts: Contexts) -> list[Doubt]:
    """Add the contradictions of each row; give those of the plan as a whole."""
    for values in rows:
        _done_but_open(values)
    plan_date, written = contexts.dates.plan_date, contexts.written
    limits = [] if plan_date is None else [(plan_date + _GRACE, f"the plan's date {plan_date}")]
    limits += [] if written is None else [(written, f"{written}, when the file was last saved")]
    if limits:
        _done_later(rows, *max(limits))
    return [] if plan_date is None else _due_before_plan(rows, plan_date)


def _due_before_plan(rows: Sequence[Values], plan_date: date) -> list[Doubt]:
    dated = [values for values in rows if isinstance(values.columns.get("due_date"), date)]
    early = [
        values
        for values in dated
        if values.columns["due_date"] < plan_date and values.columns.get("status") in _WAITING
    ]
    if len(early) >= _MANY and 2 * len(early) > len(dated):
        day = plan_date.isoformat()
        why = f"{len(early)} of {len(dated)} due dates lie before it; is it the plan's own date?"
        return [Doubt("due-before-plan", "due_date", day, day, why)]
    for values in early:
        due, status = values.columns["due_date"], values.columns.get("status")
        why = f"the plan is dated {plan_date.isoformat()}"
        printed = _printed(values, "due_text")
        values.doubts.append(Doubt("due-before-plan", "due_date", printed, due.isoformat(), why))
        if status == "not_started":
            why = f"not started, and due before the plan's own date {plan_date.isoformat()}"
            printed = _printed(values, "status_text")
            values.doubts.append(Doubt("status-against-date", "status", printed, status, why))
    return []


def _done_later(rows: Sequence[Values], limit: date, what: str) -> None:
    """Done later than the document can tell of; only where that is the exception.

    A plan that is kept up tells of much done after its date, and some files lie about their own.
    """
    done = [values for values in rows if isinstance(values.columns.get("completed_date"), date)]
    late = [values for values in done if values.columns["completed_date"] > limit]
    if len(late) > 1 and len(late) > len(done) / 3:
        return
    for values in late:
        day = values.columns["completed_date"].isoformat()
        printed = _printed(values, "status_text")
        why = f"done after {what}"
        values.doubts.append(Doubt("status-against-date", "completed_date", printed, day, why))


def _done_but_open(values: Values) -> None:
    """A day of completion in its own column beside a status that says otherwise."""
    done, status = values.columns.get("completed_date"), values.columns.get("status")
    if isinstance(done, date) and status in _NOT_DONE:
        why = f"done on {done.isoformat()}, and {str(status).replace('_', ' ')}"
        printed = _printed(values, "status_text")
        values.doubts.append(Doubt("status-against-date", "status", printed, str(status), why))


def _printed(values: Values, column: str) -> str:
    return str(values.columns.get(column) or "")

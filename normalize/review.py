"""What a careful colleague would notice with all rows in view: twins, odd years, contradictions.

Only the document's own dates count; what is overdue today is the workbook's affair.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from planlift.normalize.owners import likely_aliases
from planlift.normalize.values import Doubt
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.normalize.contexts import Contexts
    from planlift.normalize.values import Values

_FAR_YEARS = 4
"""Years between a due date and the middle one of its plan before it looks like a slip."""
_GRACE = timedelta(days=31)
_OPEN = {"not_started", "in_progress", "delayed", None}


def review(rows: Sequence[Values], contexts: Contexts) -> None:
    """Add to each row the doubts that only its neighbours show."""
    _years(rows)
    for values in rows:
        values.doubts += _against_plan_date(values, contexts.dates.plan_date)
    _twins(rows, "action_ref", ("section", "finding_ref", "action_ref"), "duplicate-ref")
    _twins(
        rows,
        "action",
        ("section", "finding", "action", "due_text", "owner_text"),
        "duplicate-action",
    )


def aliases(rows: Sequence[Values]) -> Iterator[Doubt]:
    """Owners of the plan that may be one: offered, never merged."""
    owners = [
        name
        for values in rows
        for name in str(values.columns.get("owners") or "").split("; ")
        if name
    ]
    for one, other, why in likely_aliases(owners):
        yield Doubt("owner-alias", "owners", f"{one} / {other}", "", why)


def _years(rows: Sequence[Values]) -> None:
    years = [due.year for values in rows if isinstance(due := values.columns.get("due_date"), date)]
    if len(years) < 3:
        return
    middle = median(years)
    for values in rows:
        due = values.columns.get("due_date")
        if isinstance(due, date) and abs(due.year - middle) >= _FAR_YEARS:
            why = f"most dates of the plan lie around {middle:.0f}"
            values.doubts.append(
                Doubt("year-unlikely", "due_date", _printed(values), due.isoformat(), why)
            )


def _against_plan_date(values: Values, plan_date: date | None) -> Iterator[Doubt]:
    if plan_date is None:
        return
    due, done, status = (
        values.columns.get(name) for name in ("due_date", "completed_date", "status")
    )
    if isinstance(due, date) and due < plan_date and status in _OPEN:
        why = f"the plan is dated {plan_date.isoformat()}"
        yield Doubt("due-before-plan", "due_date", _printed(values), due.isoformat(), why)
        if status == "not_started":
            why = f"not started, and due before the plan's own date {plan_date.isoformat()}"
            yield Doubt(
                "status-against-date", "status", str(values.columns["status_text"]), status, why
            )
    if isinstance(done, date) and done > plan_date + _GRACE:
        why = f"done after the plan's own date {plan_date.isoformat()}"
        yield Doubt(
            "status-against-date",
            "completed_date",
            str(values.columns["status_text"]),
            done.isoformat(),
            why,
        )


def _twins(rows: Sequence[Values], column: str, names: Sequence[str], code: str) -> None:
    def name(values: Values) -> tuple[str, ...]:
        return tuple(key(str(values.columns.get(name) or "")) for name in names)

    counts = Counter(name(values) for values in rows if values.columns.get(column))
    for values in rows:
        times = counts[name(values)]
        if values.columns.get(column) and times > 1:
            printed = str(values.columns[column])
            values.doubts.append(Doubt(code, column, printed, "", f"it stands {times} times"))


def _printed(values: Values) -> str:
    return str(values.columns.get("due_text") or "")

"""Years that look wrong among their neighbours: most often a slip of the pen in January."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from planlift.normalize.rows import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.normalize.rows import Values

_FAR_YEARS = 4
"""Years between a due date and the middle one of its plan before it looks like a slip."""
_FEW = 3
_SOME = 5
_LONELY = timedelta(days=270)
"""So far before all others, the only early date of an open action looks like last year's."""
_SHORT_PLAN = timedelta(days=550)
"""The other dates lie within this: a plan over many years has dates far apart."""
_DONE = frozenset({"completed", "closed", "ongoing"})


def odd_years(rows: Sequence[Values]) -> None:
    """Add ``year-unlikely`` to the rows whose due date lies far from those of the others."""
    dated = [(values, due) for values in rows if isinstance(due := _due(values), date)]
    if len(dated) < _FEW:
        return
    middle = median(due.year for _, due in dated)
    for values, due in dated:
        if abs(due.year - middle) >= _FAR_YEARS:
            _note(values, due, f"most dates of the plan lie around {middle:.0f}")
    first, second, *_, last = sorted(due for _, due in dated)
    if len(dated) < _SOME or second - first < _LONELY or last - second > _SHORT_PLAN:
        return
    values = next(values for values, due in dated if due == first)
    if first.year > middle - _FAR_YEARS and values.columns.get("status") not in _DONE:
        _note(values, first, f"every other date of the plan lies on or after {second.isoformat()}")


def _due(values: Values) -> object:
    return values.columns.get("due_date")


def _note(values: Values, due: date, why: str) -> None:
    printed = str(values.columns.get("due_text") or "")
    values.doubts.append(Doubt("year-unlikely", "due_date", printed, due.isoformat(), why))

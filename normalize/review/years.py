"""Years that look wrong among their neighbours: most often a slip of the pen in January."""

from __future__ import annotations

from collections import Counter
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
_MEANT = 3
"""Rows that have a year: a slip stands alone."""
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
    years = Counter(due.year for _, due in dated)
    middle = median(years.elements())
    for values, due in dated:
        far = abs(due.year - middle) >= _FAR_YEARS
        if far and years[due.year] < _MEANT and not _begins_near(values, middle):
            _note(values, due, f"most dates of the plan lie around {middle:.0f}")
    first, second, *_, last = sorted(due for _, due in dated)
    if len(dated) < _SOME or second - first < _LONELY or last - second > _SHORT_PLAN:
        return
    values = next(values for values, due in dated if due == first)
    if first.year > middle - _FAR_YEARS and values.columns.get("status") not in _DONE:
        _note(values, first, f"every other date of the plan lies on or after {second.isoformat()}")


def _begins_near(values: Values, middle: float) -> bool:
    """``2024-2029`` names the years of a long piece of work, and begins among the others."""
    start = values.columns.get("due_start")
    return isinstance(start, date) and abs(start.year - middle) < _FAR_YEARS


def _due(values: Values) -> object:
    return values.columns.get("due_date")


def _note(values: Values, due: date, why: str) -> None:
    printed = str(values.columns.get("due_text") or "")
    values.doubts.append(Doubt("year-unlikely", "due_date", printed, due.isoformat(), why))

"""Questions that one answer settles for the whole plan: asked once, with the number of rows."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.dates.years import NEAR_OTHERS
from planlift.normalize.dates.years import THIS_CENTURY
from planlift.normalize.rows import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.normalize.rows import Values

_ONCE = frozenset({"rag-only", "initials-unknown"})
_REASONS = frozenset({NEAR_OTHERS, THIS_CENTURY})
"""Of doubts whose code others may have, too."""
_WEEKEND = "date-weekend"
_FEWEST_WEEKENDS, _BY_CHANCE = 3, 5
"""Where nobody minds the day of the week, two due dates of seven are Saturdays and Sundays."""
_COLUMNS = (
    ("no-owner", "owner_text", ("owner_text", "lead_text"), "owner"),
    ("no-date", "due_text", ("due_text", "due_revised", "due_original"), "due date"),
)


def asked_once(rows: Sequence[Values]) -> Iterator[Doubt]:
    """Take such doubts out of the rows; each comes back for the plan."""
    found: dict[tuple[str, str, str], list[Doubt]] = {}
    for values in rows:
        once = dict.fromkeys(d for d in values.doubts if d.code in _ONCE or d.why in _REASONS)
        for doubt in once:
            found.setdefault((doubt.code, doubt.column, doubt.why), []).append(doubt)
        if once:
            values.doubts = [doubt for doubt in values.doubts if doubt not in once]
    for (_code, _column, why), same in found.items():
        yield replace(same[0], why=f"{why.rstrip('.')} ({_rows(len(same))})")


def weekends(rows: Sequence[Values]) -> Iterator[Doubt]:
    """The last day of a month is meant as that, whatever its weekday; where due dates fall on
    weekends about as often as by chance, that is asked once.
    """
    found = [
        (values, doubt) for values in rows for doubt in values.doubts if doubt.code == _WEEKEND
    ]
    if not found:
        return
    asked = [(values, doubt) for values, doubt in found if not _ends_month(values, doubt.column)]
    days = sum(values.columns.get("due_kind") == "day" for values in rows)
    common = len(asked) >= _FEWEST_WEEKENDS and _BY_CHANCE * len(asked) >= days
    for values, doubt in found if common else [one for one in found if one not in asked]:
        values.doubts.remove(doubt)
    if common:
        first = asked[0][1]
        why = f"Due dates fall on Saturdays and Sundays as often as by chance ({_rows(len(asked))})"
        yield replace(first, why=why)


def _ends_month(values: Values, column: str) -> bool:
    day = values.columns.get(column)
    return isinstance(day, date) and (day + timedelta(days=1)).day == 1


def absent_columns(rows: Sequence[Values]) -> Iterator[Doubt]:
    """Tables that have no column for owners or for dates: said once, not in each of their rows."""
    tables: dict[int, list[Values]] = {}
    for values in rows:
        tables.setdefault(values.row.table, []).append(values)
    for code, column, names, noun in _COLUMNS:
        without = [
            table
            for table, group in tables.items()
            if not any(_column(values, names) for values in group)
        ]
        count = sum(len(tables[table]) for table in without)
        for values in (values for table in without for values in tables[table]):
            values.doubts = [doubt for doubt in values.doubts if doubt.code != code]
        if without:
            where = "the plan has" if len(without) == len(tables) else _tables(without)
            yield Doubt(code, column, "", "", f"{where} no column for the {noun} ({_rows(count)})")


def _tables(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"table {numbers[0]} has"
    return f"tables {', '.join(map(str, numbers[:-1]))} and {numbers[-1]} have"


def _column(values: Values, names: Sequence[str]) -> bool:
    return any(name in values.row.fields or name in values.row.headings for name in names)


def _rows(number: int) -> str:
    return f"{number} row" if number == 1 else f"{number} rows"

"""Questions that one answer settles for the whole plan: asked once, with the number of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.rows import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.normalize.rows import Values

_ONCE = frozenset({"rag-only", "initials-unknown"})
_COLUMNS = (
    ("no-owner", "owner_text", ("owner_text", "lead_text"), "owner"),
    ("no-date", "due_text", ("due_text", "due_revised", "due_original"), "due date"),
)


def asked_once(rows: Sequence[Values]) -> Iterator[Doubt]:
    """Take such doubts out of the rows; each comes back for the plan."""
    found: dict[tuple[str, str], list[Doubt]] = {}
    for values in rows:
        for doubt in dict.fromkeys(d for d in values.doubts if d.code in _ONCE):
            found.setdefault((doubt.code, doubt.why), []).append(doubt)
        values.doubts = [doubt for doubt in values.doubts if doubt.code not in _ONCE]
    for (code, why), same in found.items():
        first = same[0]
        rest = f" ({_rows(len(same))})"
        yield Doubt(code, first.column, first.printed, first.understood, why + rest)


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

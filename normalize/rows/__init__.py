"""One row of the plan as values: printed, understood, by which rule, and what is doubtful.

Each column of the frame is read from its own cells and from no other: `due`, `owners`, `status`,
and the document's own columns in `others`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.rows.due import put_due
from planlift.normalize.rows.others import put_others
from planlift.normalize.rows.owners import put_owners
from planlift.normalize.rows.status import put_status
from planlift.normalize.rows.values import PRINTED
from planlift.normalize.rows.values import Doubt
from planlift.normalize.rows.values import Values

if TYPE_CHECKING:
    from planlift.model import RawRow
    from planlift.normalize.contexts import Contexts

__all__ = ["Doubt", "Values", "read_row"]

_AS_PRINTED = (
    "section",
    "finding_ref",
    "finding",
    "action_ref",
    "action",
    "response",
    "priority",
    "success_measure",
    "evidence",
    "resources",
    "start_text",
    "impact",
    "risk",
    "monitoring",
)
_REQUIRED = frozenset({"section", "finding_ref", "finding", "action_ref", "action"})


def read_row(row: RawRow, contexts: Contexts) -> Values:
    """Every value of one row. Never raises for anything a document says."""
    values = Values(row)
    for name in _AS_PRINTED:
        cell = row.fields.get(name)
        if cell is not None or name in _REQUIRED:
            values.put(name, cell.text if cell else "", PRINTED, cell)
    put_due(values, contexts)
    put_owners(values, contexts)
    put_status(values, contexts)
    put_others(values)
    for code, column, why in row.checks:
        printed = row.fields.get(column)
        values.doubts.append(Doubt(code, column, printed.text if printed else "", "", why))
    return values

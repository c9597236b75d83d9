"""Columns that the frame shows under the document's own headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.normalize.rows.values import Values

_KEPT = ("lead_text", "support_text", "completed_text", "rag_text")
"""Fields of the assembly that have no column of their own in the frame."""


def put_others(values: Values) -> None:
    """Keep the document's other columns, and those fields whose text would not be seen else."""
    row = values.row
    for heading, cell in row.others.items():
        _keep(values, heading, cell)
    for name in _KEPT:
        kept = row.fields.get(name)
        if kept is not None and kept.text and not _shown(values, name, kept):
            _keep(values, row.headings.get(name, name), kept)


def keep_field(values: Values, cell: Cell) -> None:
    """Keep the text of a field under the heading that the document gives it."""
    name = next(name for name, other in values.row.fields.items() if other is cell)
    _keep(values, values.row.headings.get(name, name), cell)


def _shown(values: Values, name: str, cell: Cell) -> bool:
    """The text already stands in a column of its own: nothing is lost by not repeating it."""
    if name == "rag_text":
        return values.columns.get("status_text") == cell.text
    return name == "lead_text" and values.columns.get("owner_text") == cell.text


def _keep(values: Values, heading: str, cell: Cell) -> None:
    values.others[heading] = cell.text
    values.places[heading] = cell.places

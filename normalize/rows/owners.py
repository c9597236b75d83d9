"""The owners of a row and the one accountable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.normalize.owners import read_owners
from planlift.normalize.rows.values import PRINTED

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.normalize.contexts import Contexts
    from planlift.normalize.owners import OwnerReading
    from planlift.normalize.rows.values import Values

_KEY = "initials-key"
"""The step that puts the document's own words for its initials."""


def put_owners(values: Values, contexts: Contexts) -> None:
    """Read the column of owners; a column for the lead, where there is one, names the lead."""
    owner, lead = (values.row.fields.get(name) for name in ("owner_text", "lead_text"))
    cell = owner if owner and owner.text else lead
    if cell is None or not cell.text:
        for name in ("owner_text", "owners", "lead_owner"):
            values.put(name, "", "")
        values.doubt((("no-owner", "the row has no owner"),), "owner_text", "", "")
        return
    reading = read_owners(cell.text, contexts.owners, cell.struck)
    values.put("owner_text", cell.text, PRINTED, cell)
    _put(values, contexts, "owners", reading.owners, reading.rule, cell)
    shown = "; ".join(reading.owners)
    if lead is None or lead is cell or not lead.text:
        _put(values, contexts, "lead_owner", _one(reading), reading.rule, cell)
        values.doubt(reading.doubts, "owners", cell.text, shown)
        return
    named = read_owners(lead.text, contexts.owners, lead.struck)
    _put(values, contexts, "lead_owner", _one(named), named.rule, lead)
    doubts = tuple(doubt for doubt in reading.doubts if doubt[0] != "several-owners")
    values.doubt(doubts, "owners", cell.text, shown)
    values.doubt(named.doubts, "lead_owner", lead.text, named.lead)


def _one(reading: OwnerReading) -> tuple[str, ...]:
    return (reading.lead,) if reading.lead else ()


def _put(
    values: Values, contexts: Contexts, column: str, names: tuple[str, ...], rule: str, cell: Cell
) -> None:
    """Set `column`, letters that the document's own key explains in its words."""
    key = contexts.owners.initials
    explained = any(name in key for name in names)
    text = "; ".join(key.get(name, name) for name in names)
    values.put(column, text, f"{rule}, {_KEY}" if explained else rule, cell)

"""Rows painted as a whole: in one colour alone they tell rows apart, and rate nothing."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from planlift.normalize.rag import colour_of

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.model import RawPlan
    from planlift.model import RawRow

_RATED = ("status_text", "rag_text", "progress_text")


def colour(plan: RawPlan) -> str:
    """The colour of all rows that are painted as a whole; empty where there are none or several."""
    found: set[str] = set()
    for row in plan.rows:
        cell = next(filter(None, map(row.fields.get, _RATED)), None)
        painted = colour_of(cell.fill) if cell is not None else None
        if cell is not None and painted and is_whole(row, cell):
            found.add(painted)
    return found.pop() if len(found) == 1 else ""


def is_whole(row: RawRow, cell: Cell) -> bool:
    """Whether the action and another cell are painted as this one is, which rates it.

    A first column may have a colour of its own, and merged cells that of another row.
    """
    action = row.fields.get("action")
    if action is None or action.fill != cell.fill or action is cell:
        return False
    beside = chain(row.fields.items(), row.others.items())
    return any(
        other.fill == cell.fill for name, other in beside if name not in _RATED and name != "action"
    )

"""Which columns the sheet Actions shows, in the order a person reads, and which it folds away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift import schema
from planlift.export.safe import clean
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.actions import Actions
OVERDUE = "Overdue"
DAYS = "Days to due"
LIVE = (OVERDUE, DAYS)
FOLLOW_UP = ("Update", "Evidence", "Verified")
FOLLOW_UP_SUFFIX = " (follow-up)"

_READING = (
    "finding_ref",
    "action_ref",
    "section",
    "finding",
    "action",
    "lead_owner",
    "owners",
    "due_date",
    "due_text",
    "due_original",
    "status",
    "rag",
    "progress",
    "completed_date",
)
_ALWAYS = {"action", "lead_owner", "due_date", "status"}
_FOLDED = (
    "source",
    "action_id",
    "due_start",
    "due_kind",
    "owner_text",
    "status_text",
)
_WIDTHS: dict[str, float] = {
    "finding_ref": 11,
    "action_ref": 11,
    "section": 18,
    "finding": 50,
    "action": 46,
    "lead_owner": 22,
    "owners": 26,
    "due_date": 12.5,
    "due_text": 18,
    "due_original": 12.5,
    OVERDUE: 11,
    DAYS: 10,
    "status": 16,
    "rag": 11,
    "progress": 40,
    "completed_date": 12.5,
    "page": 8,
    "source": 28,
    "checks": 18,
    "due_start": 12.5,
    "Update": 28,
    "Evidence": 24,
    "Verified": 12,
}
"""Of columns that hold text: at most, unless a row would then be taller than Excel allows."""
SHORT = 24.0
"""Width of a column not listed."""
_HEADING_LIMIT = 200
_RARE = 10
"""In a batch, what fewer than one row in so many fills is folded."""
_KINDS = {schema.DATE: "date", schema.INTEGER: "number", schema.CATEGORY: "word"}
_CODES = {"finding_ref", "action_ref", "action_id"}
_ESCAPE = re.compile(r"_(x[0-9a-fA-F]{4}_)")
"""Excel reads this in a table's heading as a character of that number."""


class Field(Struct, frozen=True):
    """One column of the sheet Actions."""

    heading: str
    name: str
    """Column of the actions; for live and follow-up columns one of `LIVE` or `FOLLOW_UP`."""
    kind: str
    """``text``, ``code``, ``word``, ``date``, ``number``, ``live`` or ``follow-up``."""
    width: float
    folded: bool = False


def fields(actions: Actions, *, many: bool) -> list[Field]:
    """The columns of the sheet for `actions`; `many` plans show which document a row is from."""
    known = {*_READING, *_FOLDED, "checks", "page"}
    extra = [name for name in actions.columns if name not in known]
    first = ["source"] if many else []
    shown = {name for name in (*_READING, *extra) if _is_shown(actions, name, many=many)}
    away = [name for name in (*_FOLDED, *_READING, *extra) if name not in {*shown, *first}]
    read = [_field(name) for name in (*first, *_READING) if name in {*first, *shown}]
    dated = next(place for place, column in enumerate(read) if column.name == "status")
    return _with_headings(
        [
            *read[:dated],
            *(Field(name, name, "live", _WIDTHS[name]) for name in LIVE),
            *read[dated:],
            *(_field(name) for name in (*extra, "checks", "page") if name not in away),
            *(Field(name, name, "follow-up", _WIDTHS[name]) for name in FOLLOW_UP),
            *(_field(name, folded=True) for name in away),
        ]
    )


def _is_shown(actions: Actions, name: str, *, many: bool) -> bool:
    if name in _ALWAYS:
        return True
    if name == "due_text" and set(actions.texts("due_kind")) <= {"day"}:
        return False
    filled = sum(value not in {None, ""} for value in actions.columns[name])
    if name == "owners":
        leads = actions.texts("lead_owner")
        pairs = zip(actions.texts("owners"), leads, strict=True)
        filled = sum(owners not in {"", lead} for owners, lead in pairs)
    return filled >= max(1, len(actions) / _RARE if many else 1)


def _field(name: str, *, folded: bool = False) -> Field:
    dtype = schema.column(name).dtype
    kind = _KINDS.get(dtype, "text")
    kind = "code" if name in _CODES else kind
    return Field(name, name, kind, _widest(name), folded)


def _widest(name: str) -> float:
    return _WIDTHS.get(name, SHORT) if name not in {*LIVE, *FOLLOW_UP} else SHORT


def _rank(column: Field) -> int:
    if column.kind == "live" or (column.name in schema.KNOWN and column.kind != "follow-up"):
        return 0
    return 2 if column.kind == "follow-up" else 1


def _with_headings(columns: Sequence[Field]) -> list[Field]:
    """One line each, not too long, and unlike every other without regard to case, as a table of
    Excel wants them. Where two are alike, the contract's columns and the live ones, which formulas
    name, keep their heading; the document's own come next; room for follow-up gives way.
    """
    taken: set[str] = set()
    found: dict[int, Field] = {}
    for place, column in sorted(enumerate(columns), key=lambda item: _rank(item[1])):
        base = _ESCAPE.sub(r"_ \1", one_line(clean(column.name)))[:_HEADING_LIMIT] or "column"
        if column.kind == "follow-up" and base.casefold() in taken:
            base += FOLLOW_UP_SUFFIX
        heading, number = base, 1
        while heading.casefold() in taken:
            number += 1
            heading = f"{base} ({number})"
        taken.add(heading.casefold())
        found[place] = replace(column, heading=heading)
    return [found[place] for place in range(len(columns))]


def place(columns: Sequence[Field], name: str) -> int:
    """Where the column of that name stands, from 0."""
    # The document may have one of its own that is called like a live one.
    ours = name in LIVE
    return next(
        at
        for at, column in enumerate(columns)
        if column.name == name and (column.kind == "live") == ours
    )

"""One row of the plan as values: printed, understood, by which rule, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from planlift.normalize.dates import completed_in_status
from planlift.normalize.dates import read_completed
from planlift.normalize.dates import read_due
from planlift.normalize.owners import read_owners
from planlift.normalize.rag import read_rag
from planlift.normalize.statuses import read_status
from planlift.normalize.statuses import read_ticks
from planlift.text import fold

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.model import Place
    from planlift.model import RawRow
    from planlift.normalize.contexts import Contexts
    from planlift.normalize.statuses import StatusReading

AS_PRINTED = (
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
_PRINTED_RULE = "as-printed"
_KEPT_AS_OTHERS = ("lead_text", "support_text", "completed_text", "rag_text")
"""Fields of the assembly that the frame shows under the document's own heading."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at in a row."""

    code: str
    column: str
    printed: str
    understood: str
    why: str


@dataclass(slots=True)
class Values:
    """One row of the frame in the making."""

    row: RawRow
    columns: dict[str, Any] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def put(self, column: str, value: object, rule: str, *cells: Cell | None) -> None:
        """Set a column, with the rule that gave it and the cells it was read from."""
        self.columns[column] = value
        if value is None or value == "":
            return
        self.rules[column] = rule
        self.places[column] = tuple(place for cell in cells if cell for place in cell.places)

    def doubt(
        self, doubts: tuple[tuple[str, str], ...], column: str, printed: str, understood: object
    ) -> None:
        """Note what a reader was not sure of."""
        shown = "" if understood is None else str(understood)
        self.doubts += [Doubt(code, column, printed, shown, why) for code, why in doubts]


def read_row(row: RawRow, contexts: Contexts) -> Values:
    """Every value of one row. Never raises for anything a document says."""
    values = Values(row)
    for name in AS_PRINTED:
        cell = row.fields.get(name)
        if cell is not None or name in {
            "section",
            "finding_ref",
            "finding",
            "action_ref",
            "action",
        }:
            values.put(name, cell.text if cell else "", _PRINTED_RULE, cell)
    _due(values, contexts)
    _owners(values, contexts)
    _status(values, contexts)
    _others(values)
    for code, column, why in row.checks:
        values.doubts.append(Doubt(code, column, _text(row.fields.get(column)), "", why))
    return values


def _due(values: Values, contexts: Contexts) -> None:
    fields = values.row.fields
    revised, planned, first = (
        fields.get(name) for name in ("due_revised", "due_text", "due_original")
    )
    printed = [cell for cell in (revised, planned, first) if cell and cell.text]
    if not printed:
        values.put("due_text", "", "")
        values.columns |= {
            "due_date": None,
            "due_start": None,
            "due_original": None,
            "due_kind": "none",
        }
        values.doubt((("no-date", "the row has no due date"),), "due_text", "", "")
        return
    readings = {id(cell): read_due(cell.text, contexts.dates, cell.struck) for cell in printed}
    # A revised date of "N/A" revises nothing.
    cell = next((cell for cell in printed if readings[id(cell)].kind != "none"), printed[0])
    reading, original, source = readings[id(cell)], readings[id(cell)].original, cell
    for earlier in printed:
        if earlier is not cell:
            _keep(values, earlier)
            if earlier is not revised:
                original, source = readings[id(earlier)].due, earlier
    values.put("due_text", cell.text, _PRINTED_RULE, cell)
    values.put("due_date", reading.due, reading.rule, cell)
    values.put("due_start", reading.start, reading.rule, cell)
    values.put("due_original", original, reading.rule, source)
    values.put("due_kind", reading.kind, reading.rule, cell)
    values.doubt(reading.doubts, "due_date", cell.text, reading.due)
    if reading.completed is not None:
        values.put("completed_date", reading.completed, reading.rule, cell)


def _owners(values: Values, contexts: Contexts) -> None:
    fields = values.row.fields
    cell, lead = fields.get("owner_text"), fields.get("lead_text")
    if cell is None or not cell.text:
        cell = lead
    if cell is None or not cell.text:
        for name in ("owner_text", "owners", "lead_owner"):
            values.put(name, "", "")
        values.doubt((("no-owner", "the row has no owner"),), "owner_text", "", "")
        return
    reading = read_owners(cell.text, contexts.owners)
    known = contexts.owners.initials
    named = (
        read_owners(lead.text, contexts.owners) if lead and lead.text and lead is not cell else None
    )
    values.put("owner_text", cell.text, _PRINTED_RULE, cell)
    owners = "; ".join(known.get(name, name) for name in reading.owners)
    values.put("owners", owners, reading.rule, cell)
    leader = (named.lead if named else reading.lead) or ""
    values.put(
        "lead_owner",
        known.get(leader, leader),
        named.rule if named else reading.rule,
        lead if named else cell,
    )
    doubts = tuple(d for d in reading.doubts if not (named and d[0] == "several-owners"))
    values.doubt(doubts, "owners", cell.text, "; ".join(reading.owners))


def _status(values: Values, contexts: Contexts) -> None:
    fields, ticks = values.row.fields, values.row.ticks
    status, progress, rag = (
        fields.get(name) for name in ("status_text", "progress_text", "rag_text")
    )
    cell = status if status and status.text else progress
    reading = _read_state(values, contexts, cell)
    if ticks:
        ticked = read_ticks([(heading, tick.text) for heading, tick in ticks], contexts.statuses)
        if ticked.status is not None:
            _put_ticks(values, ticked, progress)
            reading, cell = ticked, None
    notes = [reading.progress] if reading else []
    if progress is not None and progress is not cell and progress.text not in notes:
        notes.append(progress.text)
    value = reading.status if reading else None
    printed = cell.text if cell else values.columns.get("status_text", "")
    values.put("status_text", printed, _PRINTED_RULE, cell, *(tick for _, tick in ticks))
    values.put("progress", fold("\n".join(filter(None, notes))), "rest-of-status", cell, progress)
    implied = reading is not None and reading.rule == "implied"
    _rag(values, contexts, rag or status or progress, None if implied else value)
    if implied and values.columns["status"]:
        reading = None
    values.put(
        "status", values.columns.get("status") or value, reading.rule if reading else "", cell
    )
    if reading:
        values.doubt(reading.doubts, "status", printed, value)
        if reading.unknown:
            values.unknown.append(reading.unknown)
    _completed(values, contexts, reading, cell)


def _read_state(values: Values, contexts: Contexts, cell: Cell | None) -> StatusReading | None:
    if cell is None:
        return None
    heading = "status_text" if cell is values.row.fields.get("status_text") else "progress_text"
    return read_status(
        cell.text, contexts.status_for(values.row.headings.get(heading, "")), cell.struck
    )


def _put_ticks(values: Values, reading: StatusReading, progress: Cell | None) -> None:
    marks = [f"{heading}: {tick.text}" for heading, tick in values.row.ticks]
    values.columns["status_text"] = "\n".join(marks)
    if progress is not None:
        values.rules["progress"] = reading.rule


def _rag(values: Values, contexts: Contexts, cell: Cell | None, status: str | None) -> None:
    """The colour; gives a status only through the document's key, where words give none."""
    values.columns["status"] = None
    if cell is None:
        values.put("rag", None, "")
        return
    own_column = cell is not values.row.fields.get("progress_text")
    reading = read_rag(cell.text if own_column else "", cell.fill, contexts.statuses)
    values.put("rag", reading.rag, reading.rule, cell)
    if reading.status and status in {None, "unknown"}:
        values.columns["status"] = reading.status
        values.rules["status"] = reading.rule
    doubts = (
        reading.doubts
        if status in {None, "unknown"}
        else tuple(d for d in reading.doubts if d[0] != "rag-only")
    )
    values.doubt(doubts, "rag", cell.text or (cell.fill or ""), reading.rag)


def _completed(
    values: Values, contexts: Contexts, reading: StatusReading | None, cell: Cell | None
) -> None:
    own = values.row.fields.get("completed_text")
    if own is not None and own.text:
        found = read_completed(own.text, contexts.dates)
        values.put("completed_date", found.completed, found.rule, own)
        doubts = found.doubts if found.completed or any(map(str.isdigit, own.text)) else ()
        values.doubt(doubts, "completed_date", own.text, found.completed)
        return
    if reading is not None and reading.completed_text and cell is not None:
        found = completed_in_status(reading.completed_text, contexts.dates)
        if found.completed is not None:
            values.put("completed_date", found.completed, found.rule, cell)
            values.doubt(found.doubts, "completed_date", reading.completed_text, found.completed)
            return
    values.columns.setdefault("completed_date", None)


def _others(values: Values) -> None:
    row = values.row
    for heading, cell in row.others.items():
        _other(values, heading, cell)
    for name in _KEPT_AS_OTHERS:
        kept = row.fields.get(name)
        if kept is not None and kept.text and not _shown(values, name, kept):
            _other(values, row.headings.get(name, name), kept)


def _shown(values: Values, name: str, cell: Cell) -> bool:
    """The text already stands in a column of its own: nothing is lost by not repeating it."""
    if name == "rag_text":
        return values.columns.get("status_text") == cell.text
    return name == "lead_text" and values.columns.get("owner_text") == cell.text


def _keep(values: Values, cell: Cell) -> None:
    name = next(name for name, other in values.row.fields.items() if other is cell)
    _other(values, values.row.headings.get(name, name), cell)


def _other(values: Values, heading: str, cell: Cell) -> None:
    values.others[heading] = cell.text
    values.places[heading] = cell.places


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""

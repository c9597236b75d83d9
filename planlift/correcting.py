"""A plan with a person's corrections in it: values, what depends on them, and what is said of them.

Each correction is looked at by itself: it counts where its action, its column and the text that was
printed are still there. What does not fit is told, never applied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from msgspec.structs import replace

from planlift import schema
from planlift.actions import Actions
from planlift.checks import CORRECTED
from planlift.checks import UNFIT
from planlift.model import Check
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from planlift.corrections import Correction
    from planlift.corrections import Corrections
    from planlift.model import Place
    from planlift.plan import Plan

_PRINTED = {
    **dict.fromkeys(("due_date", "due_start", "due_original", "due_kind"), "due_text"),
    **dict.fromkeys(("owners", "lead_owner"), "owner_text"),
    **dict.fromkeys(("status", "progress", "rag", "completed_date"), "status_text"),
}
"""Column → the one that holds the text it was read from; others are printed themselves."""
_SETTLED = {
    "due_date": {"due_text", "due_date", "due_start", "due_kind"},
    "owners": {"owner_text", "owners", "lead_owner"},
    "status": {"status_text", "status"},
}
"""Corrected column → columns whose doubts it settles, where that is more than itself."""
_SETTLED_CODES = {
    "lead_owner": {"several-owners", "no-owner"},
    "status": {"status-conflict", "rag-only"},
    "action": {"no-action"},
}
_DONE = set(schema.DONE)


def corrected(plan: Plan, corrections: Corrections) -> Plan:
    """The plan with every correction that fits, each changed value marked as a person's.

    Each that does not fit is a check, ``correction-unfit``.
    """
    before = plan.current
    rows: list[dict[str, Any]] = [dict(row) for row in before.rows()]
    at = {row["action_id"]: number for number, row in enumerate(rows)}
    told = [(entry, _misfit(entry, rows, at)) for entry in corrections.entries]
    fitting = [entry for entry, why in told if not why]
    misfits = [_unfit(plan, entry, at.get(entry.action_id), why) for entry, why in told if why]
    checks = [*plan.checks, *misfits]
    rules = [dict(one) for one in plan.rules]
    asked = {(entry.action_id, entry.column) for entry in fitting}
    for entry in fitting:
        row = at[entry.action_id]
        note = _check(plan, entry, row, rows[row].get(entry.column))
        for column, value in _values(entry, rows[row], asked).items():
            rows[row][column] = value
            rules[row][column] = CORRECTED
        checks = [check for check in checks if not _is_settled(check, entry, row)]
        checks.append(note)
    checks += _contradictions(rows, at, fitting, checks)
    _put_codes(rows, checks)
    return replace(
        plan,
        read=Actions.of_rows(rows, before.columns),
        checks=tuple(_in_order(checks)),
        rules=tuple(rules),
        notes=(*plan.notes, *_notes(plan, corrections, len(fitting))),
    )


def _misfit(entry: Correction, rows: list[dict[str, Any]], at: Mapping[str, int]) -> str:
    """Why the correction cannot be applied; empty where it can."""
    if entry.action_id not in at:
        return "there is no such action in the document"
    row = rows[at[entry.action_id]]
    if entry.column not in row:
        return "the document has no such column"
    printed = str(row.get(_PRINTED.get(entry.column, entry.column)) or "")
    if one_line(printed) != one_line(entry.printed):
        return f"the document now says {_short(printed)}, not {_short(entry.printed)}"
    return ""


def _short(text: str) -> str:
    line = one_line(text)
    return repr(line if len(line) <= 60 else f"{line[:60]}…")


def _values(
    entry: Correction, row: Mapping[str, Any], asked: set[tuple[str, str]]
) -> dict[str, Any]:
    """The corrected column, and what goes with it where it is not corrected itself."""
    value = entry.value or None
    made: dict[str, Any] = {entry.column: value}
    if entry.column == "due_date":
        made |= {"due_start": value, "due_kind": "day" if value else "none"}
    elif entry.column == "owners":
        names = [name.strip() for name in entry.value.split(";") if name.strip()]
        made["owners"] = "; ".join(names)
        if row.get("lead_owner") not in names:
            made["lead_owner"] = names[0] if names else ""
    elif entry.column == "lead_owner" and not row.get("owners"):
        made["owners"] = value
    return {
        column: given
        for column, given in made.items()
        if column == entry.column or (entry.action_id, column) not in asked
    }


def _check(plan: Plan, entry: Correction, row: int, before: object) -> Check:
    shown = str(before)[:10] if hasattr(before, "isoformat") else one_line(str(before or ""))
    read = f"planlift had read {shown!r}" if shown else "planlift had read nothing"
    return Check(
        code=CORRECTED,
        action=row,
        column=entry.column,
        printed=entry.printed,
        understood=entry.value,
        why=f"a person corrected it; {read}",
        place=_place(plan, entry, row),
    )


def _unfit(plan: Plan, entry: Correction, row: int | None, why: str) -> Check:
    return Check(
        code=UNFIT,
        action=row,
        column=entry.column,
        printed=entry.printed,
        understood=entry.value,
        why=f"of action {entry.action_id}: {why}" if row is None else why,
        place=None if row is None else _place(plan, entry, row),
    )


def _place(plan: Plan, entry: Correction, row: int) -> Place | None:
    places = plan.places[row].get(entry.column) or plan.places[row].get("action") or ()
    return places[0] if places else None


def _is_settled(check: Check, entry: Correction, row: int) -> bool:
    if check.action != row or check.code in {CORRECTED, UNFIT}:
        return False
    columns = _SETTLED.get(entry.column, {entry.column})
    return check.column in columns or check.code in _SETTLED_CODES.get(entry.column, set())


def _contradictions(
    rows: list[dict[str, Any]],
    at: Mapping[str, int],
    fitting: Iterable[Correction],
    checks: Iterable[Check],
) -> list[Check]:
    """Where the corrected status says one thing and the day on which it was done another."""
    known = {check.action for check in checks if check.code == "status-against-date"}
    found = []
    changed = {at[one.action_id] for one in fitting if one.column in {"status", "completed_date"}}
    for number in sorted(changed - known):
        row = rows[number]
        done = row.get("completed_date")
        if done and row.get("status") and row["status"] not in _DONE:
            status = str(row["status"])
            found.append(
                Check(
                    code="status-against-date",
                    action=number,
                    column="status",
                    printed=str(row.get("status_text") or ""),
                    understood=status,
                    why=f"done on {str(done)[:10]}, and yet {status.replace('_', ' ')}",
                )
            )
    return found


def _in_order(checks: Iterable[Check]) -> list[Check]:
    """By row, those of the whole plan at the end, as `normalize` gives them."""
    return sorted(checks, key=lambda check: (check.action is None, check.action or 0))


def _put_codes(rows: list[dict[str, Any]], checks: Iterable[Check]) -> None:
    codes: dict[int, list[str]] = {}
    for check in checks:
        if check.action is not None:
            codes.setdefault(check.action, []).append(check.code)
    for number, row in enumerate(rows):
        row["checks"] = "; ".join(dict.fromkeys(codes.get(number, [])))


def _notes(plan: Plan, corrections: Corrections, applied: int) -> Iterable[str]:
    of = len(corrections.entries)
    yield f"{corrections.name}: {applied} of {of} corrections applied."
    if corrections.sha256 != plan.source.sha256:
        yield f"{corrections.name} was made on another version of this document."

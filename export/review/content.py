"""A plan as plain data for the review page: rows, places, checks, and the account of its words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import Any

import planlift
from planlift import schema
from planlift.checks import CHECKS
from planlift.export.book import title_of
from planlift.export.review import fields
from planlift.export.review.blocks import blocks
from planlift.export.review.regions import Regions
from planlift.rules import RULES
from planlift.rules import steps

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Document
    from planlift.model import PagePicture
    from planlift.plan import Plan

_PRINTED = "as-printed"
_ALWAYS = {"action", "due", "owner", "status"}
"""Groups that are shown even where the document says nothing."""
_APART = {"source", "checks"}
_NONE: tuple[object, ...] = (None, "")


def content(
    plan: Plan, document: Document, pictures: Sequence[PagePicture], corrections: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything the page shows but the pictures themselves.

    `corrections` is what an earlier review saved: ``digest`` and ``entries``.
    """
    regions = Regions(plan, document)
    names = list(plan.current.columns)
    return {
        "version": planlift.__version__,
        "title": title_of(plan),
        "source": {"name": plan.source.name, "sha256": plan.source.sha256},
        "language": plan.language,
        "paged": bool(pictures),
        "pages": [
            [shown.number, round(shown.width, 2), round(shown.height, 2)] for shown in pictures
        ],
        "blocks": [] if pictures else blocks(document),
        "regions": regions.as_data(),
        "groups": fields.GROUPS,
        "columns": {name: _column(name) for name in names},
        "rows": _rows(plan, names, regions),
        "checks": _checks(plan, regions),
        "details": [
            {"label": item.label, "text": item.text, "regions": _there(found)}
            for item, found in zip(plan.details, regions.details, strict=True)
        ],
        "aside": [
            {
                "text": item.text,
                "reason": fields.reason(item.reason),
                "page": item.place.page,
                "regions": _there([found]),
            }
            for item, found in zip(plan.aside, regions.aside, strict=True)
        ],
        "ledger": _ledger(plan),
        "notes": list(plan.notes),
        "corrections": dict(corrections),
    }


def _there(found: Sequence[int | None]) -> list[int]:
    return [number for number in found if number is not None]


def _column(name: str) -> dict[str, Any]:
    column = schema.column(name)
    kind = {schema.DATE: "date", schema.CATEGORY: "category"}.get(column.dtype, "text")
    label = fields.LABELS.get(name) or name.replace("_", " ").capitalize()
    told: dict[str, Any] = {"kind": kind, "label": label if name in schema.KNOWN else name}
    if column.categories:
        told["categories"] = list(column.categories)
    return told


def _rows(plan: Plan, names: Sequence[str], regions: Regions) -> list[dict[str, Any]]:
    columns = plan.current.columns
    wanted = fields.of_columns(list(names))
    rows = []
    for at, rules in enumerate(plan.rules):
        held = {
            name: _plain(column[at]) for name, column in columns.items() if column[at] not in _NONE
        }
        rows.append(
            {
                "id": held.pop("action_id"),
                "page": held.pop("page", None),
                "values": {name: value for name, value in held.items() if name not in _APART},
                "rules": {
                    name: [_rule(step) for step in steps(rule)]
                    for name, rule in rules.items()
                    if rule not in {_PRINTED, ""}
                },
                "fields": list(_fields(wanted, held, regions.rows[at])),
            }
        )
    return rows


def _fields(
    wanted: Iterable[fields.Field], held: Mapping[str, object], places: Mapping[str, list[int]]
) -> Iterator[dict[str, Any]]:
    """The fields that a row has something in, and where each stands: its own text first."""
    for field in wanted:
        names = [name for name in (field.printed, *field.read, field.number) if name in held]
        if names or field.group in _ALWAYS:
            found = [number for name in names for number in places.get(name, ())]
            yield {
                "group": field.group,
                "label": field.label,
                "printed": field.printed,
                "number": field.number,
                "regions": list(dict.fromkeys(found)),
            }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _rule(step: str) -> str:
    return RULES.get(step) or step.replace("-", " ")


def _checks(plan: Plan, regions: Regions) -> list[dict[str, Any]]:
    told = []
    for check in plan.checks:
        found = regions.at(check.place) if check.place else []
        if check.action is not None:
            places = regions.rows[check.action]
            read_from = fields.printed_of(check.column)
            found = places.get(check.column) or places.get(read_from) or found
            found = found or places.get("action", [])
        told.append(
            {
                "code": check.code,
                "meaning": CHECKS.get(check.code, check.code),
                "row": check.action,
                "column": check.column,
                "group": fields.of_column(check.column) if check.column else "",
                "printed": check.printed,
                "understood": check.understood,
                "why": check.why,
                "regions": found,
            }
        )
    return told


def _ledger(plan: Plan) -> dict[str, Any]:
    ledger = plan.ledger
    return {
        "total": ledger.total,
        "in_rows": ledger.in_rows,
        "in_details": ledger.in_details,
        "aside": [[fields.reason(code), number] for code, number in ledger.aside.items() if number],
        "lost": list(ledger.lost),
    }

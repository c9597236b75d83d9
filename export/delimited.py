"""The actions as CSV, and the data package that says what its columns are."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
from typing import TYPE_CHECKING
from typing import Any

import planlift
from planlift import schema
from planlift.export.safe import clean
from planlift.export.safe import protect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.actions import Actions
    from planlift.actions import Value
    from planlift.model import Source

_TYPES = {
    schema.TEXT: "string",
    schema.CATEGORY: "string",
    schema.INTEGER: "integer",
    schema.DATE: "date",
}
_PROTECTION = (
    "Text that a spreadsheet could take for a formula (it begins with = + - @ or a full-width form"
    " of these, perhaps after blanks) has one apostrophe before it; take it off to get the text as"
    " printed. Control characters stand as their pictures (U+2400 and following)."
)


def to_csv(actions: Actions) -> bytes:
    """UTF-8 with a byte-order mark, RFC 4180, ISO dates; no cell computes in a spreadsheet."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(list(map(protect, actions.columns)))
    columns = [map(_printed, values) for values in actions.columns.values()]
    writer.writerows(zip(*columns, strict=True))
    return stream.getvalue().encode("utf-8-sig")


def _printed(value: Value) -> str:
    if isinstance(value, str):
        return protect(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return "" if value is None else str(value)


def to_datapackage(
    actions: Actions, csv_name: str, content: bytes, sources: Iterable[Source]
) -> bytes:
    """A Frictionless data package for the CSV file `csv_name` whose bytes are `content`."""
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": _slug(csv_name.removesuffix(".csv")),
        "title": f"Actions of {clean(csv_name.removesuffix('.csv'))}",
        "description": f"Made by planlift {planlift.__version__}. {_PROTECTION}",
        "sources": [
            {"title": clean(source.name), "sha256": source.sha256, "bytes": source.size}
            for source in sources
        ],
        "resources": [
            {
                "name": "actions",
                "path": csv_name,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
                "schema": {
                    "fields": list(map(_field, actions.columns)),
                    "missingValues": [""],
                    "primaryKey": "action_id",
                },
            }
        ],
    }
    if not package["sources"]:
        del package["sources"]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _field(name: str) -> dict[str, Any]:
    column = schema.column(name)
    constraints: dict[str, Any] = {}
    if column.categories:
        constraints["enum"] = list(column.categories)
    if name == "action_id":
        constraints.update(required=True, unique=True)
    if name == "page":
        constraints["minimum"] = 1
    field = {
        "name": protect(name),
        "type": _TYPES[column.dtype],
        "description": column.description,
        "constraints": constraints,
    }
    if column.dtype == schema.DATE:
        field["format"] = "default"
    return field


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", text.casefold()).strip("-.") or "actions"


def csv_files(actions: Actions, name: str, sources: Iterable[Source]) -> dict[str, bytes]:
    """The CSV file `name` and its data package."""
    content = to_csv(actions)
    package = to_datapackage(actions, name, content, sources)
    return {name: content, f"{name.removesuffix('.csv')}.datapackage.json": package}

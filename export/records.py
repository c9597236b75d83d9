"""The whole plan as JSON."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import PurePath
from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct

import planlift
from planlift.export.safe import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.actions import Actions
    from planlift.plan import Plan


def rows(actions: Actions) -> list[dict[str, Any]]:
    """One mapping an action, in order."""
    columns = [list(map(_plain, values)) for values in actions.columns.values()]
    return [dict(zip(actions.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def to_json(plan: Plan) -> bytes:
    """Everything that the plan holds: actions, details, checks, accounts and places."""
    content = {
        "planlift": planlift.__version__,
        "source": {**_plain(plan.source), "path": clean(plan.source.name)},
        "pages": plan.pages,
        "language": plan.language,
        "dated": plan.dated,
        "details": _plain(plan.details),
        "actions": rows(plan.current),
        "checks": _plain(plan.checks),
        "aside": _plain(plan.aside),
        "ledger": _plain(plan.ledger),
        "places": _plain(plan.places),
        "rules": _plain(plan.rules),
        "tables": _plain(plan.tables),
        "vocabulary": {"files": _plain(plan.vocabulary), "digest": plan.vocabulary_digest},
        "unknown_words": _plain(plan.unknown_words),
        "notes": _plain(plan.notes),
    }
    return to_bytes(content)


def to_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON as UTF-8, in the order given."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 - any noun of the model, taken apart
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dt.date | PurePath):
        return clean(str(value))
    if hasattr(value, "items"):
        return {clean(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value

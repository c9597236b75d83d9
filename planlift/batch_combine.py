"""What is made over all documents of a batch: one table, one workbook, one list of outcomes."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planlift import batch_store
from planlift.batch_worker import FAILED
from planlift.schema import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.batch_document import Order
    from planlift.batch_store import Record
    from planlift.plan import Plan
    from planlift.storage import Found

_AT_A_TIME = 500
"""Plans read together."""
_END = 6
"""Digits that tell the document."""

COLUMNS = (
    "source",
    "sha256",
    "outcome",
    "error_code",
    "message",
    "actions",
    "checks",
    "pages",
    "seconds",
)


def plans(order: Order, found: Iterable[Found], records: Iterable[Record]) -> list[Plan]:
    """The plans of all documents that were converted, in the order of `records`.

    Two versions of one plan name their common actions alike. Here such a name gets an end that
    tells the document, in each of them: it does not matter which comes first.
    """
    keys = {one.name: one.key for one in found}
    folder = order.folder.path or Path()
    whole = [(folder / keys[record.name], record) for record in records if record.whole]
    read: list[Plan] = []
    for at in range(0, len(whole), _AT_A_TIME):
        read += batch_store.whole_plans(order.out, whole[at : at + _AT_A_TIME])
    documents = Counter(name for plan in read for name in set(plan.actions["action_id"]))
    return [_told_apart(plan, documents) for plan in read]


def _told_apart(plan: Plan, documents: Counter[str]) -> Plan:
    end = hashlib.sha256(plan.source.name.encode()).hexdigest()[:_END]
    names = [f"{name}.{end}" if documents[name] > 1 else name for name in plan.actions["action_id"]]
    return replace(plan, actions=plan.actions.assign(action_id=names).astype({"action_id": TEXT}))


def write(order: Order, of: list[Plan], records: Sequence[Record]) -> list[str]:
    """Write actions.csv, monitoring.xlsx and batch.csv and give their addresses."""
    from planlift.export import render_batch

    left_out, as_of = _left_out(records), order.as_of
    beside = order.out.path if order.folder.path else None
    files = render_batch(of, "actions.csv", "csv", as_of=as_of)
    files |= render_batch(
        of, "monitoring.xlsx", "xlsx", as_of=as_of, left_out=left_out, folder=beside
    )
    files["batch.csv"] = outcomes_csv(records)
    for name, content in files.items():
        order.out.put(name, content)
    return [f"{order.out}/{name}" for name in files]


def _left_out(records: Iterable[Record]) -> list[tuple[str, str]]:
    """The documents that failed, each with what is said of it; not those that are no documents."""
    return [
        (record.name, f"{record.result.message} [{record.result.error_code}]")
        for record in records
        if record.result.outcome == FAILED and not record.whole
    ]


def outcomes_csv(records: Iterable[Record]) -> bytes:
    """One line a document, in UTF-8 with a byte-order mark; no cell computes in a spreadsheet."""
    from planlift.export.safe import protect

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in records:
        result = record.result
        writer.writerow(
            [
                protect(record.name),
                result.sha256,
                result.outcome,
                result.error_code,
                protect(result.message),
                result.actions,
                result.checks,
                result.pages,
                f"{record.seconds:.2f}",
            ]
        )
    return stream.getvalue().encode("utf-8-sig")

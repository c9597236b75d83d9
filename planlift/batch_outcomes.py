"""batch.csv, one line a document, and what the combined workbook must say is missing."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from planlift.batch_worker import FAILED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.batch_store import Record

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


def left_out(records: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    """The documents that failed, each with what is said of it; not those that are no documents."""
    return tuple(
        (record.name, f"{record.result.message} [{record.result.error_code}]")
        for record in records
        if record.result.outcome == FAILED and not record.whole
    )


def to_csv(records: Iterable[Record]) -> bytes:
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

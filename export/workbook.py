"""The monitoring workbook: Summary, Actions, Checks, Plan, About."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from planlift.errors import NotWritableError
from planlift.errors import TooLargeError
from planlift.export import sheet_actions
from planlift.export import sheet_summary
from planlift.export import sheets
from planlift.export.cells import serial
from planlift.export.safe import clean
from planlift.export.styles import styles

if TYPE_CHECKING:
    from planlift.export.book import Book

ROWS_LIMIT = 1_048_000
"""Rows under the heading that a sheet of Excel has, and a few to spare."""
_SHEETS = {
    "Summary": sheet_summary.write,
    "Actions": sheet_actions.write,
    "Checks": sheets.write_checks,
    "Plan": sheets.write_plan,
    "About": sheets.write_about,
}


def to_xlsx(book: Book) -> bytes:
    """The workbook; the same book gives the same bytes.

    Raises `TooLargeError` for more rows than a sheet holds, `NotWritableError` for an as-of day
    that Excel's calendar does not have.
    """
    from planlift.export import package

    if max(len(book.actions), len(book.doubts), len(book.plan)) > ROWS_LIMIT:
        raise TooLargeError(
            f"{book.title}: more than {ROWS_LIMIT:,} rows, which no Excel sheet holds;"
            " write it with --format csv."
        )
    if serial(book.day.as_of) is None:
        raise NotWritableError(
            f"{book.title}: a workbook cannot count from {book.day.as_of}: Excel's calendar begins"
            " in March 1900; give a later day with --as-of."
        )
    stream = io.BytesIO()
    workbook = package.Book(stream)
    # The document's own day: converting it again changes nothing here.
    created = dt.datetime.combine(book.dated, dt.time(), dt.UTC)
    workbook.set_properties(
        {"title": clean(book.title), "language": book.language, "created": created}
    )
    formats = styles(workbook)
    for name, write in _SHEETS.items():
        write(workbook, workbook.add_worksheet(name, package.Sheet), book, formats)
    workbook.close()
    return stream.getvalue()

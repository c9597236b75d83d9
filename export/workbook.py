"""The monitoring workbook: Summary, Actions, Checks, Plan, About."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from planlift.errors import TooLargeError
from planlift.export import sheet_actions
from planlift.export import sheet_summary
from planlift.export import sheets
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

    Raises `TooLargeError` for more rows than a sheet holds.
    """
    from planlift.export import package

    if max(len(book.actions), len(book.doubts), len(book.plan)) > ROWS_LIMIT:
        raise TooLargeError(
            f"{book.title}: more than {ROWS_LIMIT:,} rows, which no Excel sheet holds;"
            " write it with --format csv."
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

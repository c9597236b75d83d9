"""The monitoring workbook: Summary, Actions, Checks, Plan, About."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from planlift.errors import TooLargeError
from planlift.export import sheet_actions
from planlift.export import sheet_summary
from planlift.export import sheets
from planlift.export.styles import DEFAULT_FONT
from planlift.export.styles import styles

if TYPE_CHECKING:
    from planlift.export.book import Book

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": DEFAULT_FONT,
}
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
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    class Sheet(Worksheet):  # type: ignore[misc] # XlsxWriter has no types
        """A sheet that takes formulas as they are."""

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002 - the signature of XlsxWriter
            # XlsxWriter searches each formula for some thirty newer functions; ours have none,
            # and in a batch that search is half of the time.
            return formula.removeprefix("=")

    if max(len(book.actions), len(book.doubts), len(book.plan)) > ROWS_LIMIT:
        raise TooLargeError(
            f"{book.title}: more than {ROWS_LIMIT:,} rows, which no Excel sheet holds;"
            " write it with --format csv."
        )
    stream = io.BytesIO()
    workbook = Workbook(stream, _OPTIONS)
    # The day, not the moment: the same plan converted again on that day is the same file.
    created = dt.datetime.combine(book.today, dt.time(), dt.UTC)
    workbook.set_properties({"title": "Action plan monitoring", "created": created})
    formats = styles(workbook)
    for name, write in _SHEETS.items():
        write(workbook, workbook.add_worksheet(name, Sheet), book, formats)
    workbook.close()
    return stream.getvalue()

"""Writing of single cells and of plain tables: the one place where document text meets a sheet."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Any

from planlift.export import measure
from planlift.export.safe import CELL_LIMIT
from planlift.export.safe import clean
from planlift.export.safe import cut
from planlift.export.safe import read_as_value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.styles import Styles

_EPOCH = dt.date(1899, 12, 30)
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before this, Excel's calendar is wrong (it has a 29 February 1900) or has no days at all."""
FIRST_ROW = 3
"""Of a table's data, from 0: title, a line on what the sheet holds, heading."""
PAPER_A3, PAPER_A4 = 8, 9
HEADING_HEIGHT = 30


def _ready(text: str) -> tuple[str, bool]:
    """The text as a cell holds it, and whether it looks like input."""
    text = cut(clean(text))
    return text, read_as_value(text)


_SHORT = 500
_short = lru_cache(maxsize=16_384)(_ready)
"""Sections, findings, owners: a table says most of its short texts more than once."""


def put_text(
    sheet: Worksheet, row: int, column: int, text: str, plain: Format, quoted: Format
) -> None:
    """`text` as a string, whatever it looks like; nothing where it is empty."""
    if not text:
        return
    text, looks_like_input = _short(text) if len(text) < _SHORT else _ready(text)
    sheet.write_string(row, column, text, quoted if looks_like_input else plain)


def serial(day: dt.date) -> int | None:
    """The number by which Excel knows a day; None before March 1900."""
    return (day - _EPOCH).days if day >= _FIRST_DAY else None


def put_date(sheet: Worksheet, row: int, column: int, day: dt.date, styles: Styles) -> None:
    """A real date; a day before March 1900, which Excel cannot hold, as ISO text."""
    number = serial(day)
    if number is None:
        sheet.write_string(row, column, day.isoformat(), styles.code)
    else:
        sheet.write_number(row, column, number, styles.date)


def put_heading(sheet: Worksheet, title: str, note: str, styles: Styles) -> None:
    """The title in A1 and, under it, a line that says what the sheet holds."""
    put_text(sheet, 0, 0, title, styles.title, styles.title)
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, note, styles.note)
    sheet.set_row(1, 18)


def put_table(
    sheet: Worksheet,
    name: str,
    heading: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str]],
    styles: Styles,
) -> int:
    """A table of text from row 3, as an Excel table called `name`; gives the row after it."""
    row = FIRST_ROW
    for row, texts in enumerate(rows, start=FIRST_ROW):
        lines = 1
        for column, text in enumerate(texts):
            put_text(sheet, row, column, text, styles.text, styles.quoted)
            lines = max(lines, measure.lines(text[:CELL_LIMIT], heading[column][1]))
        sheet.set_row(row, measure.height(lines))
    columns = [{"header": title, "header_format": styles.heading} for title, _ in heading]
    add_table(sheet, name, columns, row)
    for column, (_, width) in enumerate(heading):
        sheet.set_column(column, column, width, styles.text)
    return row + 1


def add_table(
    sheet: Worksheet, name: str, columns: Sequence[dict[str, Any]], last_row: int
) -> None:
    """An Excel table called `name`, its heading in row 3 of the sheet and repeated in print."""
    options = {
        "name": name,
        "columns": list(columns),
        "style": "Table Style Light 1",
        "banded_rows": False,
    }
    last = len(columns) - 1
    sheet.add_table(FIRST_ROW - 1, 0, last_row, last, options)
    sheet.set_row(FIRST_ROW - 1, HEADING_HEIGHT)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.repeat_rows(FIRST_ROW - 1)


def rule_rows(
    sheet: Worksheet, rows: tuple[int, int], columns: tuple[int, int], style: Format
) -> None:
    """A line or a tint on every cell, which goes along when a person adds rows to the table."""
    always = {"type": "formula", "criteria": "=ROW()>0", "format": style}
    sheet.conditional_format(rows[0], columns[0], rows[1], columns[1], always)


def print_setup(sheet: Worksheet, paper: int = PAPER_A4) -> None:
    """Landscape, one page wide, with the sheet's name and page numbers."""
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P of &N")

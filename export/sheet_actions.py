"""The sheet Actions: one row an action, with live columns and room for monitoring."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING
from typing import Any

from planlift import schema
from planlift.export import fitting
from planlift.export import layout
from planlift.export import tints
from planlift.export.cells import FIRST_ROW
from planlift.export.cells import PAPER_A3
from planlift.export.cells import add_table
from planlift.export.cells import print_setup
from planlift.export.cells import put_date
from planlift.export.cells import put_heading
from planlift.export.cells import put_text
from planlift.export.cells import serial
from planlift.export.palette import LATE_SIGN
from planlift.export.palette import SOON_SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.book import Book
    from planlift.export.layout import Field
    from planlift.export.styles import Styles

_PROMPT_LIMIT = 250
_THIS = "Actions[[#This Row],[{}]]"
_OPEN = (
    f"AND(ISNUMBER({_THIS.format('due_date')}),"
    + ",".join(f'{_THIS.format("status")}<>"{status}"' for status in schema.DONE)
    + ")"
)
_FORMULAS = {
    layout.OVERDUE: f'=IF({_OPEN},IF({_THIS.format("due_date")}<as_of,"Overdue",""),"")',
    layout.DAYS: f'=IF({_OPEN},{_THIS.format("due_date")}-as_of,"")',
}
LINKS_LIMIT = 65_000
"""Excel drops what a sheet has beyond 65,530."""
_NOTE = (
    "One row an action. Overdue and Days to due count from the as-of day on the sheet Summary:"
    f" {LATE_SIGN} late, {SOON_SIGN} within {tints.SOON} days."
    " Update, Evidence and Verified are yours to fill. The + above the sheet shows more columns."
)
_NOTE_FEW_LINKS = " Only the first {limit:,} pages are links: Excel holds no more."


def write(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """Fill the sheet."""
    fit = fitting.fit(layout.fields(book.actions, many=book.many), book.actions)
    columns = fit.columns
    many_links = bool(book.links) and len(book.actions) > LINKS_LIMIT
    note = _NOTE + _NOTE_FEW_LINKS.format(limit=LINKS_LIMIT) * many_links
    put_heading(sheet, book.title, note, styles)
    last = FIRST_ROW + max(len(book.actions), 1) - 1
    add_table(sheet, "Actions", [_heading(column, styles) for column in columns], last)
    _set_columns(sheet, columns, styles)
    sheet.set_row(FIRST_ROW - 1, fit.heading)
    for row, tall in enumerate(fit.rows, start=FIRST_ROW):
        sheet.set_row(row, tall)
    for place, column in enumerate(columns):
        _fill(sheet, place, column, book, styles)
        _prompt(sheet, place, column)
    _link_pages(sheet, columns, book, styles)
    tints.put(workbook, sheet, columns, last)
    _choose_status(sheet, columns, last)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.set_zoom(90)
    print_setup(sheet, PAPER_A3)


def _choose_status(sheet: Worksheet, columns: Sequence[Field], last: int) -> None:
    place = layout.place(columns, "status")
    choice = {"validate": "list", "source": list(schema.STATUSES), "ignore_blank": True}
    choice |= {"error_title": "Not a status", "error_message": "Choose one of the list."}
    sheet.data_validation(FIRST_ROW, place, last, place, choice)


def live(book: Book) -> tuple[list[str], list[int | str]]:
    """What Overdue and Days to due show on the book's day, by row."""
    overdue: list[str] = []
    left: list[int | str] = []
    done = [status in schema.DONE for status in book.actions.texts("status")]
    for due, is_done in zip(book.actions.days("due_date"), done, strict=True):
        if due is None or is_done or serial(due) is None:
            overdue.append("")
            left.append("")
        else:
            overdue.append("Overdue" if due < book.day.as_of else "")
            left.append((due - book.day.as_of).days)
    return overdue, left


def _heading(column: Field, styles: Styles) -> dict[str, Any]:
    ours = column.kind in {"live", "follow-up"}
    heading = {"header": column.heading}
    heading["header_format"] = styles.follow_heading if ours else styles.heading
    if column.kind == "live":
        heading["formula"] = _FORMULAS[column.name]
    return heading


def _set_columns(sheet: Worksheet, columns: Sequence[Field], styles: Styles) -> None:
    kinds = {"date": styles.date, "code": styles.code, "number": styles.number}
    for place, column in enumerate(columns):
        options = {"level": 1, "hidden": True} if column.folded else {}
        sheet.set_column(place, place, column.width, kinds.get(column.kind, styles.text), options)
    sheet.set_column(len(columns), len(columns), None, None, {"collapsed": True})


def _fill(sheet: Worksheet, place: int, column: Field, book: Book, styles: Styles) -> None:
    if column.kind == "live":
        style = styles.number if column.name == layout.DAYS else styles.text
        # An empty table has one blank row, and the formula in it.
        shown = live(book)[layout.LIVE.index(column.name)] or [""]
        for row, result in enumerate(shown, start=FIRST_ROW):
            sheet.write_formula(row, place, _FORMULAS[column.name], style, result)
    elif column.kind != "follow-up":
        code = column.kind == "code"
        pair = (styles.code, styles.quoted_code) if code else (styles.text, styles.quoted)
        for row, value in enumerate(book.actions.columns[column.name], start=FIRST_ROW):
            if isinstance(value, str):
                put_text(sheet, row, place, value, *pair)
            elif isinstance(value, int):
                sheet.write_number(row, place, value, styles.number)
            elif value is not None:
                put_date(sheet, row, place, value, styles)


def _prompt(sheet: Worksheet, place: int, column: Field) -> None:
    """The column's meaning, shown when its heading is selected."""
    known = schema.KNOWN.get(column.name) if column.kind not in {"live", "follow-up"} else None
    if known is not None:
        options = {"validate": "any", "input_title": column.name}
        options["input_message"] = known.description[:_PROMPT_LIMIT]
        sheet.data_validation(FIRST_ROW - 1, place, FIRST_ROW - 1, place, options)


def _link_pages(sheet: Worksheet, columns: Sequence[Field], book: Book, styles: Styles) -> None:
    place = layout.place(columns, "page")
    pairs = zip(book.actions.texts("source"), book.actions.columns["page"], strict=True)
    for row, (source, page) in enumerate(islice(pairs, LINKS_LIMIT), start=FIRST_ROW):
        address = book.links.get(source)
        if address is not None and isinstance(page, int):
            pdf = address.lower().endswith(".pdf")
            target = f"external:{address}#page={page}" if pdf else f"external:{address}"
            sheet.write_url(row, place, target, styles.link, str(page), f"Open page {page}")
            sheet.write_number(row, place, page, styles.link)

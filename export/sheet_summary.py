"""The sheet Summary: figures that stay live, a sentence to paste, and two charts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from planlift.export import counting
from planlift.export import summary
from planlift.export.blocks import COLUMNS
from planlift.export.blocks import FIGURE_WIDTH
from planlift.export.blocks import LABEL_WIDTH
from planlift.export.blocks import ROW_HEIGHT
from planlift.export.blocks import STATUS_COLUMNS
from planlift.export.blocks import TOTAL
from planlift.export.blocks import Pen
from planlift.export.blocks import put_breakdown
from planlift.export.blocks import put_heading as put_block_heading
from planlift.export.blocks import put_named
from planlift.export.cells import print_setup
from planlift.export.cells import put_heading
from planlift.export.cells import serial
from planlift.export.charts import Charts
from planlift.export.charts import put_labels

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.book import Book
    from planlift.export.counting import Condition
    from planlift.export.styles import Styles
    from planlift.export.summary import View

SENTENCE_ROW, DAY_ROW, FIRST_BLOCK = 2, 3, 5
AS_OF = f"=Summary!$B${DAY_ROW + 1}"
TOTAL_ACTIONS = f"=Summary!$B${FIRST_BLOCK + 3}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTE = (
    "Counts over the sheet Actions, in five tables{charts}. Every figure is live: it follows what"
    " you change there."
)
_LEFT_OUT = " {number:,} of the documents could not be read and are not counted: see About."


def write(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """Fill the sheet."""
    workbook.define_name("as_of", AS_OF)
    workbook.define_name("total_actions", TOTAL_ACTIONS)
    seen = summary.view(book)
    named = summary.conditions(seen)
    note = _NOTE.format(charts=" and two charts" if seen.size else "")
    if book.left_out:
        note += _LEFT_OUT.format(number=book.left_out)
    put_heading(sheet, book.title, note, styles)
    sheet.set_default_row(ROW_HEIGHT)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, len(COLUMNS), FIGURE_WIDTH)
    _put_day(sheet, book, styles)
    pen = Pen(sheet, styles, FIRST_BLOCK)
    _key_figures(pen, seen, named)
    _statuses(pen, named)
    _breakdowns(workbook, pen, book, seen, named)
    _put_sentence(pen, book)
    sheet.hide_gridlines(2)
    print_setup(sheet)


def _put_day(sheet: Worksheet, book: Book, styles: Styles) -> None:
    sheet.set_row(DAY_ROW, 20)
    sheet.write_string(
        DAY_ROW, 0, "As-of day: overdue and days to due count from here", styles.line
    )
    number = serial(book.day.as_of)
    if book.day.fixed and number is not None:
        sheet.write_number(DAY_ROW, 1, number, styles.input_date)
    else:
        sheet.write_formula(DAY_ROW, 1, "=TODAY()", styles.input_date, number)
    hint = "Type a date, or =TODAY() to follow the calendar."
    sheet.write_string(DAY_ROW, 2, hint, styles.hint)
    rule = {"validate": "date", "criteria": ">", "value": dt.date(1950, 1, 1)}
    rule |= {"error_title": "Not a date", "error_message": "Give a day, such as 23 Nov 2026."}
    sheet.data_validation(DAY_ROW, 1, DAY_ROW, 1, rule)


def _key_figures(pen: Pen, seen: View, named: dict[str, Condition]) -> None:
    wanted = [
        ("completed", "Completed"),
        ("closed", "Closed"),
        ("overdue", "Overdue"),
        *((f"due {days}", f"Due within {days} days, not done") for days in summary.HORIZONS),
        ("no date", "Without a due date"),
        ("no owner", "Without an owner"),
        ("checks", "With something to check"),
    ]
    put_block_heading(pen, "Key figures", ("Figure", "Actions", "Share"))
    put_named(pen, TOTAL, "Actions", summary.total(seen))
    for key, label in wanted:
        put_named(pen, key, label, counting.count([named[key]]))
    pen.row += 1


def _statuses(pen: Pen, named: dict[str, Condition]) -> None:
    put_block_heading(pen, "By status", ("Status", "Actions", "Share"))
    for word in STATUS_COLUMNS:
        put_named(pen, f"status {word}", COLUMNS[word], counting.count([named[word]]))
    pen.row += 1


def _breakdowns(
    workbook: Workbook, pen: Pen, book: Book, seen: View, named: dict[str, Condition]
) -> None:
    word = "document" if book.many else "section"
    groups = summary.by_text(book.group, seen.groups)
    months = summary.by_month(seen)
    charts = Charts(workbook, word, len(groups) or 1, len(months)) if seen.size else None
    if charts:
        pen.row = max(pen.row, charts.reserve(pen, FIRST_BLOCK))
    pen.sheet.repeat_rows(pen.row + 1)
    groups += summary.empty_line(book.group, f"(no {word})", seen.groups)
    by_group = put_breakdown(pen, f"By {word}", groups, named)
    owners = summary.by_text("lead_owner", seen.owners, limit=summary.OWNERS_LIMIT)
    owners += summary.empty_line("lead_owner", "(no owner)", seen.owners)
    put_breakdown(pen, "By owner", owners, named)
    undated = summary.empty_line("due_date", "(no due date)", seen.months)
    by_month = put_breakdown(pen, "By due month", [*months, *undated], named)
    if charts:
        labels = put_labels(pen, by_group, [line.label for line in groups])
        charts.put(pen, by_group, by_month, labels)


def _put_sentence(pen: Pen, book: Book) -> None:
    months = ",".join(f'"{name}"' for name in _MONTHS)
    # Not TEXT(…;"yyyy"): its letters differ between the languages of Excel.
    day = f'DAY(as_of)&" "&CHOOSE(MONTH(as_of),{months})&" "&YEAR(as_of)'
    done, overdue = pen.cells["completed"], pen.cells["overdue"]
    formula = (
        f'=IF(total_actions=0,"No actions",{done}&" of "&total_actions&" actions completed ("'
        f'&ROUND(100*{done}/total_actions,0)&" %), "&{overdue}&" overdue on "&{day})'
    )
    pen.sheet.write_formula(SENTENCE_ROW, 0, formula, pen.styles.sentence, _said(pen, book))
    pen.sheet.set_row(SENTENCE_ROW, 24)


def _said(pen: Pen, book: Book) -> str:
    total, done, overdue = (int(pen.figures[key].value) for key in (TOTAL, "completed", "overdue"))
    if not total:
        return "No actions"
    day = f"{book.day.as_of.day} {_MONTHS[book.day.as_of.month - 1]} {book.day.as_of.year}"
    percent = int(100 * done / total + 0.5)
    return f"{done} of {total} actions completed ({percent} %), {overdue} overdue on {day}"

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
    from planlift.export.summary import Lines
    from planlift.export.summary import View

SENTENCE_ROW, DAY_ROW, FIRST_BLOCK = 2, 3, 5
AS_OF = f"=Summary!$B${DAY_ROW + 1}"
TOTAL_ACTIONS = f"=Summary!$B${FIRST_BLOCK + 3}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTE = (
    "Counts over the sheet Actions, in five tables{charts}. Every figure is live: it follows what"
    " you change there."
)
_LEFT_OUT = " Not counted: {number:,} {noun} that could not be converted, see About."
_CHARTS = ("", " and a chart", " and two charts")


def write(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """Fill the sheet."""
    workbook.define_name("as_of", AS_OF)
    workbook.define_name("total_actions", TOTAL_ACTIONS)
    seen = summary.view(book)
    named = summary.conditions(seen)
    lines = summary.lines(seen, book.group)
    charts = _charts(workbook, book, lines) if seen.size else None
    put_heading(sheet, book.title, _note(book, charts), styles)
    sheet.set_default_row(ROW_HEIGHT)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, len(COLUMNS), FIGURE_WIDTH)
    _put_day(sheet, book, styles)
    pen = Pen(sheet, styles, FIRST_BLOCK)
    _key_figures(pen, seen, named)
    _statuses(pen, named)
    _breakdowns(pen, _word(book), lines, named, charts)
    _put_sentence(pen, book)
    sheet.hide_gridlines(2)
    print_setup(sheet)


def _charts(workbook: Workbook, book: Book, lines: Lines) -> Charts:
    months = sum(isinstance(line.label, dt.date) for line in lines.months)
    return Charts(workbook, FIRST_BLOCK, _word(book), len(lines.groups), months)


def _word(book: Book) -> str:
    return "document" if book.many else "section"


def _note(book: Book, charts: Charts | None) -> str:
    note = _NOTE.format(charts=_CHARTS[charts.number if charts else 0])
    noun = "document" if book.left_out == 1 else "documents"
    return note + _LEFT_OUT.format(number=book.left_out, noun=noun) * bool(book.left_out)


def _put_day(sheet: Worksheet, book: Book, styles: Styles) -> None:
    sheet.set_row(DAY_ROW, 20)
    sheet.write_string(
        DAY_ROW, 0, "As-of day: overdue and days to due count from here", styles.line
    )
    number = serial(book.day.as_of)
    if book.day.fixed:
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
    pen: Pen, word: str, lines: Lines, named: dict[str, Condition], charts: Charts | None
) -> None:
    if charts:
        pen.row = max(pen.row, charts.reserve(pen))
    pen.sheet.repeat_rows(pen.row + 1)
    groups = put_breakdown(pen, f"By {word}", lines.groups, named)
    put_breakdown(pen, "By owner", lines.owners, named)
    months = put_breakdown(pen, "By due month", lines.months, named)
    if charts:
        labels = put_labels(pen, groups, [line.label for line in lines.groups])
        charts.put(pen, groups, months, labels)


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

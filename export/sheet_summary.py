"""The sheet Summary: figures that stay live, a sentence to paste, and two charts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from planlift import schema
from planlift.export import counting
from planlift.export import summary
from planlift.export.cells import print_setup
from planlift.export.cells import put_heading
from planlift.export.cells import put_text
from planlift.export.cells import serial
from planlift.export.charts import put_charts
from planlift.export.counting import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.book import Book
    from planlift.export.counting import Condition
    from planlift.export.styles import Styles
    from planlift.export.summary import Line
    from planlift.export.summary import View

SENTENCE_ROW, DAY_ROW, FIRST_BLOCK = 2, 3, 5
AS_OF = "=Summary!$B$4"
TOTAL_ACTIONS = f"=Summary!$B${FIRST_BLOCK + 3}"
_LABEL_WIDTH, _FIGURE_WIDTH = 44, 11.5
_ANY_OTHER = "Any other (added or changed since)"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STATUS_COLUMNS = (*schema.STATUSES, "no status")


@dataclass(slots=True)
class _Pen:
    """Where the next block goes; what is on the sheet already."""

    sheet: Worksheet
    styles: Styles
    row: int = FIRST_BLOCK
    cells: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that a breakdown takes on the sheet, from 0."""

    heading: int
    first: int
    last: int


def write(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """Fill the sheet."""
    workbook.define_name("as_of", AS_OF)
    workbook.define_name("total_actions", TOTAL_ACTIONS)
    note = "Counts over the sheet Actions. Every figure is live: it follows what you change there."
    put_heading(sheet, book.title, note, styles)
    sheet.set_column(0, 0, _LABEL_WIDTH, styles.text)
    sheet.set_column(1, len(STATUS_COLUMNS) + 3, _FIGURE_WIDTH, styles.number)
    _put_day(sheet, book, styles)
    pen = _Pen(sheet, styles)
    seen = summary.view(book)
    named = summary.conditions(seen)
    _key_figures(pen, seen, named)
    _statuses(pen, named)
    chart_row = FIRST_BLOCK
    pen.row = max(pen.row, chart_row + 33 if seen.size else pen.row)
    groups = _groups(pen, book, seen, named)
    _owners(pen, seen, named)
    months = _months(pen, seen, named)
    if seen.size:
        put_charts(workbook, sheet, groups, months, by_document=book.group == "source")
    _put_sentence(pen, book)
    sheet.hide_gridlines(2)
    print_setup(sheet)


def _put_day(sheet: Worksheet, book: Book, styles: Styles) -> None:
    sheet.set_row(DAY_ROW, 18)
    sheet.write_string(
        DAY_ROW, 0, "As-of day: overdue and days to due count from here", styles.text
    )
    number = serial(book.today)
    if book.fixed and number is not None:
        sheet.write_number(DAY_ROW, 1, number, styles.input_date)
    else:
        sheet.write_formula(DAY_ROW, 1, "=TODAY()", styles.input_date, number)
    hint = "Type a date, or =TODAY() to follow the calendar."
    sheet.write_string(DAY_ROW, 2, hint, styles.note)
    rule = {"validate": "date", "criteria": ">", "value": dt.date(1950, 1, 1)}
    rule |= {"error_title": "Not a date", "error_message": "Give a day, such as 23 Nov 2026."}
    sheet.data_validation(DAY_ROW, 1, DAY_ROW, 1, rule)


def _key_figures(pen: _Pen, seen: View, named: dict[str, Condition]) -> None:
    wanted = [
        ("completed", "Completed"),
        ("closed", "Closed"),
        ("overdue", "Overdue"),
        *((f"due {days}", f"Due within {days} days, not done") for days in summary.HORIZONS),
        ("no date", "Without a due date"),
        ("no owner", "Without an owner"),
        ("checks", "With something to check"),
    ]
    _block_heading(pen, "Key figures", ("Figure", "Actions", "Share"))
    whole = summary.total(seen)
    _named_line(pen, "total", "Actions", whole)
    for key, label in wanted:
        _named_line(pen, key, label, counting.count([named[key]]))
    pen.row += 1


def _statuses(pen: _Pen, named: dict[str, Condition]) -> None:
    _block_heading(pen, "By status", ("Status", "Actions", "Share"))
    for word in STATUS_COLUMNS:
        _named_line(pen, f"status {word}", _shown(word), counting.count([named[word]]))
    pen.row += 1


def _named_line(pen: _Pen, key: str, label: str, figure: Figure) -> None:
    row, cell = pen.row, xl_rowcol_to_cell(pen.row, 1, row_abs=True, col_abs=True)
    pen.cells[key], pen.figures[key] = cell, figure
    pen.sheet.write_string(row, 0, label, pen.styles.text)
    pen.sheet.write_formula(row, 1, figure.formula, pen.styles.number, figure.value)
    if key != "total":
        part = counting.share(figure, cell, pen.figures["total"], "total_actions")
        pen.sheet.write_formula(row, 2, part.formula, pen.styles.share, part.value)
    pen.row += 1


def _groups(pen: _Pen, book: Book, seen: View, named: dict[str, Condition]) -> Block:
    word = "Document" if book.group == "source" else "Section"
    lines = summary.by_text(book.group, seen.groups)
    lines += summary.empty_line(book.group, f"(no {word.lower()})", seen.groups)
    columns = [(), *((named[status],) for status in STATUS_COLUMNS), (named["overdue"],)]
    titles = (word, "Actions", *map(_shown, STATUS_COLUMNS), "Overdue")
    return _breakdown(pen, f"By {word.lower()}", titles, lines, columns)


def _owners(pen: _Pen, seen: View, named: dict[str, Condition]) -> Block:
    lines = summary.by_text("lead_owner", seen.owners, limit=summary.OWNERS_LIMIT)
    lines += summary.empty_line("lead_owner", "(no owner)", seen.owners)
    keys = ("completed", "overdue", "due 30", "no date")
    titles = ("Lead owner", "Actions", "Completed", "Overdue", "Due within 30 days", "No due date")
    return _breakdown(pen, "By owner", titles, lines, [(), *((named[key],) for key in keys)])


def _months(pen: _Pen, seen: View, named: dict[str, Condition]) -> Block:
    lines = summary.by_month(seen)
    lines += summary.empty_line("due_date", "(no due date)", seen.months)
    titles = ("Due month", "Actions", "Done", "Still open", "Overdue")
    columns = ((), (named["done"],), (named["open"],), (named["overdue"],))
    return _breakdown(pen, "By due month", titles, lines, columns)


def _breakdown(
    pen: _Pen,
    title: str,
    titles: Sequence[str],
    lines: Sequence[Line],
    columns: Sequence[Sequence[Condition]],
) -> Block:
    """A line for each label, the rest, and the total; the figures are what `columns` add."""
    _block_heading(pen, title, titles)
    first = pen.row
    sums = [0.0] * len(columns)
    wholes = [_whole(pen, extra) for extra in columns]
    for line in lines:
        _put_label(pen, line)
        cell = xl_rowcol_to_cell(pen.row, 0, col_abs=True)
        shared = line.conditions(cell)
        for place, extra in enumerate(columns):
            figure = counting.count([*shared, *extra])
            sums[place] += figure.value
            pen.sheet.write_formula(
                pen.row, place + 1, figure.formula, pen.styles.count, figure.value
            )
        pen.row += 1
    _rest_and_total(pen, first, wholes, sums)
    return Block(first - 1, first, pen.row - 4)


def _whole(pen: _Pen, extra: Sequence[Condition]) -> Figure:
    """The same count over all actions."""
    return counting.count(extra) if extra else Figure("=total_actions", pen.figures["total"].value)


def _rest_and_total(pen: _Pen, first: int, wholes: Sequence[Figure], sums: Sequence[float]) -> None:
    pen.sheet.write_string(pen.row, 0, _ANY_OTHER, pen.styles.text)
    pen.sheet.write_string(pen.row + 1, 0, "All actions", pen.styles.total)
    for place, (whole, added) in enumerate(zip(wholes, sums, strict=True), start=1):
        top, bottom = (xl_rowcol_to_cell(row, place) for row in (first, pen.row - 1))
        total = xl_rowcol_to_cell(pen.row + 1, place)
        listed = f"-SUM({top}:{bottom})" if pen.row > first else ""
        rest = whole.value - added
        pen.sheet.write_formula(pen.row, place, f"={total}{listed}", pen.styles.count, rest)
        pen.sheet.write_formula(
            pen.row + 1, place, whole.formula, pen.styles.total_number, whole.value
        )
    pen.row += 3


def _put_label(pen: _Pen, line: Line) -> None:
    if isinstance(line.label, dt.date):
        pen.sheet.write_number(pen.row, 0, serial(line.label) or 0, pen.styles.month)
    else:
        put_text(pen.sheet, pen.row, 0, line.label, pen.styles.text, pen.styles.quoted)


def _block_heading(pen: _Pen, title: str, titles: Sequence[str]) -> None:
    pen.sheet.write_string(pen.row, 0, title, pen.styles.label)
    pen.sheet.set_row(pen.row, 20)
    pen.sheet.set_row(pen.row + 1, 30)
    for column, text in enumerate(titles):
        style = pen.styles.number_heading if column else pen.styles.heading
        pen.sheet.write_string(pen.row + 1, column, text, style)
    pen.row += 2


def _put_sentence(pen: _Pen, book: Book) -> None:
    months = ",".join(f'"{name}"' for name in _MONTHS)
    # Not TEXT(…;"yyyy"): its letters differ between the languages of Excel.
    day = f'DAY(as_of)&" "&CHOOSE(MONTH(as_of),{months})&" "&YEAR(as_of)'
    done, overdue = pen.cells["completed"], pen.cells["overdue"]
    formula = (
        f'=IF(total_actions=0,"No actions",{done}&" of "&total_actions&" actions completed ("'
        f'&ROUND(100*{done}/total_actions,0)&" %), "&{overdue}&" overdue on "&{day})'
    )
    pen.sheet.write_formula(SENTENCE_ROW, 0, formula, pen.styles.sentence, _said(pen, book))
    pen.sheet.set_row(SENTENCE_ROW, 22)


def _said(pen: _Pen, book: Book) -> str:
    total, done, overdue = (
        int(pen.figures[key].value) for key in ("total", "completed", "overdue")
    )
    if not total:
        return "No actions"
    day = f"{book.today.day} {_MONTHS[book.today.month - 1]} {book.today.year}"
    percent = int(100 * done / total + 0.5)
    return f"{done} of {total} actions completed ({percent} %), {overdue} overdue on {day}"


def _shown(word: str) -> str:
    return word.replace("_", " ").capitalize()

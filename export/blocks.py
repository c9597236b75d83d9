"""Blocks of figures on the sheet Summary: written row by row, each cell a formula with its value.

A *breakdown* counts the same columns (`COLUMNS`) for each line, so that one heading, repeated on
every printed page, serves all of them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field
from xlsxwriter.utility import xl_rowcol_to_cell

from planlift import schema
from planlift.export import counting
from planlift.export import measure
from planlift.export.cells import put_text
from planlift.export.cells import serial
from planlift.export.counting import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from planlift.export.counting import Condition
    from planlift.export.styles import Styles
    from planlift.export.summary import Line

LABEL_WIDTH, FIGURE_WIDTH = 44, 12
ROW_HEIGHT, HEADING_HEIGHT, TITLE_HEIGHT = 16.0, 30.0, 20.0
ANY_OTHER = "Any other (added or changed since)"
TOTAL = "total"
STATUS_COLUMNS = (*schema.STATUSES, "no status")
COLUMNS = {
    TOTAL: "Actions",
    **{status: status.replace("_", " ").capitalize() for status in STATUS_COLUMNS},
    "share": "Completed %",
    "overdue": "Overdue",
    "in time": "Open, not overdue",
    "due 30": "Due in 30 days",
    "no date": "No due date",
}
"""By name of a condition: the column's heading. The two of `_DERIVED` follow from the others."""
_DERIVED = {
    "share": '=IF({total}=0,"",{completed}/{total})',
    "in time": "={total}-{completed}-{closed}-{overdue}",
}


class Pen(Struct):
    """Where the next block goes; what is on the sheet already."""

    sheet: Worksheet
    styles: Styles
    row: int
    cells: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    """Points of the rows that are taller than `ROW_HEIGHT`."""

    def set_height(self, row: int, points: float) -> None:
        """Make a row as tall as that."""
        self.sheet.set_row(row, points)
        self.heights[row] = points

    def below(self, row: int, points: float) -> int:
        """The first row that begins at least `points` below the top of `row`."""
        while points > 0:
            points -= self.heights.get(row, ROW_HEIGHT)
            row += 1
        return row


class Block(Struct, frozen=True):
    """Rows that the lines of a breakdown take on the sheet, from 0; none where `last` < `first`."""

    heading: int
    first: int
    last: int


def place(name: str) -> int:
    """The column of the sheet, from 0, in which a breakdown has the figure of that name."""
    return [*COLUMNS].index(name) + 1


def put_heading(pen: Pen, title: str, titles: Sequence[str]) -> None:
    """A block's title, and the headings of its columns."""
    pen.sheet.write_string(pen.row, 0, title, pen.styles.label)
    pen.set_height(pen.row, TITLE_HEIGHT)
    pen.set_height(pen.row + 1, HEADING_HEIGHT)
    for column, text in enumerate(titles):
        style = pen.styles.number_heading if column else pen.styles.heading
        pen.sheet.write_string(pen.row + 1, column, text, style)
    pen.row += 2


def put_named(pen: Pen, key: str, label: str, figure: Figure) -> None:
    """One figure of its own, with its share of all actions."""
    row, cell = pen.row, xl_rowcol_to_cell(pen.row, 1, row_abs=True, col_abs=True)
    pen.cells[key], pen.figures[key] = cell, figure
    pen.sheet.write_string(row, 0, label, pen.styles.line)
    pen.sheet.write_formula(row, 1, figure.formula, pen.styles.figure, figure.value)
    if key == TOTAL:
        pen.sheet.write_blank(row, 2, None, pen.styles.share)
    else:
        part = counting.share(figure, cell, pen.figures[TOTAL], "total_actions")
        pen.sheet.write_formula(row, 2, part.formula, pen.styles.share, part.value)
    pen.row += 1


def put_breakdown(
    pen: Pen, title: str, lines: Sequence[Line], named: Mapping[str, Condition]
) -> Block:
    """A line for each label, one for the rest, and the total."""
    put_heading(pen, title, ("Group", *COLUMNS.values()))
    first = pen.row
    sums = dict.fromkeys(_counted(), 0.0)
    for line in lines:
        _put_label(pen, line.label)
        shared = line.conditions(xl_rowcol_to_cell(pen.row, 0, col_abs=True))
        found = {}
        for name in sums:
            extra = [] if name == TOTAL else [named[name]]
            found[name] = counting.count([*shared, *extra])
            sums[name] += found[name].value
        _put_figures(pen, found)
        pen.row += 1
    last = pen.row - 1
    _put_rest_and_total(pen, first, named, sums)
    return Block(first - 1, first, last)


def _counted() -> list[str]:
    return [name for name in COLUMNS if name not in _DERIVED]


def _put_rest_and_total(
    pen: Pen, first: int, named: Mapping[str, Condition], sums: Mapping[str, float]
) -> None:
    whole = {name: counting.count([named[name]]) for name in sums if name != TOTAL}
    whole[TOTAL] = Figure("=total_actions", pen.figures[TOTAL].value)
    rest = {}
    for name, added in sums.items():
        column = place(name)
        top, bottom = (xl_rowcol_to_cell(row, column) for row in (first, pen.row - 1))
        listed = f"-SUM({top}:{bottom})" if pen.row > first else ""
        formula = f"={xl_rowcol_to_cell(pen.row + 1, column)}{listed}"
        rest[name] = Figure(formula, whole[name].value - added)
    pen.sheet.write_string(pen.row, 0, ANY_OTHER, pen.styles.line)
    _put_figures(pen, rest)
    pen.row += 1
    pen.sheet.write_string(pen.row, 0, "All actions", pen.styles.total)
    _put_figures(pen, whole, total=True)
    pen.row += 2


def _put_figures(pen: Pen, counted: Mapping[str, Figure], *, total: bool = False) -> None:
    """The figures of one line, and those that follow from them."""
    cells = {name: xl_rowcol_to_cell(pen.row, place(name)) for name in COLUMNS}
    number = {name: figure.value for name, figure in counted.items()}
    done = number["completed"]
    value: dict[str, float | str] = dict(number)
    value["share"] = done / number[TOTAL] if number[TOTAL] else ""
    value["in time"] = number[TOTAL] - done - number["closed"] - number["overdue"]
    for name in COLUMNS:
        style = pen.styles.total_number if total else pen.styles.count
        if name == "share":
            style = pen.styles.total_share if total else pen.styles.share
        formula = _DERIVED[name].format(**cells) if name in _DERIVED else counted[name].formula
        pen.sheet.write_formula(pen.row, place(name), formula, style, value[name])


def _put_label(pen: Pen, label: str | dt.date) -> None:
    if isinstance(label, dt.date):
        pen.sheet.write_number(pen.row, 0, serial(label) or 0, pen.styles.month)
        return
    put_text(pen.sheet, pen.row, 0, label, pen.styles.line, pen.styles.quoted_line)
    lines = measure.lines(label, LABEL_WIDTH)
    if lines > 1:
        pen.set_height(pen.row, measure.height(lines))

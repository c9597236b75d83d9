"""The two charts of the sheet Summary, each with words for who cannot see it.

Figures stand on the bars, fills of a like colour differ in pattern, and every bar has an outline:
a chart printed in grey, or seen without colours, tells the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct

from planlift import schema
from planlift.export import measure
from planlift.export.blocks import COLUMNS
from planlift.export.blocks import place
from planlift.export.cells import put_text
from planlift.export.palette import INK
from planlift.export.palette import MUTED
from planlift.export.palette import OPEN_FILL
from planlift.export.palette import OVERDUE_FILL
from planlift.export.palette import RULE
from planlift.export.palette import STATUS_FILLS
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook

    from planlift.export.blocks import Block
    from planlift.export.blocks import Pen
    from planlift.export.palette import Fill

GROUPS_LIMIT = 20
"""Bars that a chart can show and still be read."""
MONTHS_LIMIT = 48
_LABEL_LIMIT = 37.0
"""Column widths that a label may take, so that the bars have room."""
_COLUMN = 4
_WIDTH, _MONTHS_HEIGHT, _GAP = 920, 320, 12
_FRAME, _BAR, _LEAST = 110, 26, 250
"""Pixels of a bar chart without its bars, of one bar, and at least."""
_FEW = 3
"""Bars that would be as wide as a table if they stood close."""
_POINTS = 72 / 96
_FONT = {"name": "Arial", "size": 9, "color": INK, "bold": False}
_TITLE = {"name": "Arial", "size": 12, "color": INK, "bold": True}


class Charts(Struct, frozen=True):
    """Status by section (or by document), and actions by due month."""

    workbook: Workbook
    row: int
    """Of the sheet, from 0, at whose top the first begins."""
    word: str
    """What the first chart goes by."""
    groups: int
    months: int

    def reserve(self, pen: Pen) -> int:
        """The row under the charts."""
        second = self._second_row(pen)
        return pen.below(second, (_MONTHS_HEIGHT + _GAP) * _POINTS) if self.months else second

    @property
    def number(self) -> int:
        """How many charts there are: none of months where no action has a date."""
        return 2 if self.months else 1

    def put(self, pen: Pen, groups: Block, months: Block, labels: int) -> None:
        """Draw both from the tables below them; `labels` is the column of the bars' names."""
        _insert(
            pen,
            self.row,
            self._bars(groups, labels),
            f"Stacked bars: for each {self.word}, how many actions have each status."
            f" The same figures stand in the table By {self.word} below.",
        )
        if self.months:
            _insert(
                pen,
                self._second_row(pen),
                self._columns(months),
                "Stacked columns: how many actions are due in each month: completed, closed,"
                " overdue, or open and not overdue. The same figures stand in the table By due"
                " month below.",
            )

    def _second_row(self, pen: Pen) -> int:
        return pen.below(self.row, (self._height() + _GAP) * _POINTS)

    def _height(self) -> int:
        return max(_LEAST, _FRAME + _BAR * min(self.groups, GROUPS_LIMIT))

    def _bars(self, groups: Block, labels: int) -> Any:  # noqa: ANN401 - XlsxWriter has no types
        last = min(groups.last, groups.first + GROUPS_LIMIT - 1)
        cut = f" (first {GROUPS_LIMIT})" if groups.last > last else ""
        chart = _chart(self.workbook, "bar", f"Status by {self.word}{cut}", self._height())
        for status in (*schema.STATUSES, ""):
            column = place(status or "no status")
            _series(
                chart, groups.heading, column, (groups.first, last), labels, STATUS_FILLS[status]
            )
        # Room for labels: left to itself the chart gives all of its width to the longest.
        top, below = 44 / self._height(), 64 / self._height()
        inner = {"x": 0.3, "y": top, "width": 0.67, "height": 1 - top - below}
        chart.set_plotarea({"layout": inner})
        chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"color": RULE}})
        chart.set_x_axis({**_value_axis(), "label_position": "high"})
        return chart

    def _columns(self, months: Block) -> Any:  # noqa: ANN401
        last = months.first + self.months - 1
        start = max(months.first, last - MONTHS_LIMIT + 1)
        cut = f" (last {MONTHS_LIMIT} months)" if start > months.first else ""
        chart = _chart(self.workbook, "column", f"Actions by due month{cut}", _MONTHS_HEIGHT)
        for name, fill in (
            ("completed", STATUS_FILLS["completed"]),
            ("closed", STATUS_FILLS["closed"]),
            ("overdue", OVERDUE_FILL),
            ("in time", OPEN_FILL),
        ):
            _series(chart, months.heading, place(name), (start, last), 0, fill)
        chart.set_x_axis(
            {
                "num_format": "mmm yyyy",
                "text_axis": True,
                "interval_unit": 1,
                "num_font": {**_FONT, "rotation": -90},
                "line": {"color": RULE},
            }
        )
        chart.set_y_axis(_value_axis())
        return chart


def put_labels(pen: Pen, block: Block, labels: Sequence[object]) -> int:
    """The column that names the bars: the labels, or where one is too long for a chart, a further
    column with all of them shortened.
    """
    shown = [one_line(str(label)) for label in labels[:GROUPS_LIMIT]]
    short = [_shortened(label) for label in shown]
    if short == [str(label) for label in labels[:GROUPS_LIMIT]]:
        return 0
    column = len(COLUMNS) + 1
    pen.sheet.set_column(column, column, _LABEL_LIMIT + 3)
    pen.sheet.write_string(block.heading, column, "Name in the chart", pen.styles.heading)
    for row, label in enumerate(short, start=block.first):
        put_text(pen.sheet, row, column, label, pen.styles.line, pen.styles.quoted_line)
    return column


def _shortened(label: str) -> str:
    if measure.units(label) <= _LABEL_LIMIT:
        return label
    end = next(at for at in range(len(label)) if measure.units(label[: at + 1]) > _LABEL_LIMIT - 1)
    return f"{label[:end].rstrip()}…"


def _chart(workbook: Workbook, kind: str, title: str, height: int) -> Any:  # noqa: ANN401
    chart = workbook.add_chart({"type": kind, "subtype": "stacked"})
    chart.set_title({"name": title, "name_font": _TITLE, "overlay": False})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": _WIDTH, "height": height})
    chart.set_chartarea({"border": {"color": RULE}})
    return chart


def _series(
    chart: Any,  # noqa: ANN401
    heading: int,
    column: int,
    rows: tuple[int, int],
    labels: int,
    fill: Fill,
) -> None:
    first, last = rows
    look: dict[str, Any] = {"fill": {"color": fill.colour}}
    if fill.pattern:
        pattern = {"pattern": fill.pattern, "fg_color": "#FFFFFF", "bg_color": fill.colour}
        look = {"pattern": pattern}
    chart.add_series(
        {
            "name": ["Summary", heading, column],
            "categories": ["Summary", first, labels, last, labels],
            "values": ["Summary", first, column, last, column],
            "border": {"color": INK, "width": 0.75},
            "gap": 45 if last - first >= _FEW else 200,
            # A bar of no length has no number.
            "data_labels": {
                "value": True,
                "num_format": "0;;;",
                "font": {**_FONT, "size": 8, "color": fill.ink},
            },
            **look,
        }
    )


def _value_axis() -> dict[str, Any]:
    return {
        "num_font": {**_FONT, "color": MUTED},
        "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.5}},
        "line": {"none": True},
        "num_format": "0",
        "min": 0,
    }


def _insert(pen: Pen, row: int, chart: Any, description: str) -> None:  # noqa: ANN401
    options = {"description": description, "object_position": 2, "x_offset": 10}
    pen.sheet.insert_chart(row, _COLUMN, chart, options)

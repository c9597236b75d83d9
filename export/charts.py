"""The two charts of the sheet Summary, each with words for who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from planlift import schema
from planlift.export.styles import INK
from planlift.export.styles import MUTED
from planlift.export.styles import RULE
from planlift.export.styles import STATUS_FILLS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.sheet_summary import Block

_GROUPS_LIMIT = 20
"""Bars that a chart can show and still be read."""
_MONTHS_LIMIT = 48
_FONT = {"name": "Arial", "size": 9, "color": INK, "bold": False}
_TITLE = {"name": "Arial", "size": 12, "color": INK, "bold": True}
_ROW, _COLUMN = 5, 4
_SIZE = {"width": 800, "height": 310}


def put_charts(
    workbook: Workbook, sheet: Worksheet, groups: Block, months: Block, *, by_document: bool
) -> None:
    """Status by section (or by document), and actions by due month."""
    word = "document" if by_document else "section"
    last = min(groups.last, groups.first + _GROUPS_LIMIT - 1)
    cut = f" (first {_GROUPS_LIMIT})" if groups.last > last else ""
    bars = _chart(workbook, "bar", f"Status by {word}{cut}")
    statuses = (*schema.STATUSES, "")
    for place, status in enumerate(statuses, start=2):
        _series(bars, (groups.heading, place), (groups.first, last), STATUS_FILLS[status])
    # Room for long labels: left to itself the chart gives all of its width to the longest.
    bars.set_plotarea({"layout": {"x": 0.3, "y": 0.14, "width": 0.66, "height": 0.64}})
    bars.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"color": RULE}})
    bars.set_x_axis({**_value_axis(), "label_position": "high"})
    about = f"Stacked bars: for each {word}, how many actions have each status. The same figures"
    _insert(sheet, bars, _ROW, f"{about} stand in the table By {word} below.")
    start = max(months.first, months.last - _MONTHS_LIMIT + 1)
    if months.last < months.first:
        return
    columns = _chart(workbook, "column", "Actions by due month")
    for place, status in ((2, "completed"), (3, "in_progress")):
        _series(columns, (months.heading, place), (start, months.last), STATUS_FILLS[status])
    columns.set_x_axis(
        {
            "num_format": "mmm yyyy",
            "text_axis": True,
            "num_font": {**_FONT, "rotation": -45},
            "line": {"color": RULE},
        }
    )
    columns.set_y_axis(_value_axis())
    about = "Stacked columns: how many actions are due in each month, done or still open."
    _insert(sheet, columns, _ROW + 16, f"{about} The same figures stand in the table By due month.")


def _chart(workbook: Workbook, kind: str, title: str) -> Any:  # noqa: ANN401 - XlsxWriter has no types
    chart = workbook.add_chart({"type": kind, "subtype": "stacked"})
    chart.set_title({"name": title, "name_font": _TITLE, "overlay": False})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size(_SIZE)
    chart.set_chartarea({"border": {"color": RULE}})
    return chart


def _series(chart: Any, heading: tuple[int, int], rows: tuple[int, int], fill: str) -> None:  # noqa: ANN401
    first, last = rows
    row, column = heading
    chart.add_series(
        {
            "name": ["Summary", row, column],
            "categories": ["Summary", first, 0, last, 0],
            "values": ["Summary", first, column, last, column],
            "fill": {"color": fill},
            "border": {"color": "#FFFFFF", "width": 0.75},
            "gap": 60,
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


def _insert(sheet: Worksheet, chart: Any, row: int, description: str) -> None:  # noqa: ANN401
    options = {"description": description, "object_position": 2, "x_offset": 10}
    sheet.insert_chart(row, _COLUMN, chart, options)

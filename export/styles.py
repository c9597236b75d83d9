"""Cell formats of the workbook: fonts, colours, alignment and number formats."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct

from planlift.export import measure
from planlift.export.palette import BAND
from planlift.export.palette import INK
from planlift.export.palette import INPUT
from planlift.export.palette import LINK
from planlift.export.palette import MUTED
from planlift.export.palette import PAPER
from planlift.export.palette import RULE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

DEFAULT_FONT = {"font_name": "Arial", "font_size": measure.SIZE}
FONT: dict[str, Any] = {**DEFAULT_FONT, "font_color": INK, "valign": "top"}
DATE = "dd mmm yyyy"

LINE = {"bottom": 1, "bottom_color": RULE}
"""Under every row of a table. Where several rules hold for a cell, LibreOffice takes the first:
each brings the line along."""


class Styles(Struct, frozen=True):
    """The cell formats of one workbook."""

    title: Format
    note: Format
    hint: Format
    sentence: Format
    heading: Format
    number_heading: Format
    follow_heading: Format
    text: Format
    quoted: Format
    code: Format
    quoted_code: Format
    number: Format
    line: Format
    quoted_line: Format
    figure: Format
    count: Format
    share: Format
    date: Format
    month: Format
    link: Format
    input_date: Format
    total: Format
    total_number: Format
    total_share: Format
    label: Format


def styles(book: Workbook) -> Styles:
    """Register the formats with `book`."""

    def style(**properties: Any) -> Format:  # noqa: ANN401 - XlsxWriter's own property values
        return book.add_format({**FONT, **properties})

    heading = {"bold": True, "font_color": PAPER, "bg_color": BAND, "text_wrap": True}
    heading |= {
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
        "border": 1,
        "border_color": RULE,
    }
    text = {"text_wrap": True, "indent": 1, "align": "left"}
    line = {"valign": "vcenter", "indent": 1, "bottom": 1, "bottom_color": RULE}
    figure = {**line, "align": "right"}
    words = {**line, "align": "left", "text_wrap": True}
    total: dict[str, Any] = {"bold": True, "top": 1, "top_color": BAND}
    return Styles(
        title=style(bold=True, font_size=16, font_color=BAND, valign="vcenter"),
        note=style(font_color=MUTED, valign="vcenter"),
        hint=style(font_color=MUTED, valign="vcenter", indent=1, align="left"),
        sentence=style(bold=True, font_size=12, valign="vcenter"),
        heading=style(**heading),
        number_heading=style(**{**heading, "align": "right"}),
        follow_heading=style(**{**heading, "bg_color": MUTED}),
        text=style(**text),
        quoted=style(**text, quote_prefix=True),
        code=style(**text, num_format="@"),
        quoted_code=style(**text, num_format="@", quote_prefix=True),
        number=style(num_format="#,##0", align="right", indent=1),
        line=style(**words),
        quoted_line=style(**words, quote_prefix=True),
        figure=style(**figure, num_format="#,##0"),
        count=style(**figure, num_format='#,##0;-#,##0;"–"'),
        share=style(**figure, num_format="0 %"),
        date=style(num_format=DATE, align="left", indent=1),
        month=style(**words, num_format="mmm yyyy"),
        link=style(font_color=LINK, underline=1, align="left", indent=1),
        input_date=style(
            num_format=DATE,
            align="center",
            valign="vcenter",
            bg_color=INPUT,
            border=1,
            border_color=MUTED,
            bold=True,
        ),
        total=style(**words, **total),
        total_number=style(**figure, **total, num_format="#,##0"),
        total_share=style(**figure, **total, num_format="0 %"),
        label=style(bold=True, font_size=12, font_color=BAND, valign="vcenter"),
    )

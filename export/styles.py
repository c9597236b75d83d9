"""Fonts, colours and number formats of the workbook: every pair of colours passes WCAG AA."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK = "#1F2933"
MUTED = "#52606D"
BAND = "#1F4E5F"
RULE = "#CBD2D9"
PAPER = "#FFFFFF"
INPUT = "#FFF8E1"

DEFAULT_FONT = {"font_name": "Arial", "font_size": 10}
FONT: dict[str, Any] = {**DEFAULT_FONT, "font_color": INK, "valign": "top"}
DATE = "dd mmm yyyy"

TINTS = {
    # ink, paper: for words that already say what the colour says
    "red": ("#8A1C1C", "#FBE3E4"),
    "amber": ("#7A4100", "#FFEBCC"),
    "green": ("#1B5E20", "#E3F2E1"),
    "blue": ("#0B4F8A", "#E1EFFA"),
    "grey": ("#3E4C59", "#E4E7EB"),
    "purple": ("#5B2A86", "#EFE5F7"),
}
STATUS_TINTS = {
    "completed": "green",
    "closed": "grey",
    "in_progress": "blue",
    "ongoing": "blue",
    "delayed": "red",
    "not_started": "amber",
    "unknown": "purple",
}
STATUS_FILLS = {
    "completed": "#2E7D32",
    "closed": "#7B8794",
    "in_progress": "#1565C0",
    "ongoing": "#4FC3F7",
    "delayed": "#B71C1C",
    "not_started": "#F9A825",
    "unknown": "#7E57C2",
    "": "#CBD2D9",
}


LINE = {"bottom": 1, "bottom_color": RULE}
"""Under every row of a table. Where several rules hold for a cell, LibreOffice takes the first:
each brings the line along."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell formats of one workbook."""

    title: Format
    note: Format
    sentence: Format
    heading: Format
    number_heading: Format
    follow_heading: Format
    text: Format
    quoted: Format
    code: Format
    quoted_code: Format
    number: Format
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
    total: dict[str, Any] = {"bold": True, "top": 1, "top_color": BAND}
    return Styles(
        title=style(bold=True, font_size=16, font_color=BAND, valign="vcenter"),
        note=style(font_color=MUTED, valign="vcenter"),
        sentence=style(bold=True, font_size=12, valign="vcenter"),
        heading=style(**heading),
        number_heading=style(**{**heading, "align": "right", "indent": 0}),
        follow_heading=style(**{**heading, "bg_color": MUTED}),
        text=style(**text),
        quoted=style(**text, quote_prefix=True),
        code=style(**text, num_format="@"),
        quoted_code=style(**text, num_format="@", quote_prefix=True),
        number=style(num_format="#,##0", align="right"),
        count=style(num_format='#,##0;-#,##0;"–"', align="right"),
        share=style(num_format="0 %", align="right"),
        date=style(num_format=DATE, align="left", indent=1),
        month=style(num_format="mmm yyyy", align="left", indent=1),
        link=style(font_color="#0B4F8A", underline=1, align="left", indent=1),
        input_date=style(
            num_format=DATE, align="left", bg_color=INPUT, border=1, border_color=MUTED, bold=True
        ),
        total=style(**total, indent=1, align="left"),
        total_number=style(**total, num_format="#,##0", align="right"),
        total_share=style(**total, num_format="0 %", align="right"),
        label=style(bold=True, font_size=12, font_color=BAND),
    )

"""Colours of the sheet Actions, each beside a word or a sign that says the same.

They are rules, not cell formats: they follow what a person changes, and the rows that one adds.
A sign stands in the rule's number format, so that the cell holds the word alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct
from xlsxwriter.utility import xl_rowcol_to_cell

from planlift import schema
from planlift.export import layout
from planlift.export.cells import FIRST_ROW
from planlift.export.cells import rule_rows
from planlift.export.palette import INPUT
from planlift.export.palette import LATE_SIGN
from planlift.export.palette import MUTED
from planlift.export.palette import RAG_SIGNS
from planlift.export.palette import SOON_SIGN
from planlift.export.palette import STATUS_SIGNS
from planlift.export.palette import STATUS_TINTS
from planlift.export.palette import TINTS
from planlift.export.styles import LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.layout import Field

SOON = 30
"""Days within which a due date is near."""
_EVER = 1_000_000


class _Pot(Struct, frozen=True):
    """The table's columns, to be coloured."""

    workbook: Workbook
    sheet: Worksheet
    columns: Sequence[Field]
    last: int
    """Last row of the table, from 0."""

    def rule(self, name: str, rule: dict[str, Any]) -> None:
        place = layout.place(self.columns, name)
        self.sheet.conditional_format(FIRST_ROW, place, self.last, place, rule)

    def shade(self, tint: str, signed: str) -> Format:
        ink, paper = TINTS[tint]
        look = {"font_color": ink, "bg_color": paper, "bold": True, "num_format": signed}
        return self.workbook.add_format({**LINE, **look})


def put(workbook: Workbook, sheet: Worksheet, columns: Sequence[Field], last: int) -> None:
    """Add the rules; the first that holds for a cell wins."""
    pot = _Pot(workbook, sheet, columns, last)
    for status, tint in STATUS_TINTS.items():
        _word(pot, "status", status, tint, STATUS_SIGNS[status])
    for colour in schema.RAGS:
        _word(pot, "rag", colour, colour, RAG_SIGNS[colour])
    _word(pot, layout.OVERDUE, "Overdue", "red", LATE_SIGN)
    _days(pot, -_EVER, -1, "red", LATE_SIGN)
    _days(pot, 0, SOON, "amber", SOON_SIGN)
    _mute_repeats(pot)
    yours = workbook.add_format({**LINE, "bg_color": INPUT})
    for place, column in enumerate(columns):
        if column.kind == "follow-up":
            rule_rows(sheet, (FIRST_ROW, last), (place, place), yours)
    rule_rows(sheet, (FIRST_ROW, last), (0, len(columns) - 1), workbook.add_format(LINE))


def _word(pot: _Pot, name: str, word: str, tint: str, sign: str) -> None:
    shade = pot.shade(tint, f'"{sign} "@')
    pot.rule(name, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": shade})


def _days(pot: _Pot, low: int, high: int, tint: str, sign: str) -> None:
    rule = {"type": "cell", "criteria": "between", "minimum": low, "maximum": high}
    signed = f'"{sign} "#,##0;"{sign} "-#,##0'
    pot.rule(layout.DAYS, rule | {"format": pot.shade(tint, signed)})


def _mute_repeats(pot: _Pot) -> None:
    """A finding that stands in the row above too is set in a quieter ink."""
    quiet = pot.workbook.add_format({**LINE, "font_color": MUTED, "italic": True})
    for name in ("section", "finding_ref", "finding"):
        place = layout.place(pot.columns, name)
        here, above = (
            xl_rowcol_to_cell(row, place, col_abs=True) for row in (FIRST_ROW, FIRST_ROW - 1)
        )
        rule = {"type": "formula", "criteria": f"=EXACT({here},{above})", "format": quiet}
        pot.rule(name, rule)

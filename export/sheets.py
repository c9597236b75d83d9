"""The sheets Checks, Plan and About: plain tables of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from planlift.export.cells import FIRST_ROW
from planlift.export.cells import print_setup
from planlift.export.cells import put_heading
from planlift.export.cells import put_table
from planlift.export.cells import rule_rows
from planlift.export.doubts import meaning
from planlift.export.styles import LINE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from planlift.export.book import Book
    from planlift.export.styles import Styles

_CHECKS = (
    ("Row", 9.0),
    ("Ref", 12.0),
    ("Column", 16.0),
    ("Printed", 36.0),
    ("Understood", 30.0),
    ("Code", 20.0),
    ("What to look at", 40.0),
    ("Why here", 44.0),
    ("action_id", 20.0),
)
_PLAN_WIDTHS = {"Text": 100.0, "Label": 30.0, "What": 16.0, "Document": 40.0}


def write_checks(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """Each thing that a person should look at, with the way to its row."""
    put_heading(sheet, f"Checks: {book.title}", _how_many(len(book.doubts)), styles)
    document = [("Document", 30.0)] if book.many else []
    heading = (_CHECKS[0], *document, *_CHECKS[1:])
    rows = (
        (
            "",
            *([item.source] if book.many else []),
            item.ref,
            item.column,
            item.printed,
            item.understood,
            item.code,
            meaning(item.code),
            item.why,
            item.action_id,
        )
        for item in book.doubts
    )
    _table(workbook, sheet, "Checks", heading, rows, styles)
    _link_rows(sheet, book, len(heading) - 1, styles)


def _how_many(doubts: int) -> str:
    if not doubts:
        return "Nothing here needs a person's check."
    noun = "thing" if doubts == 1 else "things"
    return f"{doubts:,} {noun} that a person should look at, with what is printed and why."


def _link_rows(sheet: Worksheet, book: Book, named: int, styles: Styles) -> None:
    # By formula, not by a fixed link: the row is found again after the table has been sorted.
    at = {
        action_id: row
        for row, action_id in enumerate(book.actions.texts("action_id"), FIRST_ROW + 1)
    }
    for row, item in enumerate(book.doubts, start=FIRST_ROW):
        if item.action_id in at:
            name = xl_rowcol_to_cell(row, named)
            found = f"{FIRST_ROW}+MATCH({name},Actions[action_id],0)"
            formula = f'=HYPERLINK("#Actions!A"&({found}),"row "&({found}))'
            sheet.write_formula(row, 0, formula, styles.link, f"row {at[item.action_id]}")


def write_plan(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """The plan's details, and every text of the source that is in no row."""
    note = "What the document says beside its actions, and text left aside with its reason."
    put_heading(sheet, f"Plan: {book.title}", note, styles)
    heading = [(title, _PLAN_WIDTHS.get(title, 10.0)) for title in book.plan_heading]
    _table(workbook, sheet, "Details", heading, book.plan, styles)


def write_about(workbook: Workbook, sheet: Worksheet, book: Book, styles: Styles) -> None:
    """Where the workbook comes from and how to read it."""
    note = "Where these actions come from and how to read them."
    put_heading(sheet, f"About: {book.title}", note, styles)
    heading = (("About", 22.0), ("Item", 36.0), ("What", 100.0))
    _table(workbook, sheet, "About", heading, book.about, styles)


def _table(
    workbook: Workbook,
    sheet: Worksheet,
    name: str,
    heading: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str]],
    styles: Styles,
) -> None:
    end = put_table(sheet, name, heading, rows, styles)
    line = workbook.add_format(LINE)
    rule_rows(sheet, (FIRST_ROW, end - 1), (0, len(heading) - 1), line)
    sheet.freeze_panes(FIRST_ROW, 0)
    print_setup(sheet)

"""Spreadsheets printed without lines between their cells, painted as such programs do: first all
cells of one line, then those of several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import WIDTH
from pdf_drawing import drawn
from pdf_drawing import ruled
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf import merged_middles
from planlift.extract.pdf import sheets
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from planlift.extract.pdf.merged_middles import Stand

Cell = tuple[int, int, int, tuple[str, ...]]
"""Column, first row, how many rows, and the lines of its text."""
HEADS = ("Finding", "Action", "Owner", "Due date")
SIDES = (30.0, 170.0, 330.0, 460.0, WIDTH - 30)
HIGH, LEADING, TOP = 50.0, 11.0, 350.0
ROWS: tuple[Cell, ...] = (
    (0, 0, 1, ("Hulls are painted", "in the open")),
    (1, 0, 1, ("Put up a shed", "and pave the floor", "below it")),
    (2, 0, 1, ("Yard foreman",)),
    (3, 0, 1, ("4 May 2026",)),
    (0, 1, 1, ("Ropes are frayed",)),
    (1, 1, 1, ("Replace all ropes", "longer than a boat")),
    (2, 1, 1, ("Head of", "moorings")),
    (3, 1, 1, ("5 May 2026",)),
    (0, 2, 1, ("Tides are not", "written down")),
    (1, 2, 1, ("Buy a tide gauge",)),
    (2, 2, 1, ("Harbour warden",)),
    (3, 2, 1, ("6 May 2026",)),
)
SHARED = {0: 0.0, 1: 0.5, 2: 1.0}
STANDS: tuple[Stand, ...] = ("top", "middle", "foot")


def sheet(cells: Sequence[Cell], stand: Stand, *, boxed: bool) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        for left, head in zip(SIDES, HEADS, strict=False):
            canvas.drawString(left + 2, TOP + 6, head)
        if boxed:
            ruled(canvas, list(SIDES), [TOP, TOP + 20])
        canvas.setFont("Helvetica", 10)
        for column, row, down, lines in sorted(cells, key=lambda cell: len(cell[3]) > 1):
            white = down * HIGH - 2 - len(lines) * LEADING
            top = TOP - row * HIGH - 10 - white * STANDS.index(stand) / 2
            for number, line in enumerate(lines):
                canvas.drawString(SIDES[column] + 2, top - number * LEADING, line)

    return page


def read(*pages: Callable[[Canvas], None]) -> list[Grid]:
    data = drawn(*pages)
    words = {
        key("Finding"): "finding",
        key("Action"): "action",
        key("Owner"): "owner_text",
        key("Due date"): "due_text",
    }
    found = read_pdf(source_of(data), data, heading_words=words).blocks
    return [block for block in found if isinstance(block, Grid)]


def said(cells: Sequence[Cell]) -> list[str]:
    return [" ".join(lines) for *_, lines in sorted(cells, key=lambda cell: (cell[1], cell[0]))]


@pytest.mark.parametrize("boxed", [False, True])
@pytest.mark.parametrize("stand", STANDS)
def test_texts_of_a_row_share_a_height_wherever_in_it_they_stand(
    stand: Stand, *, boxed: bool
) -> None:
    (grid,) = read(sheet(ROWS, stand, boxed=boxed))
    rows = [[text.replace("\n", " ") for text in row] for row in table(grid)]
    assert rows[0] == list(HEADS)
    assert [text for row in rows[1:] for text in row] == said(ROWS)
    assert "no rules" in " ".join(grid.notes)


@pytest.mark.parametrize("stand", ["middle", "foot"])
def test_a_text_merged_over_rows_spans_those_in_whose_middle_or_at_whose_foot_it_stands(
    stand: Stand,
) -> None:
    cells = [cell for cell in ROWS if cell[:2] not in {(0, 0), (0, 1)}]
    cells.append((0, 0, 2, ("Hulls are painted", "in the open")))
    (grid,) = read(sheet(cells, stand, boxed=True))
    assert table(grid)[1][0].startswith("Hulls")
    assert table(grid)[2][0] == "^"
    assert table(grid)[3][0].startswith("Tides")


def test_a_sheet_goes_on_over_the_page_in_its_columns() -> None:
    again = [(column, row, down, lines) for column, row, down, lines in ROWS if row < 2]

    def further(canvas: Canvas) -> None:
        sheet(again, "middle", boxed=False)(canvas)

    def no_heading(canvas: Canvas) -> None:
        for column, row, _, lines in sorted(again, key=lambda cell: len(cell[3]) > 1):
            top = 370 - row * HIGH - 10 - (HIGH - 2 - len(lines) * LEADING) / 2
            for number, line in enumerate(lines):
                canvas.drawString(SIDES[column] + 2, top - number * LEADING, line)

    first, second = read(sheet(ROWS, "middle", boxed=True), no_heading)
    assert sheets.NOTE in second.notes
    texts = [text.replace("\n", " ") for row in table(second) for text in row]
    assert texts == said(again)
    assert first.columns == second.columns


def test_a_box_around_one_row_of_texts_stays_a_table_of_its_own_above_prose() -> None:
    def page(canvas: Canvas) -> None:
        sheet((), "top", boxed=True)(canvas)
        for number in range(8):
            canvas.drawString(30, 330 - number * LEADING, "Prose that runs over the columns. " * 2)

    (grid,) = read(page)
    assert grid.rows == 1


@pytest.mark.parametrize(
    ("places", "stand", "expected"),
    [
        ([10.0, 30.0], "middle", [(0, 1), (1, 3)]),
        ([15.0, 40.0], "middle", [(0, 2), (2, 3)]),
        ([10.0, 40.0], "middle", [(0, 1), (3, 1)]),
        ([20.0, 50.0], "foot", [(0, 2), (2, 3)]),
        ([10.0, 30.0], "foot", [(0, 1), (2, 1)]),
        ([10.0, 30.0], "top", [(0, 1), (2, 1)]),
        ([15.0, 30.0], "top", None),
        ([14.0, 44.0], "foot", None),
        ([14.0, 90.0], "middle", None),
    ],
)
def test_rows_are_shared_out_by_height_or_not_at_all(
    places: list[float], stand: Stand, expected: list[merged_middles.Span] | None
) -> None:
    """Where each text stands beside a row, and not in the middle of several, blank cells follow."""
    rows = [10.0, 20.0, 30.0, 40.0, 50.0][: 4 if stand == "middle" and places[-1] == 30 else 5]
    assert merged_middles.spans(rows, [range(len(rows))], places, stand) == expected

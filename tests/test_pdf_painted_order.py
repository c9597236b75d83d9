"""Tables in which nothing is drawn, whose rows the order of painting tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pdf_drawing import drawn
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf import painted_order
from planlift.extract.pdf.columns import Piece
from planlift.extract.pdf.reader import read_pdf
from planlift.extract.pdf.runs import Run
from planlift.model import Grid
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

LEFT = (40, 150, 330, 440)
HEADINGS = ("Finding", "Action", "Owner", "By when")
WORDS = {"finding": "finding", "action": "action", "owner": "owner_text", "by when": "due_text"}
LEADING = 12
Cell = tuple[int, float, list[str]]
"""Column, height of its first line, lines."""

MIDDLE: tuple[Cell, ...] = (
    (0, 324, ["Ladders are", "old and worn"]),
    (1, 330, ["Look at each ladder of", "the yard and write down", "which to keep"]),
    (2, 318, ["Yard Foreman"]),
    (3, 318, ["4 May 2026"]),
    (0, 288, ["Bins stand in", "the way of all", "who leave"]),
    (1, 282, ["Move them behind the", "shed and mark the place"]),
    (2, 276, ["Head Porter"]),
    (3, 276, ["9 June 2026"]),
    (0, 246, ["Nobody checks", "the lamps"]),
    (1, 252, ["Put a list by the door", "that each shift signs when", "it has seen them"]),
    (2, 246, ["Night", "Manager"]),
    (3, 240, ["1 July 2026"]),
)
MERGED: tuple[Cell, ...] = (
    (0, 308, ["Ladders are old", "and worn"]),
    (1, 330, ["Look at each ladder of", "the yard and write down", "which to keep"]),
    (2, 306, ["Yard Foreman"]),
    (3, 306, ["4 May 2026"]),
    (1, 294, ["Buy new ones for those", "that are worn"]),
    (2, 282, ["Buyer"]),
    (3, 282, ["8 May 2026"]),
    (0, 258, ["Bins stand in", "the way"]),
    (1, 270, ["Move them behind the", "shed and mark the place", "with paint"]),
    (2, 246, ["Head Porter"]),
    (3, 246, ["9 June 2026"]),
    (1, 234, ["Tell all who work there", "to keep it clear"]),
    (2, 222, ["Head Porter"]),
    (3, 222, ["1 July 2026"]),
)


def _painted(cells: Sequence[Cell]) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        for left, heading in zip(LEFT, HEADINGS, strict=True):
            canvas.drawString(left, 350, heading)
        canvas.setFont("Helvetica", 10)
        for column, top, lines in cells:
            for number, line in enumerate(lines):
                canvas.drawString(LEFT[column], top - number * LEADING, line)

    return page


def _grid(page: Callable[[Canvas], None]) -> Grid:
    data = drawn(page)
    blocks = read_pdf(source_of(data), data, WORDS).blocks
    return next(block for block in blocks if isinstance(block, Grid))


def _rows(cells: Sequence[Cell]) -> list[list[str]]:
    """The texts below the headings, each on one line."""
    return [[one_line(text) for text in row] for row in table(_grid(_painted(cells)))[1:]]


def _one_line_each(cells: Sequence[Cell]) -> list[Cell]:
    """The lines of all cells, painted from the top down."""
    lines = [
        (column, top - number * LEADING, [line])
        for column, top, own in cells
        for number, line in enumerate(own)
    ]
    return sorted(lines, key=lambda line: (-line[1], line[0]))


def test_rows_without_white_between_them_whose_texts_stand_halfway_down() -> None:
    assert _rows(MIDDLE) == [
        [
            "Ladders are old and worn",
            "Look at each ladder of the yard and write down which to keep",
            "Yard Foreman",
            "4 May 2026",
        ],
        [
            "Bins stand in the way of all who leave",
            "Move them behind the shed and mark the place",
            "Head Porter",
            "9 June 2026",
        ],
        [
            "Nobody checks the lamps",
            "Put a list by the door that each shift signs when it has seen them",
            "Night Manager",
            "1 July 2026",
        ],
    ]


def test_what_is_merged_over_rows_spans_them_where_cells_stand_at_the_foot() -> None:
    assert [(row[0], row[2], row[3]) for row in _rows(MERGED)] == [
        ("Ladders are old and worn", "Yard Foreman", "4 May 2026"),
        ("^", "Buyer", "8 May 2026"),
        ("Bins stand in the way", "Head Porter", "9 June 2026"),
        ("^", "Head Porter", "1 July 2026"),
    ]


def test_lines_that_were_painted_from_the_top_down_tell_no_rows() -> None:
    grid = _grid(_painted(_one_line_each(MIDDLE)))
    assert not any("order of painting" in note for note in grid.notes)


def _cell(column: int, *tops: float) -> painted_order._Cell:
    runs = [Run(Piece(0, column, column, ()), top, top + 10, 0.0, fits=True) for top in tops]
    return painted_order._Cell(runs)


@pytest.mark.parametrize(("below", "parts"), [((124.0, 124.0), 2), ((130.0, 124.0), 1)])
def test_the_rest_of_a_row_at_the_top_of_a_page_is_none_of_the_row_below_it(
    below: tuple[float, float], parts: int
) -> None:
    """Nothing was painted between the two: the next row begins in the column of the rest's end."""
    row = [_cell(0, 100, 112, 124, 136), _cell(1, 100, 112, 124, 136)]
    row += [_cell(column, top) for column, top in zip((2, 3), below, strict=True)]
    found = painted_order._first_cut(row)
    tops = [[[run.top for run in cell.runs] for cell in part] for part in found]
    assert len(found) == parts
    if parts > 1:
        assert tops == [
            [[100, 112, 124, 136], [100, 112]],
            [[124, 136], [124], [124]],
        ]

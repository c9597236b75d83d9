"""Level rules in a piece for each cell, as browsers and report generators draw them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import table

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_X = (50, 80, 300, 360, 550)
_PADDING = 7.0
_HEADS = ("No", "Action", "Owner", "Deadline")


def _page(
    levels: Sequence[float], lines: Sequence[tuple[float, Sequence[str]]], *, pieces: bool = True
) -> Callable[[Canvas], None]:
    """Rules over all columns at the levels; lines of text by their height."""

    def draw(canvas: Canvas) -> None:
        for y in levels:
            for one, two in pairwise(_X if pieces else (_X[0], _X[-1])):
                canvas.rect(one, y, two - one, 0.6, stroke=0, fill=1)
        for number, (y, texts) in enumerate(lines):
            canvas.setFont("Helvetica" if number else "Helvetica-Bold", 10)
            for x, text in zip(_X, texts, strict=False):
                canvas.drawString(x + _PADDING, y, text)

    return draw


_LEVELS = (290, 270, 240, 210, 180)
_LINES = [
    (276, _HEADS),
    (258, ("1", "Mend the pier", "Head of", "May 2031")),
    (246, ("", "", "All", "")),
    (228, ("2", "Buy new lamps for it", "Warden", "June 2031")),
    (198, ("3", "Paint the hut", "Bosun", "July 2031")),
]


def test_columns_are_as_wide_as_the_pieces_and_their_lines_wrap_so() -> None:
    (grid,) = grids(drawn(_page(_LEVELS, _LINES)))
    assert tuple(table(grid)[0]) == _HEADS
    assert table(grid)[1] == ["1", "Mend the pier", "Head of All", "May 2031"]
    assert [round(edge) for edge in grid.column_edges[1:-1]] == [80, 300, 360]


def test_rules_over_the_whole_width_leave_the_columns_to_the_words() -> None:
    (grid,) = grids(drawn(_page(_LEVELS, _LINES, pieces=False)))
    assert tuple(table(grid)[0]) == _HEADS
    assert [round(edge) for edge in grid.column_edges[1:-1]] == [84, 304, 364]


def test_pieces_that_most_rows_run_over_part_nothing() -> None:
    """The rules are those of another table: texts here begin elsewhere."""
    long = [
        (
            y,
            (
                f"{text} that nobody in the whole of the long harbour had ever thought of",
                "",
                "",
                "",
            ),
        )
        for y, text in ((258, "One"), (228, "Two"), (198, "Three"))
    ]
    for grid in grids(drawn(_page(_LEVELS, [(276, _HEADS), *long]))):
        assert all(len(cell.split()) != 1 for row in table(grid)[1:] for cell in row if cell > "<")

"""Two readings of one place: what is taken by the better one is not read again."""

from __future__ import annotations

import numpy as np
import pytest

from planlift.extract.pdf.finding import _overlaps
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable

BOX = (0.0, 0.0, 300.0, 100.0)


def ruled(*cells: tuple[int, int, int, range]) -> FoundTable:
    """A table of three columns: row, column, columns, and the characters of each cell."""
    found = tuple(
        FoundCell(row, column, 1, across, BOX, np.array(text, dtype=np.intp))
        for row, column, across, text in cells
    )
    return FoundTable(1, BOX, "rules", 4, 3, found)


ROWS = ((1, 0, 1, range(200, 210)), (1, 1, 1, range(210, 220)), (1, 2, 1, range(220, 230)))
PROSE = (0, 0, 3, range(200))


@pytest.mark.parametrize(
    ("cells", "met"),
    [
        (ROWS, True),
        ((PROSE, *ROWS), True),  # a paragraph between two rules, and the table below it
        ((PROSE, (2, 0, 1, range(300, 400)), *ROWS), False),  # a table around a small one
        ((PROSE,), False),
    ],
)
def test_a_table_and_prose_above_it_are_not_read_for_a_second_one(
    cells: tuple[tuple[int, int, int, range], ...], *, met: bool
) -> None:
    taken = np.zeros(400, dtype=np.bool_)
    taken[200:230] = True
    assert _overlaps(taken, ruled(*cells)) is met

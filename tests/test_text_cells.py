"""Tables of which each cell has come out on a line of its own."""

from __future__ import annotations

import pytest
from markup_documents import plain

from planlift.model import Grid

HEADS = ["Job", "Hands", "Ready by"]
ROWS = [["Paint the boat", "Bosun Ann", "3 May 2025"], ["Mend the net", "Cook", "June 2025"]]


def _rows(text: str) -> list[list[str]]:
    grids = [block for block in plain(text).blocks if isinstance(block, Grid)]
    return [
        [cell.text for cell in grid.cells if cell.row == row]
        for grid in grids
        for row in range(grid.rows)
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lines_are_cells_where_one_column_holds_dates(between: str) -> None:
    text = between.join("\n".join(row) for row in [HEADS, *ROWS])
    assert _rows(f"Harbour jobs for the spring\n\n{text}\n\nThe end.\n") == [HEADS, *ROWS]


@pytest.mark.parametrize(
    "rows",
    [
        [["Ann Berg", "Harbour Road 4", "Ostby"], ["Paul Stone", "Mill Lane 2", "Westby"]],
        [["Paint the boat", "3 May 2025", "4 May 2025"], ["Mend it", "5 May 2025", "6 May 2025"]],
        [["Paint the boat", "Bosun", "3 May 2025"]],
    ],
)
def test_other_lines_are_no_table(rows: list[list[str]]) -> None:
    assert not _rows("\n\n".join("\n".join(row) for row in [HEADS, *rows]))

from __future__ import annotations

import pytest
from grids import grid
from grids import show

DRAWINGS = [
    """\
| Finding | Action  | By when |
| ------- | ------- | ------- |
| 1. Late | Train   | 1 May   |
| ^       | a // b  | 2 May   |
| Section | <       | <       |""",
    """\
= Plan
| !Lead  | **Ann** |
| Status | ~~Open~~ done {#00b050} |""",
    """\
| big | < | x |
| ^   | < | y |""",
]


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_shown_again_is_the_same_but_for_padding(drawing: str) -> None:
    def squeezed(text: str) -> str:
        return " ".join(text.replace("-", "").split())

    assert squeezed(show(grid(drawing))) == squeezed(drawing)
    assert grid(show(grid(drawing))) == grid(drawing)


def test_marks_become_spans_flags_and_ranges() -> None:
    table = grid(DRAWINGS[1])
    assert table.caption == "Plan"
    assert [cell.header for cell in table.cells] == [True, False, False, False]
    assert table.cells[1].bold
    assert table.cells[3].text == "Open done"
    assert table.cells[3].struck == ((0, 4),)
    assert table.cells[3].fill == "#00b050"
    spanning = grid(DRAWINGS[2]).cells[0]
    assert (spanning.row_span, spanning.column_span) == (2, 2)

"""Pages in two columns with a table under each heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import read
from pdf_drawing import ruled

from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from planlift.model import Block

PANELS = (("Gardens", 40, 320), ("Kitchen", 40, 200), ("Stairs", 320, 320), ("Yard", 320, 190))


def _panel(canvas: Canvas, name: str, left: float, top: float) -> None:
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawString(left, top, name)
    canvas.setFont("Helvetica", 10)
    ruled(canvas, [left, left + 120, left + 180, left + 240], [top - 10, top - 30, top - 50])
    for at, row in enumerate((("Action", "Lead", "Date"), (f"Sweep {name}", "Porter", "May"))):
        for column, text in zip((0, 120, 180), row, strict=True):
            canvas.drawString(left + column + 4, top - 24 - 20 * at, text)


def _order(blocks: Sequence[Block]) -> list[str]:
    return [block.text if isinstance(block, TextBlock) else block.cells[3].text for block in blocks]


def _page(canvas: Canvas) -> None:
    canvas.drawString(
        40, 370, "What people told us in the summer, and what we are doing about it all"
    )
    for name, left, top in PANELS:
        _panel(canvas, name, left, top)
    canvas.drawString(
        40, 90, "All dates are the last day on which the work will have been done here"
    )


def test_each_column_is_read_down_to_its_end() -> None:
    first, *middle, last = _order(read(drawn(_page)).blocks)
    assert middle == [
        *("Gardens", "Sweep Gardens", "Kitchen", "Sweep Kitchen"),
        *("Stairs", "Sweep Stairs", "Yard", "Sweep Yard"),
    ]
    assert first.startswith("What people")
    assert last.startswith("All dates")


def test_lines_over_the_whole_width_between_tables_part_no_columns() -> None:
    def page(canvas: Canvas) -> None:
        _page(canvas)
        canvas.drawString(
            40, 230, "What stands below was added in the autumn, after all of the visits"
        )

    order = _order(read(drawn(page)).blocks)
    assert order.index("Sweep Stairs") < order.index("Sweep Kitchen")

"""Tables of which only the sides are drawn, and perhaps a rule below the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import grids
from pdf_drawing import source_of
from pdf_drawing import table

from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

X = (55, 200, 350, 450)
HEADS = ("Finding", "Action", "Owner", "By when")
ROWS = (
    ("Records are poor.", "Train all staff.", "Head of care", "May 2010"),
    ("Visits are late.", "Set a standard.", "Director", "June 2010"),
    ("Plans are short.", "Write new plans.", "Head of law", "July 2010"),
)


def framed(
    levels: Sequence[float], texts: Sequence[tuple[float, Sequence[str]]]
) -> Callable[[Canvas], None]:
    """A frame, level rules inside it, and rows of texts by their height; the first is bold."""

    def draw(canvas: Canvas) -> None:
        canvas.rect(50, levels[-1], 500, levels[0] - levels[-1])
        for y in levels[1:-1]:
            canvas.line(50, y, 550, y)
        for y, row in texts:
            canvas.setFont("Helvetica-Bold" if y == texts[0][0] else "Helvetica", 10)
            for x, text in zip(X, row, strict=False):
                canvas.drawString(x, y, text)

    return draw


def test_in_a_frame_with_a_rule_below_the_headings_the_words_show_rows_and_columns() -> None:
    texts = [(330.0, HEADS), *zip((300.0, 270.0, 240.0), ROWS, strict=True)]
    data = drawn(framed((345, 320, 225), texts))
    phrases = {"finding": "finding", "action": "action", "owner": "owner_text"}
    blocks = read_pdf(source_of(data), data, phrases).blocks
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert [tuple(row) for row in table(grid)] == [HEADS, *ROWS]


def test_in_a_frame_with_rules_between_the_rows_the_words_show_the_columns() -> None:
    texts = [(330.0, HEADS), *zip((300.0, 270.0, 240.0), ROWS, strict=True)]
    (grid,) = grids(drawn(framed((345, 320, 290, 260, 225), texts)))
    assert [tuple(row) for row in table(grid)] == [HEADS, *ROWS]


def test_a_title_over_a_text_in_a_frame_is_a_table_of_one_column() -> None:
    data = drawn(framed((345, 320, 225), [(330.0, ("Note",)), (300.0, ("All is well.",))]))
    assert [table(grid) for grid in grids(data)] == [[["Note"], ["All is well."]]]


def test_labels_beside_values_in_a_frame_are_columns_though_one_value_is_blank() -> None:
    labels = ("Finding", "Action", "Owner", "By when")
    values = ("Records are poor.", "Train all staff.", "", "May 2010")
    heights = (330.0, 305.0, 280.0, 255.0)
    texts = [(y, row) for y, *row in zip(heights, labels, values, strict=True)]
    (grid,) = grids(drawn(framed((345, 320, 295, 270, 245), texts)))
    assert [tuple(row) for row in table(grid)] == list(zip(labels, values, strict=True))

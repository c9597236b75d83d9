"""Tables in which nothing is drawn, over the end of a page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pdf_drawing import drawn
from pdf_drawing import source_of
from pdf_drawing import table
from printed_page import every
from printed_page import grid
from printed_page import printed

from planlift.extract.pdf import alignment
from planlift.extract.pdf.columns import Column
from planlift.extract.pdf.cut_tables import Cut
from planlift.extract.pdf.reader import read_pdf
from planlift.model import Grid

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

X = [50, 180, 330, 430]
WORDS = {
    "finding": "finding",
    "action": "action",
    "who": "owner_text",
    "by when": "due_text",
}
HEADS = ["Finding", "Action", "Who", "By when"]
FIRST = [
    HEADS,
    ["Records are poor and", "Train all the teams", "Head", "May 2024"],
    ["no manager looks", "in recording", "of Care", ""],
    [],
    ["Visits are rare", "Plan visits each week", "Head", "June 2024"],
    ["", "and report on them", "of Care", ""],
    [],
    ["Plans are late", "Write plans in time", "Manager", "July 2024"],
]


def write(canvas: Canvas, top: float, rows: list[list[str]]) -> None:
    for row in rows:
        canvas.setFont("Helvetica-Bold" if row == HEADS or len(row) == 1 else "Helvetica", 10)
        for x, text in zip(X, row, strict=False):
            canvas.drawString(x, top, text)
        top -= 12 if row else 8


def parts(*further: list[list[str]]) -> list[list[list[str]]]:
    pages = [partial(write, top=380, rows=rows) for rows in further]
    data = drawn(partial(write, top=110, rows=FIRST), *pages)
    found = [b for b in read_pdf(source_of(data), data, WORDS).blocks if isinstance(b, Grid)]
    return [[[text.replace("\n", " ") for text in row] for row in table(one)] for one in found]


def test_a_heading_of_rows_on_the_next_page_ends_no_table() -> None:
    second = [
        ["", "Test the plans", "Head", "May 2024"],
        [],
        ["Leadership and management of all the services"],
        [],
        ["Staff are few", "Hire staff", "Head", "June 2024"],
    ]
    _, after = parts(second)
    assert [row[0] for row in after] == [
        "",
        "Leadership and management of all the services",
        "Staff are few",
    ]


def test_text_of_the_last_column_may_be_longer_on_the_next_page() -> None:
    second = [["Staff are few", "Hire staff", "Head", "September 2024 at last"]]
    _, after = parts(second)
    assert after == second


def test_words_of_headings_that_are_not_bold_begin_no_table_where_its_heading_is() -> None:
    second = [["Staff are few", "Hire staff", "Head", "June 2024"], [], ["", "Action", "Who", ""]]
    _, after = parts(second)
    assert after == [second[0], second[2]]


def test_a_column_that_is_blank_on_one_page_is_there_on_the_next() -> None:
    second = [["", "Test the plans", "Head", "May 2024"]]
    long = [row for at in range(18) for row in (second[0], [])]
    third = [["Staff are few", "Hire staff", "Head", "June 2024"]]
    _, _, after = parts(long, third)
    assert after == third


def test_the_heading_again_has_the_columns_it_had_though_it_shows_fewer_here() -> None:
    page = printed(
        """
Finding Action           Owner          By when

        Audit all the    Head of        May 2010
        case files       Service

        Train everyone   Manager        June 2010
"""
    )
    region = (0.0, 0.0, page.width, page.height)
    columns = tuple(Column(6.0 * at, 6.0 * at + 40, 6.0 * at, None) for at in (0, 8, 25, 40))
    letters = tuple(sorted(map(ord, "FindingActionOwnerBywhen")))
    before = Cut(0.0, 300.0, 400.0, columns, (44.0, 144.0, 236.0), drawn=False, heading=letters)
    words = {"finding": "finding", "action": "action", "owner": "owner_text", "by when": "due_text"}
    for known, first in ((None, "Finding Action"), (before, "Finding")):
        (found,) = alignment.find(page, region, every(page), words, known)
        assert grid(page, found)[0][0] == first


def test_a_running_head_in_the_first_column_is_no_cell() -> None:
    def page(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 385, f"Plan {number}")
        write(canvas, *((110, FIRST), (362, [["", "and on time", "", ""]]))[number - 1])

    data = drawn(partial(page, number=1), partial(page, number=2))
    found = [b for b in read_pdf(source_of(data), data, WORDS).blocks if isinstance(b, Grid)]
    assert table(found[-1]) == [["", "and on time", "", ""]]


def test_a_text_may_reach_the_next_column_and_a_row_may_stand_far_below() -> None:
    second = [
        ["", "Test all of these plans now", "Head", "May 2024"],
        *([[]] * 5),
        ["", "Read them", "Head", "June 2024"],
    ]
    _, after = parts(second)
    assert [row[1] for row in after] == ["Test all of these plans now", "Read them"]


def test_a_word_may_run_over_the_margin_of_the_last_column() -> None:
    second = [
        ["Staff are few", "Hire staff", "Head", "June 2024"],
        ["", "and keep them", "of Care", "on recommendation of the board"],
    ]
    _, after = parts(second)
    assert after == [["Staff are few", "Hire staff and keep them", "Head of Care", AT_LENGTH]]


AT_LENGTH = "June 2024 on recommendation of the board"


def test_a_row_of_which_the_page_had_room_for_one_cell_goes_on_below() -> None:
    rest = [
        ["Rooms are cold", "Mend the heating and", "", "May 2024"],
        ["", "buy blankets", "", ""],
    ]
    for lone in ("Warden", "Head"):
        first = [*FIRST, [], ["", "", lone, ""]]
        pages = [partial(write, top=110, rows=first), partial(write, top=380, rows=rest)]
        data = drawn(*pages)
        found = [b for b in read_pdf(source_of(data), data, WORDS).blocks if isinstance(b, Grid)]
        assert table(found[0])[-1] == ["", "", lone, ""]


def test_a_text_that_parts_its_lines_begins_no_row_at_the_end_of_a_page() -> None:
    rows = [
        *FIRST[:3],
        ["", "", "", ""],
        ["", "", "Warden", ""],
        [],
        *FIRST[4:],
        [],
        ["", "", "Clerk", ""],
    ]
    data = drawn(partial(write, top=140, rows=rows))
    found = [b for b in read_pdf(source_of(data), data, WORDS).blocks if isinstance(b, Grid)]
    assert table(found[0])[-1][2].split() == ["Manager", "Clerk"]


def test_the_first_line_of_a_row_at_the_foot_of_a_page_is_no_running_foot() -> None:
    first = [
        row for at in range(14) for row in (["Staff are few", "Hire staff", "Head", "May"], [])
    ]
    last = ["Rooms are cold", "Mend the heating and", "Warden", "June"]

    def page(canvas: Canvas) -> None:
        write(canvas, 380, first)
        write(canvas, 20, [last])

    rest = [["", "buy blankets", "", ""]]
    data = drawn(partial(write, top=110, rows=FIRST), page, partial(write, top=380, rows=rest))
    found = [b for b in read_pdf(source_of(data), data, WORDS).blocks if isinstance(b, Grid)]
    assert last in [row for grid in found for row in table(grid)]

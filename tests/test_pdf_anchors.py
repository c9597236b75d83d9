from __future__ import annotations

from printed_page import every
from printed_page import printed

from planlift.extract.pdf.anchors import Phrases
from planlift.extract.pdf.anchors import anchors
from planlift.extract.pdf.anchors import small_end
from planlift.extract.pdf.textlines import lines_of

WORDS = Phrases({"finding": "finding", "action": "action", "officer": "owner", "due": "due_text"})

PLAN = """
Finding               Action                Officer       Due
Managers do not       Ask all teams         Monitoring    May
check records         to report             Officer

Too few checks        Report each           Finance       June
made after an         Action                Officer
"""


def found(text: str, bold: int) -> list[tuple[int, int]]:
    page = printed(text, bold=bold)
    return list(anchors(lines_of(page, every(page)), WORDS))


def test_known_headings_that_end_a_row_close_under_bold_ones_begin_no_table() -> None:
    assert found(PLAN, bold=1) == [(0, 1)]


def test_known_headings_that_are_not_bold_stand_in_any_line() -> None:
    assert found(PLAN, bold=0) == [(0, 1), (4, 1)]


def test_a_heading_that_is_not_bold_begins_a_table_where_it_stands_apart() -> None:
    assert found(PLAN + "\n\n" + PLAN, bold=1) == [(0, 1), (5, 1)]


HALFWAY = """
A bold title over all of it

                      Actions to
Finding               address them          Officer       Due
                      this year
Few checks made       Report each           Finance       June
"""


def test_lines_of_a_heading_that_stand_above_the_known_words_are_of_it_and_a_title_is_not() -> None:
    assert found(HALFWAY, bold=5) == [(1, 2)]


def test_words_in_small_letters_close_under_headings_end_them() -> None:
    page = printed(
        "Finding          Action to       Due\n                 address         date\n"
        "Records are      Train staff     May\npoor             in it\n"
    )
    lines = lines_of(page, every(page))
    assert small_end(lines, 0, 1) == 1
    longer = printed(
        "Finding          Action to       Due\n                 mend it.        date\n"
    )
    assert small_end(lines_of(longer, every(longer)), 0, 1) == 0

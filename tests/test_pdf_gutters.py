"""White space between columns."""

from __future__ import annotations

from printed_page import WIDE
from printed_page import every
from printed_page import printed

from planlift.extract.pdf.gutters import gutters
from planlift.extract.pdf.textlines import lines_of

ROW = """
Provide training for  {0:<16}  Head of Service
all of the managers
who look after them
and for every one of
the members of staff
in the three teams
"""


def test_words_that_reach_into_white_show_that_it_parts_no_columns_however_few_they_are() -> None:
    dates = ["1 April 2010", "29 January 2010", "8 January 2010", "By next June"]
    page = printed("".join(map(ROW.format, dates)), blanks=True)
    page.chars.box[:, [0, 2]] *= 5.45 / WIDE  # so that the middle of "29" is beside the white
    found = gutters(lines_of(page, every(page)))
    assert len(found) == 2, found

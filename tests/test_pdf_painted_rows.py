"""Rows of tables that were painted cell by cell, with nothing drawn between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from printed_page import every
from printed_page import grid
from printed_page import painted_by_cell
from printed_page import printed

from planlift.extract.pdf import alignment

if TYPE_CHECKING:
    from planlift.extract.pdf.page import Page

WORDS = {"finding": "finding", "action": "action", "owner": "owner_text", "by when": "due_text"}
TIGHT = """
Finding                  Action                   Owner          By when
Records are often very   Ask each of the teams to Head of Law    27 March
late throughout all of   write what it has found  Care Office    2010
the county and its towns By the end of any month  Manager        2011
Supervision is rare      Set a new standard       Manager        June 2010
Few visits were made to  Plan a visit every week  Governor       14 June
children throughout the  throughout the county andLaw Office     2012
county and in its towns  in every larger town
"""
TIGHT_ROWS = [0, 1, 4, 5]
BESIDE = """
Finding                  Action                   Owner          By when
Records are often very   Ask each of the teams to Head of Law    27 March
late throughout all of   write what it has found  Care Office    2010
the county and nobody in Set a new standard that  Manager        June 2010
the towns looks at them  applies to all the teams
Group two
Few visits were made to  Plan a visit every week  Governor       14 June
children throughout the  throughout the county andLaw Office     2012
county and in its towns  in every larger town
"""
BESIDE_ROWS = [0, 1, 3, 5, 6]
COLUMNS = [25, 50, 65]


def rows(page: Page) -> list[list[str]]:
    (table,) = alignment.find(page, (0, 0, page.width, page.height), every(page), WORDS)
    return grid(page, table)[1:]


def test_a_line_painted_on_with_the_text_above_begins_no_row_though_it_had_room_there() -> None:
    found = rows(painted_by_cell(TIGHT, TIGHT_ROWS, COLUMNS))
    assert [row[3] for row in found] == ["27 March 2010 2011", "June 2010", "14 June 2012"]
    assert [row[1][-5:] for row in found] == ["month", "ndard", " town"]


def test_painted_line_by_line_the_same_words_tell_less() -> None:
    assert [row[3] for row in rows(printed(TIGHT))] != ["27 March 2010 2011", "June 2010"]


def test_a_row_begins_beside_a_finding_that_runs_on_and_a_band_stands_alone() -> None:
    found = rows(painted_by_cell(BESIDE, BESIDE_ROWS, COLUMNS))
    assert [row[3] for row in found] == ["27 March 2010", "June 2010", "", "14 June 2012"]
    assert found[2][0] == "Group two"


SENTENCE = """
Finding                  Action                   Owner          By when
Nobody looks at them now.
Visits to all the people Plan a visit every week  Governor       14 June
throughout the county    throughout the county    Law Office     2012
are few in every town
Records are often very   Ask each of the teams to Head of Law    27 March
late throughout all of   write what it has found  Care Office    2010
the county and its towns Set a new standard that  Manager        June 2010
are poor                 applies to all the teams
"""


def test_the_end_of_a_sentence_above_a_row_is_no_band_where_its_text_goes_on() -> None:
    found = rows(painted_by_cell(SENTENCE, [0, 1, 5, 7], COLUMNS))
    assert found[0][0].startswith("Nobody looks at them now. Visits to all the people")

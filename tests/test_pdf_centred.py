"""Tables without rules whose cells stand halfway down their rows."""

from __future__ import annotations

from test_pdf_alignment import tables

from planlift.extract.pdf.cells import cells_of
from planlift.extract.pdf.columns import Piece
from planlift.extract.pdf.runs import Layout
from planlift.extract.pdf.runs import Run

HALFWAY = """
Finding               Action                Owner       By when

                      Ask each of the teams
Records are poor      to report each month  Director    May 2010
                      on their records

                      Set one new standard
Visits are rare       for all of the teams  Manager     June 2010
                      and those who help

                      Plan each visit in
Plans are late        time with the family  Director    July 2010
                      of the child
"""

MERGED = """
Finding               Action                Owner       By when

                      Ask each of the teams Director    May 2010
                      to report on records

                      Set one new standard  Manager     June 2010
Records are poor      for all of the teams
                      and those who help

                      Plan each visit in    Director    July 2010
                      time with the family

                      Ask families of each  Manager     May 2011
Visits are rare       child in the town

                      Write plans in time   Manager     June 2011

                      Write plans in time   Director    July 2011
Plans are late
                      Test plans in time    Director    May 2012
"""

TWICE = """
Place       Finding           Action                Owner       By when

                              Ask each of the teams
                              to report each month  Director    May 2010
                              on their records
            Records are poor
                              Set a new standard
Home one                      for all of the teams  Manager     June 2010
                              and those who help

                              Plan each visit in
            Visits are rare   time with the family  Director    July 2010
                              of the child

                              Ask families of each
            Plans are late    child in the town in  Manager     May 2011
                              time for the review
Home two
                              Plane the doors of
            Doors are stiff   the hall and fit new  Joiner      June 2011
                              closers to them
"""


def test_a_row_begins_with_its_longest_text_where_the_others_stand_halfway_down() -> None:
    ((_, *rows),) = tables(HALFWAY)
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("Records are poor", "Director", "May 2010"),
        ("Visits are rare", "Manager", "June 2010"),
        ("Plans are late", "Director", "July 2010"),
    ]
    assert rows[1][1] == "Set one new standard for all of the teams and those who help"


def test_a_finding_halfway_down_beside_rows_stands_with_the_first_of_them() -> None:
    ((_, *rows),) = tables(MERGED)
    assert [(row[0], row[3]) for row in rows] == [
        ("Records are poor", "May 2010"),
        ("", "June 2010"),
        ("", "July 2010"),
        ("Visits are rare", "May 2011"),
        ("", "June 2011"),
        ("Plans are late", "July 2011"),
        ("", "May 2012"),
    ]


def test_what_is_merged_in_two_columns_leaves_the_rows_beside_it_whole() -> None:
    ((_, *rows),) = tables(TWICE)
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("Home one", "Records are poor", "May 2010"),
        ("", "", "June 2010"),
        ("", "Visits are rare", "July 2010"),
        ("Home two", "Plans are late", "May 2011"),
        ("", "Doors are stiff", "June 2011"),
    ]


def test_a_row_of_which_all_texts_belong_to_others_is_none() -> None:
    runs = [Run(Piece(at, 0, 0, ()), 12.0 * at, 12.0 * at + 10, 5, fits=True) for at in (0, 2)]
    none = frozenset[int]()
    layout = Layout(
        ((runs[0],), (), (runs[1],)),
        1,
        10,
        2,
        5,
        none,
        none,
        dense=False,
        by_cell=False,
        even=False,
    )
    cells, count = cells_of(layout, [(0, 0), (1, 0), (2, 0)], (0.0, 100.0))
    assert count == len(cells) == len(runs)

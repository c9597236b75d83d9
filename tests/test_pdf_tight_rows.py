"""Rows as close as lines: their first lines tell themselves by standing beside each other."""

from __future__ import annotations

from test_pdf_alignment import tables


def rows(text: str) -> list[list[str]]:
    return tables(text)[0][1:]


def test_a_row_begins_where_texts_stand_below_white_though_one_fills_its_column_above() -> None:
    text = """
Finding               Action                Owner       By when
Records are poor      Ask each team to      Head of     May 2010
                      report on records     Service
Supervision is rare   Set a new standard    Manager     June 2010
                      for each of teams
Few visits are made   Plan visits weekly    Manager     July 2010
to children           and report on them
"""
    assert [row[3] for row in rows(text)] == ["May 2010", "June 2010", "July 2010"]
    assert rows(text)[1][1] == "Set a new standard for each of teams"


def test_a_finding_goes_on_beside_a_row_that_begins_while_it_is_in_a_sentence() -> None:
    text = """
Finding               Action                Owner       By when
Records of children   Ask each team to      Head of     May 2010
are not kept as law   report on records     Service
and policy say they   Set a new standard    Manager     June 2010
should be             for all the teams
Few visits are made   Plan visits weekly    Manager     July 2010
to children           and report on them
"""
    assert [row[0][:14] for row in rows(text)] == ["Records of chi", "^", "Few visits are"]
    assert rows(text)[0][0].endswith("they should be")


def test_a_line_of_whole_texts_begins_a_row_though_each_might_go_on() -> None:
    text = """
Finding               Action                Owner       By when
Records of children   Ask each team now     Director    May 2010
are not kept as law   Set a new standard    Governor    Jun 2010
says                  Plan visits weekly    Director    Jul 2010
"""
    assert [row[2] for row in rows(text)] == ["Director", "Governor", "Director"]


def test_lines_of_one_row_stay_one_where_one_of_them_is_in_a_sentence() -> None:
    text = """
Finding               Action                Owner       By when
Records of children   Ask the managers of   Director    Autumn
are not kept as law   all teams to report   Education   Term 2010
Few visits are made   Plan visits weekly    Manager     May 2010
to children           and report on them
"""
    assert [row[2] for row in rows(text)] == ["Director Education", "Manager"]


def test_a_line_with_a_blank_is_a_row_where_lines_are_rows() -> None:
    text = """
Action                             Owner      By when      Comments
Fit a second lock to the shed      T. Okoro   28/11/2025   Done in May, keys are in the office
Replace the carpets of the hall    L. Moran   30/01/2026   Prices asked for
Update the list of risks           T. Okoro   15/12/2025   Assessor to come on the fourth of May
Survey of the night staff          L. Moran   31/12/2025
Order six more beds                P. Quinn   14/11/2025   Delivered to the wards
"""
    assert [row[3][:8] for row in rows(text)] == [
        "Done in ",
        "Prices a",
        "Assessor",
        "",
        "Delivere",
    ]


def test_no_row_begins_within_a_date_or_behind_a_comma() -> None:
    text = """
Finding               Action                Owner          By when
Records are poor      Ask each team to      Team Manager,  29 June
                      report on records     Leaving Care   2010
Supervision is rare   Set a new standard    Head of        30 June
                      Plan it for teams     HR             2010
"""
    assert [row[3] for row in rows(text)] == ["29 June 2010", "30 June 2010"]
    assert [row[2] for row in rows(text)] == ["Team Manager, Leaving Care", "Head of HR"]


def test_a_row_begins_below_the_name_of_its_group() -> None:
    text = """
Ref  Finding             Action                Owner     By when
Safeguarding of children
1    Records are poor    Ask each team to      Governor  May 2010
     and late            report on records
2    Few visits          Set a new standard    Manager   June 2010
Children in care
3    Plans are late      Plan visits weekly    Manager   July 2010
     and not clear       and report on them
"""
    assert [row[0] for row in rows(text)] == [
        "Safeguarding of children", "1", "2", "Children in care", "3",
    ]  # fmt: skip


def test_the_first_row_close_under_headings_is_no_heading() -> None:
    text = """
Finding               Action                Owner       By when
Records are poor      Ask each team to      Head of     May 2010
and late              report on records     Service

Supervision is rare   Set a new standard    Manager     June 2010
in all of the teams   for each of teams

Few visits are made   Plan visits weekly    Manager     July 2010
"""
    assert [row[3] for row in rows(text)] == ["May 2010", "June 2010", "July 2010"]

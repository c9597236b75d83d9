from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from msgspec.structs import replace
from printed_page import every
from printed_page import grid
from printed_page import printed

from planlift.extract.pdf import alignment
from planlift.extract.pdf import columns
from planlift.extract.pdf import heading_columns
from planlift.extract.pdf import textlines
from planlift.extract.pdf.pdfium import PdfiumSource
from planlift.extract.pdf.textlines import is_label
from planlift.extract.pdf.textlines import is_number

SAMPLES = Path(__file__).parent.parent / "samples"
WORDS = {
    "finding": "finding",
    "statement": "finding",
    "area for development": "finding",
    "action": "action",
    "actions to address": "action",
    "by when": "due_text",
    "timescale": "due_text",
    "owner": "owner_text",
    "by whom": "owner_text",
    "who is responsible": "owner_text",
    "progress": "status_text",
}


def tables(text: str, *, blanks: bool = False) -> list[list[list[str]]]:
    page = printed(text, blanks=blanks)
    region = (0.0, 0.0, page.width, page.height)
    return [grid(page, one) for one in alignment.find(page, region, every(page), WORDS)]


PLAN = """
An action plan for the service

Finding                    Action                    Owner            By when

1. Records of children     Audit all case files      Head of Service  29 January
are not kept up to date    and report the outcome                     2010
in most of the teams       to the board
that were visited by
the inspectors, and no     Train every social        Workforce        1 April 2010
manager looks at them      worker in recording       Manager
often enough to find
out.

2. Supervision is not      Set a standard            Team Manager     Ongoing
regular.
"""


def test_a_plan_without_rules_gives_its_rows_with_the_finding_beside_its_actions() -> None:
    assert tables(PLAN) == [
        [
            ["Finding", "Action", "Owner", "By when"],
            [
                (
                    "1. Records of children are not kept up to date in most of the teams"
                    " that were visited by the inspectors, and no manager looks at them"
                    " often enough to find out."
                ),
                "Audit all case files and report the outcome to the board",
                "Head of Service",
                "29 January 2010",
            ],
            [
                "^",
                "Train every social worker in recording",
                "Workforce Manager",
                "1 April 2010",
            ],
            ["2. Supervision is not regular.", "Set a standard", "Team Manager", "Ongoing"],
        ]
    ]


def test_blanks_that_are_characters_make_no_difference() -> None:
    assert tables(PLAN, blanks=True) == tables(PLAN)


def test_rows_as_close_as_lines_begin_where_several_columns_begin_anew() -> None:
    text = """
Action                     Owner             By when
Audit all case files and   Head of Service   29 January
report the outcome to the                    2010
board of the trust
Train the staff            Workforce Lead    1 April
Set a standard             Team Manager      Ongoing
"""
    assert [row[0] for row in tables(text)[0]] == [
        "Action",
        "Audit all case files and report the outcome to the board of the trust",
        "Train the staff",
        "Set a standard",
    ]


def test_headings_stacked_over_several_lines_are_one_row() -> None:
    text = """
Action               Who is         By
                     responsible    when

Audit the files      Head           May 2010

Train the staff      Manager        June 2010
"""
    assert tables(text)[0][0] == ["Action", "Who is responsible", "By when"]


def test_a_title_over_the_heading_is_not_part_of_it() -> None:
    text = """
Plan for owners of an action
Action               By whom        By when        Progress

Audit the files      Head           May 2010       Done

Train the staff      Manager        June 2010      Done
"""
    assert tables(text)[0][0] == ["Action", "By whom", "By when", "Progress"]


def test_a_group_line_over_several_headings_is_a_row_of_its_own() -> None:
    text = """
Finding              Action               By when

Help and protection of children

Records are late     Audit the files      May 2010

Visits are rare      Train the staff      June 2010

Care leavers and their homes, their schools and jobs

Plans are weak       Rewrite the form     July 2010
"""
    found = tables(text)[0]
    assert found[1] == ["Help and protection of children", "<", ""]
    assert found[4] == ["Care leavers and their homes, their schools and jobs", "<", "<"]
    assert len(found) == 6


def test_list_items_with_letters_stay_in_their_cell() -> None:
    text = """
Finding             Action               By when

Drugs are out of    a) Replace them      a) May 2010
date in several     b) Check the log     b) June 2010
cupboards           c) Tell the staff    c) July 2010

Files are lost      a) Find them         a) May 2010
and found again     b) Lock them up      b) June 2010
"""
    assert [row[2] for row in tables(text)[0]] == [
        "By when",
        "a) May 2010 b) June 2010 c) July 2010",
        "a) May 2010 b) June 2010",
    ]


def test_a_second_paragraph_in_one_cell_begins_no_row() -> None:
    text = """
Action               Owner          Progress


Audit the files      Head           Completed

                                    A second audit
                                    follows in May


Train the staff      Manager        Outstanding


Set a standard       Manager        Outstanding
"""
    assert [row[2] for row in tables(text)[0]] == [
        "Progress",
        "Completed A second audit follows in May",
        "Outstanding",
        "Outstanding",
    ]


def test_the_title_of_the_next_table_is_not_the_last_row() -> None:
    text = """
Action               Owner          By when

Audit the files      Head           May 2010

Train the staff      Manager        June 2010




Table B
Action               Owner          By when

Set a standard       Head           May 2011
"""
    first, second = tables(text)
    assert len(first) == 3
    assert second[1] == ["Set a standard", "Head", "May 2011"]


FIGURES = """
Table 1 Pupils and schools in three years and in all regions together

                    Pupils               Schools
                2001     2002         2001     2002
North            1.5    122.3           10       12
South           12.0      7.5            9        8
East and the
islands         13.1      8.0            7        7
Total           26.6    137.8           26       27
Source: the annual census
"""


def test_figures_under_headings_of_several_columns() -> None:
    assert tables(FIGURES) == [
        [
            ["", "Pupils", "<", "Schools", "<"],
            ["", "2001", "2002", "2001", "2002"],
            ["North", "1.5", "122.3", "10", "12"],
            ["South", "12.0", "7.5", "9", "8"],
            ["East and the islands", "13.1", "8.0", "7", "7"],
            ["Total", "26.6", "137.8", "26", "27"],
        ]
    ]


def test_a_heading_over_several_columns_right_above_belongs_to_the_table() -> None:
    text = """
A few words of prose that come before the table.

                  Threshold for releases
             to air    to water    to land
Methane         100          20          5
Ammonia          50          30          6
Nitrogen          7          40          7
Arsenic           8          50          8
"""
    assert tables(text)[0][0] == ["", "Threshold for releases", "<", "<"]


def test_words_of_a_heading_with_wide_blanks_make_no_column() -> None:
    text = """
Region      Pupils   in   Staff   in
            schools       homes
North            12           10
South            75            9
East             80            7
"""
    assert tables(text)[0][1] == ["North", "12", "10"]


def test_a_mark_that_stands_alone_between_two_columns_is_kept() -> None:
    text = """
Region        Pupils        Schools
North            122             10
South       *     75              9
East              80              7
West              81              8
Middle            82              8
Coast             83              8
"""
    assert tables(text)[0][2] == ["South", "*", "75", "9"]


def test_a_known_table_goes_on_below_a_wide_stripe_where_cells_follow() -> None:
    text = """
Finding              Action               By when

Records are late     Audit the files      May 2010








Visits are rare      Train the staff      June 2010
"""
    assert tables(text)[0][-1] == ["Visits are rare", "Train the staff", "June 2010"]


def test_a_narrow_gutter_counts_where_the_words_behind_it_begin_in_one_place() -> None:
    page = printed(PLAN)
    box = page.chars.box.copy()
    box[:, [0, 2]] = np.where(box[:, [0, 2]] >= 52 * 6, box[:, [0, 2]] - 15, box[:, [0, 2]])
    page = replace(page, chars=replace(page.chars, box=box))
    found = alignment.find(page, (0.0, 0.0, page.width, page.height), every(page), WORDS)
    assert [table.columns for table in found] == [4]


def test_a_note_far_below_is_not_the_last_row() -> None:
    text = """
Action               By whom        By when

Audit the files      Head           May 2010

Train the staff      Manager        June 2010



Approved by the board of the trust
"""
    assert tables(text)[0][-1] == ["Train the staff", "Manager", "June 2010"]


def test_tables_with_the_same_heading_over_each_other_are_two() -> None:
    text = """
Region       Pupils   Schools
North           122        10
South            75         9
East             80         7

Region       Pupils   Schools
West             22        11
Middle           15         8
"""
    assert [len(one) for one in tables(text)] == [4, 3]


def test_tables_with_other_columns_over_each_other_are_two() -> None:
    text = """
Region       Pupils   Schools
North           122        10
South            75         9
East             80         7


Name of the home       Beds   Staff
Green Lane, Hartburn     12      30
High Road, Norton         8      20
Quay Side, Yarm          10      25
"""
    first, second = tables(text)
    assert first[-1] == ["East", "80", "7"]
    assert second[1] == ["Green Lane, Hartburn", "12", "30"]


PROSE = """
The inspectors visited the service for five days and spoke with children
and their parents, with foster carers and with the staff. They read the
files of sixty children and watched meetings.   The judgement is good, and
the service knows itself well. It has made progress since the last visit,
but some children wait too long for a plan that meets all of their needs.
"""

TWO_COLUMNS = """
The inspectors visited the service     files of sixty children, watched
for five days and spoke with many      meetings and visited homes. They
children and their parents, and        found that the service knows how
with foster carers and with the        well it is doing and what it has
staff of the homes. They read the      to do next. Some children wait
"""

ITEMS = """
1.   The inspectors visited the service for five days and spoke with
     children and their parents, with foster carers and with the staff.
2.   They read the files of sixty children and watched meetings.
3.   The judgement is good, and the service knows itself well.
4.   It has made progress since the last visit.
"""

CONTENTS = """
Introduction ........................... 1
What we found .......................... 3
What needs to improve .................. 7
Next steps ............................ 12
"""

BARE_CONTENTS = """
Introduction                             1
What we found                            3
What needs to improve                    7
Next steps                              12
"""

ADDRESS = """
Town Hall               Telephone: 01234 567890
1 High Street           Fax: 01234 567891
Stockton                Email: plan@example.org
"""

PAIR = """
Lead officer:      The Director of Services
Links:             The plan of the council
Criteria:          Children are seen in time
Measured:          By the audit of all files
"""


@pytest.mark.parametrize(
    "text", ["", PROSE, TWO_COLUMNS, ITEMS, CONTENTS, BARE_CONTENTS, ADDRESS, PAIR]
)
def test_what_is_no_table_gives_none(text: str) -> None:
    assert tables(text) == []


def test_a_known_heading_with_nothing_below_it_is_no_table() -> None:
    assert tables("Action            Owner            By when") == []


def test_known_words_in_a_sentence_are_no_heading() -> None:
    assert tables(PROSE.replace("judgement", "action by whom and by when")) == []


def test_headings_set_close_beside_each_other_are_told_apart() -> None:
    text = """
Action            By when By whom     Progress

Audit the files   May     Head        Done

Train the staff   June    Manager     Begun
"""
    assert tables(text)[0][1] == ["Audit the files", "May", "Head", "Done"]


def test_text_tables_without_known_headings_need_rows_that_line_up() -> None:
    text = """
Borough     Hall          Warden
Hartburn    Green Lane    Smith
Norton      High Road     Jones
Thornaby    Old Street    Brown
Yarm        Quay Side     Green
"""
    assert [row[0] for row in tables(text)[0]] == [
        "Borough",
        "Hartburn",
        "Norton",
        "Thornaby",
        "Yarm",
    ]


def test_a_narrow_table_of_two_columns_needs_four_rows() -> None:
    text = """
Region       Pupils
North           122
South            75
"""
    assert tables(text) == []
    assert len(tables(f"{text}East             80\nWest             81")[0]) == 5


def test_sideways_text_is_left_alone() -> None:
    page = printed(FIGURES, turned=90)
    assert alignment.find(page, (0.0, 0.0, 900.0, 900.0), every(page)) == []


def test_only_the_characters_given_are_used() -> None:
    page = printed(PLAN)
    upper = np.flatnonzero(page.chars.box[:, 3] < 150)
    found = alignment.find(page, (0.0, 0.0, page.width, 150.0), upper, WORDS)
    used = np.concatenate([cell.index for table in found for cell in table.cells])
    assert set(used.tolist()) <= set(upper.tolist())


def test_a_word_of_another_font_does_not_move_its_row() -> None:
    page = printed(PLAN)
    box = page.chars.box.copy()
    tick = int(np.flatnonzero(page.chars.code == ord("O"))[-1])
    word = slice(tick, tick + len("Ongoing"))
    box[word, 1] -= 6
    page = replace(page, chars=replace(page.chars, box=box))
    found = alignment.find(page, (0.0, 0.0, page.width, page.height), every(page), WORDS)
    assert [table.rows for table in found] == [4]


def test_columns_of_a_box_are_read_from_its_white_space() -> None:
    page = printed("North       1.5    122.3\nSouth      12.0      7.5\nEast        3.1     18.0")
    box = (0.0, 0.0, 200.0, 100.0)
    edges = columns.columns_from_text(page, box, every(page))
    assert [edges[0], edges[-1]] == [0.0, 200.0]
    assert len(edges) == 4
    assert columns.columns_from_text(page, box, every(page)[:0]) == (0.0, 200.0)


@pytest.mark.parametrize("text", ["12", "1,234.5", "(12)", "45%", "-", "…", "n/a", "£1.2"])
def test_figures_are_figures(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["12a", "Q1", "x", "29th"])
def test_words_with_digits_are_no_figures(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "label"), [("1.", True), ("(a)", True), ("2.3", True), ("•", True), ("was.", False)]
)
def test_labels_of_list_items(text: str, label: bool) -> None:
    assert is_label(text) is label


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.sampled_from("ab1.2 -"), max_size=14).map(str.strip),
            min_size=1,
            max_size=5,
        ),
        max_size=12,
    )
)
def test_cells_tile_their_table_and_share_no_character(rows: list[list[str]]) -> None:
    text = "\n".join("  ".join(cell.ljust(14) for cell in row) for row in rows)
    page = printed(text)
    for table in alignment.find(page, (0.0, 0.0, page.width, page.height), every(page), WORDS):
        covered = np.zeros((table.rows, table.columns), dtype=int)
        for cell in table.cells:
            below, beside = cell.row + cell.row_span, cell.column + cell.column_span
            covered[cell.row : below, cell.column : beside] += 1
        assert (covered == 1).all()
        used = np.concatenate([cell.index for cell in table.cells])
        assert len(set(used.tolist())) == len(used)
        assert len(table.column_edges) == table.columns + 1
        assert list(table.column_edges) == sorted(table.column_edges)


@pytest.mark.parametrize("name", ["plan-browser.pdf", "plan-report.pdf", "plan-word.pdf"])
def test_a_plan_without_rules_from_three_programs_gives_the_same_cells(name: str) -> None:
    with PdfiumSource((SAMPLES / "borderless_plan" / name).read_bytes()) as pages:
        page = pages.page(1)
    region = (0.0, 0.0, page.width, page.height)
    (table,) = alignment.find(page, region, every(page), WORDS)
    found = grid(page, table)
    assert [row[1] for row in found] == [
        "ACTION",
        "Revise the policy and put it on the intranet.",
        "Give every new starter a pocket guide.",
        "Check knowledge by a short questionnaire each year.",
        "Audit one hundred health visitor records.",
        "Replace loose sheets by a bound record.",
        "Renew criminal record checks every three years.",
    ]
    assert [row[3] for row in found][1:] == [
        "September 2006",
        "Ongoing",
        "31 March 2007",
        "30 November 2006",
        "January 2007",
        "Ongoing",
    ]
    assert [row[0] for row in found][2:4] == ["^", "^"]


@pytest.mark.skipif("PLANLIFT_CORPUS" not in os.environ, reason="PLANLIFT_CORPUS is not set")
def test_reports_of_prose_give_almost_no_table() -> None:
    folder = Path(os.environ["PLANLIFT_CORPUS"]) / "real" / "no-action-table"
    found = 0
    for path in sorted(folder.glob("*.pdf")):
        with PdfiumSource(path.read_bytes()) as pages:
            for page in pages.pages():
                region = (0.0, 0.0, page.width, page.height)
                found += len(alignment.find(page, region, every(page), WORDS))
    assert found <= 2


def test_a_last_line_that_nearly_fills_its_column_is_of_the_table() -> None:
    page = printed(
        """
Finding       Action          Owner     By when
Doors stick   Plane doors     Joiner    May 2031
Lamps flicker Order lamps     Porter    June 2031
Roof leaks    Mend the roof   Steward   July 2031
              of the old tile
"""
    )
    box = page.chars.box.copy()
    last = box[:, 1] == box[:, 1].max()
    box[last, ::2] = 84 + 1.03 * (box[last, ::2] - 84)  # less white is left than in other lines
    page = replace(page, chars=replace(page.chars, box=box))
    region = (0.0, 0.0, page.width, page.height)
    (found,) = alignment.find(page, region, every(page), WORDS)
    assert grid(page, found)[-1][1] == "Mend the roof of the old tile"


@pytest.mark.parametrize(("third", "parts"), [("1 June   Head of", 2), ("1 June 2031 and", 1)])
def test_headings_side_by_side_part_columns_that_narrow_white_does_not(
    third: str, parts: int
) -> None:
    page = printed(
        f"""
By when  Who
1 April  Head of
30 March Joiner
2030     Porter
{third}
"""
    )
    lines = textlines.lines_of(page, every(page))
    heads = [(0.0, 20.0, 42.0, 30.0), (54.0, 20.0, 72.0, 30.0)]
    column = columns.Column(0.0, max(line.box[2] for line in lines), 0.0, None)
    found = heading_columns.parted([column], lines, heads, 1)
    assert [round(one.left) for one in found] == [0, 54][:parts]


@pytest.mark.parametrize(("heads", "columns"), [("Owner Progress", 4), ("Owner Ourselves", 3)])
def test_headings_alone_at_the_end_of_a_page_part_where_another_known_one_begins(
    heads: str, columns: int
) -> None:
    prose = "\n".join(f"line {number} of what the clerk wrote of it" for number in range(12))
    page = printed(f"{prose}\n\nFinding       Action          {heads}", bold=0)
    heavy = page.chars.box[:, 1] == page.chars.box[:, 1].max()
    page = replace(page, chars=replace(page.chars, bold=heavy))
    region = (0.0, 0.0, page.width, page.height)
    words = {**WORDS, "progress": "progress_text"}
    (found,) = alignment.find(page, region, every(page), words)
    assert found.columns == columns


def test_columns_of_ticks_begin_where_a_tick_or_a_second_line_of_a_heading_does() -> None:
    page = printed(
        """
Met On     Not
    course begun
    v
v
v
"""
    )
    lines = textlines.lines_of(page, every(page))
    column = columns.Column(0.0, max(line.box[2] for line in lines), 0.0, None)
    assert len(heading_columns.parted([column], lines, [], 0)) == 1
    parted = heading_columns.parted([column], lines, [], 2)
    assert [round(one.left / 6) for one in parted] == [0, 4, 11]

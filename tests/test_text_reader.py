from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markup_documents import cells
from markup_documents import drawn
from markup_documents import grids
from markup_documents import plain
from markup_documents import texts

from planlift.model import TextBlock

SAMPLE = Path(__file__).parent.parent / "samples" / "stockton" / "plan-text.txt"


def test_rows_of_tabs_make_one_grid_for_each_run_without_a_blank_line() -> None:
    document = plain("Plan\n\nAction\tDue\nTrain\t1 May\n\nAction\tDue\nAudit\t2 May\n")
    assert drawn(document) == (
        "| Action | Due   |\n| Train  | 1 May |\n\n| Action | Due   |\n| Audit  | 2 May |"
    )
    assert texts(document) == ["Plan"]


def test_short_rows_and_lines_without_tabs_keep_their_place() -> None:
    document = plain("Action\tDue\tWho\nSafeguarding\n\tTrain\nAudit\t2 May\tHead")
    assert drawn(document) == (
        "| Action       | Due   | Who  |\n"
        "| Safeguarding | <     | <    |\n"
        "|              | Train |      |\n"
        "| Audit        | 2 May | Head |"
    )


def test_markup_inside_cells_is_read_and_other_angle_brackets_are_text() -> None:
    document = plain(
        "<b>Action</b>\t<p>Due</p>\n"
        'Cover: <ul style="list-style-type: none"> <li>▪ a</li> <li>▪ b</li> </ul>\t<5 days\n'
        "<s>31 March</s> 30 June\tR&amp;D <name>\n"
        "Q&A\tAT&T &amp; co"
    )
    assert cells(document) == [
        "Action", "Due", "Cover:\n• a\n• b", "<5 days", "31 March 30 June", "R&D <name>", "Q&A",
        "AT&T & co",
    ]  # fmt: skip
    assert grids(document)[0].cells[0].bold
    assert grids(document)[0].cells[4].struck == ((0, 8),)


def test_markup_over_several_lines_is_accounted_for() -> None:
    document = plain("one <span\nclass='x'>two</span>\n<script>\nvar a;\n</script>three")
    assert texts(document) == ["one two", "three"]


def test_cells_copied_from_a_spreadsheet_may_hold_lines_and_quotes() -> None:
    document = plain(
        'Action\tDue\n"Train:\n- a\n- b"\t1 May\n"The ""new"" plan"\t"2" May\n"Open\tx'
    )
    assert cells(document) == [
        "Action", "Due", "Train:\n- a\n- b", "1 May", 'The "new" plan', '"2" May', '"Open', "x",
    ]  # fmt: skip


def test_markdown_tables() -> None:
    document = plain(
        "# Plan\n| Action | Due |\n|:-------|----:|\n| Train \\| coach<br>staff | 1 May |\n"
        "| **Audit** | |\n\nThe end | not a table"
    )
    assert (
        drawn(document)
        == (
            "| Action                  | Due   |\n"
            "| ----------------------- | ----- |\n"
            "| Train | coach // staff  | 1 May |\n"
            "| **Audit**               |       |"
        )
        or cells(document)[2] == "Train | coach\nstaff"
    )
    assert [cell.header for cell in grids(document)[0].cells[:3]] == [True, True, False]
    assert texts(document)[-1] == "The end | not a table"


def test_tables_of_bars_without_a_frame_or_without_a_rule() -> None:
    assert cells(plain("Action | Due\n---|---\nTrain | 1 May")) == [
        "Action",
        "Due",
        "Train",
        "1 May",
    ]
    assert cells(plain(" a | b\n---+---\n c | d\n(1 row)")) == ["a", "b", "c", "d"]
    assert cells(plain("| a | b |\n| c | d |")) == ["a", "b", "c", "d"]


def test_drawn_boxes_join_the_lines_of_a_row() -> None:
    document = plain(
        "+--------+-------+\n| Action | Due   |\n+========+=======+\n| Train  | 1     |\n"
        "| staff  | May   |\n| - a    |       |\n| - b    |       |\n+--------+-------+\n"
        "| Audit  | 2 May |\n+--------+-------+"
    )
    assert cells(document) == ["Action", "Due", "Train staff\n• a\n• b", "1 May", "Audit", "2 May"]
    assert grids(document)[0].cells[0].header


def test_separated_values() -> None:
    document = plain('Action;Due;Who\n"Train; coach";1 May;Head\nAudit;2 May;"Lead\nofficer"\n')
    assert cells(document)[3:6] == ["Train; coach", "1 May", "Head"]
    assert cells(document)[-1] == "Lead\nofficer"
    assert grids(plain("a,b,c\n1,2,3\n4,5,6"))


def test_prose_with_commas_is_prose() -> None:
    text = "One, two, three\nFour, five, six\nSeven, eight, nine\n"
    assert len(texts(plain(text))) == 3
    assert not grids(plain("a,b,c\n1,2\n3,4,5"))
    assert not grids(plain('a,b,c\n"1,2,3\n4,5,6'))


def test_lines_of_columns_make_a_grid() -> None:
    document = plain(
        "Action plan\n\n"
        "STATEMENT        ACTION                 BY WHOM      TIMESCALE\n"
        "Statement 1      Review the policy      Head         1 May 2024\n"
        "on training      and train all staff    of Service\n"
        "                 Audit the files        Manager      Ongoing\n"
    )
    assert cells(document)[4:] == [
        "Statement 1 on training", "Review the policy and train all staff", "Head of Service",
        "1 May 2024", "", "Audit the files", "Manager", "Ongoing",
    ]  # fmt: skip
    assert grids(document)[0].notes
    assert texts(document) == ["Action plan"]


def test_blank_lines_end_the_rows_of_columns() -> None:
    document = plain(
        "No   Action              Due\n\n"
        "1    Review the policy   1 May\n     and train staff     2024\n\n"
        "2    Audit the files     June\n"
    )
    assert cells(document)[3:6] == ["1", "Review the policy and train staff", "1 May 2024"]
    assert not grids(document)[0].notes


def test_two_blanks_in_prose_make_no_table() -> None:
    text = "Full stops.  Two blanks.  As typists did.\nThey go on.  And on.  Without end.\nAt all."
    assert not grids(plain(text))


def test_the_sample_is_read_whole() -> None:
    document = plain(SAMPLE.read_text(encoding="utf-8"))
    assert [(grid.rows, grid.columns) for grid in grids(document)][:2] == [(8, 5), (6, 5)]
    assert "Areas for priority action" in cells(document)
    assert not any("<" in text for text in cells(document))


LINE = st.text(alphabet='ab1 \t|+-=;,<>&"\\•\n', max_size=30)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, max_size=8).map("\n".join))
@example('<a\n1=">1')
def test_no_letter_of_any_text_is_lost(text: str) -> None:
    plain(text)  # which checks it


FRAGMENTS = [
    "<b>", "</b>", "<li>", "<br/>", "</p>", "<p", ">", "&amp;", "&lt;b&gt;", "a", "\t", "\n",
    "<script>",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join))
def test_no_letter_is_lost_whatever_markup_stands_in_the_text(text: str) -> None:
    plain(text)


def test_a_line_of_dashes_sets_the_headings_off_even_over_one_row() -> None:
    document = plain(
        "Action            Owner         Due\n"
        "-------------------------------------------\n"
        "Replace the       Head of ICT   31/12/2024\n"
        "terminals\n"
    )
    (table,) = grids(document)
    assert [cell.text for cell in table.cells if cell.header] == ["Action", "Owner", "Due"]
    assert [cell.text for cell in table.cells if not cell.header] == [
        "Replace the terminals",
        "Head of ICT",
        "31/12/2024",
    ]


def test_lines_of_dashes_between_rows_part_them() -> None:
    document = plain(
        "Action            Owner         Due\n"
        "----------------  ------------  ----------\n"
        "Replace the       Head of ICT   31/12/2024\n"
        "terminals\n"
        "----------------  ------------  ----------\n"
        "Train the crews   Head of Ops   31/01/2025\n"
        "----------------  ------------  ----------\n"
    )
    (table,) = grids(document)
    assert [cell.text for cell in table.cells if cell.column == 0] == [
        "Action",
        "Replace the terminals",
        "Train the crews",
    ]


def test_drawn_cells_may_run_over_rows_and_columns() -> None:
    document = plain(
        """\
+-----------------+--------------+--------+
| Recommendation  | Action       | When   |
+=================+==============+========+
| Section 1: Care                         |
+-----------------+--------------+--------+
| Audits are not  | Audit every  | 1 May  |
| done            | month        |        |
|                 +--------------+--------+
| often enough    | Tell staff   | 2 May  |
+-----------------+--------------+--------+"""
    )
    [grid] = grids(document)
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in grid.cells] == [
        ("Recommendation", 0, 0, 1, 1),
        ("Action", 0, 1, 1, 1),
        ("When", 0, 2, 1, 1),
        ("Section 1: Care", 1, 0, 1, 3),
        ("Audits are not done often enough", 2, 0, 2, 1),
        ("Audit every month", 2, 1, 1, 1),
        ("1 May", 2, 2, 1, 1),
        ("Tell staff", 3, 1, 1, 1),
        ("2 May", 3, 2, 1, 1),
    ]
    assert [cell.header for cell in grid.cells[:4]] == [True, True, True, False]


def test_groups_of_dashes_say_where_columns_begin() -> None:
    document = plain(
        """\
Action            When    Who
----------------- ------- ---------
Train all staff   1 May   Head
in fire safety            of HR

Audit exits       2 May   Manager
"""
    )
    assert cells(document) == [
        *("Action", "When", "Who"),
        *("Train all staff in fire safety", "1 May", "Head of HR"),
        *("Audit exits", "2 May", "Manager"),
    ]


def test_lines_of_dashes_around_a_table_are_none_of_its_text() -> None:
    document = plain(
        """Our answer

  -----------------------------------
  Finding 1          Keys are lost
  ------------------ ----------------
  Action             Count the keys
                     each week

  Lead               Porter
  -----------------------------------

  -----------------------------------
  Finding 2          Doors stand
                     open
  ------------------ ----------------
  Action             Mend the locks
  -----------------------------------
"""
    )
    assert [[cell.text for cell in grid.cells] for grid in grids(document)] == [
        ["Finding 1", "Keys are lost", "Action", "Count the keys each week", "Lead", "Porter"],
        ["Finding 2", "Doors stand open", "Action", "Mend the locks"],
    ]
    assert texts(document) == ["Our answer"]


def test_an_answered_mail_is_read_as_the_mail() -> None:
    document = plain(
        "Dear all\n\n> Action\tWhen\tWho\n> Train staff\t1 May\tHead of HR\n>\n> Regards"
    )
    assert cells(document) == ["Action", "When", "Who", "Train staff", "1 May", "Head of HR"]
    assert texts(document) == ["Dear all", "Regards"]


def test_emphasis_of_markdown_is_bold() -> None:
    [block] = plain("**Action:** Train *all* staff, 2 ** 3").blocks
    assert isinstance(block, TextBlock)
    assert block.text == "Action: Train *all* staff, 2 ** 3"


def test_bold_labels_that_come_again_end_with_a_colon() -> None:
    facts = "- **Owner** Cook\n- **Due** May 2025\n"
    document = plain(f"Menus\n\n{facts}\nStock\n\n{facts}\n**Never** again\n")
    assert texts(document)[1:3] == ["• Owner: Cook", "• Due: May 2025"]
    assert texts(document)[-1] == "Never again"


def test_tables_drawn_with_the_signs_for_lines() -> None:
    document = plain(
        "┌──────┬───────┐\n│ Act  │ Owner │\n├──────┼───────┤\n│ Mend │ Ann   │\n"
        "│ it   │       │\n└──────┴───────┘\n"
    )
    assert cells(document) == ["Act", "Owner", "Mend it", "Ann"]


def test_slanted_text_of_markdown_is_plain_and_other_stars_stay() -> None:
    assert texts(plain("# Plan\n\nMend it, *Ann Lee*, by May*\n"))[1] == "Mend it, Ann Lee, by May*"
    assert texts(plain("Mend it, *Ann Lee*, by May\n")) == ["Mend it, *Ann Lee*, by May"]


def test_separated_values_between_prose() -> None:
    document = plain(
        "Recommendations of the audit\n\nRef,Action,Who,When,Note\n"
        '1,"Lock the store, and keep a log",Bursar,1 May,"a\nb"\n2,Count the stock,Clerk,2 May,\n\nEnd.'
    )
    assert cells(document)[5:10] == [
        "1",
        "Lock the store, and keep a log",
        "Bursar",
        "1 May",
        "a\nb",
    ]
    assert texts(document) == ["Recommendations of the audit", "End."]
    assert grids(plain("Steps\nA | B | C\n1 | 2 | 3\n4 | 5 | 6\nThe end"))
    assert cells(plain("Fault -> Step -> Who\n\nLeak -> Seal it -> Bo\nRust -> Paint -> Cy"))[3:6] == [
        "Leak", "Seal it", "Bo",
    ]  # fmt: skip


def test_lines_with_other_numbers_of_values_are_no_table() -> None:
    assert not grids(plain("A / B / C\n1 / 2 / 3\n4 / 5 / 6\n7 / 8 / 9 / 10"))
    assert not grids(
        plain("Ann, Bo, Cy, Di\nwent there, saw it, left, slept\nand we, too, were, late")
    )


def test_wrapped_lines_are_one_paragraph() -> None:
    document = plain(
        "Steps that the harbour master will take before the next season\nopens:\n"
        "- Repaint all of the moorings and check each of the chains by 30\n  September with the diver\n"
        "- Order ropes\nOwner: Harbour Master\nThe rest follows."
    )
    assert texts(document) == [
        "Steps that the harbour master will take before the next season opens:",
        "• Repaint all of the moorings and check each of the chains by 30 September with the diver",
        "• Order ropes",
        "Owner: Harbour Master",
        "The rest follows.",
    ]


def test_lines_that_begin_with_labels_are_not_wrapped() -> None:
    bold = "1. **Repaint all of the moorings and then check every one of their chains** \n"
    bold += "   **Owner:** Harbour Master | **Due:** May 2031"
    assert texts(plain(bold))[-1].startswith("Owner: Harbour Master")
    dashed = (
        "Wish 1 - Repaint all of the moorings and check each of the chains\n"
        "Action - Ask the diver\nOwner - Harbour Master"
    )
    assert texts(plain(dashed)) == dashed.split("\n")


def test_lines_that_nothing_has_wrapped_stay_apart() -> None:
    short = "Ann\nBo\nCy"
    long = "x" * 200 + "\nis the first of the lines\nand so on"
    for text in (short, long):
        assert texts(plain(text)) == text.split("\n")


def test_columns_whose_headings_stand_again() -> None:
    head = "What we do          Who           When\n"
    document = plain(
        f"{head}\nPaint the hull      Bosun         3 May\nbelow the line\n"
        f"Mend the nets       Mate          4 May\n\nSecond part\n\n{head}Buy ropes           Cook          5 May\n"
    )
    assert [grid.rows for grid in grids(document)] == [3, 2]
    assert cells(document)[3:9] == [
        "Paint the hull below the line",
        "Bosun",
        "3 May",
        "Mend the nets",
        "Mate",
        "4 May",
    ]
    assert texts(document) == ["Second part"]


def test_quotes_around_every_cell_are_those_of_a_program() -> None:
    document = plain('"Action"\t"Due"\t""\n"Say ""no"" twice"\t"2 May"\t"x"')
    assert cells(document) == ["Action", "Due", "", 'Say "no" twice', "2 May", "x"]
    meant = plain('Action\tDue\n"Think first"\t2 May')
    assert cells(meant)[2] == '"Think first"'


def test_broken_bars_part_values_as_bars_do() -> None:
    document = plain("Action ¦ Who ¦ Due\nTrain ¦ Head ¦ 1 May\nAudit ¦ Cook ¦ 2 May")
    assert cells(document)[-3:] == ["Audit", "Cook", "2 May"]


def test_a_column_set_in_the_middle_may_come_first() -> None:
    document = plain("Action | Due\n:-: | ---:\nTrain | 1 May\n")
    assert cells(document) == ["Action", "Due", "Train", "1 May"]


def test_a_word_of_markdown_stands_without_its_address() -> None:
    document = plain("- Lead: [Head](mailto:h@example.org)\n- Due: [n](a)\n")
    assert texts(document) == ["• Lead: Head", "• Due: [n](a)"]


def test_headings_within_double_bars_head_a_table() -> None:
    document = plain("Plan\n\n||Action||Due||\n|Train|1 May|\n|Audit|2 May|\n")
    assert cells(document) == ["Action", "Due", "Train", "1 May", "Audit", "2 May"]
    assert texts(plain("||not a table||of anything||\nat all")) == [
        "||not a table||of anything||",
        "at all",
    ]


def test_lines_of_dashes_part_records_and_underline_titles() -> None:
    dashes = "-" * 40
    document = plain(f"Harbour plan\n------------\n\nRAG: Green\n{dashes}\nRAG: Red\n{dashes}\n")
    found = [(block.kind, block.text) for block in document.blocks if isinstance(block, TextBlock)]
    assert found[0] == ("heading", "Harbour plan")
    assert {kind for kind, _ in found[1:]} == {"paragraph"}
    assert "-" not in "".join(text for _, text in found)


def test_a_code_and_a_number_are_no_title_in_capitals() -> None:
    document = plain("KP: 1.\nAction: Build a shed\n\nPART ONE\nAction: Buy ropes\n")
    kinds = {block.text: block.kind for block in document.blocks if isinstance(block, TextBlock)}
    assert kinds["PART ONE"] == "heading"
    assert "heading" not in [kind for text, kind in kinds.items() if text.startswith("KP")]


def test_cells_are_joined_without_a_blank_where_a_word_was_broken_at_its_hyphen() -> None:
    document = plain(
        "+-----------+-----------+\n| Action    | Due       |\n+===========+===========+\n"
        "| Plan roll-| 1 May     |\n| out       |           |\n+-----------+-----------+\n"
        "| Set short-| 2 May     |\n| and long  |           |\n| targets   |           |\n"
        "+-----------+-----------+\n"
    )
    assert cells(document)[2::2] == ["Plan roll-out", "Set short- and long targets"]


@pytest.mark.parametrize("width", [60, 100, 140])
def test_a_paragraph_is_one_however_wide_its_lines_are(width: int) -> None:
    said = "the inspectors found that records were late in most of the teams that they went to " * 6
    lines = textwrap.wrap(said, width)
    found = texts(plain("What was found\n\n" + "\n".join(lines) + "\n\nWhat we will do\n"))
    assert found == ["What was found", said.strip(), "What we will do"]

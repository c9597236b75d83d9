"""Markdown with tables, written by people and by programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markup_documents import cells
from markup_documents import drawn
from markup_documents import grids
from markup_documents import plain
from markup_documents import texts

from planlift.extract import sniff
from planlift.model import TextBlock
from planlift.text import letters

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "| Action | Due |\n|---|---|\n| Train staff | 1 May |\n"


def test_escaped_and_struck_text_is_as_a_reader_of_the_page_sees_it() -> None:
    document = plain(
        "| Finding | Action | Due |\n|:--|:-:|--:|\n"
        "| 1\\. Records \\| files | The \\*new\\* plan | ~~31 March~~ 30 June |"
    )
    assert cells(document)[3:] == ["1. Records | files", "The *new* plan", "31 March 30 June"]
    assert grids(document)[0].cells[5].struck == ((0, 8),)


def test_a_row_that_begins_with_a_number_is_no_list() -> None:
    document = plain(
        "**No** | **Remedy** | **By**\n:-: | :--- | ---:\n1. | Train staff | May\n2. | Audit | June"
    )
    assert cells(document) == [
        "No",
        "Remedy",
        "By",
        "1.",
        "Train staff",
        "May",
        "2.",
        "Audit",
        "June",
    ]


def test_tables_of_tags_are_read_among_those_of_bars() -> None:
    text = (
        "<div>\n\n# Plan\n\n" + TABLE + "\n<table>\n<tr><td colspan='2'><b>Part 2</b></td></tr>\n"
        "<tr><td>Audit files</td><td>2 May</td></tr>\n</table>\n\n</div>\n"
    )
    assert sniff.media(text.encode()) == "text"
    document = plain(text)
    assert cells(document)[2:] == ["Train staff", "1 May", "Part 2", "Audit files", "2 May"]
    assert document.pages == 2


def test_lines_and_their_numbers_stay_as_they_are_typed() -> None:
    document = plain(
        "Owner: Head of Care\nDue: 1 May\n\n3. The third finding\n\n    [4]: Appendix\n\n" + TABLE
    )
    assert texts(document) == [
        "Owner: Head of Care\nDue: 1 May",
        "3. The third finding",
        "[4]: Appendix",
    ]
    assert plain("Fewer than <name> or <5 days\n\n" + TABLE).letters == letters(
        "Fewer than name or 5 days Action Due Train staff 1 May"
    )


def test_what_was_wrapped_is_one_line_again() -> None:
    prose = (
        "This plan says how the service will answer what inspectors found, and\n"
        "who will see to it until everything has been done.\n\n"
    )
    assert texts(plain(prose + TABLE)) == [" ".join(prose.split())]


def test_headings_and_items_are_told() -> None:
    document = plain("## Part one\n\n- first\n- second\n\n" + TABLE)
    kinds = [block.kind for block in document.blocks if isinstance(block, TextBlock)]
    assert kinds == ["heading", "item", "item"]


LINES = st.text(st.sampled_from(sorted("aZé1 .|-*_~`>#[]:!\\)+=\t")), max_size=30)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=8).map("\n".join))
@example("[a]: b")
@example("1) a\n2) b")
@example("1.\n1.")
@example("1|\n:-\n1|1")
@example("1|\n-\n1\n1|1")
@example("    a\n\n\tb")
@example("```a\nb")
def test_no_letter_is_lost(text: str) -> None:
    told = plain(f"{text}\n\n{TABLE}").letters
    assert told == letters(text) + letters("Action Due Train staff 1 May")


def test_a_file_of_markdown_is_converted(tmp_path: Path) -> None:
    import planlift

    path = tmp_path / "plan.md"
    path.write_text(
        "# Action plan\n\n| Ref | Action | By when | Lead |\n|---|---|---|---|\n"
        "| **Part 1: Safety of wards** | | | |\n| R1 | Train all staff. | 1 May 2024 | Head of Care |\n"
    )
    row = planlift.read(path).actions.iloc[0]
    assert (row["section"], row["action_ref"]) == ("Part 1: Safety of wards", "R1")


def test_titles_over_tables_of_tags_alone_are_titles() -> None:
    rows = "<tr><th>Action</th><th>Due</th></tr>\n<tr><td>Train staff</td><td>1 May</td></tr>"
    text = f"# Plan\n\n## Part 1\n\n<table>\n{rows}\n</table>\n"
    assert sniff.media(text.encode()) == "text"
    assert texts(plain(text)) == ["Plan", "Part 1"]
    assert cells(plain(text)) == ["Action", "Due", "Train staff", "1 May"]


def test_rows_of_a_table_without_outer_bars_may_begin_with_a_blank_cell() -> None:
    document = plain(
        "Finding | Action | Due\n--- | --- | ---\nCalls are late | Train staff | 1 May\n"
        " | Audit calls | 2 May\n"
    )
    assert drawn(document).endswith(
        "| Calls are late | Train staff | 1 May |\n|                | Audit calls | 2 May |"
    )


def test_a_bar_within_a_text_loses_no_cell_of_its_row() -> None:
    document = plain("| Action | Due |\n| --- | --- |\n| Buy A|B locks | 1 May |")
    (table,) = grids(document)
    assert [cell.text for cell in table.cells][2:] == ["Buy A", "B locks | 1 May"]

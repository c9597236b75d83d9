"""Text whose columns blanks alone keep apart, on pages or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from markup_documents import cells
from markup_documents import grids
from markup_documents import plain

import planlift
from planlift.extract.markup import typed_text
from planlift.extract.pdf import typed
from planlift.extract.pdf import typed_columns
from planlift.model import TextBlock

if TYPE_CHECKING:
    from pathlib import Path

HEADS = "Finding                Action                     Owner            By when\n"
FIRST = """\
Records are not kept   Train all the staff        Head of          31 May
up to date             in each of the teams       Service          2024
Visits are made late   Plan the visits weekly and Team Manager     30 June
                       report on them                              2024
"""
NEXT = """\
Doors do not close     Mend the doors of wards    Head of Estates  May 2025
                       and check them
"""


def test_a_plan_that_runs_over_pages_is_one_plan(tmp_path: Path) -> None:
    text = f"Action plan\n\n{HEADS}{FIRST}Page 1\n\f{HEADS}{NEXT}Page 2\n"
    path = tmp_path / "plan.txt"
    path.write_text(text)
    actions = planlift.read(path).actions.to_dict("records")
    assert [(row["finding"], row["due_text"], row["page"]) for row in actions] == [
        ("Records are not kept up to date", "31 May 2024", 1),
        ("Visits are made late", "30 June 2024", 1),
        ("Doors do not close", "May 2025", 2),
    ]
    assert actions[1]["action"] == "Plan the visits weekly and report on them"


def test_a_text_without_page_ends_counts_its_tables() -> None:
    text = f"Action plan\n\n{FIRST}{NEXT}\nAnd then\n\n{HEADS}{NEXT}".replace("   ", "   ", 1)
    document = plain(text)
    assert [grid.place.page for grid in grids(document)] == list(range(1, document.pages + 1))
    assert all(cell.places[0].box is None for grid in grids(document) for cell in grid.cells)


def test_what_reading_rests_on_is_said() -> None:
    assert plain(f"{HEADS}{FIRST}\f{HEADS}{NEXT}").notes == (typed_text.NOTE,)


def test_pages_that_nobody_prints_are_read_line_by_line() -> None:
    long = "a   b   c\n" * 2000
    assert not typed_text.may_be_pages(long)
    assert not typed_text.may_be_pages("a   " * 500)
    assert typed_text.may_be_pages("\f".join([HEADS + FIRST] * 500))
    assert plain(f"{long}\f").notes == ()


def parted(text: str) -> list[list[str]]:
    return [[piece.text for piece in line] for line in typed_columns.parted(text.split("\n"))]


def test_a_text_that_comes_near_to_the_next_column_ends_where_that_begins() -> None:
    lines = parted(HEADS + FIRST)
    assert lines[3][1:3] == ["Plan the visits weekly and", "Team Manager"]
    lines = parted(
        "Action                       Due\nTrain staff                  1 May\n"
        "Have all of them trained by  June\nBegin in the week before the 29 May 2024\n"
    )
    assert lines[3] == ["Begin in the week before the", "29 May 2024"]


def test_prose_is_not_parted_by_the_columns_of_a_table() -> None:
    prose = "This plan tells what we will do, and who will see to all of it in the end."
    assert parted(f"{HEADS}{FIRST}\n{prose}\n\n{HEADS}{FIRST}")[6] == [prose]


def test_no_column_begins_within_a_date() -> None:
    text = HEADS + FIRST + "Files are lost         Look for them all by 29 January 2025 and tell\n"
    assert parted(text)[5][1] == "Look for them all by 29 January 2025 and tell"


def test_lines_of_dashes_are_rules() -> None:
    page = next(typed.pages("One      Two\n-----    ---\na        b\n"))
    assert [rule[2] - rule[0] for rule in page.rules.tolist()] == [30.0, 18.0]
    assert "-" not in map(chr, page.chars.code.tolist())


PIECES = st.lists(st.sampled_from(["a", "Bc d", "1 May", "-", "---", "• e", "\t", "|"]), max_size=5)
PAGES = st.lists(PIECES.map("   ".join), max_size=8).map("\n".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(PAGES, min_size=1, max_size=3).map("\f".join))
def test_no_letter_is_lost(text: str) -> None:
    plain(text + "\n\n" + HEADS + FIRST)  # which checks it
    plain(text + "\f" + HEADS + FIRST)


def test_a_title_above_columns_is_a_text() -> None:
    document = plain(f"Action plan\n\n{HEADS}{FIRST}\f{HEADS}{NEXT}")
    first = document.blocks[0]
    assert isinstance(first, TextBlock)
    assert first.text == "Action plan"
    assert "Action plan" not in cells(document)

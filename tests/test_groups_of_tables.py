"""Parts of one table under headings of their own, its column headings printed once."""

from __future__ import annotations

import pytest
from documents import document
from documents import plan
from documents import rows
from documents import words
from msgspec.structs import replace

from planlift.extract.assembly import assemble
from planlift.model import Grid

FIRST = """
    | Step | What | Who | When |
    | --- | --- | --- | --- |
    | 1 | Mend the roof of the hall | Ann | May 2025 |
    | 2 | Find two more cooks soon | Bob | June 2025 |
"""
NEXT = "| 3 | Clean all of the windows | Cay | July 2025 |\n| 4 | Paint the doors red | Dee | May 2025 |"
CONTACTS = "| Ann | Mender | Works | 01632 960001 |\n| Bob | Cook | Kitchen | 01632 960002 |"


def test_the_next_group_has_the_columns_of_the_first() -> None:
    made = plan("# Hall", "## The house", FIRST, "## The rest", NEXT, paged=True)
    assert rows(made, "section", "action_ref", "due_text")[1:3] == [
        ("The house", "2", "June 2025"),
        ("The rest", "3", "July 2025"),
    ]


def test_notes_under_a_heading_of_states_part_no_group_whose_dates_are_the_same() -> None:
    first = """
        | Step | What | Who | When | Status |
        | --- | --- | --- | --- | --- |
        | 1 | Mend the roof of the hall | Ann | May 2025 | Complete |
        | 2 | Find two more cooks soon | Bob | June 2025 | Complete |"""
    after = "| 3 | Clean all of the windows | Cay | July 2025 | Ladders lent by the fire crew |"
    made = plan("# Hall", "## The house", first, "## The rest", after, paged=True)
    assert rows(made, "section", "action_ref", "due_text")[2:] == [("The rest", "3", "July 2025")]


def test_edges_that_tags_leave_to_the_words_need_not_agree() -> None:
    whole = document("# Hall", "## The house", FIRST, "## The rest", NEXT, paged=True)
    first, second = (block for block in whole.blocks if isinstance(block, Grid))
    edges = tuple(edge - 6 for edge in first.column_edges)
    for how, expected in (("tags", 4), ("rules", 2)):
        moved = {
            id(first): replace(first, how="rules"),
            id(second): replace(second, how=how, column_edges=edges),
        }
        made = replace(whole, blocks=tuple(moved.get(id(block), block) for block in whole.blocks))
        assert len(assemble(made, words()).rows) == expected


def test_other_values_in_as_many_columns_are_no_group_of_it() -> None:
    made = plan("# Hall", "## The house", FIRST, "## Contacts", CONTACTS, paged=True)
    assert len(made.rows) == 2


def test_a_page_that_begins_with_a_word_that_is_a_label_is_no_form() -> None:
    first = """
        | Theme | Step | What | Who | When |
        | --- | --- | --- | --- | --- |
        | Houses | 1 | Mend the roof of the hall | Ann | May 2025 |"""
    after = """
        | Support | 2 | Find two more cooks soon | Bob | June 2025 |
        | ^ | 3 | Clean all of the windows | Cay | July 2025 |"""
    made = plan(first, after, paged=True)
    assert rows(made, "section", "action_ref") == [
        ("Houses", "1"),
        ("Support", "2"),
        ("Support", "3"),
    ]


def test_one_text_of_a_row_at_the_top_of_a_page_goes_on_though_its_side_is_not_the_same() -> None:
    first = document(FIRST, how="alignment", paged=True)
    rest = document("| | in the hall | | |", how="alignment", paged=True).blocks[0]
    assert isinstance(rest, Grid)
    edges = (*rest.column_edges[:-1], rest.column_edges[-1] + 12)
    rest = replace(rest, number=2, place=replace(rest.place, page=2), column_edges=edges)
    made = assemble(replace(first, pages=2, blocks=(*first.blocks, rest)), words())
    assert made.rows[-1].fields["action"].text == "Find two more cooks soon in the hall"


def test_one_row_under_headings_that_other_tables_have_too_is_read_as_theirs() -> None:
    heads = "| Step | Officer | Finish |\n| --- | --- | --- |\n"
    made = plan(
        "# Depot",
        "## Finding 1: The yard was dark",
        f"{heads}| Fit new lamps along the wall | Ann | 4 May 2025 |\n"
        "| Test the lamps each Monday | Bob | 9 May 2025 |",
        "## Finding 2: The gate did not close",
        f"{heads}| Mend the hinge and the lock | Cay | 8 May 2025 |",
    )
    assert rows(made, "finding_ref", "action", "due_text")[2:] == [
        ("2", "Mend the hinge and the lock", "8 May 2025"),
    ]


@pytest.mark.parametrize(("left", "rows"), [(0.0, 2), (60.0, 1)])
def test_a_part_beside_which_nothing_is_merged_any_more_has_fewer_columns(
    left: float, rows: int
) -> None:
    first = document(FIVE, how="tags", paged=True)
    (table,) = first.blocks
    rest = document("| Oil the doors | Clerk | June 2031 | Open |", how="tags").blocks[0]
    assert isinstance(table, Grid)
    assert isinstance(rest, Grid)
    edges = tuple(edge + left for edge in (*table.column_edges[1:-1], 730.0))
    place = replace(rest.place, page=2, box=(edges[0], 50.0, 730.0, 550.0))
    rest = replace(rest, number=2, place=place, column_edges=edges)
    made = assemble(replace(first, pages=2, blocks=(*first.blocks, rest)), words())
    assert len(made.rows) == rows
    assert {row.fields["finding"].text for row in made.rows} == {"Doors stick"}


FIVE = (
    "| Finding | Action | Owner | Due | Status |\n| --- | --- | --- | --- | --- |\n"
    "| Doors stick | Plane the doors | Joiner | May 2031 | Open |"
)


def test_a_title_above_the_first_headings_of_a_grid_is_one_as_those_above_later_ones_are() -> None:
    heads = "| **Step** | **What** | **Who** | **When** |"
    first = f"""
        | **The house** | | | |
        {heads}
        | 1 | Mend the roof of the hall | Ann | May 2025 |
        | **The rest** | | | |
        {heads}
        | 2 | Find two more cooks soon | Bob | June 2025 |"""
    made = plan("# Hall", first, paged=True)
    assert rows(made, "section", "action_ref") == [("The house", "1"), ("The rest", "2")]
    made = plan("# Hall", first.replace("**The house**", "The house"), paged=True)
    assert rows(made, "section", "action_ref") == [("", "1"), ("The rest", "2")]

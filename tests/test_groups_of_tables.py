"""Parts of one table under headings of their own, its column headings printed once."""

from __future__ import annotations

from documents import plan
from documents import rows

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

"""Names over the headings of tables, in their first rows."""

from __future__ import annotations

from documents import plan
from documents import rows

TABLE = """| {} | < | < | < |
| Objective | Action | Lead | By when |
| {} | {} | Bosun | May 2025 |
| No leaks | Tar the hulls | Cox | June 2025 |"""
BOATS = TABLE.format("Safer boats", "More flares", "Buy six flares")
ROPES = TABLE.format("Better ropes", "Dry ropes", "Hang them up")


def test_the_names_of_several_tables_are_groups() -> None:
    raw = plan("# Harbour", BOATS, ROPES)
    assert rows(raw, "section", "finding", "action") == [
        ("Safer boats", "More flares", "Buy six flares"),
        ("Safer boats", "No leaks", "Tar the hulls"),
        ("Better ropes", "Dry ropes", "Hang them up"),
        ("Better ropes", "No leaks", "Tar the hulls"),
    ]


def test_a_name_that_a_page_prints_again_parts_no_table() -> None:
    raw = plan("# Harbour", BOATS, BOATS, ROPES)
    assert {row[0] for row in rows(raw, "section")} == {""}


def test_a_title_over_labels_and_values_side_by_side_stays_with_them() -> None:
    form = """| {} | < | < | < |
    | Lead | {} | Due | {} |
    | Status | {} | Priority | High |"""
    raw = plan(
        "# Harbour",
        form.format("Action 1: Buy six flares", "Bosun", "May 2025", "Open"),
        form.format("Action 2: Tar the hulls", "Cox", "June 2025", "Open"),
    )
    assert rows(raw, "action_ref", "action", "owner_text") == [
        ("1", "Buy six flares", "Bosun"),
        ("2", "Tar the hulls", "Cox"),
    ]


def test_tables_of_one_row_that_is_the_same_in_both_are_no_forms() -> None:
    once = """| Objective | Action | Lead | By when |
    | No leaks | Tar the hulls | Cox | June 2025 |"""
    raw = plan("# Harbour", "## West pier", once, "## East pier", once)
    assert rows(raw, "section", "finding", "action", "owner_text") == [
        ("West pier", "No leaks", "Tar the hulls", "Cox"),
        ("East pier", "No leaks", "Tar the hulls", "Cox"),
    ]

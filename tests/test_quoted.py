"""Findings that a list before the table says in full, and the table by number."""

from __future__ import annotations

from documents import plan
from documents import rows

TABLE = """
    | Recommendation | Response | Lead | By when |
    | --- | --- | --- | --- |
    | 1 | The roof will be mended | Head of Works | May 2025 |
    | {} | All cooks will be trained | Head of Catering | June 2025 |
"""
FIELDS = ("finding_ref", "finding", "action")


def test_numbers_under_recommendation_are_told_by_the_list_before_the_table() -> None:
    made = plan(
        "# Plan of the hall",
        "The visitors made two recommendations:",
        "1. The hall should be dry all year.",
        "2. The cooks should know their trade.",
        "Our answers are below.",
        TABLE.format(2),
    )
    assert rows(made, *FIELDS) == [
        ("1", "The hall should be dry all year.", "The roof will be mended"),
        ("2", "The cooks should know their trade.", "All cooks will be trained"),
    ]


def test_a_list_that_lacks_a_number_or_promises_no_findings_tells_nothing() -> None:
    texts = ("1. The hall should be dry all year.", "2. The cooks should know their trade.")
    lacking = plan("Two recommendations were made:", *texts, TABLE.format(3))
    assert [row[1] for row in rows(lacking, *FIELDS)] == ["", ""]
    other = plan("This is how we worked:", *texts, TABLE.format(2))
    assert [row[1] for row in rows(other, *FIELDS)] == ["", ""]


def test_a_table_below_a_heading_of_its_own_goes_on_only_with_the_same_columns() -> None:
    plain = TABLE.format(2)
    made = plan(
        plain, "# Words", "| Hall | Where all meet |\n| Cook | Who makes food |", paged=True
    )
    assert len(made.rows) == 2


def test_a_key_on_the_page_after_the_table_is_no_part_of_it() -> None:
    made = plan(TABLE.format(2), "| Green | Done |\n| Red | Not begun |", paged=True)
    assert len(made.rows) == 2
    assert made.legend["red"] == "Not begun"

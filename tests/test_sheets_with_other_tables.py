"""A sheet printed with its grid: tables of other things below the plan, in its columns."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

PLAN = """| **Finding** | **Action** | **Lead** | **Due date** |
| 1. Boats leak. | Tar the boats | Bosun | 3 May 2025 |
| 2. Oars are short. | Buy long oars | Mate | 9 June 2025 |"""
REST = """| 3. There is no flare. | Buy six flares | Cox | 12 July 2025 |"""
WORDS = """| | | | |
| **{}** | | | |
| **{}** | **{}** | | |
| SAR | Search and rescue | | |
| VHF | Very high frequency | | |"""
FINDINGS = [("1", "Boats leak."), ("2", "Oars are short."), ("3", "There is no flare.")]


@pytest.mark.parametrize(
    "headings",
    [("Glossary", "Term", "Meaning"), ("Abbreviations", "Abbreviation", "In full")],
)
def test_a_glossary_below_the_plan_is_no_part_of_it(headings: tuple[str, ...]) -> None:
    raw = plan("# Boats", f"{PLAN}\n{REST}\n{WORDS.format(*headings)}", how="rules", paged=True)
    assert rows(raw, "finding_ref", "finding") == FINDINGS


def test_nor_is_it_on_the_next_page_below_the_last_rows_or_alone() -> None:
    words = WORDS.format("Glossary", "Term", "Meaning")
    for page in (f"{REST}\n{words}", words):
        first = PLAN if page.startswith(REST) else f"{PLAN}\n{REST}"
        raw = plan("# Boats", first, page, how="rules", paged=True)
        assert rows(raw, "finding_ref", "finding") == FINDINGS


def test_two_texts_in_bold_below_the_name_of_a_group_are_a_row_where_they_head_nothing() -> None:
    raw = plan(
        "# Boats",
        f"{PLAN}\n| **The pier** | | | |\n| **3. Dark steps.** | **Hang a lamp there** | | |",
    )
    assert [action for (action,) in rows(raw, "action")][-1] == "Hang a lamp there"

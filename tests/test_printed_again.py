"""What word processors print again above the headings on each page: titles, findings, panels."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

HEADS = "| No. | Action | Lead | By when |\n| --- | --- | --- | --- |"
FIRST = """| 1 | Mend the east wall | Mason | May 2024 |
    | 2 | Write to the owners of all boats and | Clerk | June 2024 |"""
REST = """| | ask for a list of their moorings | | |
    | 3 | Paint the gate | Porter | July 2024 |"""
FINDINGS = "| Finding | Action | Lead | By when |\n| --- | --- | --- | --- |"
GROUP = "| In the town | < | < | < |"
ACTIONS = [
    ("Mend the east wall", "Mason"),
    ("Write to the owners of all boats and ask for a list of their moorings", "Clerk"),
    ("Paint the gate", "Porter"),
]


@pytest.mark.parametrize(
    "above",
    [
        "| Outcome 1: The harbour is safe | < | < | < |",
        "| Recommendation 3: Moorings are not listed. | < | < | < |",
        "| Area for improvement: Moorings | < | < | < |\n| Response: Agree | < | < | < |",
    ],
)
def test_a_row_goes_on_below_texts_that_are_printed_again(above: str) -> None:
    first, rest = (f"{above}\n{HEADS}\n{part}" for part in (FIRST, REST))
    raw = plan(first, rest, how="rules", paged=True)
    assert rows(raw, "action", "owner_text") == ACTIONS
    assert "repeated-heading" in {aside.reason for aside in raw.aside}


def test_a_title_printed_again_ends_no_section_below_it() -> None:
    title = "| Recommendation 3: Moorings are not listed. | < | < | < |"
    group = "| On the quay | < | < | < |"
    first = f"{title}\n{HEADS}\n{group}\n| 1 | Mend the east wall | Mason | May 2024 |"
    rest = f"{title}\n{HEADS}\n| 2 | Paint the gate | Porter | July 2024 |"
    raw = plan(first, rest, how="rules", paged=True)
    assert rows(raw, "section", "action")[-1] == ("On the quay", "Paint the gate")


def test_another_text_over_all_columns_begins_another_group() -> None:
    first = f"| Outcome 1: The harbour is safe | < | < | < |\n{HEADS}\n{FIRST}"
    rest = f"| Outcome 2: The town is clean | < | < | < |\n{HEADS}\n{REST}"
    raw = plan(first, rest, how="rules", paged=True)
    assert [section for (section,) in rows(raw, "section")][-1] == "Outcome 2: The town is clean"


def test_a_group_named_again_below_the_headings_is_kept() -> None:
    group = "| Outcome 1: The harbour is safe | < | < | < |"
    first, rest = (
        f"{HEADS}\n{group}\n{part}" for part in (FIRST, "| 3 | Sweep | Porter | July 2024 |")
    )
    raw = plan(first, rest, how="rules", paged=True)
    assert len(rows(raw, "action")) == 3


def test_a_group_named_at_the_foot_of_a_page_is_no_part_of_the_row_below() -> None:
    first = f"{FINDINGS}\n| The quay is dark at night. | Fit lamps | Mason | May 2024 |\n{GROUP}"
    rest = """| Moorings are not listed. | Ask the owners | Clerk | June 2024 |
        | Gates are left open. | Paint the gate | Porter | July 2024 |"""
    raw = plan(first, rest, how="rules", paged=True)
    assert rows(raw, "section", "finding")[1:] == [
        ("In the town", "Moorings are not listed."),
        ("In the town", "Gates are left open."),
    ]

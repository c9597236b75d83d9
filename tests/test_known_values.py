"""Rows whose every known word is a value: a post, a state, an answer that headings use as well."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

HEADS = "| Action | Lead officer | Timescale | Status |\n| --- | --- | --- | --- |\n"
FIRST = "| Recruit four sailors | Head of Boats | May 2025 | In progress |\n"
LAST = "\n| Write a policy on ropes | Port Manager | June 2025 | Not started |"


@pytest.mark.parametrize("due", ["Ongoing", "", "Complete"])
@pytest.mark.parametrize("status", ["Completed", "Done", "In progress"])
def test_a_row_of_known_words_is_no_heading_row(due: str, status: str) -> None:
    row = f"| Audit of the ropes | Clinical Lead | {due} | {status} |"
    wanted = ["Recruit four sailors", "Audit of the ropes", "Write a policy on ropes"]
    whole = plan("# Plan", HEADS + FIRST + row + LAST)
    assert [action for (action,) in rows(whole, "action")] == wanted
    cut = plan("# Plan", HEADS + FIRST, row + LAST, paged=True)
    assert [action for (action,) in rows(cut, "action")] == wanted


def test_other_headings_below_are_headings_though_one_may_be_a_value() -> None:
    raw = plan(
        "# Plan",
        """| Action | Lead | Status |
        | Recruit four sailors | Head of Boats | Open |
        | Action taken | Lead officer | Completed |
        | Ropes were bought | Port Manager | 3 May 2025 |""",
    )
    assert "Action taken" not in [action for (action,) in rows(raw, "action")]


@pytest.mark.parametrize("marked", ["!", "**"])
def test_a_row_like_any_other_heads_nothing_below_headings_that_stand_out(marked: str) -> None:
    head = f"{marked}{{}}{marked if marked == '**' else ''}"
    heads = "".join(f"| {head.format(text)} " for text in ("Standard", "Action", "Lead", "Update"))
    raw = plan(
        "# Plan",
        f"""{heads}|
        | Governance | Monitoring | Owner | Closed |
        | Staffing | Recruit two sailors in May | Captain | Open |""",
    )
    assert [action for (action,) in rows(raw, "action")] == [
        "Monitoring",
        "Recruit two sailors in May",
    ]


def test_nor_does_it_on_the_next_page_unless_it_says_the_headings_again() -> None:
    heads = "| Finding | Action | Lead | Timescale | Evidence |\n| --- | --- | --- | --- | --- |\n"
    first = "| Ropes are old. | Buy ropes | Head of Boats | May 2025 | Receipts |"
    row = "| | Have the harbour master look at each rope | Clinical Lead | Ongoing | Audit report |"
    last = "| Boats leak. | Mend them | Port Manager | June 2025 | Photographs |"
    cut = plan("# Plan", heads + first, f"{row}\n{last}", how="rules", paged=True)
    assert [action for (action,) in rows(cut, "action")] == [
        "Buy ropes",
        "Have the harbour master look at each rope",
        "Mend them",
    ]
    plain = heads.split("\n", 1)[0]
    again = plan("# Plan", heads + first, f"{plain}\n{last}", how="rules", paged=True)
    assert [action for (action,) in rows(again, "action")] == ["Buy ropes", "Mend them"]

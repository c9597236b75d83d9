"""Rows of short answers that might be taken for headings, and what stands over the headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from documents import plan
from documents import rows

import planlift

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_of_short_answers_at_the_end_of_a_table_is_a_row() -> None:
    raw = plan(
        """| Recommendation | Response | Steps to be taken | Unit | Time frame | More funds (Y or N) |
        | --- | --- | --- | --- | --- | --- |
        | 1. Light the pier. | Accepted | Put up two lamps there | Berths | May 2031 | Y |
        | 2. Look for new funding. | Accepted | Funding plan to be made soon. | Gates | Ongoing | N |"""
    )
    assert rows(raw, "finding_ref", "action", "due_text")[1] == (
        "2",
        "Funding plan to be made soon.",
        "Ongoing",
    )


def test_a_last_row_of_words_that_could_head_columns_is_a_row() -> None:
    raw = plan(
        """| Action | Owner | Status | Priority |
        | --- | --- | --- | --- |
        | Put up two lamps there | Warden | Completed | High |
        | Action plan | Lead officer | Completed | Priority |"""
    )
    assert len(raw.rows) == 2


def test_a_long_text_in_plain_type_is_in_no_heading_row_below_headings_in_bold() -> None:
    raw = plan(
        """| **Finding** | **Action** | **Owner** | **By when** |
        | The pier is dark | Put up two lamps there | Warden | May 2031 |
        | Issue | Actions | Responsible officer for all of the works along the northern quay | Date |
        | Ropes are worn | Buy ropes | Clerk | June 2031 |"""
    )
    assert len(raw.rows) == 3


def test_a_label_of_several_parts_of_which_one_is_the_action() -> None:
    raw = plan(
        "# Reply",
        """| Recommendation 1: Light the pier at night. | < |
        | Response: | Agreed |
        | Comments/Action plan/Time frame: | Two lamps will be put up in May. |""",
    )
    assert rows(raw, "finding", "action") == [
        ("Light the pier at night.", "Two lamps will be put up in May.")
    ]


def test_a_line_below_a_finding_that_says_more_of_it_ends_it_not() -> None:
    raw = plan(
        "# Reply of the harbour",
        """| Recommendation 1: Light the pier at night. | < | < |
        | Priority: High | < | < |
        | **Key steps** | **Who** | **When** |
        | Put up two lamps there | Warden | May 2031 |
        | Look at them each week | Clerk | June 2031 |""",
    )
    assert rows(raw, "finding", "priority", "action") == [
        ("Light the pier at night.", "High", "Put up two lamps there"),
        ("Light the pier at night.", "High", "Look at them each week"),
    ]


def test_recommendations_and_the_answers_of_those_in_charge_are_a_plan() -> None:
    raw = plan(
        """| Recommendation | Management's response |
        | --- | --- |
        | 1. Light the pier at night. | Agreed. Two lamps will be put up at its end in May. |
        | 2. Know all of the boats. | Agreed. A list will be kept by the gate from June on. |"""
    )
    assert rows(raw, "finding_ref", "action")[1] == (
        "2",
        "Agreed. A list will be kept by the gate from June on.",
    )
    other = plan(
        """| Comment | Our reply |
        | --- | --- |
        | The pier is dark at night and people fall. | We thank you for what you told us there. |
        | Nobody knows all of the boats in it. | We thank you for what you told us there. |"""
    )
    assert not other.rows


def test_what_stands_above_a_table_holds_for_each_of_its_groups() -> None:
    raw = plan(
        "# Reply of the harbour",
        """| Recommendation: | Light the pier at night. |
        | Priority: | High |""",
        """| Step | Who | When |
        | --- | --- | --- |
        | At the pier | < | < |
        | Put up two lamps there | Warden | May 2031 |
        | In the office | < | < |
        | Look at them each week | Clerk | June 2031 |""",
    )
    assert rows(raw, "section", "finding", "action") == [
        ("At the pier", "Light the pier at night.", "Put up two lamps there"),
        ("In the office", "Light the pier at night.", "Look at them each week"),
    ]


def test_signed_off_names_no_officer(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<h1>Recommendations: action plan</h1><table>"
        "<tr><th>Recommendation</th><th>Action to be taken</th><th>By whom</th><th>By when</th>"
        "<th>Date signed off by board</th></tr>"
        "<tr><td>Keep a log of each boat.</td><td>Write the log each week</td><td>Bosun</td>"
        "<td>September 2022</td><td>14.12.2022</td></tr></table>",
        encoding="utf-8",
    )
    [row] = planlift.read(path).actions.to_dict("records")
    assert row["owner_text"] == "Bosun"
    assert str(row["completed_date"])[:10] == "2022-12-14"


def test_the_headings_again_are_no_row_though_nothing_sets_them_off() -> None:
    raw = plan(
        """| Recommendation from visit | Warden's response | To be completed | Date completed |
        | --- | --- | --- | --- |
        | Visit of 14 March 2031 | < | < | < |
        | Lamps at the pier to be replaced | New lamps ordered | 31 March 2031 | 29 March 2031 |
        | Recommendation from visit | Warden's response | To be completed | Date completed |
        | Visit of 20 April 2031 | < | < | < |
        | Ropes to be dried after rain | Shed is being built | 30 May 2031 | |"""
    )
    assert rows(raw, "section", "finding", "due_text", "completed_text") == [
        (
            "Visit of 14 March 2031",
            "Lamps at the pier to be replaced",
            "31 March 2031",
            "29 March 2031",
        ),
        ("Visit of 20 April 2031", "Ropes to be dried after rain", "30 May 2031", ""),
    ]

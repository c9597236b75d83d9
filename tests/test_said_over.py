"""Texts between a finding and the table of its actions."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

_STEPS = """| Action | Owner | Due |
    | --- | --- | --- |
    | Mend the {0} | Ann | May 2024 |
    | Paint the {0} | Bob | June 2024 |"""
_SAID = "The port should look after its {}."


@pytest.mark.parametrize("label", ["Management response", "Response"])
def test_an_answer_between_a_finding_and_its_table(label: str) -> None:
    parts = [
        part
        for n, thing in enumerate(("pier", "crane"), 1)
        for part in (
            f"## Recommendation {n}: {_SAID.format(thing)}",
            f"{label}: Agreed. Work on the {thing} has begun.",
            _STEPS.format(thing),
        )
    ]
    raw = plan("# Port audit", *parts)
    assert rows(raw, "finding_ref", "finding", "response", "section") == [
        (n, _SAID.format(thing), f"Agreed. Work on the {thing} has begun.", "")
        for n, thing in (("1", "pier"), ("1", "pier"), ("2", "crane"), ("2", "crane"))
    ]


def test_a_finding_goes_on_below_its_title_and_its_answer_below_a_label() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendation 1: Care of the pier",
        _SAID.format("pier"),
        "### Management response",
        "Partly agreed.",
        "There is no money for the steps.",
        _STEPS.format("pier"),
        "## Recommendation 2: Care of the crane",
        _STEPS.format("crane"),
    )
    first = ("1", f"Care of the pier\n{_SAID.format('pier')}")
    answer = "Partly agreed.\nThere is no money for the steps."
    assert rows(raw, "finding_ref", "finding", "response") == [
        (*first, answer),
        (*first, answer),
        ("2", "Care of the crane", ""),
        ("2", "Care of the crane", ""),
    ]


def test_labels_of_equal_rank_under_a_numbered_heading() -> None:
    raw = plan(
        "# Port audit",
        "## 4. Care of the pier",
        "### Recommendation",
        _SAID.format("pier"),
        "### Response",
        "Agreed.",
        "We will do this:",
        _STEPS.format("pier"),
    )
    assert set(rows(raw, "section", "finding", "response")) == {
        ("4. Care of the pier", _SAID.format("pier"), "Agreed.")
    }


def test_what_introduces_a_table_and_says_nothing_of_a_finding_stays_outside() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendation 1: Care of the pier",
        "The committee discussed this on 4 May 2023.",
        "Priority: High",
        _STEPS.format("pier"),
    )
    assert set(rows(raw, "finding", "priority", "response")) == {("Care of the pier", "High", "")}
    assert "The committee discussed this on 4 May 2023." in {a.text for a in raw.aside}


def test_two_tables_under_one_finding_have_the_same_answer_once() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendation 1: Care of the port",
        _SAID.format("port"),
        "Management response: Agreed.",
        _STEPS.format("pier"),
        "These steps are for next year.",
        "| Action | Who | When |\n| --- | --- | --- |\n| Sell the old crane | Cay | May 2025 |",
    )
    assert {response for (response,) in rows(raw, "response")} == {"Agreed."}
    assert len(raw.rows) == 3


def test_labels_over_a_table_that_says_what_was_found_carry_nothing() -> None:
    raw = plan(
        "# Port audit",
        "## Pier",
        "Management response: Agreed.",
        """| Finding | Action | Owner |
        | --- | --- | --- |
        | Steps are broken | Mend the steps | Ann |
        | Rails are loose | Fix the rails | Bob |""",
    )
    assert rows(raw, "response") == [("",), ("",)]


def test_a_heading_over_many_findings_is_no_label_of_one() -> None:
    raw = plan(
        "# Port audit",
        "## Recommendations",
        "The port should act on each of these within the year.",
        _STEPS.format("pier"),
    )
    assert set(rows(raw, "section", "finding")) == {("Recommendations", "")}

"""Facts in a row of their own below each action are columns of its table."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from markup_documents import html

from planlift.extract.assembly import assemble
from planlift.vocabulary import load

HEADS = "| Issue | Action to take |\n| --- | --- |\n"


def test_who_and_when_below_each_action_are_those_of_the_action_above() -> None:
    raw = plan(
        HEADS
        + """| Ropes rot in the rain. | Build a shed |
        | Lead: Bosun Deadline: May 2031 | < |
        | Lamps were not lit. | Put up two lamps |
        | Lead: Warden Deadline: June 2031 | < |"""
    )
    assert rows(raw, "section", "action", "owner_text", "due_text") == [
        ("", "Build a shed", "Bosun", "May 2031"),
        ("", "Put up two lamps", "Warden", "June 2031"),
    ]


def test_labels_above_their_values_are_known_by_coming_again() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr><tr class=child><td colspan=2><ul>{}</ul></td></tr>"
    facts = "<li><p>{}</p><p>{}</p></li>"
    table = "".join(
        row.format(found, done, facts.format("Led by", who) + facts.format("Wanted for", when))
        for found, done, who, when in (
            ("Ropes rot in the rain.", "Build a shed", "Bosun", "May 2031"),
            ("Lamps were not lit.", "Put up two lamps", "Warden", "June 2031"),
        )
    )
    heads = "<tr><th>Issue</th><th>Action to take</th></tr>"
    raw = assemble(html(f"<table>{heads}{table}</table>"), load())
    assert rows(raw, "action", "owner_text") == [
        ("Build a shed", "Bosun"),
        ("Put up two lamps", "Warden"),
    ]
    assert "section" not in raw.rows[1].fields


def test_names_of_groups_between_rows_hold_no_facts() -> None:
    raw = plan(
        """| Action to take | Who | When |
        | --- | --- | --- |
        | Build a shed | Bosun | May 2031 |
        | Harbour: east side | < | < |
        | Put up two lamps | Warden | June 2031 |
        | Harbour: west side | < | < |
        | Drill each crew | Warden | July 2031 |"""
    )
    assert rows(raw, "section") == [("",), ("Harbour: east side",), ("Harbour: west side",)]


MERGED = """| No | Issue | Action to take | < |
| --- | --- | --- | --- |
| 1 | Ropes rot in the rain. | Build a shed | < |
| ^ | ^ | {0}: Head of Harbours | {1}: May 2031 |
| ^ | ^ | Buy a tarpaulin | < |
| ^ | ^ | {0}: Ann Lee | {1}: April 2031 |
| 2 | Lamps were not lit. | Put up two lamps | < |
| ^ | ^ | {0}: Quay Manager | {1}: June 2031 |"""


@pytest.mark.parametrize("labels", [("Lead", "Deadline"), ("Pledge holder", "Pledge date")])
def test_facts_side_by_side_below_the_action_alone_beside_merged_cells(
    labels: tuple[str, str],
) -> None:
    raw = plan(MERGED.format(*labels))
    assert rows(raw, "finding", "action", "owner_text", "due_text") == [
        ("Ropes rot in the rain.", "Build a shed", "Head of Harbours", "May 2031"),
        ("Ropes rot in the rain.", "Buy a tarpaulin", "Ann Lee", "April 2031"),
        ("Lamps were not lit.", "Put up two lamps", "Quay Manager", "June 2031"),
    ]

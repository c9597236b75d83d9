"""The answer to a recommendation in a heading, and findings above actions in one item."""

from __future__ import annotations

from documents import plan
from documents import rows


def test_a_response_in_a_heading_is_no_finding() -> None:
    parts = [
        (
            f"## Recommendation {number}",
            finding,
            "### Response: Agreed in principle",
            action,
            f"Responsible agency: {who}",
            "Timeframe: June 2024",
        )
        for number, finding, action, who in [
            ("1", "The port should light its pier.", "Lamps will be fitted.", "Port Office"),
            ("2", "The port should list its ropes.", "A list will be kept.", "Dock Office"),
        ]
    ]
    raw = plan("# Response to the inquiry", *parts[0], *parts[1])
    assert rows(raw, "finding_ref", "finding", "response", "action") == [
        (
            "1",
            "The port should light its pier.",
            "Agreed in principle",
            "Lamps will be fitted.",
        ),
        ("2", "The port should list its ropes.", "Agreed in principle", "A list will be kept."),
    ]


def test_a_finding_above_the_labelled_action_in_an_item_is_no_part_of_it() -> None:
    item = "• {}. {}\nAction: {}\nOwner: {}\nDeadline: May 2024"
    raw = plan(
        "# Action plan for the port",
        item.format(1, "The pier is dark.", "Fit a lamp at each step", "Dock Manager"),
        item.format(2, "No list is kept.", "Write a list of all ropes", "Harbour Clerk"),
        item.format(3, "The quay is wet.", "Paint the edge with sand", "Dock Manager"),
    )
    assert rows(raw, "finding_ref", "finding", "action") == [
        ("1", "The pier is dark.", "Fit a lamp at each step"),
        ("2", "No list is kept.", "Write a list of all ropes"),
        ("3", "The quay is wet.", "Paint the edge with sand"),
    ]

"""Columns of ``Finding 1``, ``Finding 2``: numbers, though each names what it numbers."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows
from read_rows import table


@pytest.mark.parametrize("word", ["Recommendation", "Finding", "Rec"])
@pytest.mark.parametrize("heading", ["Recommendation", "Findings"])
def test_they_are_the_numbers_of_what_was_found(word: str, heading: str) -> None:
    lines = [f"{word} {n} | Mend wall {n}. | {n} May 2024" for n in range(1, 4)]
    raw = plan(table(f"{heading} | Action | Deadline", *lines))
    assert rows(raw, "finding_ref", "finding", "action") == [
        (str(n), "", f"Mend wall {n}.") for n in range(1, 4)
    ]


def test_beside_responses_alone_these_say_what_is_done() -> None:
    lines = [f"Recommendation {n} | Mend wall {n}. | {n} May 2024" for n in range(1, 4)]
    raw = plan(table("Recommendations | Responses | Deadline", *lines))
    assert rows(raw, "finding_ref", "action") == [(str(n), f"Mend wall {n}.") for n in range(1, 4)]


def test_records_beside_each_other_keep_their_labels() -> None:
    raw = plan(
        table(
            " | Requirement 1 | Requirement 2",
            "Action | Mend the sea wall. | Count the boats.",
            "Owner | Mason | Bosun",
            "Deadline | May 2024 | June 2024",
        )
    )
    assert rows(raw, "action", "owner_text") == [
        ("Mend the sea wall.", "Mason"),
        ("Count the boats.", "Bosun"),
    ]


def test_numbers_under_an_unknown_heading_are_not_those_of_numbered_findings() -> None:
    raw = plan(
        table(
            "KXN | Recommendation | Action | Owner",
            "1.3 | 1. The wall should be mended. | Hire a mason | Harbour master",
            "1.7 | 2. The boats should be counted. | Count the boats | Bosun",
        )
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("1", "The wall should be mended."),
        ("2", "The boats should be counted."),
    ]
    assert [row.others["KXN"].text for row in raw.rows] == ["1.3", "1.7"]

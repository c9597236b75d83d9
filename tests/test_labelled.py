"""Facts that cells label within their text, and paragraphs that name what tables are about."""

from __future__ import annotations

from documents import plan
from documents import rows


def test_owner_and_date_within_the_text_of_an_action() -> None:
    raw = plan(
        """| Ref | Recommendation | Agreed action, date and owner | Progress |
        | --- | --- | --- | --- |
        | A.1 | Report to the board. | Report each quarter. Owner: Head of IT. Date: 31 May 2025 | Done |
        | A.2 | Review the records. | Review all. Owner: All heads. Date: 1 June 2025 | Ongoing |"""
    )
    assert rows(raw, "finding_ref", "action", "owner_text", "due_text") == [
        ("A.1", "Report each quarter.", "Head of IT", "31 May 2025"),
        ("A.2", "Review all.", "All heads", "1 June 2025"),
    ]


def test_a_label_that_another_column_holds_stays_in_the_text() -> None:
    raw = plan(
        """| Finding | Action | Owner | Due |
        | --- | --- | --- | --- |
        | Files are late | Tell staff. Owner: everybody | Head of HR | May 2025 |"""
    )
    assert rows(raw, "action", "owner_text") == [("Tell staff. Owner: everybody", "Head of HR")]


def test_a_number_and_a_dash_before_a_finding() -> None:
    raw = plan(
        """| Recommendation | Action | Lead | Target date |
        | --- | --- | --- | --- |
        | R1 – Tell a clear story | Write a vision | Chief Executive | May 2025 |
        | R2 – Strengthen scrutiny | Train the chairs | Monitoring Officer | June 2025 |"""
    )
    assert rows(raw, "finding_ref", "finding") == [
        ("R1", "Tell a clear story"),
        ("R2", "Strengthen scrutiny"),
    ]

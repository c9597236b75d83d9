"""Labels within a value: lines of who, updates by day, and none of the record's own."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows


def record(at: int, who: str) -> list[str]:
    return [
        f"Non-compliant requirement: Doors of kind {at} did not close.",
        f"Actions to return to compliance: Fit locks of kind {at} to all doors.",
        *f"Who: {who}".split("\n"),
        f"When: {at} May 2026",
        f"Desired outcome: Doors of kind {at} close.",
    ]


@pytest.mark.parametrize("at", [0, 1, 3])
@pytest.mark.parametrize(
    "who", ["Lead: Matron\nSupport: Clerk", "Lead: Matron\nWith help from: Clerk"]
)
def test_a_label_within_a_value_moves_no_value_to_another_record(at: int, who: str) -> None:
    people = ["Matron", "Caretaker", "Clerk", "Warden"]
    people[at] = who
    lines = [line for day, name in enumerate(people, 3) for line in record(day, name)]
    found = rows(plan("# Corrective action plan", *lines), "action", "owner_text", "due_text")
    assert found == [
        (f"Fit locks of kind {day} to all doors.", name, f"{day} May 2026")
        for day, name in enumerate(people, 3)
    ]


def test_updates_by_day_are_one_note_of_progress() -> None:
    lines = [
        line
        for at in (3, 4)
        for line in (
            f"Action: Fit locks of kind {at} to all doors.",
            "Owner: Matron",
            f"Due: {at} May 2026",
            "Progress log: Nov 2025: Scope agreed.",
            f"Feb 2026: Locks of kind {at} bought.",
        )
    ]
    assert rows(plan("# Action plan", *lines), "progress_text") == [
        (f"Nov 2025: Scope agreed.\nFeb 2026: Locks of kind {at} bought.",) for at in (3, 4)
    ]


@pytest.mark.parametrize("heading", ["Closed by", "Signed off by", "Verified by"])
def test_who_closes_an_action_is_not_who_does_it(heading: str) -> None:
    raw = plan(
        f"""| Finding | Action | Exec lead | Due by | Status | {heading} |
        | --- | --- | --- | --- | --- | --- |
        | Doors did not close | Fit locks to doors | Matron | 3 May 2026 | Done | Chief Executive |
        | Lamps were out | Mend all the lamps | Matron | 4 May 2026 | Done | Chief Executive |"""
    )
    assert all(row.others[heading].text == "Chief Executive" for row in raw.rows)
    assert not any("Chief" in row.fields["owner_text"].text for row in raw.rows)

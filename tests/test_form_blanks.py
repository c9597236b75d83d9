"""Forms some of whose labels have no value."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

FORM = """| Finding | {finding} | < | < |
    | Action | {action} | < | < |
    | Lead officer | {lead} | Target date | {due} |
    | Status | {status} | Evidence | {evidence} |"""


@pytest.mark.parametrize(
    ("lead", "due", "status", "evidence"),
    [
        ("Site Manager", "3 May 2025", "Completed", ""),
        ("Site Manager", "", "Completed", "Minutes"),
        ("", "3 May 2025", "In progress", "Minutes"),
        ("", "3 May 2025", "", "Minutes"),
        ("", "", "Completed", "Minutes"),
    ],
)
def test_a_label_before_a_blank_cell_has_no_value(
    lead: str, due: str, status: str, evidence: str
) -> None:
    said = {"finding": "The gate did not lock", "action": "Mend the lock of the gate"}
    told = {"lead": lead, "due": due, "status": status, "evidence": evidence}
    raw = plan(FORM.format(**said, **told), FORM.format(**said, **told))
    names = ("finding", "action", "owner_text", "due_text", "status_text", "evidence")
    assert rows(raw, *names) == [(*said.values(), lead, due, status, evidence)] * 2


def test_a_blank_column_between_labels_and_values_only_parts_them() -> None:
    raw = plan(
        """| Finding | | The gate did not lock |
        | Action | | Mend the lock of the gate |
        | Lead officer | | Site Manager |
        | Target date | | 3 May 2025 |"""
    )
    assert rows(raw, "action", "owner_text", "due_text") == [
        ("Mend the lock of the gate", "Site Manager", "3 May 2025")
    ]

"""Lines above tables that say who does all that these hold."""

from __future__ import annotations

import pytest
from documents import plan
from documents import rows

TABLE = "| Finding | Action | Due |\n| --- | --- | --- |\n| {0} leak | Mend the {0} | May 2025 |"
OWNED = "| Action | Owner | Due |\n| --- | --- | --- |\n| Mend the {0} | Ann | May 2025 |"


@pytest.mark.parametrize("label", ["Lead officer", "Responsible", "Accountable lead"])
def test_a_line_above_each_table_says_who(label: str) -> None:
    raw = plan(
        "# Plan",
        *("## Boats", f"{label}: Bosun", TABLE.format("boats"), TABLE.format("rafts")),
        *("## Huts", f"{label}: Carpenter", TABLE.format("roofs")),
    )
    assert rows(raw, "section", "owner_text") == [
        ("Boats", "Bosun"),
        ("Boats", "Bosun"),
        ("Huts", "Carpenter"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "table"),
    [
        ("Lead officer: Bosun", "", TABLE),
        ("Lead officer: Bosun", "Lead officer: Carpenter", OWNED),
        ("Reviewed: May 2025", "Reviewed: June 2025", TABLE),
    ],
    ids=["not each", "a column says it", "other labels"],
)
def test_other_lines_give_no_owner(first: str, second: str, table: str) -> None:
    raw = plan(
        "# Plan",
        *("## Boats", first, table.format("boats")),
        *("## Huts", *filter(None, [second]), table.format("roofs")),
    )
    own = "Ann" if table == OWNED else ""
    assert rows(raw, "owner_text") == [(own,), (own,)]

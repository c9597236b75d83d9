"""What the summary says of one plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import planlift
from planlift.figures import figures
from planlift.report import summary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("heads", "second", "said"),
    [
        (
            "| Action | By when |",
            "| 2 May 2031 |",
            "The plan has no column for the owner (2 rows).",
        ),
        ("| Action | Owner |", "|  |", "The row has no owner."),
    ],
)
def test_a_column_that_the_plan_has_not_is_said_of_the_plan(
    tmp_path: Path, heads: str, second: str, said: str
) -> None:
    path = tmp_path / "plan.md"
    value = "1 May 2031" if "when" in heads else "Porter"
    rows = (heads, "| --- | --- |", f"| Train all staff | {value} |", f"| Audit all files {second}")
    path.write_text("\n".join(rows), encoding="utf-8")
    lines = summary("plan.md", figures(planlift.read(path), date(2031, 1, 1)), [])
    assert f"1 × {said} [no-owner]" in " ".join(" ".join(lines).split())

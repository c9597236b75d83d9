"""Small plans made in a test, without reading any document."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from planlift.actions import Actions
from planlift.model import Check
from planlift.model import Ledger
from planlift.model import Source
from planlift.plan import Plan
from planlift.schema import REQUIRED


def plan_of(
    *rows: dict[str, object],
    checks: tuple[Check, ...] = (),
    lost: tuple[str, ...] = (),
    name: str = "plan.txt",
) -> Plan:
    """A plan whose rows say only what the test is about."""
    blank: dict[str, object] = dict.fromkeys(REQUIRED, "")
    blank |= {"page": 1, "due_date": None, "due_start": None, "due_original": None}
    blank |= {"completed_date": None}
    frame = pd.DataFrame(
        [{**blank, "action_id": f"a{number}", **row} for number, row in enumerate(rows)],
        columns=[*blank],
    )
    return Plan(
        source=Source(Path(name), name, "0" * 64, "text", 1),
        read=Actions.of_frame(frame),
        details=(),
        checks=checks,
        aside=(),
        ledger=Ledger(12, 7, 3, {"page-number": 2}, lost),
        pages=2,
    )


def check(code: str = "no-date", action: int | None = 0) -> Check:
    return Check(code, action, "due_date", "soon", "", "because")

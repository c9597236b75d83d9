"""Plans to export in tests: the Stockton sample, made-up and hostile ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pandas as pd

from planlift import schema
from planlift.model import Aside
from planlift.model import Check
from planlift.model import Detail
from planlift.model import Ledger
from planlift.model import Place
from planlift.model import Source
from planlift.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
AS_OF = dt.date(2010, 3, 1)


def plan_of(
    rows: Sequence[Mapping[str, Any]],
    *,
    name: str = "plan.pdf",
    details: Sequence[tuple[str, str]] = (),
    checks: Sequence[Check] = (),
) -> Plan:
    names = schema.ordered(key for row in rows for key in row)
    full = [
        {
            "action_id": f"{name}-{number}",
            "source": name,
            "page": 1 + number // 8,
            "due_kind": "day" if row.get("due_date") else "none",
            **row,
        }
        for number, row in enumerate(rows)
    ]
    frame = schema.conform(pd.DataFrame(full, columns=names))
    return Plan(
        source=Source(Path("/documents") / name, name, "0" * 64, "pdf", 1234),
        actions=frame,
        details=tuple(Detail(label, text, (Place(1),)) for label, text in details),
        checks=tuple(checks),
        aside=(Aside("Page 1 of 2", "page-number", Place(1)),),
        ledger=Ledger(1000, 900, 97, {"page-number": 3}),
        pages=2,
    )


def stockton() -> Plan:
    gold = pd.read_csv(
        SAMPLES / "stockton" / "actions.gold.csv", dtype="string", keep_default_na=False
    )
    rows: list[dict[str, Any]] = [
        {
            **{str(name): text for name, text in row.items()},
            "lead_owner": row["owners"].split("; ")[0],
            "due_start": row["due_date"],
        }
        for row in gold.to_dict("records")
    ]
    rows[3]["checks"] = "several-owners; year-completed"
    rows[9]["checks"] = "status-implied"
    checks = (
        Check("several-owners", 3, "lead_owner", rows[3]["owner_text"], rows[3]["owners"],
              "Two posts stand in the cell.", Place(1)),
        Check("year-completed", 3, "due_date", rows[3]["due_text"], rows[3]["due_date"],
              "The plan's other dates are of 2010.", Place(1)),
        Check("status-implied", 9, "status", rows[9]["status_text"], "in_progress",
              "The text reports progress.", Place(2)),
        Check("heading-guessed", None, "owner_text", "Who is responsible", "owner",
              "The column holds posts.", Place(1)),
    )  # fmt: skip
    details = [
        ("Title", "Action plan following the unannounced inspection of contact and referral"),
        ("Lead officer", "Head of Children and Young People's Operational Services"),
        ("Success criteria", "• Children are seen\n• Assessments are timely"),
    ]  # fmt: skip
    return plan_of(rows, name="stockton/plan-word.pdf", details=details, checks=checks)

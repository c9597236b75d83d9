"""Plans to export in tests: the Stockton sample, made-up and hostile ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pandas as pd

from planlift import schema
from planlift.actions import Actions
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
    return Plan(
        source=Source(Path("/documents") / name, name, "0" * 64, "pdf", 1234),
        read=Actions.of_rows(full),
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


HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "- first item",
    "@SUM(A1:A9)",
    "\t=1+1",
    " =1+1",
    "\u200b=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '=HYPERLINK("http://example.org","press")',
    "{=1+1}",
    "'=already quoted",
    "''=twice",
    "-",
    "--",
    "1.10",
    "3-4",
    "007",
    "1E5",
    "MAR 3",
    "TRUE",
    "http://example.org/",
    "mailto:a@example.org",
    "_x000D_",
    "a_x0041_b",
    "<r><t>markup</t></r>",
    "</t></si></sst>",
    "&amp; & <b>",
    '"quoted", with comma',
    "line one\nline two\n• item",
    "ends with blank ",
    "é 汉字 🙂 \u202eright to left",
    "#REF!",
    "~*?",
    ">5",
    "",
)
"""Texts of which none may become anything but itself."""
TEXT_COLUMNS = (
    "section",
    "finding_ref",
    "finding",
    "action_ref",
    "action",
    "due_text",
    "owner_text",
    "owners",
    "lead_owner",
    "status_text",
    "progress",
    "evidence",
)


def hostile(texts: Sequence[str] = HOSTILE) -> Plan:
    rows: list[dict[str, Any]] = [
        dict.fromkeys(TEXT_COLUMNS, text) | {"=cmd()": text, "Update": text, "due_kind": "none"}
        for text in texts
    ]
    details = [(text, text) for text in texts]
    checks = [
        Check("no-date", row, text, text, text, text, Place(1)) for row, text in enumerate(texts)
    ]
    return plan_of(rows, name="=hostile.pdf", details=details, checks=checks)


def every_status() -> Plan:
    """Each status with each sort of date, and labels that COUNTIFS would misread."""
    dates = [
        None,
        "2010-01-15",
        "2010-03-01",
        "2010-03-31",
        "2010-04-30",
        "2010-05-30",
        "1850-01-01",
    ]
    labels = ["1.1", "1.10", "Care", "CARE", "*", ">5", "", "March 2010", "a" * 300, "=x", "TRUE"]
    rows: list[dict[str, Any]] = []
    for status in (*schema.STATUSES, None):
        for day in dates:
            label = labels[len(rows) % len(labels)]
            rows.append({"status": status, "due_date": day, "section": label, "action": "Do it.",
                         "lead_owner": labels[len(rows) % 7], "rag": schema.RAGS[len(rows) % 6],
                         "checks": "no-date" if day is None else ""})  # fmt: skip
    return plan_of(rows)


def empty() -> Plan:
    return plan_of([])


def many(rows: int, plans: int) -> list[Plan]:
    """A batch of `plans` plans with `rows` actions in all, of ordinary length."""
    each = rows // plans
    text = (
        "Ensure that all staff have completed the training and that records are checked monthly. "
    )
    statuses = (*schema.STATUSES, None)
    found = []
    for number in range(plans):
        lines = [
            {
                "section": f"Priority {row % 5 + 1}: leadership and management",
                "finding_ref": str(row // 3 + 1),
                "finding": text * 2,
                "action": f"{text}{row}",
                "due_text": "31 March 2010",
                "due_date": dt.date(2010, 1, 1) + dt.timedelta(days=(number * 7 + row) % 500),
                "owner_text": f"Head of service {(number + row) % 150}",
                "owners": f"Head of service {(number + row) % 150}",
                "lead_owner": f"Head of service {(number + row) % 150}",
                "status": statuses[(number + row) % 8],
                "status_text": "Work underway, see the notes",
                "progress": text,
                "checks": "date-weekend" if row % 10 == 0 else "",
            }
            for row in range(each)
        ]
        found.append(plan_of(lines, name=f"folder/plan-{number:04}.pdf"))
    return found

"""The sheet Summary, counted with pandas from nothing but the frame: what it must say."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

import pandas as pd

from planlift import schema

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable

    from openpyxl.worksheet.worksheet import Worksheet

Figures = dict[str, dict[Any, list[Any]]]
"""By title of a block: label → figures, None where a cell is empty."""

STATUSES = {status: status.replace("_", " ").capitalize() for status in schema.STATUSES}
HEADINGS = [
    "Actions",
    *STATUSES.values(),
    "No status",
    "Completed %",
    "Overdue",
    "Open, not overdue",
    "Due in 30 days",
    "No due date",
]
OWNERS_SHOWN = 50
SPAN_FILLED = 60


def shown(sheet: Worksheet) -> Figures:
    """The blocks as they stand on the sheet."""
    found: Figures = {}
    title, width = "", 0
    rows = [list(row) for row in sheet.iter_rows(min_row=6, max_col=15, values_only=True)]
    blank: list[Any] = [None] * 15
    for row, after in zip(rows, [*rows[1:], blank], strict=True):
        label, *figures = [None if cell == "" else cell for cell in row]
        if label is None and not any(cell is not None for cell in figures):
            title = ""
        elif not title:
            title, width = str(label), sum(cell is not None for cell in after) - 1
            found[title] = {}
        elif figures[0] != "Actions":
            found[title][label] = figures[:width]
    return found


def expected(frame: pd.DataFrame, as_of: dt.date, group: str) -> Figures:
    """The same, counted."""
    facts = _facts(frame, as_of)
    found = {
        "Key figures": _key_figures(facts),
        "By status": _by_status(facts),
        f"By {'document' if group == 'source' else group}": _by_text(facts, group),
        "By owner": _by_text(facts, "lead_owner", OWNERS_SHOWN),
        "By due month": _by_month(facts),
    }
    return {title: {key: [*row] for key, row in block.items()} for title, block in found.items()}


def _facts(frame: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """What is true of each action, a column each."""
    day = pd.Timestamp(as_of)
    # Excel's calendar begins in 1900: a day before stands as text, and takes no part in sums.
    due = frame["due_date"].where(frame["due_date"] >= "1900-03-01")
    is_open = ~frame["status"].isin(["completed", "closed"])
    left = (due - day).dt.days
    facts = pd.DataFrame(
        {
            "section": frame["section"].astype(object),
            "source": frame["source"].astype(object),
            "lead_owner": frame["lead_owner"].astype(object),
            "month": due.dt.to_period("M"),
            "Overdue": is_open & (due < day),
            "Open": is_open,
            "No due date": frame["due_date"].isna(),
            "No owner": frame["lead_owner"].eq(""),
            "To check": frame["checks"].ne(""),
            "No status": frame["status"].isna(),
        }
    )
    for days in (30, 60, 90):
        facts[f"Due in {days} days"] = is_open & left.between(0, days)
    for status, heading in STATUSES.items():
        facts[heading] = frame["status"].eq(status).fillna(value=False).astype(bool)
    return facts


def _key_figures(facts: pd.DataFrame) -> dict[str, list[Any]]:
    within = {f"Due within {days} days, not done": f"Due in {days} days" for days in (30, 60, 90)}
    names = {
        "Completed": "Completed",
        "Closed": "Closed",
        "Overdue": "Overdue",
        **within,
        "Without a due date": "No due date",
        "Without an owner": "No owner",
        "With something to check": "To check",
    }
    counted = {label: _with_share(facts, name) for label, name in names.items()}
    return {"Actions": [len(facts), None], **counted}


def _by_status(facts: pd.DataFrame) -> dict[str, list[Any]]:
    return {name: _with_share(facts, name) for name in [*STATUSES.values(), "No status"]}


def _with_share(facts: pd.DataFrame, name: str) -> list[Any]:
    number = int(facts[name].sum())
    return [number, number / len(facts) if len(facts) else 0]


def _by_text(facts: pd.DataFrame, column: str, limit: int | None = None) -> dict[Any, list[Any]]:
    words = {"lead_owner": "owner", "source": "document"}
    counts = facts[column][facts[column] != ""].value_counts(sort=False)
    labels = list(dict.fromkeys(facts[column][facts[column] != ""]))
    if limit and len(labels) > limit:
        labels.sort(key=lambda label: -counts[label])
        labels = labels[:limit]
    lines: dict[Hashable, pd.DataFrame] = {label: facts[facts[column] == label] for label in labels}
    if (facts[column] == "").any():
        lines[f"(no {words.get(column, column)})"] = facts[facts[column] == ""]
    return _breakdown(facts, lines)


def _by_month(facts: pd.DataFrame) -> dict[Any, list[Any]]:
    months = sorted(facts["month"].dropna().unique())
    if months:
        span = list(pd.period_range(months[0], months[-1], freq="M"))
        months = span if len(span) <= SPAN_FILLED else months
    lines: dict[Hashable, pd.DataFrame] = {
        month.to_timestamp().to_pydatetime(): facts[facts["month"] == month] for month in months
    }
    if facts["No due date"].any():
        lines["(no due date)"] = facts[facts["No due date"]]
    return _breakdown(facts, lines)


def _breakdown(facts: pd.DataFrame, lines: dict[Hashable, pd.DataFrame]) -> dict[Any, list[Any]]:
    listed = [at for part in lines.values() for at in part.index]
    rest = facts.drop(index=listed)
    parts = {**lines, "Any other (added or changed since)": rest, "All actions": facts}
    return {label: _row(part) for label, part in parts.items()}


def _row(part: pd.DataFrame) -> list[Any]:
    in_time = part["Open"] & ~part["Overdue"]
    figures = {
        "Actions": len(part),
        "Completed %": part["Completed"].mean() if len(part) else None,
        "Open, not overdue": int(in_time.sum()),
    }
    return [figures[name] if name in figures else int(part[name].sum()) for name in HEADINGS]

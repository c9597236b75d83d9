"""From a plan's description in TOML to its pages (`Sheet`) and to its true rows (`gold`)."""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

from tables import Table
from tables import lay_out

if TYPE_CHECKING:
    from pathlib import Path

Facts: TypeAlias = dict[str, Any]

GOLD = [
    *("section", "finding_ref", "finding", "action_ref", "action", "due_text", "due_date"),
    *("due_start", "due_kind", "owner_text", "owners", "status", "rag", "completed_date"),
]
EXTRA = [
    *("due_original", "lead_owner", "status_text", "progress", "response", "priority"),
    *("success_measure", "evidence", "resources", "start_text", "impact", "risk", "monitoring"),
]
SHORT = {"due": "due_text", "who": "owner_text", "said": "status_text"}
CARRIED = ("section", "finding_ref", "finding")


@dataclass(frozen=True, slots=True)
class Words:
    """A heading, a paragraph, list items or a break between pages."""

    kind: str
    text: str = ""
    level: int = 2
    items: tuple[str, ...] = ()
    fold: bool = False
    """An accordion's heading: the blocks up to the next heading are inside it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every renderer takes: the look, and the blocks in reading order."""

    name: str
    title: str
    forms: tuple[str, ...]
    look: Facts
    blocks: tuple[Words | Table, ...]
    gold: tuple[Facts, ...] = field(default=())


def read_sheet(path: Path) -> Sheet:
    """The description at `path`, its tables laid out and its true rows completed."""
    plan = tomllib.loads(path.read_text(encoding="utf-8"))
    blocks: list[Words | Table] = []
    gold: list[Facts] = []
    for block in plan["block"]:
        if block["kind"] in {"table", "forms"}:
            rows = complete_rows(block)
            blocks.extend(lay_out(block, rows))
            gold.extend(true_row(row) for row in rows if "action" in row)
        elif block["kind"] == "pairs":
            blocks.extend(lay_out(block, []))
        else:
            blocks.append(words(block))
    title, forms = plan["title"], tuple(plan["forms"])
    return Sheet(path.stem, title, forms, plan.get("look", {}), tuple(blocks), tuple(gold))


def words(block: Facts) -> Words:
    """A block outside tables."""
    return Words(
        block["kind"],
        block.get("text", ""),
        block.get("level", 2),
        tuple(block.get("items", ())),
        block.get("fold", False),
    )


def complete_rows(block: Facts) -> list[Facts]:
    """Each row with what it takes over from the rows above and from its table."""
    carried: Facts = {"section": block.get("section", "")}
    group = 0
    rows = []
    for printed in block["row"]:
        row = dict(printed)
        if "finding" in row or "finding_ref" in row or "action" not in row:
            group += 1
            carried = {"section": carried["section"]}
        if "band" in row and row.get("names_section", True):
            carried["section"] = plain(row["band"])
        carried |= {name: row[name] for name in CARRIED if name in row}
        shared = block.get("with", {})
        true = {**shared.get("true", {}), **row.get("true", {})}
        rows.append({**shared, **carried, **row, "true": true, "group": group})
    return rows


def true_row(row: Facts) -> Facts:
    """The row in gold terms; what the description leaves out is empty."""
    names = {*GOLD, *EXTRA}
    gold = {SHORT.get(name, name): value for name, value in row.items()}
    gold |= {"due_kind": "none"} | when(row.get("by", "none")) | row.get("true", {})
    gold.setdefault("owners", gold.get("owner_text", ""))
    for other in row.get("keep", ()):
        names.add(other)
    return {name: plain(str(value)) for name, value in gold.items() if name in names}


def when(by: str) -> Facts:
    """What `by` says: a day, a month, or a kind with an end or a start and an end."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", by):
        return {"due_date": by, "due_start": by, "due_kind": "day"}
    if re.fullmatch(r"\d{4}-\d\d", by):
        last = calendar.monthrange(int(by[:4]), int(by[5:]))[1]
        return {"due_date": f"{by}-{last}", "due_start": f"{by}-01", "due_kind": "month"}
    kind, _, days = by.partition(" ")
    start, _, end = days.rpartition("/")
    return {"due_date": end, "due_start": start or ("*" if end else ""), "due_kind": kind}


def plain(text: str) -> str:
    """The text without the marks that renderers turn into print."""
    text = re.sub(r"\{-.*?-\}", "", text)
    return re.sub(r"\{\+|\+\}|\*\*|~~", "", text).replace("{tick}", "✓").strip()

"""The actions table as data: its columns, their types and meaning, in the contract's order.

A text column is never missing: an empty cell is ``""``. Numbers, dates and categories are missing
(``pd.NA``, ``NaT``) where the document says nothing. Dates are ``datetime64[s]``: any year fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT = "string"
INTEGER = "Int64"
DATE = "datetime64[s]"
CATEGORY = "category"


class Column(Struct, frozen=True):
    """One column of the actions table."""

    name: str
    dtype: str
    description: str
    categories: tuple[str, ...] = ()


DUE_KINDS = (
    "day",
    "month",
    "quarter",
    "term",
    "season",
    "half_year",
    "year",
    "range",
    "relative",
    "immediate",
    "ongoing",
    "multiple",
    "event",
    "completed",
    "none",
    "unreadable",
)
STATUSES = (
    "completed",
    "in_progress",
    "not_started",
    "delayed",
    "ongoing",
    "closed",
    "unknown",
)
RAGS = ("blue", "green", "amber", "red", "grey", "purple")
DONE = ("completed", "closed")
"""Statuses under which an action is never overdue."""

CORE = (
    Column(
        "action_id",
        TEXT,
        "Stable name of the action: the same when the document is converted again, and across"
        " versions of the plan where the action's place and text allow it; unique in a batch.",
    ),
    Column("source", TEXT, "The document, relative to the folder given."),
    Column(
        "page",
        INTEGER,
        "Page the action starts on, from 1; for HTML, DOCX and text without page ends the table's"
        " number.",
    ),
    Column(
        "section",
        TEXT,
        "The group the action stands under: a heading row, a heading above the table, or the"
        " first column's heading when that names the group.",
    ),
    Column(
        "finding_ref",
        TEXT,
        "Number of the finding as printed, without the closing dot or bracket.",
    ),
    Column(
        "finding",
        TEXT,
        "The finding, recommendation or area for improvement, without its number; repeated on"
        " each of its actions.",
    ),
    Column("action_ref", TEXT, "Number of the action as printed, else empty."),
    Column("action", TEXT, "What is to be done; list items each begin with a bullet."),
    Column("due_text", TEXT, "The due date as printed."),
    Column(
        "due_date",
        DATE,
        "The last day on which the action is in time; empty where the text fixes no day.",
    ),
    Column(
        "due_start",
        DATE,
        "First day of the period the text names; equals due_date for a single day.",
    ),
    Column(
        "due_original",
        DATE,
        "The first target, where the document prints both an original and a revised date"
        " (due_date is then the revised one).",
    ),
    Column("due_kind", CATEGORY, "What sort of due date the text gives.", DUE_KINDS),
    Column("owner_text", TEXT, "The owner as printed."),
    Column("owners", TEXT, "The owners, split and tidied, joined by '; '."),
    Column(
        "lead_owner",
        TEXT,
        "The one accountable: the only owner, or the one named as lead; else the first, with the"
        " check several-owners.",
    ),
    Column("status_text", TEXT, "The status or progress cell as printed."),
    Column("status", CATEGORY, "The status; empty where the document says nothing.", STATUSES),
    Column("progress", TEXT, "The status cell without the words that gave the status."),
    Column("rag", CATEGORY, "Colour rating, from a RAG word or the cell's fill colour.", RAGS),
    Column("completed_date", DATE, "Where the plan says when the action was done."),
)
OPTIONAL = (
    Column("response", TEXT, "Response to the finding, such as accepted or agreed."),
    Column("priority", TEXT, "Priority as printed."),
    Column("success_measure", TEXT, "How success is told, as printed."),
    Column("evidence", TEXT, "Evidence as printed."),
    Column("resources", TEXT, "Resources or costs as printed."),
    Column("start_text", TEXT, "When the action starts, as printed."),
    Column("impact", TEXT, "Impact or outcome as printed."),
    Column("risk", TEXT, "Risk as printed."),
    Column("monitoring", TEXT, "Who monitors and how, as printed."),
)
CHECKS_COLUMN = Column(
    "checks",
    TEXT,
    "Codes of what a person should check in this row, joined by '; '; empty where nothing.",
)
KNOWN = {column.name: column for column in (*CORE, *OPTIONAL, CHECKS_COLUMN)}
REQUIRED = tuple(column.name for column in (*CORE, CHECKS_COLUMN))


def column(name: str) -> Column:
    """The column called `name`; a column of the document's own is text under its heading."""
    return KNOWN.get(name) or Column(name, TEXT, "The document's own column, as printed.")


def ordered(names: Iterable[str]) -> list[str]:
    """All required columns and those of `names`, in the contract's order."""
    given = list(dict.fromkeys(names))
    others = [name for name in given if name not in KNOWN]
    optional = [column.name for column in OPTIONAL if column.name in given]
    return [*(column.name for column in CORE), *optional, *others, CHECKS_COLUMN.name]


def free_name(heading: str, taken: Iterable[str]) -> str:
    """A name for the document's own column `heading` that no known or `taken` name equals.

    Names are compared without regard to case, as spreadsheets do: ``Status`` → ``Status (2)``.
    """
    used = {name.casefold() for name in (*KNOWN, *taken)}
    base = heading.strip() or "column"
    name, number = base, 1
    while name.casefold() in used:
        number += 1
        name = f"{base} ({number})"
    return name

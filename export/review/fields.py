"""How the columns of the actions table are grouped and called on the review page."""

from __future__ import annotations

from msgspec import Struct

from planlift import schema


class Field(Struct, frozen=True):
    """Columns that are read from one text."""

    group: str
    """The class that colours it."""
    label: str
    printed: str
    """The column that holds the text as printed."""
    read: tuple[str, ...] = ()
    """The columns that hold what was understood."""
    number: str = ""
    """The column with its number."""


FIELDS = (
    Field("section", "Section", "section"),
    Field("finding", "Finding", "finding", number="finding_ref"),
    Field("action", "Action", "action", number="action_ref"),
    Field("due", "Due", "due_text", ("due_date", "due_start", "due_original", "due_kind")),
    Field("owner", "Owner", "owner_text", ("owners", "lead_owner")),
    Field("status", "Status", "status_text", ("status", "rag", "completed_date", "progress")),
)
GROUPS = {
    "section": "Section",
    "finding": "Finding",
    "action": "Action",
    "due": "Due date",
    "owner": "Owner",
    "status": "Status",
    "other": "Other column",
    "detail": "Plan detail",
    "aside": "Left aside",
}
LABELS = {
    "due_date": "Due by",
    "due_start": "From",
    "due_original": "First target",
    "due_kind": "Kind",
    "owners": "Owners",
    "lead_owner": "Lead",
    "status": "Status",
    "rag": "Colour",
    "completed_date": "Done on",
    "progress": "Progress",
}
REASONS = {
    "page-number": "page number",
    "running-head": "running head or foot",
    "watermark": "watermark",
    "hidden": "hidden in the document",
    "off-page": "outside the visible page",
    "repeated-heading": "heading of a table, repeated",
    "repeated-rows": "rows of a table, again as cards",
    "column-heading": "heading of a column",
    "outside-tables": "text outside the tables",
    "not-an-action-table": "a table without actions",
    "key": "key to signs or colours",
    "deleted": "deleted in the document",
    "page-furniture": "around the content of the web page",
}


def of_columns(names: list[str]) -> list[Field]:
    """The fields of a frame with these columns, the document's own at the end."""
    known = {"action_id", "source", "page", "checks"}
    for field in FIELDS:
        known |= {field.printed, field.number, *field.read}
    others = [name for name in names if name not in known]
    return [*FIELDS, *(Field("other", _label(name), name) for name in others)]


def of_column(name: str) -> str:
    """The group of a column."""
    for field in FIELDS:
        if name in {field.printed, field.number, *field.read}:
            return field.group
    return "other"


def printed_of(name: str) -> str:
    """The column that holds the text which a column was read from."""
    return next((one.printed for one in FIELDS if name in one.read), name)


def _label(name: str) -> str:
    known = name in schema.KNOWN
    return name.replace("_", " ").removesuffix(" text").capitalize() if known else name


def reason(code: str) -> str:
    """Why a text was left aside, in words."""
    return REASONS.get(code, code.replace("-", " "))

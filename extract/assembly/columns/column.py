"""One column of a table, and the fields that columns may be."""

from __future__ import annotations

from msgspec import Struct

WHAT = ("action", "finding")
WHO_WHEN = (
    "owner_text",
    "due_text",
    "status_text",
    "progress_text",
    "rag_text",
    "due_revised",
    "tick",
    "response",
    "completed_text",
    "lead_text",
)
WHEN = frozenset({"due_text", "due_revised", "due_original"})
STATE = frozenset({"status_text", "progress_text", "completed_text", "rag_text"})
"""How far an action has got."""
OWNER_AND_DUE = frozenset({"owner_text", "due_text"})
"""What most plans say of each action."""
TOLD = frozenset({"status_text", "progress_text"})
"""The same, in words."""
DATED_FIELDS = WHEN | {"start_text", "completed_text"}
NUMBERS = frozenset({"ref", "finding_ref", "action_ref"})


class Column(Struct, frozen=True, gc=False):
    """One column of a table and what it was taken for."""

    heading: str
    field: str = ""
    also: str = ""
    """A second field in the same cells (``Lead and target date``)."""
    told: str = ""
    """How far it is, in the same cells as who, or as who and when (``Lead, date and status``)."""
    why: str = ""
    score: float = 0.0
    group: str = ""
    """Heading that spans this column and its neighbours."""

    @property
    def fields(self) -> tuple[str, ...]:
        """All that its cells say."""
        return tuple(filter(None, (self.field, self.also, self.told)))

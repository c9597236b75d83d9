"""Which columns the sheet Actions shows, in the order a person reads, and which it folds away."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift import schema
from planlift.export.safe import clean
from planlift.export.values import texts
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    import pandas as pd

OVERDUE = "Overdue"
DAYS = "Days to due"
LIVE = (OVERDUE, DAYS)
FOLLOW_UP = ("Update", "Evidence", "Verified")
FOLLOW_UP_SUFFIX = " (follow-up)"

_READING = (
    "finding_ref",
    "action_ref",
    "section",
    "finding",
    "action",
    "lead_owner",
    "owners",
    "due_date",
    "due_text",
    "due_original",
    "status",
    "rag",
    "progress",
    "completed_date",
)
_ALWAYS = {"action", "lead_owner", "due_date", "status"}
_FOLDED = (
    "source",
    "action_id",
    "due_start",
    "due_kind",
    "owner_text",
    "status_text",
)
_WIDTHS: dict[str, float] = {
    "finding_ref": 11,
    "action_ref": 11,
    "section": 18,
    "finding": 50,
    "action": 46,
    "lead_owner": 22,
    "due_date": 12.5,
    "due_text": 16,
    "due_original": 12.5,
    "status": 14,
    "rag": 8,
    "progress": 36,
    "completed_date": 12.5,
    "page": 8,
    "source": 26,
    "checks": 18,
    "due_start": 12.5,
    "due_kind": 11,
    OVERDUE: 10,
    DAYS: 8,
    "Update": 28,
    "Evidence": 24,
    "Verified": 12,
}
_HEADING_LIMIT = 200
_CODES = {"finding_ref", "action_ref", "action_id"}
_ESCAPE = re.compile(r"_(x[0-9a-fA-F]{4}_)")
"""Excel reads this in a table's heading as a character of that number."""
_LINE = 12.75
_TALLEST = 409.0
_INDENT = 2.0
_CHARACTERS_PER_WIDTH = 1.18
"""Letters of 10 point text in one unit of column width, a little under the average: a row too
tall is better than a line that does not show."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the sheet Actions."""

    heading: str
    name: str
    """Column of the frame; for live and follow-up columns one of `LIVE` or `FOLLOW_UP`."""
    kind: str
    """``text``, ``code``, ``date``, ``number``, ``live`` or ``follow-up``."""
    width: float
    folded: bool = False


def fields(frame: pd.DataFrame, *, many: bool) -> list[Field]:
    """The columns of the sheet for `frame`; `many` plans show which document a row is from."""
    shown = [name for name in _READING if _is_shown(frame, name)]
    known = {*_READING, *_FOLDED, "checks", "page"}
    extra = [str(name) for name in frame.columns if str(name) not in known]
    first = ["source"] if many else []
    folded = [name for name in (*_FOLDED, *_READING) if name not in {*shown, *first}]
    left = [_field(name) for name in (*first, *shown)]
    live = [Field(name, name, "live", _WIDTHS[name]) for name in LIVE]
    right = [_field(name) for name in (*extra, "checks", "page")]
    follow_up = [Field(name, name, "follow-up", _WIDTHS[name]) for name in FOLLOW_UP]
    away = [_field(name, folded=True) for name in folded]
    return _with_headings([*left, *live, *right, *follow_up, *away])


def heights(frame: pd.DataFrame, columns: Iterable[Field]) -> list[float]:
    """Row heights in points that show all the text of the columns that are not folded."""
    lines = [1] * len(frame)
    for column in columns:
        if column.kind in {"text", "code"} and not column.folded:
            counts = (line_count(text, column.width) for text in texts(frame, column.name))
            lines = [max(pair) for pair in zip(lines, counts, strict=True)]
    return [height(count) for count in lines]


def line_count(text: str, width: float) -> int:
    """How many lines `text` takes in a column of that width."""
    room = (width - _INDENT) * _CHARACTERS_PER_WIDTH
    return sum(max(1, math.ceil(len(part) / room)) for part in text.split("\n"))


def height(lines: int) -> float:
    """Points that `lines` lines of 10 point text take; Excel's tallest row at most."""
    return min(_TALLEST, lines * _LINE + 4)


def _is_shown(frame: pd.DataFrame, name: str) -> bool:
    if name in _ALWAYS:
        return True
    values = frame[name]
    if name == "owners":
        return bool((values != frame["lead_owner"]).any())
    if name == "due_text":
        return bool((frame["due_kind"].ne("day") & values.ne("")).any())
    if schema.column(name).dtype == schema.TEXT:
        return bool(values.ne("").any())
    return bool(values.notna().any())


def _field(name: str, *, folded: bool = False) -> Field:
    dtype = schema.column(name).dtype
    kind = {schema.DATE: "date", schema.INTEGER: "number"}.get(dtype, "text")
    return Field(name, name, "code" if name in _CODES else kind, _WIDTHS.get(name, 24.0), folded)


def _rank(column: Field) -> int:
    if column.kind == "live" or (column.name in schema.KNOWN and column.kind != "follow-up"):
        return 0
    return 2 if column.kind == "follow-up" else 1


def _with_headings(columns: Sequence[Field]) -> list[Field]:
    """One line each, not too long, and unlike every other without regard to case, as a table of
    Excel wants them. Where two are alike, the contract's columns and the live ones, which formulas
    name, keep their heading; the document's own come next; room for follow-up gives way.
    """
    taken: set[str] = set()
    found: dict[int, Field] = {}
    for place, column in sorted(enumerate(columns), key=lambda item: _rank(item[1])):
        base = _ESCAPE.sub(r"_ \1", one_line(clean(column.name)))[:_HEADING_LIMIT] or "column"
        if column.kind == "follow-up" and base.casefold() in taken:
            base += FOLLOW_UP_SUFFIX
        heading, number = base, 1
        while heading.casefold() in taken:
            number += 1
            heading = f"{base} ({number})"
        taken.add(heading.casefold())
        found[place] = replace(column, heading=heading)
    return [found[place] for place in range(len(columns))]

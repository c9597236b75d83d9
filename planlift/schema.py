"""The actions table as data: its columns, their types and meaning, in the contract's order.

A text column is never missing: an empty cell is ``""``. Numbers, dates and categories are missing
(``pd.NA``, ``NaT``) where the document says nothing. Dates are ``datetime64[s]``: any year fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any

    import numpy as np
    import pandas as pd
    from pandas.api.extensions import ExtensionArray

TEXT = "string"
INTEGER = "Int64"
DATE = "datetime64[s]"
CATEGORY = "category"

_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
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
        "Page the action starts on, from 1; for HTML, DOCX and text the table's number.",
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


def empty_frame(extra_columns: Iterable[str] = ()) -> pd.DataFrame:
    """A frame without rows: the required columns and `extra_columns`, typed and ordered."""
    return frame_of((), extra_columns)


def frame_of(rows: Iterable[Mapping[str, Any]], extra_columns: Iterable[str] = ()) -> pd.DataFrame:
    """The frame of `rows`, each a mapping of column → value; what a row leaves out is missing.

    `extra_columns` are there even where no row has them. Raises as `conform` does.
    """
    found = list(rows)
    names = ordered([*(name for row in found for name in row), *extra_columns])
    return frame_of_columns({name: [row.get(name) for row in found] for name in names})


def frame_of_columns(columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """The frame of `columns`, each the values of all rows in order; raises as `conform` does."""
    import pandas as pd

    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        raise ValueError(f"actions frame: missing columns {missing}")
    return pd.DataFrame({name: _cast(columns[name], column(name)) for name in ordered(columns)})


def conform(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy of `frame` with the contract's types and order of columns, numbered from 0.

    Raises `ValueError` for a missing or doubled column, an unknown category or a value that is not
    of its column's type: defects of the code that built the frame, never of a document.
    """
    names = [str(name) for name in frame.columns]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ValueError(f"actions frame: doubled columns {doubled}")
    return frame_of_columns({name: frame[name].tolist() for name in names})


def _cast(values: Sequence[Any], wanted: Column) -> ExtensionArray | np.ndarray[Any, Any]:
    """The values as an array of the column's type."""
    import numpy as np
    import pandas as pd

    try:
        if wanted.dtype == CATEGORY:
            return _categorical(values, wanted)
        if wanted.dtype == DATE:
            return _days(values)
        if wanted.dtype == TEXT:
            text = pd.array(np.array(list(map(_whole, values)), dtype=object), dtype="string")
            filled: ExtensionArray = text.fillna("") if text.isna().any() else text
            return filled
        return pd.array(list(values), dtype="Int64")
    except (TypeError, ValueError) as error:
        raise ValueError(f"actions frame: column {wanted.name}: {error}") from error


def _whole(value: object) -> object:
    """Text without halves of surrogate pairs, which no file can hold; anything else as it is."""
    if not isinstance(value, str) or value.isascii():
        return value
    return _HALVES.sub("\ufffd", value)


def _days(values: Sequence[Any]) -> np.ndarray[Any, Any]:
    import numpy as np
    import pandas as pd

    if set(map(type, values)) <= {date, type(None)}:  # as readers give them: nothing to interpret
        return np.array(values, dtype=DATE)
    return pd.to_datetime(pd.Series(values, dtype=object)).to_numpy().astype(DATE)


def _categorical(values: Sequence[Any], wanted: Column) -> ExtensionArray:
    import pandas as pd

    known = {"": -1} | {name: code for code, name in enumerate(wanted.categories)}
    named = {value: "" if pd.isna(value) else str(value) for value in dict.fromkeys(values)}
    unknown = sorted(set(named.values()) - known.keys())
    if unknown:
        raise ValueError(f"not a category: {unknown}; known: {list(wanted.categories)}")
    codes = [known[named[value]] for value in values]
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(wanted.categories)))

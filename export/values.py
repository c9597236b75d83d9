"""The columns of the actions frame as plain Python values."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from typing import TypeAlias

from planlift import schema

if TYPE_CHECKING:
    import pandas as pd

Value: TypeAlias = "str | int | dt.date | None"


def values(frame: pd.DataFrame, name: str) -> list[Value]:
    """A column as str, int or date; None where a number, date or category is missing."""
    column = frame[name]
    dtype = schema.column(name).dtype
    if dtype == schema.DATE:
        found: list[Value] = column.to_numpy().astype("datetime64[D]").tolist()
        return found
    missing = column.isna().tolist()
    return [
        ("" if dtype == schema.TEXT else None) if gone else value
        for value, gone in zip(column.tolist(), missing, strict=True)
    ]


def texts(frame: pd.DataFrame, name: str) -> list[str]:
    """A text or category column; empty where it is missing."""
    return [str(value or "") for value in values(frame, name)]


def days(frame: pd.DataFrame, name: str) -> list[dt.date | None]:
    """A date column."""
    return [value if isinstance(value, dt.date) else None for value in values(frame, name)]

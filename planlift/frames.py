"""Pandas frames of actions: the contract's columns with the contract's types, checked.

Imported only where somebody wants a frame, for pandas is slow to load.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from planlift import schema
from planlift.actions import whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence
    from typing import Any

    from pandas.api.extensions import ExtensionArray

    from planlift.actions import Value


def frame_of_columns(columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """The frame of `columns`, each the values of all rows in order; raises as `conform` does."""
    missing = [name for name in schema.REQUIRED if name not in columns]
    if missing:
        raise ValueError(f"actions frame: missing columns {missing}")
    return pd.DataFrame(
        {name: _cast(columns[name], schema.column(name)) for name in schema.ordered(columns)}
    )


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


def _cast(values: Sequence[Any], wanted: schema.Column) -> ExtensionArray | np.ndarray[Any, Any]:
    """The values as an array of the column's type."""
    try:
        if wanted.dtype == schema.CATEGORY:
            return _categorical(values, wanted)
        if wanted.dtype == schema.DATE:
            return _days(values)
        if wanted.dtype == schema.TEXT:
            texts = np.array(list(map(whole, values)), dtype=object)
            text = pd.array(texts, dtype=pd.StringDtype())
            filled: ExtensionArray = text.fillna("") if text.isna().any() else text
            return filled
        return pd.array(list(values), dtype=pd.Int64Dtype())
    except (TypeError, ValueError) as error:
        raise ValueError(f"actions frame: column {wanted.name}: {error}") from error


def _days(values: Sequence[Any]) -> np.ndarray[Any, Any]:
    if set(map(type, values)) <= {date, type(None)}:  # as readers give them: nothing to interpret
        return np.array(values, dtype=schema.DATE)
    return pd.to_datetime(pd.Series(values, dtype=object)).to_numpy().astype(schema.DATE)


def _categorical(values: Sequence[Any], wanted: schema.Column) -> ExtensionArray:
    known = {"": -1} | {name: code for code, name in enumerate(wanted.categories)}
    named = {value: "" if pd.isna(value) else str(value) for value in dict.fromkeys(values)}
    unknown = sorted(set(named.values()) - known.keys())
    if unknown:
        raise ValueError(f"not a category: {unknown}; known: {list(wanted.categories)}")
    codes = [known[named[value]] for value in values]
    return pd.Categorical.from_codes(codes, dtype=_categories(wanted.categories))


@cache
def _categories(names: tuple[str, ...]) -> pd.CategoricalDtype[str]:
    return pd.CategoricalDtype(list(names))


def plain(frame: pd.DataFrame) -> dict[str, list[Value]]:
    """The columns of a frame that `conform` made, as plain values; None where one is missing."""
    return {str(name): _plain(frame[name], schema.column(str(name)).dtype) for name in frame}


def _plain(column: pd.Series[Any], dtype: str) -> list[Value]:
    if dtype == schema.DATE:
        found: list[Value] = column.to_numpy().astype("datetime64[D]").tolist()
        return found
    missing = column.isna().tolist()
    return [None if gone else value for value, gone in zip(column.tolist(), missing, strict=True)]

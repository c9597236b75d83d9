"""The actions of a plan as plain values, column by column; a pandas frame is made on request.

Readers, exporters and batches need no frame, and pandas takes more time and memory to load than a
plan takes to be read.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from itertools import chain
from itertools import repeat
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

from msgspec import Struct

from planlift import schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    import pandas as pd

Value: TypeAlias = "str | int | date | None"

_HALVES = re.compile("[\ud800-\udfff]")


class Actions(Struct, frozen=True):
    """One row an action. Texts are never missing; numbers, dates and categories may be None."""

    columns: Mapping[str, Sequence[Value]]
    """By name, in the contract's order; all of one length."""

    @classmethod
    def of(cls, columns: Mapping[str, Iterable[object]]) -> Actions:
        """The actions whose `columns` are given in any order; dates may be ISO text.

        Raises `ValueError` for a missing column, an unknown category or a value that is not of its
        column's type: defects of the code that made them, never of a document.
        """
        missing = [name for name in schema.REQUIRED if name not in columns]
        if missing:
            raise ValueError(f"actions: missing columns {missing}")
        found = {name: _typed(columns[name], name) for name in schema.ordered(columns)}
        if len(set(map(len, found.values()))) > 1:
            raise ValueError("actions: columns of different lengths")
        return cls(found)

    @classmethod
    def of_rows(cls, rows: Sequence[Mapping[str, Any]], extra: Iterable[str] = ()) -> Actions:
        """The actions of `rows`, each column → value; the columns `extra` are there in any case."""
        names = schema.ordered([*dict.fromkeys(chain.from_iterable(rows)), *extra])
        return cls.of({name: [row.get(name) for row in rows] for name in names})

    @classmethod
    def of_frame(cls, frame: pd.DataFrame) -> Actions:
        """The actions in a frame; raises as `planlift.frames.conform` does."""
        from planlift import frames

        return cls(frames.plain(frames.conform(frame)))

    @classmethod
    def joined(cls, parts: Iterable[Actions]) -> Actions:
        """The actions of all `parts` under one another; columns that only some have stay empty."""
        filled = [part for part in parts if len(part)]
        names = schema.ordered(chain.from_iterable(part.columns for part in filled))
        return cls({name: _one_under_another(filled, name) for name in names})

    def __len__(self) -> int:
        """Return the number of actions."""
        return len(self.columns["action_id"])

    def texts(self, name: str) -> list[str]:
        """A text or category column; empty where it is missing."""
        return [str(value or "") for value in self.columns[name]]

    def days(self, name: str) -> list[date | None]:
        """A date column."""
        return [value if isinstance(value, date) else None for value in self.columns[name]]

    def rows(self) -> list[dict[str, Value]]:
        """One mapping of column → value for each action."""
        values = zip(*self.columns.values(), strict=True)
        return [dict(zip(self.columns, row, strict=True)) for row in values]

    def with_column(self, name: str, values: Sequence[Value]) -> Actions:
        """The same with other values in one column."""
        return Actions({**self.columns, name: _typed(values, name)})

    def frame(self) -> pd.DataFrame:
        """A pandas frame with the contract's types."""
        from planlift import frames

        return frames.frame_of_columns(self.columns)


def _one_under_another(parts: Sequence[Actions], name: str) -> list[Value]:
    blank = "" if schema.column(name).dtype == schema.TEXT else None
    return [value for part in parts for value in part.columns.get(name) or repeat(blank, len(part))]


def _typed(values: Iterable[object], name: str) -> list[Value]:
    column = schema.column(name)
    try:
        if column.dtype == schema.CATEGORY:
            known: dict[object, Value] = {None: None, "": None}
            known |= {word: word for word in column.categories}
            return [known[value] for value in values]
        read = _texts if column.dtype == schema.TEXT else partial(map, _READ[column.dtype])
        return list(read(values))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"actions: column {name}: {error!r} does not fit") from error


def whole(value: object) -> object:
    """Text without halves of surrogate pairs, which no file can hold; anything else as it is."""
    if not isinstance(value, str):
        return value
    try:
        value.encode()  # far faster than to look for them
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", value)
    return value


def _texts(values: Iterable[object]) -> Iterable[str]:
    """A column of texts; of most all are plain, which is told at once."""
    texts: list[Any] = list(values)
    try:
        plain = "".join(texts).isascii()
    except TypeError:  # a blank, or no text at all
        plain = False
    return texts if plain else map(_text, texts)


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(value)
    return value if value.isascii() else str(whole(value))


def _number(value: object) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError(value)
    return value


def _day(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise TypeError(value)
    return date.fromisoformat(value) if value else None


_READ: Mapping[str, Callable[[object], Value]] = {
    schema.TEXT: _text,
    schema.INTEGER: _number,
    schema.DATE: _day,
}

"""Plans drawn as grids and read to the end, for tests of the values."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from documents import plan
from documents import words
from msgspec.structs import replace

from planlift.normalize.normalize import normalize

if TYPE_CHECKING:
    from planlift.normalize.normalize import Normalized


def table(heads: str, *lines: str) -> str:
    """A drawn grid: headings and rows with their cells between bars."""
    count = heads.count("|") + 1
    return "\n".join([f"| {heads} |", "|" + " --- |" * count, *(f"| {line} |" for line in lines)])


def read(*parts: str, metadata: dict[str, str] | None = None) -> Normalized:
    """The values of a document made of `parts` (see `documents.document`)."""
    raw = plan(*parts)
    if metadata:
        raw = replace(raw, document=replace(raw.document, metadata=metadata))
    return normalize(raw, words())


def values(result: Normalized, *columns: str) -> list[tuple[Any, ...]]:
    """The columns' values row by row; None where there is none."""
    frame = result.actions.frame()[list(columns)].astype(object)
    return [
        tuple(None if str(value) in {"NaT", "nan", "<NA>"} else value for value in row)
        for row in frame.itertuples(index=False)
    ]


def codes(result: Normalized, row: int) -> set[str]:
    """The codes of the checks of one row."""
    return set(filter(None, str(result.actions.frame()["checks"][row]).split("; ")))


def of_plan(result: Normalized) -> list[tuple[str, str]]:
    """Code and reason of the checks of the plan as a whole."""
    return [(check.code, check.why) for check in result.checks if check.action is None]

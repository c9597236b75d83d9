"""Tables of plain text whose values a sign keeps apart: commas, semicolons, bars, arrows."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Rows = list[list[str]]

_FEWEST_VALUES = 3
_FEWEST_LINES = 3
_MOST_LINES = 5000
_SPREADSHEET = (";", ",")
"""Between values that may be quoted, as spreadsheets save them."""
_SIGNS = (
    re.compile(r"(?<!\\)[|¦]"),
    re.compile(r"\s*(?:->|=>|→|⇒|»)\s*"),
    re.compile(r"\s+/\s+"),
    re.compile(r"\s*::\s*"),
)
"""Between values that nothing quotes, as people type them."""


def whole(text: str) -> Rows | None:
    """The text as a file of separated values, where nothing in it speaks against that."""
    lines = text.strip("\n").split("\n")
    for separator in _SPREADSHEET:
        rows, used = _quoted(lines, separator)
        if used == len(lines) and _is_table(rows):
            return rows
    return None


def at_line(lines: Sequence[str], at: int) -> tuple[Rows, int] | None:
    """The table that begins in line `at`, with prose before or after, and its number of lines.

    Each line has as many values as the first: three at least, four between commas, which stand
    in prose as well; where the line below has others, no values are told apart. Between signs
    that people type one blank line may stand.
    """
    first = lines[at]
    for separator in _SPREADSHEET:
        if first.count(separator) + 1 < _FEWEST_VALUES + (separator == ","):
            continue
        rows, used = _quoted(lines[at : at + _MOST_LINES], separator)
        if _is_table(rows) and not _breaks_off(lines, at + used, re.compile(separator)):
            return rows, used
    for sign in _SIGNS:
        if sign.search(first):
            rows, used = _typed(lines[at : at + _MOST_LINES], sign)
            if len(rows) >= _FEWEST_LINES and not _breaks_off(lines, at + used, sign):
                return rows, used
    return None


def _breaks_off(lines: Sequence[str], end: int, sign: re.Pattern[str]) -> bool:
    """The line below is parted by the same signs, though not into as many values."""
    return end < len(lines) and len(sign.findall(lines[end])) >= _FEWEST_VALUES - 1


def _is_table(rows: Rows) -> bool:
    """Enough of it, and few values begin with a blank, as words after a comma of prose do."""
    if len(rows) < _FEWEST_LINES or len(rows[0]) < _FEWEST_VALUES:
        return False
    spaced = sum(value.startswith(" ") for row in rows for value in row[1:])
    return spaced * 5 < sum(len(row) - 1 for row in rows)


def _quoted(lines: Sequence[str], separator: str) -> tuple[Rows, int]:
    """The rows that have as many values as the first, and how many lines they take."""
    rows: Rows = []
    used = 0
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True)
    try:
        for row in reader:
            if rows and len(row) != len(rows[0]):
                break
            if any(value.strip() for value in row):
                rows.append(row)
            used = reader.line_num
    except csv.Error:
        pass
    return rows, used


def _typed(lines: Sequence[str], sign: re.Pattern[str]) -> tuple[Rows, int]:
    rows: Rows = []
    used = 0
    blanks = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            blanks += 1
            if blanks > 1:
                break
            continue
        row = [value.strip() for value in sign.split(line)]
        if len(row) != (len(rows[0]) if rows else max(len(row), _FEWEST_VALUES)):
            break
        rows.append(row)
        used, blanks = number, 0
    return rows, used

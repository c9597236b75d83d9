"""Tables of which each cell has come out on a line of its own, as some programs copy them.

Nothing keeps cells apart but the lines: a table shows by its headings, by as many lines in each
row, and by one column of dates.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Rows = list[list[str]]

_DATE = re.compile(
    r"(?:by |before |end of |end )?(?:"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.?,? (?:\d{1,2}, )?\d{4}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\.?",
    re.IGNORECASE,
)
_NO_DATE = re.compile(r"(?:ongoing|immediate(?:ly)?|complete(?:d)?|tb[ac]|monthly)", re.IGNORECASE)
"""What may stand among dates."""
_NO_HEADING = re.compile(r"[\d:;,]|[.!]$")
_LONGEST_HEADING = 6
"""Words."""
_COLUMNS = range(3, 9)
_FEWEST_ROWS = 2
_MOST_LINES = 2000


def at_line(lines: Sequence[str], at: int) -> tuple[Rows, int] | None:
    """The table that begins in line `at`, and its number of lines; its rows may stand apart."""
    heads = list(takewhile(_may_head, lines[at : at + _COLUMNS[-1]]))
    if len(heads) < _COLUMNS[0]:
        return None
    apart = len(heads) in _COLUMNS and not "".join(lines[at + len(heads) : at + len(heads) + 1])
    return _apart(lines, at, len(heads)) if apart else _together(lines, at, len(heads))


def _may_head(line: str) -> bool:
    said = line.split()
    return 0 < len(said) <= _LONGEST_HEADING and not _NO_HEADING.search(line.strip())


def _apart(lines: Sequence[str], at: int, width: int) -> tuple[Rows, int] | None:
    """Blank lines between the rows."""
    rows: Rows = []
    end = at
    while True:
        row = [line.strip() for line in takewhile(str.strip, lines[end : end + width + 1])]
        if len(row) != width:
            break
        rows.append(row)
        end += width
        while end < len(lines) and not lines[end].strip():
            end += 1
        if end - at > _MOST_LINES:
            break
    return (rows, end - at) if _is_table(rows) else None


def _together(lines: Sequence[str], at: int, most: int) -> tuple[Rows, int] | None:
    """One line after the other, as many as headings for each row."""
    run = [line.strip() for line in takewhile(str.strip, lines[at : at + _MOST_LINES])]
    for width in range(_COLUMNS[0], most + 1):
        if len(run) % width == 0:
            rows = [run[start : start + width] for start in range(0, len(run), width)]
            if _is_table(rows):
                return rows, len(run)
    return None


def _is_table(rows: Rows) -> bool:
    """One column holds dates below its heading, and no other cell is one."""
    if len(rows) <= _FEWEST_ROWS or not all(map(_may_head, rows[0])):
        return False
    dated = [
        all(_DATE.fullmatch(cell) or _NO_DATE.fullmatch(cell) for cell in column)
        and sum(bool(_DATE.fullmatch(cell)) for cell in column) >= _FEWEST_ROWS
        for column in zip(*rows[1:], strict=True)
    ]
    others = (cell for row in rows for cell, date in zip(row, dated, strict=True) if not date)
    return dated.count(True) == 1 and not any(map(_DATE.fullmatch, others))

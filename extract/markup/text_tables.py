"""Where a text holds tables, and what their rows and cells are."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planlift.extract.markup.text_columns import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

_BAR = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(
    r"^\s*\|?\s*:?-{2,}:?\s*([|+]\s*:?-+:?\s*)*[|+]?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$"
)
_BORDER = re.compile(r"^\s*\+(?:[-=~]+\+)+\s*$")
_FEWEST_VALUES = 3
_FEWEST_LINES = 3
_LONGEST_QUOTED = 200
"""Lines that one quoted cell may have."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cell texts, not all of one length."""

    rows: tuple[tuple[str, ...], ...]
    headings: int = 0
    """Rows at the top that the text itself sets off as headings."""
    notes: tuple[str, ...] = ()


def split(text: str) -> Iterator[Table | str]:
    """The tables and, as one string with line breaks, the prose between them, in order."""
    values = _separated(text)
    if values is not None:
        yield values
        return
    prose: list[str] = []
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        table, used = _table_at(lines, at)
        if table is None:
            prose.append(lines[at])
            at += 1
            continue
        if any(line.strip() for line in prose):
            yield "\n".join(prose)
        prose = []
        yield table
        at += used
    if any(line.strip() for line in prose):
        yield "\n".join(prose)


def _table_at(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """The table that begins in line `at` and how many lines it takes."""
    for find in (_tabbed, _boxed, _barred, _aligned):
        table, used = find(lines, at)
        if table is not None:
            return table, used
    return None, 0


def _tabbed(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """A run of lines with tabs, and lines without any that stand between them."""
    if "\t" not in lines[at].strip(" "):
        return None, 0
    rows: list[tuple[str, ...]] = []
    tabbed = 0
    end = start = at
    while start < len(lines) and lines[start].strip(" "):
        line, used = _quoted_line(lines, start)
        rows.append(tuple(map(_unquoted, line.split("\t"))))
        start += used
        if "\t" in line:
            tabbed, end = len(rows), start
    rows = [row for row in rows[:tabbed] if any(cell.strip() for cell in row)]
    wide = any(sum(bool(cell.strip()) for cell in row) > 1 for row in rows)
    return (Table(tuple(rows)), end - at) if wide else (None, 0)


def _quoted_line(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The line, with those that follow while a quoted cell in it is open, as spreadsheets copy."""
    line = lines[at]
    if '\t"' not in line and not line.startswith('"'):
        return line, 1
    for used in range(1, min(_LONGEST_QUOTED, len(lines) - at) + 1):
        joined = "\n".join(lines[at : at + used])
        if not _is_open(joined):
            return joined, used
    return line, 1


def _is_open(text: str) -> bool:
    """Whether the last cell that begins with a quote has not been closed."""
    cell = re.split(r'\t(?=")', text)[-1] if '\t"' in text else text
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _unquoted(cell: str) -> str:
    bare = cell.strip(" ")
    if len(bare) > 1 and bare.startswith('"') and bare.endswith('"'):
        inner = bare[1:-1]
        if '"' not in inner.replace('""', ""):
            return inner.replace('""', '"') if "\n" in inner or '""' in inner else cell
    return cell


def _barred(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Markdown: rows of bars, the second line an alignment row, or all lines within bars."""
    end = at
    while end < len(lines) and _BAR.search(lines[end]):
        end += 1
    ruled = end < len(lines) and end == at + 1 and bool(_ALIGNMENT.match(lines[end]))
    if ruled:  # psql rules with plus signs, which hold no bar
        end += 1
        while end < len(lines) and _BAR.search(lines[end]):
            end += 1
    ruled = ruled or (end > at + 1 and bool(_ALIGNMENT.match(lines[at + 1])))
    framed = end > at + 1 and all(line.strip().startswith("|") for line in lines[at:end])
    if not ruled and not framed:
        return None, 0
    rows = [_bars(line) for line in lines[at:end] if not _ALIGNMENT.match(line)]
    if max(map(len, rows), default=0) <= 1:
        return None, 0
    return Table(tuple(rows), int(ruled)), end - at


def _bars(line: str) -> tuple[str, ...]:
    line = line.strip()
    line = line.removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(cell.replace("\\|", "|").strip() for cell in _BAR.split(line))


def _boxed(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """A drawing of ``+---+`` borders: all lines between two borders are one row."""
    if not _BORDER.match(lines[at]):
        return None, 0
    end = at + 1
    rows: list[tuple[str, ...]] = []
    held: list[tuple[str, ...]] = []
    headings = 0
    while end < len(lines) and (lines[end].strip().startswith(("|", "+"))):
        if _BORDER.match(lines[end]):
            rows += [_stacked(held)] if held else []
            headings = len(rows) if "=" in lines[end] else headings
            held = []
        else:
            held.append(_bars(lines[end]))
        end += 1
    rows += [_stacked(held)] if held else []
    return (Table(tuple(rows), headings), end - at) if rows else (None, 0)


def _aligned(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Columns kept apart by blanks."""
    rows, note, used = columns(lines, at)
    if not rows:
        return None, 0
    cells = tuple(tuple(_unwrapped(iter(cell)) for cell in row) for row in rows)
    return Table(cells, 0, (note,) if note else ()), used


def _stacked(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The cells of one row from the lines it was wrapped into; list items stay apart."""
    width = max(map(len, lines))
    full = [line + ("",) * (width - len(line)) for line in lines]
    return tuple(_unwrapped(cell for cell in column if cell) for column in zip(*full, strict=True))


def _unwrapped(parts: Iterator[str]) -> str:
    text = ""
    for part in parts:
        new_line = re.match(r"[•▪●○◦*-]\s|\(?\w{1,3}[.)]\s", part)
        text += ("\n" if text and new_line else " " if text else "") + part
    return text


def _separated(text: str) -> Table | None:
    """The whole text as separated values, where nothing in it speaks against that."""
    for separator in (";", ","):
        first = next((line for line in text.split("\n") if line.strip()), "")
        if first.count(separator) + 1 < _FEWEST_VALUES or "\t" in text:
            continue
        try:
            rows = list(csv.reader(io.StringIO(text.strip("\n")), delimiter=separator, strict=True))
        except csv.Error:
            continue
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        widths = {len(row) for row in rows}
        spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
        values = sum(len(row) - 1 for row in rows)
        even = len(widths) == 1 and min(widths) >= _FEWEST_VALUES and len(rows) >= _FEWEST_LINES
        if even and spaced * 5 < values:
            return Table(tuple(map(tuple, rows)))
    return None

"""Where a text holds tables, and what their rows and cells are."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct

from planlift.extract.markup import text_cells
from planlift.extract.markup import text_separated
from planlift.extract.markup.text_columns import columns
from planlift.extract.markup.text_grids import drawing
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

_BAR = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(
    r"^\s*\|?\s*:?-{2,}:?\s*([|+]\s*:?-+:?\s*)*[|+]?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$"
)
_BORDER = re.compile(r"^\s*\+(?:[-=~]+\+)+\s*$")
_OPEN_CELL = re.compile(r'"(?:[^"]|"")*\Z')
_CLOSED_CELL = re.compile(r'"(?:[^"]|"")*"(?=\t|\Z)')
_LONGEST_RULE = 2000
"""Characters of a line that rules a table."""
_MOST_INDENTED = 20
"""Lines looked at for one with two cells: where there is none, tabs only indent."""
_LONGEST_QUOTED = 100
"""Lines that one quoted cell may have."""


Sized: TypeAlias = tuple[str, int, int]
"""The text of a cell, and over how many rows and columns it runs."""


_ITEM = re.compile(r"[•▪●○◦*-]\s|\(?\w{1,3}[.)]\s")
_DASH = re.compile(r"^[*-]\s+(?=\S)")


class Table(Struct, frozen=True):
    """Rows of cells, not all of one length."""

    rows: tuple[tuple[Sized, ...], ...]
    """For each row the cells that begin in it."""
    headings: int = 0
    """Rows at the top that the text itself sets off as headings."""
    notes: tuple[str, ...] = ()
    aligned: bool = False
    """Blanks alone keep its columns apart."""


def split(text: str) -> Iterator[Table | str]:
    """The tables and, as one string with line breaks, the prose between them, in order."""
    values = text_separated.whole(text) if "\t" not in text else None
    if values is not None:
        yield Table(_sized(values))
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
    for find in (_tabbed, _boxed, _barred, _separated, _aligned, _in_lines):
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
    wide = False
    end = start = at
    while start < len(lines) and lines[start].strip(" ") and (wide or len(rows) < _MOST_INDENTED):
        line, used = _quoted_line(lines, start)
        rows.append(tuple(line.split("\t")))
        wide = wide or sum(bool(cell.strip()) for cell in rows[-1]) > 1
        start += used
        if "\t" in line:
            tabbed, end = len(rows), start
    rows = [row for row in rows[:tabbed] if any(cell.strip() for cell in row)]
    quoted = all(map(_is_quoted, chain.from_iterable(rows)))
    rows = [tuple(_unquoted(cell, always=quoted) for cell in row) for row in rows]
    return (Table(_sized(rows)), end - at) if wide else (None, 0)


def _quoted_line(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The line, with those that follow while a quoted cell in it is open, as spreadsheets copy."""
    line = lines[at]
    if '\t"' not in line and not line.startswith('"'):
        return line, 1
    for used in range(1, min(_LONGEST_QUOTED, len(lines) - at) + 1):
        joined = "\n".join(lines[at : at + used])
        state = _quoting(joined)
        if state == "closed" or (state == "none" and used == 1):
            return joined, used
        if state == "none":
            break
    return line, 1


def _quoting(text: str) -> str:
    """``closed`` or ``open`` as its last quoted cell is; ``none`` where a quote is but a sign."""
    state = "none"
    at = 0
    while at < len(text):
        if text[at] == '"':
            if _OPEN_CELL.match(text, at):
                return "open"
            closed = _CLOSED_CELL.match(text, at)
            if closed is None:
                return "none"
            state, at = "closed", closed.end()
        tab = text.find("\t", at)
        at = len(text) if tab < 0 else tab + 1
    return state


def _is_quoted(cell: str) -> bool:
    bare = cell.strip(" ")
    quoted = len(bare) > 1 and bare.startswith('"') and bare.endswith('"')
    return quoted and '"' not in bare[1:-1].replace('""', "")


def _unquoted(cell: str, *, always: bool) -> str:
    """The cell without quotes that a program put there: around each cell, or where one needs them.

    Other quotes are meant, as around what somebody said.
    """
    if not _is_quoted(cell):
        return cell
    inner = cell.strip(" ")[1:-1]
    needed = always or "\n" in inner or '""' in inner
    return inner.replace('""', '"') if needed else cell


def _barred(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Markdown: rows of bars, the second line an alignment row, or all lines within bars."""
    ruled = at + 1 < len(lines) and bool(_BAR.search(lines[at])) and _is_rule(lines[at + 1])
    framed = lines[at].strip().startswith("|")
    if not (ruled or framed) or len(_bars(lines[at])) <= 1:
        return None, 0
    end = at + 1 + ruled  # rules of psql hold plus signs and no bar
    while end < len(lines) and (
        _BAR.search(lines[end]) if ruled else lines[end].strip().startswith("|")
    ):
        end += 1
    if end == at + 1:
        return None, 0
    rows = [_bars(line) for line in lines[at:end] if not _is_rule(line)]
    return (Table(_sized(rows), int(ruled)), end - at) if rows else (None, 0)


def _is_rule(line: str) -> bool:
    return len(line) <= _LONGEST_RULE and bool(_ALIGNMENT.match(line))


def _bars(line: str) -> tuple[str, ...]:
    line = line.strip()
    line = line.removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(cell.replace("\\|", "|").strip() for cell in _BAR.split(line))


def _boxed(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """A drawing of ``+---+`` borders: all lines between two borders are one row."""
    if not _BORDER.match(lines[at]) or not "".join(lines[at + 1 : at + 2]).strip().startswith("|"):
        return None, 0
    end = at + 1
    while end < len(lines) and (lines[end].strip().startswith(("|", "+"))):
        end += 1
    return _drawn(lines[at:end]) or _between_borders(lines[at:end]), end - at


def _drawn(lines: Sequence[str]) -> Table | None:
    found = drawing(lines)
    if found is None:
        return None
    rows: dict[int, list[Sized]] = {}
    for cell in found.cells:
        text = _unwrapped(line for line in cell.lines if line)
        rows.setdefault(cell.row, []).append((text, cell.row_span, cell.column_span))
    return Table(tuple(tuple(rows.get(row, [])) for row in range(max(rows) + 1)), found.headings)


def _between_borders(lines: Sequence[str]) -> Table | None:
    """The rows of a drawing whose borders do not meet."""
    rows: list[tuple[str, ...]] = []
    held: list[tuple[str, ...]] = []
    headings = 0
    for line in lines:
        if _BORDER.match(line):
            rows += [_stacked(held)] if held else []
            headings = len(rows) if "=" in line else headings
            held = []
        else:
            held.append(_bars(line))
    rows += [_stacked(held)] if held else []
    return Table(_sized(rows), headings) if rows else None


def _separated(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Values that a sign keeps apart."""
    found = text_separated.at_line(lines, at)
    return (Table(_sized(found[0])), found[1]) if found else (None, 0)


def _aligned(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Columns kept apart by blanks."""
    found = columns(lines, at)
    if found is None:
        return None, 0
    cells = tuple(tuple(_unwrapped(iter(cell)) for cell in row) for row in found.rows)
    notes = (found.note,) if found.note else ()
    return Table(_sized(cells), found.headings, notes, aligned=True), found.taken


def _in_lines(lines: Sequence[str], at: int) -> tuple[Table | None, int]:
    """Each cell on a line of its own."""
    found = text_cells.at_line(lines, at)
    return (Table(_sized(found[0]), 1), found[1]) if found else (None, 0)


def _stacked(lines: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The cells of one row from the lines it was wrapped into; list items stay apart."""
    width = max(map(len, lines))
    full = [line + ("",) * (width - len(line)) for line in lines]
    return tuple(_unwrapped(cell for cell in column if cell) for column in zip(*full, strict=True))


def _unwrapped(parts: Iterator[str]) -> str:
    text = ""
    for part in parts:
        between = "\n" if _ITEM.match(part) else "" if _ends_in_hyphen(text, part) else " "
        text += (between if text else "") + _DASH.sub(BULLET, part)
    return text


_SUSPENDED = re.compile(r"(?:and|or|to)\b")
"""Behind ``short-``: ``short- and long-term``."""


def _ends_in_hyphen(text: str, rest: str) -> bool:
    """``roll-`` above ``out``: broken where the word has a hyphen, as programs wrap texts."""
    broken = text[-1:] == "-" and text[-2:-1].isalpha() and rest[:1].islower()
    return broken and not _SUSPENDED.match(rest)


def _sized(rows: Sequence[Sequence[str]]) -> tuple[tuple[Sized, ...], ...]:
    """A line without any separator spans the whole width."""
    widest = max(map(len, rows))
    return tuple(
        ((row[0], 1, widest),) if len(row) == 1 else tuple((cell, 1, 1) for cell in row)
        for row in rows
    )

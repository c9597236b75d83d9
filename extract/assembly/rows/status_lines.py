"""A status on a line of its own below or above what is to be done, where nothing else says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import RawRow

_HOW_FAR = frozenset({"status_text", "progress_text", "rag_text", "completed_text"})
_FEWEST = 2
WHY = "a line that is a status, at one end of the cell"


def taken(rows: Sequence[RawRow], words: HeadingWords) -> tuple[list[RawRow], str]:
    """The rows with such lines as their status, and the field where they stood; empty for none.

    So where at least half of the rows have one, of all the rows of the document.
    """
    if len(rows) < _FEWEST or any(row.ticks or not _HOW_FAR.isdisjoint(row.fields) for row in rows):
        return list(rows), ""
    for name in ("action", "finding"):
        parts: dict[int, tuple[Cell, Cell]] = {}
        for row in rows:
            cell = row.fields.get(name)
            if cell is not None and "\n" in cell.text and not cell.struck:
                both = _parts(cell, words)
                if both is not None:
                    parts[id(cell)] = both
        marked = [row for row in rows if name in row.fields and id(row.fields[name]) in parts]
        if len(parts) >= _FEWEST and 2 * len(marked) >= len(rows):
            return [_with_status(row, name, parts) for row in rows], name
    return list(rows), ""


def _parts(cell: Cell, words: HeadingWords) -> tuple[Cell, Cell] | None:
    """What the cell says, and the status at its end or at its head."""
    head, _, last = cell.text.rpartition("\n")
    first, _, tail = cell.text.partition("\n")
    for said, status in ((head, last), (tail, first)):
        if looks.bare_status(status, words) and not status.rstrip().endswith(":"):
            return with_text(cell, said.strip()), with_text(cell, status.strip(), label="")
    return None


def _with_status(row: RawRow, name: str, parts: dict[int, tuple[Cell, Cell]]) -> RawRow:
    both = parts.get(id(row.fields[name])) if name in row.fields else None
    if both is None:
        return row
    return replace(row, fields={**row.fields, name: both[0], "status_text": both[1]})

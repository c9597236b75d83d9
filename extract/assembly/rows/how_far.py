"""How far an action is, in the cell that says who does it and perhaps by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.rows import two_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell

_PART = re.compile(r"\s*(?:\n|\s[–—-]\s|[/,;:|()\[\]]|\.\s|$)\s*")
_AROUND = " .)]"


def parts(cell: Cell, fields: Sequence[str], told: str, words: HeadingWords) -> dict[str, Cell]:
    """The cell by field: one or two `fields`, and where `told` is no empty text how far it is."""
    status = None
    if told:
        cell, status = taken(cell, words)
    first, *more = fields
    found = two_fields.two_fields(cell, first, more[0], words) if more else {first: cell}
    return found if status is None else {**found, told: status}


def taken(cell: Cell, words: HeadingWords) -> tuple[Cell, Cell | None]:
    """The cell without the last of its parts that is a status, and that one; None without any."""
    ends = list(_PART.finditer(cell.text))
    begins = [0, *(end.end() for end in ends)]
    for begin, end in zip(reversed(begins[: len(ends)]), reversed(ends), strict=True):
        status = cell.text[begin : end.start()].rstrip(_AROUND)
        if looks.bare_status(status, words):
            before, behind = cell.text[:begin].rstrip(" ,;:/|–—-\n(["), cell.text[end.end() :]
            rest = "\n".join(filter(None, (before.strip(), behind.strip())))
            return with_text(cell, rest), with_text(cell, status, label="")
    return cell, None

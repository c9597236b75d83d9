"""Lines over the whole width of a form that name the group of the records below."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.inlines import inline
from planlift.extract.assembly.forms.labels import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell


def groups(lines: Sequence[Line], words: HeadingWords) -> frozenset[int]:
    """The ``id`` of each such cell: set off, and right above the label that opens each record."""
    filled = [line for line in lines if any(cell is not None and cell.text for cell in line)]
    first = [next(cell for cell in line if cell is not None and cell.text) for line in filled]
    times = Counter(cell.text for cell in first)
    opening = next((cell.text for cell in first if times[cell.text] > 1), "")
    return frozenset(
        id(cell)
        for cell, line, below in zip(first, filled, first[1:], strict=False)
        if below.text == opening and _titles(cell, line, words)
    )


def _titles(cell: Cell, line: Line, words: HeadingWords) -> bool:
    set_off = cell.bold or cell.header or cell.fill is not None
    alone = len(line) > 1 and all(other is cell for other in line) and set_off
    if not alone or not looks.title(cell.text) or cell.text.endswith(":"):
        return False
    return not field_of(cell.text, words) and not inline(cell, words)

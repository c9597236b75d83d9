"""The table that lines without rules make, with the grounds of its blank cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.pdf import fillings
from planlift.extract.pdf.found import FoundTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line
    from planlift.model import Box

_BEGINS = 6.0
"""Points of a cell, where its text would begin, that show its ground."""


def table_of(
    page: Page,
    lines: Sequence[Line],
    cells: tuple[FoundCell, ...],
    rows: int,
    edges: tuple[float, ...],
    *notes: str,
) -> FoundTable:
    """The table that the lines, from the top, make; nothing is drawn around it."""
    return FoundTable(
        page=page.number,
        box=(edges[0], lines[0].box[1], edges[-1], max(line.box[3] for line in lines)),
        how="alignment",
        rows=rows,
        columns=len(edges) - 1,
        cells=_with_colors(page, cells),
        column_edges=edges,
        open_top=True,
        open_bottom=True,
        notes=notes,
    )


def _with_colors(page: Page, cells: tuple[FoundCell, ...]) -> tuple[FoundCell, ...]:
    """The cells, those without text with a ground that no text of their row stands on."""
    if not len(page.fills):
        return cells
    blank = [not len(cell.index) for cell in cells]
    grounds = fillings.colors(page, _where_texts_begin(page, cells))
    colors = fillings.marked(page, [cell.box for cell in cells], blank, grounds)
    rows: dict[int, set[str | None]] = {}
    for cell, color, empty in zip(cells, colors, blank, strict=True):
        if not empty:
            rows.setdefault(cell.row, set()).add(color)
    return tuple(
        replace(cell, fill=color) if empty and color not in rows.get(cell.row, set()) else cell
        for cell, color, empty in zip(cells, colors, blank, strict=True)
    )


def _where_texts_begin(page: Page, cells: Sequence[FoundCell]) -> list[Box]:
    """Of each cell: where the text of its row and that of its column, the heading too, begin.

    As high as the texts of its row in any case: these may end far above those of the next.
    """
    lefts: dict[int, float] = {}
    levels: dict[int, tuple[float, float]] = {}
    for cell in cells:
        if len(cell.index):
            box = page.chars.box[cell.index]
            top, bottom = float(box[:, 1].min()), float(box[:, 3].max())
            low, high = levels.get(cell.row, (top, bottom))
            levels[cell.row] = min(low, top), max(high, bottom)
            left = float(box[:, 0].min())
            lefts[cell.column] = min(lefts.get(cell.column, left), left)
    found: list[Box] = []
    for cell in cells:
        left, top, right, bottom = cell.box
        top, bottom = levels.get(cell.row, (top, bottom))
        if cell.row in levels and cell.column in lefts:
            left = lefts[cell.column]
            right = left + _BEGINS
        found.append((left, top, right, bottom))
    return found

"""One table that holds a form for each action, each under a numbered title over the whole width:
``Action 1``, and below it labels and values. Each form is a table of its own, its title a heading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import by_row
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.model import Block
    from planlift.model import Cell

_TITLE = re.compile(
    r"(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,3})\s+(?:no\.?\s*)?\d{1,3}", re.IGNORECASE
)
_FORM = (2, 4)
"""Columns of a form: one label and its value, or two."""
_FEWEST = 2
"""Forms in the table, and rows of each."""
_LEVEL = 9
"""Of such a title: below all that the source marks up."""


def parted(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, such tables cut at their titles."""
    if not any(isinstance(block, Grid) and block.columns in _FORM for block in blocks):
        return blocks
    made: list[Block] = []
    for block in blocks:
        titles = _titles(block) if isinstance(block, Grid) and block.columns in _FORM else []
        made += _parts(block, titles) if isinstance(block, Grid) and titles else [block]
    return made


def _titles(grid: Grid) -> list[Cell]:
    """The titles; none unless the first row is one and what stands below each begins alike."""
    wide = [cell for cell in grid.cells if cell.column_span == grid.columns and cell.text]
    named = [(cell, match) for cell in wide if (match := _TITLE.fullmatch(cell.text.rstrip(":")))]
    titles = [cell for cell, _ in named]
    if (
        len(titles) < _FEWEST
        or titles[0].row
        or len({match["name"].lower() for _, match in named}) > 1
    ):
        return []
    if any(end - title.row <= _FEWEST for title, end in _with_ends(grid, titles)):
        return []
    below = {cell.row: key(cell.text) for cell in grid.cells if cell.column == 0}
    return titles if len({below.get(title.row + 1) for title in titles}) == 1 else []


def _with_ends(grid: Grid, titles: Sequence[Cell]) -> Iterator[tuple[Cell, int]]:
    """Each title and the row behind its form."""
    return zip(titles, [*(title.row for title in titles[1:]), grid.rows], strict=True)


def _parts(grid: Grid, titles: Sequence[Cell]) -> list[Block]:
    made: list[Block] = []
    rows = by_row(grid)
    for title, end in _with_ends(grid, titles):
        top = title.row + 1
        own = tuple(
            replace(cell, row=row - top) for row in range(top, end) for cell in rows.get(row, ())
        )
        place = title.places[0] if title.places else grid.place
        made.append(TextBlock(title.text, place, "heading", _LEVEL, 0.0, title.bold))
        made.append(replace(grid, rows=end - top, cells=own, place=own[0].places[0]))
    return made

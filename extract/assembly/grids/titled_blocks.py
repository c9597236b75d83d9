"""One table that holds a form for each action, each under a numbered title over the whole width:
``Action 1``, and below it labels and values. Each form is a table of its own, its title a heading.

So is each part of a table in which labels and values, such as ``Response`` and ``Accepted``, stand
below ``Recommendation 1: …``; there the title stays in its table.
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
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Block
    from planlift.model import Cell

_TITLE = re.compile(
    r"(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,3}\.?)\s+(?:no\.?\s*)?\d{1,3}(?P<end>:?$|\s*[:.–—-]\s)",
    re.IGNORECASE,
)
_FORM = (2, 4)
"""Columns of a form: one label and its value, or two."""
_PAIR = 2
_FEWEST = 2
"""Forms in the table, and rows of each."""
_LEVEL = 9
"""Of such a title: below all that the source marks up."""


def parted(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, such tables cut at their titles."""
    made: list[Block] = []
    for block in blocks:
        titles = _titles(block) if isinstance(block, Grid) and _begins_with_one(block) else []
        made += _parts(block, titles) if isinstance(block, Grid) and titles else [block]
    return made


def _begins_with_one(grid: Grid) -> bool:
    first = grid.cells[0] if grid.cells else None
    wide = first is not None and first.column_span == grid.columns > 1
    return wide and first is not None and _TITLE.match(first.text) is not None


def _titles(grid: Grid) -> list[Cell]:
    """The titles; none unless the first row is one and what stands below each begins alike."""
    wide = [cell for cell in grid.cells if cell.column_span == grid.columns and cell.text]
    named = [(cell, match) for cell in wide if (match := _TITLE.match(cell.text))]
    titles = [cell for cell, _ in named]
    if len(titles) < _FEWEST or len({match["name"].lower() for _, match in named}) > 1:
        return []
    if any(end - title.row <= _FEWEST for title, end in _with_ends(grid, titles)):
        return []
    rows = by_row(grid)
    below = [_below(title, end, rows, grid.columns) for title, end in _with_ends(grid, titles)]
    forms = grid.columns in _FORM and all(map(_names_alone, titles)) and len(_labels(below)) == 1
    return titles if forms or _are_panels(below, grid.columns) else []


def _labels(rows: Iterable[Sequence[Cell]]) -> set[str]:
    return {key(row[0].text) if row else "" for row in rows}


def _are_panels(rows: Sequence[Sequence[Cell]], columns: int) -> bool:
    """A label beside a value over several columns; or else the same headings, in each full row."""
    full = [row for row in rows if len(row) == columns]
    pairs = [row for row in rows if len(row) == _PAIR < columns and row[1].column_span > 1]
    return bool(pairs) and len(full) + len(pairs) == len(rows) and len(_labels(full)) < _PAIR


def _below(
    title: Cell, end: int, rows: Mapping[int, Sequence[Cell]], columns: int
) -> Sequence[Cell]:
    """The first row below a title that is not one text over all columns."""
    for row in range(title.row + 1, end):
        cells = rows.get(row, ())
        if len(cells) != 1 or cells[0].column_span < columns:
            return cells
    return ()


def _with_ends(grid: Grid, titles: Sequence[Cell]) -> Iterator[tuple[Cell, int]]:
    """Each title and the row behind its form."""
    return zip(titles, [*(title.row for title in titles[1:]), grid.rows], strict=True)


def _parts(grid: Grid, titles: Sequence[Cell]) -> list[Block]:
    made: list[Block] = []
    rows = by_row(grid)
    for title, end in _with_ends(grid, titles):
        below = rows.get(title.row + 1, ())
        alone = _names_alone(title) and not (
            len(below) == 1 and below[0].column_span == grid.columns
        )
        top = title.row + alone
        own = tuple(
            replace(cell, row=row - top) for row in range(top, end) for cell in rows.get(row, ())
        )
        if alone:
            place = title.places[0] if title.places else grid.place
            made.append(TextBlock(title.text, place, "heading", _LEVEL, 0.0, title.bold))
        made.append(replace(grid, rows=end - top, cells=own, place=own[0].places[0]))
    return made


def _names_alone(title: Cell) -> bool:
    match = _TITLE.match(title.text)
    return match is not None and match.end() == len(title.text)

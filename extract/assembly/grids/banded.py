"""Tables that each bear a name over their headings: ``Safer streets`` over the whole width.

One such line may be the title of the document; several name the groups that their tables hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.grids.unmerged import heads_below
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block
    from planlift.model import Cell

_FEWEST = 2
"""Tables with names."""
_LONGEST = 80
"""Words of a name, or of what was found."""


def with_names_above(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks; where several tables bear names, all different, each is a heading above its own.

    A name that comes again is what a page prints again above the rest of a table.
    """
    grids = [block for block in blocks if isinstance(block, Grid)]
    names = {id(grid): name for grid in grids if (name := _name(grid, words)) is not None}
    different = {key(name.text) for name in names.values()}
    if len(different) < _FEWEST or len(different) < len(names):
        return blocks
    found: list[Block] = []
    for block in blocks:
        name = names.get(id(block))
        if name is None or not isinstance(block, Grid):
            found.append(block)
            continue
        place = name.places[0] if name.places else block.place
        found += [TextBlock(name.text, place, "heading", bold=True), _without_first_row(block)]
    return found


def _name(grid: Grid, words: HeadingWords) -> Cell | None:
    """The one text of the first row, over most of the width and above a row of headings."""
    first = [cell for cell in grid.cells if cell.row == 0 and cell.text]
    if len(first) != 1 or first[0].row_span > 1 or first[0].column_span * 2 <= grid.columns:
        return None
    name = first[0]
    if len(name.text.split()) > _LONGEST or inline_field(name.text, words):
        return None
    return name if heads_below(grid, words) else None


def _without_first_row(grid: Grid) -> Grid:
    cells = tuple(replace(cell, row=cell.row - 1) for cell in grid.cells if cell.row)
    return replace(grid, rows=grid.rows - 1, cells=cells)

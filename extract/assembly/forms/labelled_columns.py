"""Rows that say before each value what it is: ``Owner: Matron | Due: May 2024``, and again below.

The labels are the headings of the columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.cells import with_text

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.model import Grid

_LABEL = re.compile(r"(?P<label>[^\W_][^:.;\n]{0,40}?)\s*:(?:\s+|$)")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2


def headed(grid: Grid) -> Grid:
    """The grid; if each column is such, with the labels as a row of headings."""
    if grid.columns < _FEWEST_COLUMNS or grid.rows < _FEWEST_ROWS:
        return grid
    if len(grid.cells) != grid.rows * grid.columns or ":" not in grid.cells[0].text:
        return grid
    found = [_LABEL.match(cell.text) for cell in grid.cells]
    labels = [match["label"] if match else "" for match in found[: grid.columns]]
    if not all(labels) or len(set(labels)) < len(labels):
        return grid
    heads: list[Cell] = []
    values: list[Cell] = []
    for index, (cell, match) in enumerate(zip(grid.cells, found, strict=True)):
        label = labels[index % grid.columns]
        if match is None or match["label"] != label:
            return grid
        first = index < grid.columns
        if first:
            heads.append(replace(cell, text=label, header=True, struck=()))
        said = with_text(cell, cell.text[match.end() :].strip(), label="" if first else label)
        values.append(replace(said, row=cell.row + 1))
    return replace(grid, rows=grid.rows + 1, cells=(*heads, *values))

"""What a table finder hands to the reader: which characters of a page stand in which cell.

The three finders and how the reader calls them, page by page, best evidence first:

- ``tags.load(tree: Tree | None) -> Structure | None`` once for a file (None: no tables), then
  ``tags.find(structure, page: Page) -> list[FoundTable]``;
- ``rules.find(page: Page) -> list[FoundTable]``;
- ``alignment.find(page: Page, region: Box, index: Indices) -> list[FoundTable]`` for a region
  of the page that no other finder took; `index` are the characters in it, and nothing outside
  of `index` may be used.

A finder says where the text is, never what it reads: the reader makes the text of every cell in
one way, and gives each character to one cell only (the first that claims it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec import field
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.pdf.page import Page
    from planlift.model import Box

Indices: TypeAlias = NDArray[np.intp]
"""Positions in the arrays of `Page.chars`."""


class FoundCell(Struct, frozen=True, gc=False):
    """One cell, or the part of a cell that stands on this page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    """The space of the cell. Its right edge decides whether a word would have fitted, so where
    no rule shows the edge give the widest box the text could have used."""
    index: Indices
    """Its characters, in any order."""
    fill: str | None = None
    """``#rrggbb``, None for white or none."""
    header: bool = False
    """Marked up as a heading (TH)."""
    blocks: tuple[tuple[str, Indices], ...] = ()
    """The ``paragraph``s and list ``item``s of a tagged cell with their characters, in order, and
    the ``rest`` of one that began on the page before; together they are `index`. Empty where the
    source does not say."""
    cut: bool = False
    """Nothing is drawn below it, in the last row, though it is below others there."""


class FoundTable(Struct, frozen=True):
    """A table, or the part of a tagged table that stands on this page.

    Rows and columns are exactly tiled by the cells, save for a part of a tagged table: it holds
    the cells with content on this page, counted in the whole table.
    """

    page: int
    box: Box
    how: str
    """``tags``, ``rules`` or ``alignment``."""
    rows: int
    columns: int
    cells: tuple[FoundCell, ...]
    column_edges: tuple[float, ...] = ()
    beside: bool = False
    """The first column stands outside the lines of the others."""
    open_top: bool = False
    open_bottom: bool = False
    key: str = ""
    """Parts with the same key, not empty, are one table: the reader joins them over pages."""
    caption: str = ""
    notes: tuple[str, ...] = ()
    repeated: Indices = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    """Characters of this table's headings that the page layout repeats; they are in no cell."""


def taken_by(page: Page, tables: Iterable[FoundTable]) -> NDArray[np.bool_]:
    """Which characters of the page stand in one of the tables."""
    taken = np.zeros(len(page.chars.code), dtype=np.bool_)
    for table in tables:
        taken[np.concatenate([table.repeated, *[cell.index for cell in table.cells]])] = True
    return taken

"""Cells over several columns that are as many cells: their words keep to the columns of others.

Word processors' table styles draw the upright rules of headings only, of every other row only, or
none between painted headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf import levels
from planlift.extract.pdf import rows
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.tiling import fields_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Lines
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.tiling import Tiling

NOTE = "rows divided like others"
_MOST = 0.6
"""Of the wide cells with several texts: as many must fit the columns."""
_BANDS = 0.3
"""Of the table's rows: where as many have such cells, their texts need not begin as others do."""
_ALIGNED = 1.5
"""Points between two places that are meant to be the same."""
_SEVERAL = 3
"""Columns of which each holds words: chance leaves no two edges free."""


class Wide(Struct, eq=False):
    """A cell over several columns: its place, the edges that it runs over, its words."""

    top: float
    bottom: float
    edges: Sequence[float]
    words: Numbers

    def fits(self) -> bool:
        """Whether the words leave the edges free, and stand in several columns."""
        return self.free() and self.filled() > 1

    def free(self) -> bool:
        """Whether no words run over an edge."""
        return not any(rows.crossed(self.words, edge) for edge in self.edges)

    def filled(self) -> int:
        """The columns in which stretches of words begin."""
        return len(set(np.searchsorted(self.edges, self.words[:, 0] + 1).tolist()))

    def further_in(self) -> bool:
        """Whether it holds one text, not in its first column: the rest of a row, no name."""
        return len(self.words) == 1 and self.free() and bool(self.words[0, 0] + 1 > self.edges[0])

    def aligned(self, begins: Numbers) -> bool:
        """Whether each text begins where others of its column do."""
        apart = np.abs(self.words[:, :1] - begins).min(axis=1, initial=np.inf)
        return bool((apart <= _ALIGNED).all())

    def before_texts(self, begins: Numbers) -> list[float]:
        """The edges before its texts, where each text begins as others do: a label, and a value
        that runs over the other edges.
        """
        if len(self.words) < 2 or not self.aligned(begins):
            return []
        at = np.searchsorted(self.edges, self.words[1:, 0] + 1) - 1
        before = [self.edges[edge] for edge in sorted(set(at.tolist())) if edge >= 0]
        return [edge for edge in before if not rows.crossed(self.words, edge)]

    def is_row(self, padding: Numbers) -> bool:
        """Whether it has texts in several columns, each as far from its edge as others are."""
        if self.filled() < _SEVERAL or self.filled() < len(self.words):
            return False
        begins = self.words[1:, 0]
        edges = np.asarray(self.edges)[np.searchsorted(self.edges, begins + 1) - 1]
        apart = np.abs((begins - edges)[:, None] - padding).min(axis=1, initial=np.inf)
        return bool((apart <= _ALIGNED).all())

    def full(self) -> bool:
        """Whether it is a row of short texts, one in each of at least three columns."""
        columns = len(self.edges) + 1
        return columns >= _SEVERAL and self.filled() == columns and self.fits()


def divided(page: Page, tiling: Tiling, upright: Lines) -> Lines:
    """The upright rules, and those that such cells lack."""
    if len(tiling.spans) == tiling.cell.size:
        return upright
    cells = [_wide(page, tiling, span) for span in tiling.spans if span[3] > 1]
    several = [cell for cell in cells if len(cell.words) > 1]
    fits = [cell for cell in several if cell.fits()]
    if not fits:
        return upright
    begins = _begins(page, tiling)
    known = np.isfinite(begins)
    padding = (begins - tiling.x[[span[1] for span in tiling.spans]])[known]
    begins = begins[known]
    chosen = [cell for cell in fits if cell.full() or cell.is_row(padding)]
    if len(fits) > 1 and len(fits) >= _MOST * len(several):
        many = len(fits) >= _BANDS * len(tiling.cell)
        chosen = [cell for cell in fits if many or cell in chosen or cell.aligned(begins)]
        if chosen:
            chosen += [cell for cell in cells if cell.further_in() and cell.aligned(begins)]
    cuts = [(edge, cell.top, cell.bottom) for cell in chosen for edge in cell.edges]
    if cuts:
        rest = (cell for cell in several if not cell.fits())
        parts = ((cell, edge) for cell in rest for edge in cell.before_texts(begins))
        cuts += [(edge, cell.top, cell.bottom) for cell, edge in parts]
    return upright.with_more(levels.pieces(cuts)) if cuts else upright


def wide(page: Page, top: float, bottom: float, x: Sequence[float]) -> Wide:
    """The cell between two levels over the columns between the edges `x`."""
    left, *edges, right = x
    return Wide(top, bottom, edges, rows.stretches(page, (left, top, right, bottom)))


def _wide(page: Page, tiling: Tiling, span: tuple[int, int, int, int]) -> Wide:
    row, column, down, across = span
    top, bottom = float(tiling.y[row]), float(tiling.y[row + down])
    return wide(page, top, bottom, tiling.x[column : column + across + 1].tolist())


def _begins(page: Page, tiling: Tiling) -> Numbers:
    """Where the text of each cell of one column begins, in points; infinite for others."""
    box = page.chars.box[lettered(page)]
    _, _, cell = fields_at(tiling, box[:, 0] + 1, (box[:, 1] + box[:, 3]) / 2)
    begins = np.full(len(tiling.spans), np.inf)
    np.minimum.at(begins, cell[cell >= 0], box[cell >= 0, 0])
    begins[np.array([span[3] > 1 for span in tiling.spans])] = np.inf
    return begins

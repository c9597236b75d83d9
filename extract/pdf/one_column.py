"""The last column of a sheet, alone on a page of its own: its rules stand where rows elsewhere do.

A spreadsheet that is wider than the paper by one column is printed so. One text below the other
between rules is no table, unless rows on an earlier page stand at the same heights.
"""

from __future__ import annotations

from collections import deque
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec import field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.levels import Numbers

_TOP, _BOTTOM = itemgetter(1), itemgetter(3)
NOTE = "one column, its rows at the heights of those on another page"
_FEWEST = 4
"""Rows at the same heights: fewer may by chance."""
_MOSTLY = 0.9
"""Of the rules: as many must stand where those of the rows do."""
_EXACT = 1.0
"""Points that the same rule may differ by on two pages."""
_NARROWER = 20.0
"""Points: the same rules in other columns are those of the same table's next rows."""
_PAGES = 64
"""Printed first down and then across, the page beside may be so far back."""


class Rows(Struct):
    """The heights of the rows of tables on the pages before."""

    known: deque[tuple[float, Numbers]] = field(default_factory=lambda: deque(maxlen=_PAGES))
    """Of each table: its right side, and where its rows end."""

    def learn(self, tables: Iterable[FoundTable]) -> None:
        """Take the rows of a page's tables."""
        for table in tables:
            if table.how == "rules" and table.columns > 1 and table.rows > _FEWEST:
                boxes = [cell.box for cell in table.cells]
                ends = sorted({*map(_TOP, boxes), *map(_BOTTOM, boxes)})
                self.known.append((table.box[2], np.array(ends)))

    def are_beside(self, table: FoundTable) -> bool:
        """Whether the rows of a table stand beside some of these, and go on with none."""
        tops = np.array(sorted({cell.box[1] for cell in table.cells}))
        return self.stand_at(tops, table.box[2])

    def stand_at(self, y: Numbers, right: float) -> bool:
        """Whether rules at these heights, as far right, are those of the rows of one of them."""
        return len(y) > _FEWEST and any(
            abs(side - right) > _NARROWER and _are_among(y, ends) for side, ends in self.known
        )


def _are_among(y: Numbers, ends: Numbers) -> bool:
    at = np.clip(np.searchsorted(ends, y), 1, len(ends) - 1)
    near = np.minimum(np.abs(ends[at] - y), np.abs(ends[at - 1] - y)) <= _EXACT
    return bool(near.mean() >= _MOSTLY and near[0])

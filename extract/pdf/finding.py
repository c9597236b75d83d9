"""All tables of a page: by tags, by rules, by alignment, each place in one table only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import alignment
from planlift.extract.pdf import rules

if TYPE_CHECKING:
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.model import Box

_MARGIN = 2.0
"""Points of text that may reach into a table's box without being beside it."""


class Finder:
    """The finders of one file."""

    def __init__(self, data: bytes) -> None:
        """Look whether the file is tagged."""
        self._data = data

    def find(self, page: Page) -> list[FoundTable]:
        """Tables of the page, from the top down, that share no character."""
        ruled = rules.find(page)
        taken = np.zeros(len(page.chars.code), dtype=np.bool_)
        for table in ruled:
            for cell in table.cells:
                taken[cell.index] = True
        found = list(ruled)
        for region, index in regions(page, ruled, np.flatnonzero(~taken)):
            found += alignment.find(page, region, index)
        return sorted(found, key=lambda table: (table.box[1], table.box[0]))


def regions(page: Page, tables: list[FoundTable], free: Indices) -> list[tuple[Box, Indices]]:
    """The page cut in bands above, between and below the tables: box and free characters."""
    box = page.chars.box[free]
    middle = (box[:, 1] + box[:, 3]) / 2
    cuts = sorted(((table.box[1], table.box[3]) for table in tables))
    out: list[tuple[Box, Indices]] = []
    top = 0.0
    for low, high in [*cuts, (page.height, page.height)]:
        inside = free[(middle > top) & (middle <= low)]
        if len(inside):
            out.append(((0.0, top, page.width, low), inside))
        top = max(top, high)
    return out

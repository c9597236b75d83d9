"""Pages in very small or large print, seen as if printed in an ordinary size.

A sheet of fifteen columns that was fitted to the width of a page has letters of four points, slides
have some of twenty. All that is measured in points to find tables (how far apart two lines are one,
how wide white is that parts columns) is meant for the print of letters and reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from planlift.extract.pdf.page import Page
    from planlift.model import Block
    from planlift.model import Cell
    from planlift.model import Document
    from planlift.model import Place

_SMALLEST, _LARGEST = 6.5, 14.0
"""Points: print of most letters of a page that is ordinary."""
_ORDINARY = 9.5
"""Points: the size that other print is brought to."""


def body_size(page: Page) -> float:
    """The font size of most characters of a page in points, to a tenth; 0 where there are none."""
    if not len(page.chars.size):
        return 0.0
    rounded = page.chars.size.round(1)
    if (rounded == rounded[0]).all():
        return float(rounded[0])
    sizes, first, count = np.unique(rounded, return_index=True, return_counts=True)
    return float(sizes[max(range(len(sizes)), key=lambda at: (count[at], -first[at]))])


def told(pages: Iterable[Page], factors: dict[int, float]) -> Iterator[Page]:
    """Each page as it is to be read; `factors` learns how many times as large, where it is not 1.

    A table is as large on every page: the factor of the page before stays while it serves.
    """
    factor = 1.0
    for page in pages:
        factor = _factor(body_size(page), factor)
        if factor == 1:
            yield page
        else:
            factors[page.number] = factor
            yield _resized(page, factor)


def _factor(size: float, before: float) -> float:
    for known in (before, 1.0):
        if not size or _SMALLEST <= size * known <= _LARGEST:
            return known
    return _ORDINARY / size


def _resized(page: Page, factor: float) -> Page:
    chars = page.chars
    return replace(
        page,
        width=page.width * factor,
        height=page.height * factor,
        chars=replace(chars, box=chars.box * factor, size=chars.size * factor),
        rules=page.rules * factor,
        fills=page.fills * factor,
        marks=tuple([(*(side * factor for side in box), color) for *box, color in page.marks]),
    )


def undone(document: Document, factors: Mapping[int, float]) -> Document:
    """The document with all places and sizes in points of the pages as they are."""
    if not factors:
        return document
    return replace(
        document,
        blocks=tuple([_block(block, factors) for block in document.blocks]),
        aside=tuple([replace(one, place=_place(one.place, factors)) for one in document.aside]),
    )


def _block(block: Block, factors: Mapping[int, float]) -> Block:
    factor = factors.get(block.place.page, 1.0)
    if isinstance(block, TextBlock):
        return replace(block, place=_place(block.place, factors), size=block.size / factor)
    return replace(
        block,
        place=_place(block.place, factors),
        cells=tuple([_cell(cell, factors) for cell in block.cells]),
        column_edges=tuple([round(edge / factor, 2) for edge in block.column_edges]),
    )


def _cell(cell: Cell, factors: Mapping[int, float]) -> Cell:
    return replace(cell, places=tuple([_place(place, factors) for place in cell.places]))


def _place(place: Place, factors: Mapping[int, float]) -> Place:
    factor = factors.get(place.page)
    if factor is None or place.box is None:
        return place
    left, top, right, bottom = (round(side / factor, 2) for side in place.box)
    return replace(place, box=(left, top, right, bottom))

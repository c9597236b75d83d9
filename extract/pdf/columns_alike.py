"""Columns of a table without upright rules that another, as wide, shows: its own words hide some.

A spreadsheet prints its columns at the same places on all pages and for all tables of a sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import level_columns
from planlift.extract.pdf import rows
from planlift.extract.pdf import typewriter
from planlift.extract.pdf.levels import SNAP

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page

_NEAR = 4.0
"""Points between edges that words show and the same ones elsewhere."""
_PADDING = 12.0
"""Points from where a cell begins to its text at most."""
_FEWEST = 2
"""Own edges that come again."""


def are_as_wide(edges: Sequence[float], sides: tuple[float, float]) -> bool:
    """Whether the first and the last of the edges of a table stand at the `sides` of another."""
    if not edges:
        return False
    return abs(edges[0] - sides[0]) <= SNAP and abs(edges[-1] - sides[1]) <= SNAP


def wider(
    page: Page,
    y: Numbers,
    edges: Sequence[float],
    sides: tuple[float, float],
    others: Iterable[Sequence[float]],
) -> tuple[list[float], list[float]] | None:
    """All edges of the columns, and where words begin in each; None where no other table has more.

    `edges`: those its own words show, without its `sides`; `others`: those of tables that
    `are_as_wide`, with theirs. No word may run over an edge, and some must begin at each.
    """
    for other in others:
        if len(other) - 2 <= len(edges) or len(edges) < _FEWEST:
            continue
        inner = np.array(other[1:-1])
        if any(float(np.abs(inner - edge).min()) > _NEAR for edge in edges):
            continue
        words = level_columns.words(page, y, *sides, join=typewriter.BLANK)
        begins = [begin(words, edge) for edge in inner.tolist()]
        if all(one is not None for one in begins):
            return inner.tolist(), [one for one in begins if one is not None]
    return None


def begin(words: Sequence[Numbers], edge: float) -> float | None:
    """Where words begin behind an edge; None where they do nowhere, or one runs over it."""
    if any(rows.crossed(row, edge) for row in words):
        return None
    first = (float(row[row[:, 0] >= edge, 0].min(initial=np.inf)) for row in words)
    near = min(first, default=np.inf)
    return near if near - edge <= _PADDING else None

"""A table whose headings alone are ruled, its body only framed: painted cells part the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import level_columns
from planlift.extract.pdf import painted
from planlift.extract.pdf import rows
from planlift.extract.pdf.family import painted as painted_boxes
from planlift.extract.pdf.levels import SNAP
from planlift.extract.pdf.levels import distinct

if TYPE_CHECKING:
    from planlift.extract.pdf.levels import Lines
    from planlift.extract.pdf.levels import Numbers
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.tiling import Tiling

_FEWEST = 2
"""Columns that the headings show."""
_LOWEST = 24.0
"""Points: a lower row holds no two with their padding."""


def lines(page: Page, tiling: Tiling) -> tuple[Lines, Lines] | None:
    """Level and upright lines within the last row of a table, which is one cell over all columns.

    Stripes paint every second row, each cell by itself or the row as a whole: they must end where
    the columns do. None where the row is another one, or where its words are in no columns.
    """
    left, right = float(tiling.x[0]), float(tiling.x[-1])
    top, bottom = float(tiling.y[-2]), float(tiling.y[-1])
    field = tiling.cell[-1]
    whole = bool((field == field[0]).all()) and not (tiling.cell[:-1] == field[0]).any()
    if not whole or len(tiling.x) <= _FEWEST or bottom - top < _LOWEST or not len(page.fills):
        return None
    y = _levels(page, tiling.x, top, bottom)
    if y is None:
        return None
    edges = tiling.x[1:-1].tolist()
    parts = rows.upright(level_columns.words(page, y, left, right), y, edges)
    return None if parts is None else (painted.levels_between(page, tiling.x.tolist(), y), parts)


def _levels(page: Page, x: Numbers, top: float, bottom: float) -> Numbers | None:
    """Where painted cells between two heights begin and end, and these; None where some are odd."""
    boxes = np.array(list(painted_boxes(page, []))).reshape(-1, 4)
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (middle > top) & (middle < bottom) & (boxes[:, 2] > x[0]) & (boxes[:, 0] < x[-1])
    boxes = boxes[inside]
    apart = np.abs(boxes[:, [0, 2], None] - x).min(axis=2, initial=np.inf)
    if not len(boxes) or bool((apart > SNAP).any()):
        return None
    ends = boxes[:, [1, 3]].ravel()
    y = distinct(np.array([top, bottom, *ends[(ends > top + SNAP) & (ends < bottom - SNAP)]]))
    return y if len(y) > 2 else None

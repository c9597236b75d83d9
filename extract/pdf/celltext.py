"""The text of every cell of a page, made in one way whichever finder found it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from planlift.extract.pdf.lines import lines
from planlift.extract.pdf.paragraphs import Flow
from planlift.extract.pdf.paragraphs import Space
from planlift.extract.pdf.paragraphs import flow

if TYPE_CHECKING:
    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.lines import Line
    from planlift.extract.pdf.page import Page

_PITCHES = 5
"""Pairs of lines that make a page's pitch worth trusting."""


def claim(page: Page, tables: list[FoundTable]) -> NDArray[np.int64]:
    """Number of the cell that each character belongs to, counted over all tables; -1 for none.

    The first cell that claims a character has it.
    """
    owner = np.full(len(page.chars.code), -1, dtype=np.int64)
    number = 0
    for table in tables:
        for cell in table.cells:
            free = cell.index[owner[cell.index] < 0]
            owner[free] = number
            number += 1
    return owner


def flows(
    page: Page,
    tables: list[FoundTable],
    owner: NDArray[np.int64],
    struck: NDArray[np.bool_],
) -> list[list[Flow]]:
    """The text of each cell of each table, in the order of their cells."""
    by_cell: dict[int, list[Line]] = defaultdict(list)
    for line in lines(page.chars, owner, struck):
        by_cell[line.group].append(line)
    pitch = usual_pitch(by_cell)
    out, number = [], 0
    for table in tables:
        own = [by_cell.get(number + position, []) for position in range(len(table.cells))]
        reach = _reach(table, own)
        out.append(
            [
                flow(part, _space(cell, part, pitch, reach))
                for cell, part in zip(table.cells, own, strict=True)
            ]
        )
        number += len(table.cells)
    return out


def _reach(table: FoundTable, own: list[list[Line]]) -> dict[tuple[int, int], float]:
    """Of each column: how far right its level text runs."""
    reach: dict[tuple[int, int], float] = {}
    for cell, part in zip(table.cells, own, strict=True):
        column = (cell.column, cell.column_span)
        for line in part:
            if not line.turned:
                reach[column] = max(reach.get(column, 0.0), line.right)
    return reach


def _space(
    cell: FoundCell, part: list[Line], pitch: float, reach: dict[tuple[int, int], float]
) -> Space:
    left, top, right, bottom = cell.box
    turned = part[0].turned if part else 0
    if turned == 90:  # noqa: PLR2004  degrees
        return Space(top, bottom, pitch)
    if turned == 270:  # noqa: PLR2004  degrees
        return Space(-bottom, -top, pitch)
    if turned:
        return Space(-right, -left, pitch)
    return Space(left, right, pitch, reach.get((cell.column, cell.column_span), 0.0))


def usual_pitch(by_cell: dict[int, list[Line]]) -> float:
    """The page's step from line to line as a share of the font size; 0 where there are few."""
    steps = [
        (two.bottom - one.bottom) / max(two.size, 1.0)
        for part in by_cell.values()
        for one, two in zip(part, part[1:], strict=False)
        if one.turned == two.turned and abs(one.size - two.size) < 1
    ]
    return float(np.percentile(steps, 30)) if len(steps) >= _PITCHES else 0.0

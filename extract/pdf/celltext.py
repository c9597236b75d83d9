"""The text of every cell of a page, made in one way whichever finder found it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from planlift.extract.pdf import overrun
from planlift.extract.pdf import paragraphs
from planlift.extract.pdf.lines import lines
from planlift.extract.pdf.overrun import NOTHING
from planlift.extract.pdf.page import BLANK_CODE
from planlift.extract.pdf.paragraphs import Space

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.lines import Line
    from planlift.extract.pdf.overrun import Overrun
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.paragraphs import Flow

_CLOSE = 0.3
"""Of the steps from line to line: as many are those of lines of one text."""
_PITCHES = 5
"""Pairs of lines that make a page's pitch worth trusting."""


class Slots(Struct, frozen=True):
    """Which characters of a page go where: its tables' cells, paragraph by paragraph."""

    owner: NDArray[np.int64]
    """Number of the slot of each character; -1 for those in no table."""
    slots: list[list[tuple[tuple[str, int], ...]]]
    """By table and cell: kind and number of each slot. Kind is empty where the source does not
    say what is a paragraph, so that the layout has to."""


def claim(page: Page, tables: list[FoundTable], over: Overrun = NOTHING) -> Slots:
    """Each character to the first cell that claims it; what runs over another to its own."""
    owner = np.full(len(page.chars.code), -1, dtype=np.int64)
    claims: list[Indices] = []
    ends: list[float] = []
    slots: list[list[tuple[tuple[str, int], ...]]] = []
    for table in tables:
        cells: list[tuple[tuple[str, int], ...]] = []
        for cell in table.cells:
            own = []
            for kind, index in cell.blocks:
                own.append((kind, len(claims)))
                claims.append(index)
            cells.append((*own, ("", len(claims))))
            claims.append(cell.index)
            ends += [cell.box[2]] * len(cells[-1])
        slots.append(cells)
    if claims:
        # Written from the last to the first, so that the first to claim a character has it.
        index = np.concatenate(claims)[::-1]
        owner[index] = np.repeat(np.arange(len(claims)), list(map(len, claims)))[::-1]
    if len(over.index):
        owner[over.index] = owner[over.after]
    drawn = [table.box[3] for table in tables if table.how == "rules"]
    if drawn:
        over = overrun.below(page, max(drawn), owner, ends)
        owner[over.index] = owner[over.after]
    return Slots(_with_blanks(page.chars.code, owner), slots)


def _with_blanks(code: NDArray[np.int32], owner: NDArray[np.int64]) -> NDArray[np.int64]:
    """The owners, a blank going where both its neighbours go: finders pass over blanks."""
    place = np.arange(len(code))
    seen = code != BLANK_CODE
    before = np.maximum.accumulate(np.where(seen, place, 0))
    after = np.minimum.accumulate(np.where(seen, place, len(code) - 1)[::-1])[::-1]
    between = ~seen & (owner < 0) & (owner[before] == owner[after])
    return np.where(between, owner[before], owner)


def flows(
    page: Page, tables: list[FoundTable], claimed: Slots, struck: NDArray[np.bool_]
) -> list[list[Flow]]:
    """The text of each cell of each table, in the order of their cells."""
    by_slot: dict[int, list[Line]] = defaultdict(list)
    for line in lines(page.chars, claimed.owner, struck):
        by_slot[line.group].append(line)
    pitch = usual_pitch(by_slot)
    out: list[list[Flow]] = []
    for table, slots in zip(tables, claimed.slots, strict=True):
        own = [_lines_of(parts, by_slot) for parts in slots]
        reach = _reach(table, own)
        out.append(
            [
                _cell(parts, by_slot, _space(cell, part, pitch, reach))
                for cell, part, parts in zip(table.cells, own, slots, strict=True)
            ]
        )
    return out


def _lines_of(
    parts: tuple[tuple[str, int], ...], by_slot: Mapping[int, list[Line]]
) -> Sequence[Line]:
    if len(parts) == 1:
        return by_slot.get(parts[0][1], ())
    return [line for _, slot in parts for line in by_slot.get(slot, ())]


def _cell(
    parts: tuple[tuple[str, int], ...], by_slot: Mapping[int, list[Line]], space: Space
) -> Flow:
    """The text of a cell: its tagged paragraphs, each as one, and what is tagged as none."""
    if len(parts) == 1:
        kind, slot = parts[0]
        return paragraphs.flow(by_slot.get(slot, ()), space, kind)
    found = [paragraphs.flow(by_slot[slot], space, kind) for kind, slot in parts if slot in by_slot]
    return paragraphs.stacked(found)


def _reach(table: FoundTable, own: list[Sequence[Line]]) -> dict[tuple[int, int], float]:
    """Of each column: how far right its level text runs."""
    reach: dict[tuple[int, int], float] = {}
    for cell, part in zip(table.cells, own, strict=True):
        column = (cell.column, cell.column_span)
        for line in part:
            if not line.turned and line.right > reach.get(column, 0.0):
                reach[column] = line.right
    return reach


def _space(
    cell: FoundCell, part: Sequence[Line], pitch: float, reach: dict[tuple[int, int], float]
) -> Space:
    left, top, right, bottom = cell.box
    turned = part[0].turned if part else 0
    if not turned:
        return Space(left, right, pitch, reach.get((cell.column, cell.column_span), 0.0))
    if turned == 90:
        return Space(top, bottom, pitch)
    if turned == 270:
        return Space(-bottom, -top, pitch)
    return Space(-right, -left, pitch)


def usual_pitch(by_cell: dict[int, list[Line]]) -> float:
    """The page's step from line to line as a share of the font size; 0 where there are few."""
    steps = [
        (two.bottom - one.bottom) / max(two.size, 1.0)
        for part in by_cell.values()
        for one, two in itertools.pairwise(part)
        if one.turned == two.turned and abs(one.size - two.size) < 1
    ]
    return _quantile(steps, _CLOSE) if len(steps) >= _PITCHES else 0.0


def _quantile(values: list[float], share: float) -> float:
    """As many of the values are lower than this, which may lie between two of them.

    NumPy's function does the same for arrays, and takes far longer for a few numbers.
    """
    at = (len(values) - 1) * share
    lower = int(at)
    ordered = sorted(values)
    one, two = ordered[lower], ordered[min(lower + 1, len(values) - 1)]
    part = at - lower
    return one + (two - one) * part if part < 1 / 2 else two - (two - one) * (1 - part)

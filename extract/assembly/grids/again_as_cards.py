"""Rows of a table that a page holds again as cards of labels and values, for narrow screens."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from planlift.extract.assembly.lines import lines_of
from planlift.extract.assembly.lines import texts_of
from planlift.model import Aside
from planlift.model import Grid
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Block
    from planlift.model import Cell

_FEWEST = 2
"""Cards, and labels of each."""


def left_out(blocks: Sequence[Block]) -> tuple[Sequence[Block], list[Aside]]:
    """The blocks without such cards, and what these say; all, unless each card is such a one."""
    grids = [block for block in blocks if isinstance(block, Grid)]
    cards = [grid for grid in grids if grid.how == "pairs"]
    if len(cards) < _FEWEST or len(cards) == len(grids):
        return blocks, []
    rows = [
        {key(cell.text) for cell in texts_of(line)}
        for grid in grids
        if grid.how != "pairs" and _has_headings_of(grid, cards[0])
        for line in lines_of(grid)[1:]
    ]
    holding: dict[str, list[set[str]]] = defaultdict(list)
    for row in rows:
        for text in row:
            holding[text].append(row)
    if not rows or not all(_is_row(card, holding) for card in cards):
        return blocks, []
    gone = set(map(id, cards))
    aside = [
        Aside(cell.text, "repeated-rows", cell.places[0] if cell.places else card.place)
        for card in cards
        for cell in card.cells
        if cell.text
    ]
    return [block for block in blocks if id(block) not in gone], aside


def _has_headings_of(grid: Grid, card: Grid) -> bool:
    """The labels of the card are among the texts of the first row."""
    heads = {key(cell.text) for cell in grid.cells if cell.row == 0 and cell.text}
    labels = {key(cell.text.rstrip(": ")) for cell in _side(card, 0)}
    return len(labels) >= _FEWEST and labels <= heads | {f"{head}:" for head in heads}


def _is_row(card: Grid, holding: Mapping[str, Sequence[set[str]]]) -> bool:
    """One row has all its values; `holding` are the rows by each of their texts."""
    said = {key(cell.text) for cell in _side(card, 1)}
    rows = min((holding.get(text, ()) for text in said), key=len, default=())
    return any(said <= row for row in rows)


def _side(card: Grid, column: int) -> list[Cell]:
    return [cell for cell in card.cells if cell.column == column and cell.text]

"""Numbered sentences, each right above a table of its own: what that table is about."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.model import Block

_NUMBER = re.compile(r"(?P<at>\d{1,2})[.):]\s+(?=[^\W\d_])")
_FEWEST = 2


def as_headings(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, such sentences as headings.

    Their numbers go up by one from 1 on, and all tables below them have the same headings.
    """
    found = [
        (int(match["at"]), block, below)
        for block, below in pairwise(blocks)
        if isinstance(block, TextBlock)
        and isinstance(below, Grid)
        and block.kind == "paragraph"
        and (match := _NUMBER.match(block.text))
    ]
    if len(found) < _FEWEST or [at for at, _, _ in found] != list(range(1, len(found) + 1)):
        return blocks
    if len({_first_row(grid) for _, _, grid in found}) > 1:
        return blocks
    known = {id(block) for _, block, _ in found}
    return [
        replace(block, kind="heading")
        if isinstance(block, TextBlock) and id(block) in known
        else block
        for block in blocks
    ]


def _first_row(grid: Grid) -> tuple[str, ...]:
    return tuple(key(cell.text) for cell in grid.cells if cell.row == 0)

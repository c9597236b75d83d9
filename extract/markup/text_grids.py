"""Tables that a text draws with ``+---+`` borders, cells over several rows or columns too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_BORDER = re.compile(r"\+(?:[-=~]+\+)+")
_DRAWN = frozenset("-=~+")
_UPRIGHT = frozenset("|+")
_MOST_EDGES = 2000
"""Lines or columns: what has more was not drawn by a person or a program for people."""


class Drawn(NamedTuple):
    """One cell of a drawing."""

    lines: tuple[str, ...]
    row: int
    column: int
    row_span: int
    column_span: int


class Drawing(NamedTuple):
    """A drawn table."""

    cells: tuple[Drawn, ...]
    headings: int
    """Rows at the top that a double border sets off."""


def drawing(lines: Sequence[str]) -> Drawing | None:
    """The table drawn by all of `lines`; None where its borders do not meet."""
    width = max(map(len, lines))
    page = [line.ljust(width) for line in lines]
    across = [at for at, line in enumerate(page) if _BORDER.search(line)]
    down = sorted({edge for at in across for edge in _crossings(page[at])})
    if not 1 < len(across) < _MOST_EDGES or not 1 < len(down) < _MOST_EDGES:
        return None
    if across[0] != 0 or across[-1] != len(page) - 1 or not _framed(page, down):
        return None
    cells = _cells(page, across, down)
    if cells is None:
        return None
    double = [row for row, at in enumerate(across) if row and "=" in page[at]]
    return Drawing(tuple(cells), double[0] if double and double[0] < len(across) - 1 else 0)


def _crossings(line: str) -> list[int]:
    """Where borders cross: a plus sign that a border runs into."""
    return [
        at
        for border in _BORDER.finditer(line)
        for at in range(border.start(), border.end())
        if line[at] == "+"
    ]


def _framed(page: Sequence[str], down: Sequence[int]) -> bool:
    return all(line[down[0]] in _UPRIGHT and line[down[-1]] in _UPRIGHT for line in page)


def _cells(page: Sequence[str], across: Sequence[int], down: Sequence[int]) -> list[Drawn] | None:
    """The least rectangles between drawn borders; None where one is no rectangle."""
    rows, columns = len(across) - 1, len(down) - 1
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while column + wide < columns and not _upright(page, across, row, down[column + wide]):
                wide += 1
            stretch = range(down[column] + 1, down[column + wide])
            high = 1
            while row + high < rows and not _level(page[across[row + high]], stretch):
                high += 1
            covered = {(row + y, column + x) for y in range(high) for x in range(wide)}
            if covered & taken:
                return None
            taken |= covered
            inner = page[across[row] + 1 : across[row + high]]
            text = tuple(line[stretch.start : stretch.stop].strip() for line in inner)
            cells.append(Drawn(text, row, column, high, wide))
    return cells


def _upright(page: Sequence[str], across: Sequence[int], row: int, edge: int) -> bool:
    """A border runs down there through the whole row."""
    inner = page[across[row] + 1 : across[row + 1]]
    return all(line[edge] in _UPRIGHT for line in inner)


def _level(line: str, stretch: range) -> bool:
    """A border runs along there through the whole cell."""
    return all(line[at] in _DRAWN for at in stretch)

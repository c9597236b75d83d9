"""Cards with a row of labels over each row of values, some over the whole width, some side by side.

The rows of labels are told by coming again, the same in each of several cards but for the card's
number, while what stands between them is other text in each.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec.structs import replace

from planlift.extract.assembly.cells import level_rows
from planlift.extract.assembly.cells import uncounted
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.model import Grid
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.model import Block
    from planlift.model import Cell

_FEWEST_ROWS = 4
_FEWEST_LABELS = 3
_FEWEST_CARDS = 2
_Rows: TypeAlias = "list[list[Cell]]"


def turned(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks; each such card becomes a table of its labels and one row of values."""
    cards = {
        id(block): rows for block in blocks if isinstance(block, Grid) and (rows := _rows(block))
    }
    alike: dict[tuple[str, ...], list[_Rows]] = {}
    for rows in cards.values():
        alike.setdefault(_labels(rows), []).append(rows)
    forms = {labels for labels, same in alike.items() if _are_forms(labels, same)}
    if forms:  # where some have more rows below their last labels, these are headings
        heads = set(chain.from_iterable(_heads(b) for b in blocks if isinstance(b, Grid)))
        forms = {labels for labels in forms if _texts(alike[labels][0][-2:-1]) not in heads}
    if not forms:
        return blocks
    return [
        _turned(block, cards[id(block)])
        if isinstance(block, Grid) and id(block) in cards and _labels(cards[id(block)]) in forms
        else block
        for block in blocks
    ]


def _rows(grid: Grid) -> _Rows:
    """The cells of each row, if rows of short texts stand over rows of cells as wide; else none."""
    if grid.rows < _FEWEST_ROWS or grid.rows % 2:
        return []
    rows = level_rows(grid)
    above = [[(cell.column, cell.column_span) for cell in row] for row in rows[::2]]
    below = [[(cell.column, cell.column_span) for cell in row] for row in rows[1::2]]
    labels = list(chain.from_iterable(rows[::2]))
    short = all(cell.text and len(cell.text.split()) <= LABEL_WORDS for cell in labels)
    # Rows of one shape are those of a table with headings.
    return rows if short and above == below and any(row != above[0] for row in above) else []


def _heads(grid: Grid) -> Iterator[tuple[str, ...]]:
    """The texts of each row of several cells over two rows of cells as wide."""
    rows = level_rows(grid)
    shapes = [[(cell.column, cell.column_span) for cell in row] for row in rows]
    for row, above, *below in zip(rows, shapes, shapes[1:], shapes[2:], strict=False):
        if len(row) >= _FEWEST_LABELS and all(shape == above for shape in below):
            yield _texts([row])


def _texts(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    return tuple(key(cell.text) for row in rows for cell in row)


def _labels(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """The texts of the rows of labels, without the card's own number: the one its first bears."""
    texts = _texts(rows[::2])
    number = texts[0].removeprefix(uncounted(texts[0])) if texts else ""
    return tuple(text.removesuffix(number) for text in texts)


def _are_forms(labels: Sequence[str], same: Sequence[_Rows]) -> bool:
    """Whether several cards have these labels, no two alike, and no value is the same in all."""
    if len(same) < _FEWEST_CARDS or len(set(labels)) != len(labels) or len(labels) < _FEWEST_LABELS:
        return False
    values = zip(*(_texts(rows[1::2]) for rows in same), strict=True)
    others = [len(set(said)) > 1 for said in values]
    return others[0] and 2 * sum(others) > len(others)


def _turned(grid: Grid, rows: _Rows) -> Grid:
    labels = list(chain.from_iterable(rows[::2]))
    values = list(chain.from_iterable(rows[1::2]))
    pairs = list(zip(labels, values, strict=True))
    # A label with the card's number stands beside what it numbers, one without heads a column.
    beside = _labels(rows) != _texts(rows[::2])
    cells = [
        replace(cell, row=at if beside else row, column=row if beside else at, column_span=1)
        for at, pair in enumerate(pairs)
        for row, cell in enumerate(pair)
    ]
    if beside:
        return replace(
            grid, rows=len(pairs), columns=2, cells=tuple(cells), column_edges=(), how="pairs"
        )
    cells = [replace(cell, header=not cell.row) for cell in cells]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, rows=2, columns=len(pairs), cells=tuple(cells), column_edges=())

"""Cards of labels and values that a page end has cut, known by the cards that are whole.

What stands at the foot of a page and at the head of the next one is one card where both together
have the labels that other cards have, in the same order, whatever they say.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec.structs import replace

from planlift.extract.assembly.cells import level_rows
from planlift.extract.assembly.grids import joins
from planlift.model import Grid
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.model import Block
    from planlift.model import Cell

_COLUMNS = (2, 4)
"""Of a card: one label and its value, or two."""
_FEWEST = 3
"""Tables of such columns: two cards, or parts of them, and what may be the rest of one."""
_ALIKE = 2
"""Cards that have the same labels."""
_FEWEST_LABELS = 3
_LONGEST = 10
"""Words of a label."""
_NEAR = 4.0
"""Points between the sides of two parts."""
_Rows: TypeAlias = "list[list[Cell]]"


def joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, the two parts of each such card laid together where the first stood."""
    cards = _cards_of(blocks)
    if sum(map(len, cards.values())) < _FEWEST:
        return blocks
    cuts = {
        id(after): whole
        for before, after in pairwise(blocks)
        if isinstance(before, Grid)
        and isinstance(after, Grid)
        and _over_page_end(before, after)
        and (first := cards.get(id(before)))
        and (rest := cards.get(id(after)))
        and (whole := _whole(first[-1], rest[0]))
    }
    if not cuts:
        return blocks
    known = Counter(map(_labels, chain(*cards.values(), cuts.values())))
    cuts = {at: whole for at, whole in cuts.items() if _is_card(_labels(whole), known)}
    for before, after in pairwise(blocks):
        if id(before) in cuts and len(cards[id(before)]) == 1:
            cuts.pop(id(after), None)  # what stands between two page ends is part of one card
    return list(_laid_together(blocks, cards, cuts)) if cuts else blocks


def _cards_of(blocks: Sequence[Block]) -> dict[int, list[_Rows]]:
    """By ``id`` of each table of such columns its cards: one begins where the first label of the
    table before comes again, or else its own.
    """
    found: dict[int, list[_Rows]] = {}
    opening: tuple[str, ...] = ()
    for block in blocks:
        if not isinstance(block, Grid) or block.columns not in _COLUMNS or not block.place.box:
            continue
        rows = _rows(block)
        labels = [_labels([row])[:1] for row in rows]
        if opening not in labels:
            opening = next(filter(None, labels), ())
        begins = [at for at, label in enumerate(labels) if at and label and label == opening]
        ends = [0, *begins, len(rows)]
        found[id(block)] = [rows[top:end] for top, end in pairwise(ends)] if rows else []
    return found


def _is_card(labels: tuple[str, ...], known: Counter[tuple[str, ...]]) -> bool:
    """Whether several have these labels, no two of them the same."""
    apart = len(set(labels)) == len(labels) >= _FEWEST_LABELS
    return apart and known[labels] >= _ALIKE


def _rows(grid: Grid) -> _Rows:
    """The cells of each row of a card; none where the table is no card."""
    rows = level_rows(grid)
    title = len(rows) > 1 and len(rows[0]) == 1
    return rows if all(map(_is_pairs, rows[title:])) else []


def _is_pairs(row: Sequence[Cell]) -> bool:
    """Whether short texts stand in front of others."""
    short = all(len(cell.text.split()) <= _LONGEST for cell in row[::2])
    return len(row) in _COLUMNS and short and any(cell.text for cell in row)


def _labels(rows: Iterable[Sequence[Cell]]) -> tuple[str, ...]:
    return tuple(key(cell.text) for row in rows if len(row) > 1 for cell in row[::2])


def _over_page_end(before: Grid, after: Grid) -> bool:
    """Whether one ends a page and the other begins the next, between the same sides."""
    page = max(place.page for cell in before.cells for place in cell.places)
    if after.place.page != page + 1 or before.place.box is None or after.place.box is None:
        return False
    sides = zip(before.place.box[::2], after.place.box[::2], strict=True)
    return all(abs(one - other) < _NEAR for one, other in sides)


def _whole(before: _Rows, after: _Rows) -> _Rows:
    """The rows of both parts, a row that is cut as one; none where the second is a card's begin."""
    if len(after[0]) == 1:
        return []
    last, first = before[-1], after[0]
    labels = zip(last[::2], first[::2], strict=False)
    if any(one.text and other.text for one, other in labels):
        return [*before, *after]
    if len(last) != len(first):
        return []
    row = [joins.join_cells(one, other) for one, other in zip(last, first, strict=True)]
    return [*before[:-1], row, *after[1:]]


def _laid_together(
    blocks: Sequence[Block], cards: dict[int, list[_Rows]], cuts: dict[int, _Rows]
) -> Iterator[Block]:
    """Each card that was cut in the table where it began."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        goes_on = id(following) in cuts
        if not isinstance(block, Grid) or not (goes_on or id(block) in cuts):
            yield block
            continue
        own = cards[id(block)][id(block) in cuts :]
        if goes_on and own:
            own = [*own[:-1], cuts[id(following)]]
        if own:
            rest = following if goes_on else None
            yield _grid(block, rest, list(chain.from_iterable(own)))


def _grid(first: Grid, rest: Block | None, rows: _Rows) -> Grid:
    """These rows as one table, in the columns of the part that has more of them."""
    wider = rest if isinstance(rest, Grid) and rest.columns > first.columns else first
    placed = (_placed(row, at, wider.columns) for at, row in enumerate(rows))
    note = () if rest is None else ("its rest stands on the next page",)
    return replace(
        first,
        rows=len(rows),
        columns=wider.columns,
        cells=tuple(chain.from_iterable(placed)),
        column_edges=wider.column_edges,
        notes=(*first.notes, *note),
    )


def _placed(row: Sequence[Cell], at: int, columns: int) -> Iterator[Cell]:
    """The cells as row `at` of so many columns; the last one reaches the side."""
    last = row[-1]
    for cell in row[:-1]:
        yield replace(cell, row=at)
    yield replace(last, row=at, column_span=columns - last.column)

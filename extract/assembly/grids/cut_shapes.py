"""Cards of any shape that a page end has cut, known by the cards of that shape that are whole.

Cards are tables whose rows have the same sides and, in some places, the same texts: their labels.
The foot of a page and the head of the next one hold one card where both together have that shape
and those labels. A card's title alone at the foot of a page may have been found as a heading.
"""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from itertools import pairwise
from itertools import zip_longest
from typing import TYPE_CHECKING
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from planlift.extract.assembly.cells import level_rows
from planlift.extract.assembly.cells import uncounted
from planlift.extract.assembly.grids import joins
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.model import Block

_FEWEST_CARDS = 2
_FEWEST_LABELS = 2
_FEWEST_ROWS = 2
_MOST_ROWS = 12
_MOST = 0.5
_ALIKE = 0.7
"""Of the labels."""
_NEAR = 3.0
"""Points between two sides that are meant to be the same."""
_INTO = 15.0
"""Points from a card's left side to its title at most."""
NOTE = "its rest stands on the next page"
_Rows: TypeAlias = "list[list[Cell]]"


class _Model(Struct, frozen=True):
    """What the whole cards of one shape have in common."""

    sides: tuple[tuple[float, ...], ...]
    """Of each row: the left side of each cell and the right one of the last, from the card's."""
    labels: dict[tuple[int, int], str]
    """By row and cell: the texts that all have but what may be rests, without the card's number."""
    filled: frozenset[tuple[int, int]]
    """Where all of these have some text."""
    title: str
    """The word that most texts of a first row of one cell begin with; the rest of one does not."""
    columns: int
    column_edges: tuple[float, ...]


def joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, the two parts of each such card as one table where the first stood."""
    cuts = [at for at, pair in enumerate(pairwise(blocks), 1) if over_page_end(*pair)]
    models = _models(blocks, {id(blocks[at]) for at in cuts}) if cuts else []
    if not models:
        return blocks
    gone: set[int] = set()
    made: dict[int, Grid] = {}
    heads = Counter(_texts(block, 0) for block in blocks if isinstance(block, Grid))
    del heads[()]
    for at in cuts:
        before, after = blocks[at - 1], blocks[at]
        if at - 1 in made or not isinstance(after, Grid):
            continue  # what stands between two page ends is part of one card
        if isinstance(before, Grid) and heads[_texts(before, before.rows - 1)] > 1:
            continue  # headings that other tables have, too: their rows follow on the next page
        if isinstance(before, Grid) and _texts(after, 0) and _texts(before, 0) == _texts(after, 0):
            continue  # two parts of a table, each below its headings
        whole = next(filter(None, (_whole(before, after, model) for model in models)), None)
        if whole is not None:
            made[at] = whole
            gone.add(at - 1)
    return [made.get(at, block) for at, block in enumerate(blocks) if at not in gone]


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    """The texts of one row; with fewer than three it may be the title or label of a card."""
    texts = tuple([cell.text for cell in grid.cells if cell.row == row])
    return texts if len(texts) > _FEWEST_LABELS else ()


def over_page_end(before: Block, after: Block) -> bool:
    """Whether one ends a page and the other, a table, begins the next between the same sides."""
    if not isinstance(after, Grid) or after.place.box is None or before.place.box is None:
        return False
    left, _, right, _ = after.place.box
    if isinstance(before, TextBlock):
        inside = 0 <= before.place.box[0] - left <= _INTO and before.place.box[2] <= right
        return inside and before.place.page + 1 == after.place.page
    same = abs(before.place.box[0] - left) <= _NEAR and abs(before.place.box[2] - right) <= _NEAR
    if not same:
        return False
    pages = [cell.places[-1].page for cell in before.cells if cell.places]
    return max(pages, default=0) + 1 == after.place.page


def _models(blocks: Sequence[Block], rests: Container[int]) -> list[_Model]:
    """Of each shape that several cards have, labelled alike but for what may be `rests`, by id."""
    same: dict[tuple[tuple[int, ...], ...], list[tuple[Grid, _Rows]]] = defaultdict(list)
    for block in blocks:
        if not isinstance(block, Grid):
            continue
        if _FEWEST_ROWS <= len(rows := _rows(block)) <= _MOST_ROWS:
            sides = _sides(rows)
            shape = tuple(tuple(round(side / _NEAR) for side in row) for row in sides)
            same[shape].append((block, rows))
    found = (_model(cards, rests) for cards in same.values() if len(cards) >= _FEWEST_CARDS)
    return [model for model in found if len(model.labels) >= _FEWEST_LABELS]


def _rows(grid: Grid) -> _Rows:
    """The cells of each row; none where some reach down over several, or stand nowhere."""
    rows = level_rows(grid) if grid.rows <= _MOST_ROWS else []
    if not rows or not all(rows):
        return []
    placed = all(cell.places and cell.places[0].box is not None for cell in grid.cells)
    return rows if placed else []


def _sides(rows: _Rows) -> tuple[tuple[float, ...], ...]:
    boxes = [[cell.places[0].box or (0, 0, 0, 0) for cell in row] for row in rows]
    first = min(row[0][0] for row in boxes)
    return tuple((*(box[0] - first for box in row), row[-1][2] - first) for row in boxes)


def _model(cards: Sequence[tuple[Grid, _Rows]], rests: Container[int]) -> _Model:
    grid, rows = cards[0]
    doubtful = sum(id(card) in rests for card, _ in cards)
    least = max(_FEWEST_CARDS, len(cards) - min(doubtful, len(cards) // 2))
    labels, filled = {}, set()
    for at, row in enumerate(rows):
        for nth in range(len(row)):
            texts = Counter(uncounted(other[at][nth].text) for _, other in cards)
            text, times = texts.most_common(1)[0]
            if len(cards) - texts[""] >= least:
                filled.add((at, nth))
            if text and times >= least:
                labels[at, nth] = text
    openings = Counter(other[0][0].text.partition(" ")[0] for _, other in cards)
    title, times = openings.most_common(1)[0]
    title = title if len(rows[0]) == 1 and times >= max(_FEWEST_CARDS, _MOST * len(cards)) else ""
    return _Model(_sides(rows), labels, frozenset(filled), title, grid.columns, grid.column_edges)


def _whole(before: Block, after: Grid, model: _Model) -> Grid | None:
    """The card that both make; None where they do not, or each is one of its own."""
    rest = _rows(after)
    if isinstance(before, TextBlock):
        if not model.title or not before.text.startswith(model.title):
            return None
        begun = [[as_cell(before, after)]]
    else:
        begun = _rows(before)
    if not rest or not begun or (_is_card(begun, model) and not _ends_row(begun, rest, model)):
        return None
    rows = [*begun, *rest]
    if len(rows) == len(model.sides) + 1:
        if not _is_cut(begun, rest, model):
            return None
        halves = zip(begun[-1], rest[0], strict=True)
        rows = [*begun[:-1], [joins.join_cells(*both) for both in halves], *rest[1:]]
    elif _lacks_texts(rest[0], len(begun), model):
        return None  # the rest of a row of a shorter card
    if not _is_card(rows, model):
        return None
    return _grid(before, after, rows, model)


def _ends_row(begun: _Rows, rest: _Rows, model: _Model) -> bool:
    """Whether the next page has one row, blank but for one cell in which all cards have text."""
    if len(rest) > 1 or len(rest[0]) != len(begun[-1]):
        return False
    filled = [nth for row, nth in model.filled if row == len(begun) - 1]
    texts = sum(bool(rest[0][nth].text) for nth in filled)
    return texts == 1 and len(filled) > _FEWEST_LABELS


def _lacks_texts(cells: Sequence[Cell], row: int, model: _Model) -> bool:
    """Whether a cell is blank where that row of all cards has text."""
    return any((row, nth) in model.filled and not cell.text for nth, cell in enumerate(cells))


def _is_cut(begun: _Rows, rest: _Rows, model: _Model) -> bool:
    """Whether the last row of one and the first of the other are parts of one row.

    So they are where labels stand below them, and where a cell is blank that has text in all cards.
    """
    last, first, row = begun[-1], rest[0], len(begun) - 1
    if len(last) != len(first):
        return False
    if not row and len(last) == 1 and model.title:
        return last[0].text.startswith(model.title) and not first[0].text.startswith(model.title)
    if any(below > row for below, _ in model.labels):
        return True
    parts = enumerate(zip(last, first, strict=True))
    return any(
        (row, nth) in model.filled and not (one.text and other.text) for nth, (one, other) in parts
    )


def _is_card(rows: _Rows, model: _Model) -> bool:
    """Whether the rows have the sides of the model, and its labels or all but a few."""
    if len(rows) != len(model.sides):
        return False
    own = zip(_sides(rows), model.sides, strict=True)
    near = all(
        one is not None and other is not None and abs(one - other) <= _NEAR
        for row, known in own
        for one, other in zip_longest(row, known)
    )
    if not near:
        return False
    # A value that is the same in all cards looks like a label.
    same = sum(uncounted(rows[at][nth].text) == text for (at, nth), text in model.labels.items())
    many = same >= max(_FEWEST_LABELS, _ALIKE * len(model.labels))
    return many and not _labelled_again(rows, model)


def _labelled_again(rows: _Rows, model: _Model) -> bool:
    """Whether a row of labels comes twice: these are two parts of a table with its headings."""
    for row in {at for at, _ in model.labels}:
        known = {nth: text for (at, nth), text in model.labels.items() if at == row}
        others = (other for at, other in enumerate(rows) if at != row and len(other) > max(known))
        if len(known) > 1 and any(
            all(uncounted(other[nth].text) == text for nth, text in known.items())
            for other in others
        ):
            return True
    return False


def as_cell(title: TextBlock, card: Grid) -> Cell:
    """The title in a cell as wide as the card."""
    (left, _, right, _), box = card.place.box or (0, 0, 0, 0), title.place.box or (0, 0, 0, 0)
    place = replace(title.place, box=(left, box[1], right, box[3]))
    return Cell(title.text, 0, 0, places=(place,), bold=title.bold)


def _grid(before: Block, after: Grid, rows: _Rows, model: _Model) -> Grid:
    """These rows as one table, where the first part stood, in the columns of whole cards."""
    first = before if isinstance(before, Grid) else after
    return replace(
        first,
        place=replace(before.place, table=after.place.table) if first is after else first.place,
        rows=len(rows),
        columns=model.columns,
        cells=tuple(_placed(rows, model)),
        column_edges=model.column_edges,
        notes=(*first.notes, NOTE),
    )


def _placed(rows: _Rows, model: _Model) -> Iterator[Cell]:
    """The cells in the columns that their sides show."""
    edges = sorted({round(side / _NEAR) for row in model.sides for side in row})
    for at, (row, sides) in enumerate(zip(rows, model.sides, strict=True)):
        columns = [edges.index(round(side / _NEAR)) for side in sides]
        for cell, (column, end) in zip(row, pairwise(columns), strict=True):
            yield replace(cell, row=at, column=column, column_span=end - column)

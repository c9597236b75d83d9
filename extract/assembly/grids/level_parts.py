"""Tables on several pages whose rows stand at the same heights, and one table made of them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.model import FROM_WORDS
from planlift.model import Aside
from planlift.model import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.model import Grid

_EXACT = 1.5
"""Points that the same row may differ by on two pages."""
_SAME_EDGE = 4.0
_BY_NO_CHANCE = 5
"""So many rows at the same heights are of one sheet, though a merged cell hides most."""


def are_level(first: Grid, other: Grid) -> bool:
    """Their rows begin at the same heights, save for those that a merged cell hides in one."""
    ours, theirs = _tops(first), _tops(other)
    if not ours or not theirs:
        return False
    if "alignment" in {first.how, other.how}:
        alike = abs(ours[0] - theirs[0]) <= _EXACT
    else:
        alike = _begin_alike(ours, theirs) and _end_alike(ours, theirs)
    return alike and _match(first, ours, other, theirs)


def are_level_in_pieces(first: Grid, pieces: Sequence[Grid]) -> bool:
    """The same of those of the same columns, between and below which rows are blank.

    There the names of groups stand, in the columns on the left.
    """
    if "alignment" in {first.how, *(one.how for one in pieces)}:
        return False
    ours, tops = _tops(first), _union([_tops(piece) for piece in pieces])
    if not ours or not all(_tops(piece)[:1] < ours[-1:] for piece in pieces):
        return False  # some stands beside another table
    alike = _begin_alike(ours, tops) and _end_alike(ours, tops)
    return alike and _match(first, ours, pieces[0], tops)


def _begin_alike(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Whether both begin, or their second rows do, at one height: the first may be open above.

    It then begins with its text.
    """
    return any(abs(ours[at] - theirs[at]) <= _EXACT for at in (0, 1))


def _end_alike(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Whether the one that ends sooner ends where a row of the other does: its last are blank.

    Of what is merged there the text may stand on the next page. Or whether the last row is the
    same: where nothing closes it, it ends with its text.
    """
    if not ours or not theirs:
        return False
    short, long = sorted((ours, theirs), key=max)
    return _index(long, short[-1]) is not None or abs(ours[-2] - theirs[-2]) <= _EXACT


def _match(first: Grid, ours: Sequence[float], other: Grid, theirs: Sequence[float]) -> bool:
    """Whether all heights of the one that has fewer are among those of the other."""
    if not ours or not theirs:
        return False
    coarse = first if len(ours) < len(theirs) else other
    if len(ours) != len(theirs) and coarse.columns == 1:
        return False  # a merged cell shows beside others only
    few, many = sorted((ours, theirs), key=len)
    enough = 2 * len(few) > len(many) or len(few) > _BY_NO_CHANCE
    open_above = abs(ours[0] - theirs[0]) > _EXACT
    return enough and all(_index(many, top) is not None for top in few[open_above:-1])


def lies_within(first: Grid, other: Grid) -> bool:
    """Its rows are level with some, one after the other, of the rows of the first."""
    box, beside = first.place.box, other.place.box
    if box is None or beside is None or "alignment" in {first.how, other.how}:
        return False
    if beside[1] < box[1] - _EXACT or beside[3] > box[3] + _EXACT:
        return False
    ours = _tops(first)
    at = [_index(ours, top) for top in _tops(other)]
    return bool(at) and all(
        before is not None and after == before + 1 for before, after in pairwise(at)
    )


def same_columns(before: Grid, after: Grid) -> bool:
    """As many columns, at the same places where they are drawn.

    Those that words show stand where these do, between the same sides.
    """
    if before.columns != after.columns:
        return False
    if "alignment" in {before.how, after.how}:
        return True
    pairs = list(zip(before.column_edges, after.column_edges, strict=False))
    if FROM_WORDS in before.notes and FROM_WORDS in after.notes:
        pairs = [*pairs[:1], *pairs[-1:]]
    return all(abs(one - other) < _SAME_EDGE for one, other in pairs)


def repeated(first: Grid, part: Grid) -> int:
    """How many columns at the left of a part are those of the first, printed again."""
    if first.rows != part.rows:
        return 0
    ours, theirs = ({(c.row, c.column): c.text for c in grid.cells} for grid in (first, part))
    count = 0
    while count < min(first.columns, part.columns) and all(
        ours.get((row, count)) == theirs.get((row, count)) for row in range(first.rows)
    ):
        count += 1
    return count


def laid_together(parts: Sequence[Sequence[Grid]]) -> tuple[Grid, list[Aside]]:
    """One table of level parts, left to right; each cell keeps the page and box it stands in.

    A part may be in pieces, one below the other, which are of the same columns.
    """
    first = parts[0][0]
    tops = _tops_of(parts)
    edges, cells, aside, columns = list(first.column_edges), [], [], 0
    for part in parts:
        one = part[0]
        skipped = repeated(first, one) if columns else 0
        for piece in part:
            rows = _rows_of(piece, tops)
            for cell in piece.cells:
                if cell.column >= skipped:
                    cells.append(_moved(cell, rows, columns - skipped, first.number))
                elif cell.text:
                    place = cell.places[0] if cell.places else piece.place
                    aside.append(Aside(cell.text, "repeated-heading", place))
        if columns and edges and one.column_edges:
            shift = edges[-1] - one.column_edges[skipped]
            edges += [edge + shift for edge in one.column_edges[skipped + 1 :]]
        columns += one.columns - skipped
    cells += _blanks(cells, len(tops) - 1, columns, first)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    others = ", ".join(str(part[0].place.page) for part in parts[1:])
    whole = replace(
        first,
        rows=len(tops) - 1,
        columns=columns,
        cells=tuple(cells),
        column_edges=tuple(edges) if len(edges) == columns + 1 else (),
        notes=(*first.notes, f"its columns to the right stand on page {others}"),
    )
    return whole, aside


def _blanks(cells: Sequence[Cell], rows: int, columns: int, first: Grid) -> list[Cell]:
    """Blank cells where a part that is in pieces has none."""
    held = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    return [
        Cell("", row, column, places=(replace(first.place, box=None, row=row, column=column),))
        for row in range(rows)
        for column in range(columns)
        if (row, column) not in held
    ]


def _moved(cell: Cell, rows: Sequence[int], right: int, number: int) -> Cell:
    row, column = rows[cell.row], cell.column + right
    places = [replace(place, table=number, row=row, column=column) for place in cell.places]
    span = rows[cell.row + cell.row_span] - row
    return replace(cell, row=row, column=column, row_span=span, places=tuple(places))


def _rows_of(part: Grid, tops: Sequence[float]) -> list[int]:
    """Row of the whole table at which each row of a part begins, and at which the last one ends."""
    *own, bottom = _tops(part)
    end = _index(tops, bottom)
    return [*(_index(tops, top) or 0 for top in own), len(tops) - 1 if end is None else end]


def _index(tops: Sequence[float], top: float) -> int | None:
    at = bisect_left(tops, top - _EXACT)
    return at if at < len(tops) and tops[at] <= top + _EXACT else None


def _tops_of(parts: Sequence[Sequence[Grid]]) -> list[float]:
    """Where the rows of all parts begin, and where the last one ends.

    The first row and the last may be open: the part with most text tells how far they reach.
    """
    firsts = [_tops(part[0]) for part in parts]
    below = [_tops(piece) for part in parts for piece in part[1:]]
    begin = min(tops[0] for tops in firsts)
    end = max(tops[-1] for tops in (*firsts, *below))
    return [begin, *_union([*(tops[1:-1] for tops in firsts), *(tops[:-1] for tops in below)]), end]


def _union(found: Iterable[Sequence[float]]) -> list[float]:
    """All heights in order, those that are meant to be the same once."""
    out: list[float] = []
    for top in sorted(chain.from_iterable(found)):
        if not out or top > out[-1] + _EXACT:
            out.append(top)
    return out


def _tops(grid: Grid) -> list[float]:
    """Where each row begins, and where the last one ends; nothing where that is not known."""
    tops: dict[int, float] = {}
    for cell in grid.cells:
        box = cell.places[0].box if cell.places else None
        if box is not None and (cell.row not in tops or box[1] < tops[cell.row]):
            tops[cell.row] = box[1]
    if grid.place.box is None or len(tops) < grid.rows:
        return []
    return [*(tops[row] for row in range(grid.rows)), grid.place.box[3]]

"""Tables taken out of a document, their cells as marked text, and the grids made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from msgspec import Struct

from planlift.extract.markup import marks
from planlift.extract.markup.pairs import pairs_grid
from planlift.model import Aside
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

if TYPE_CHECKING:
    from planlift.extract.markup.inline import Flat
    from planlift.extract.markup.spans import Box
    from planlift.extract.markup.spans import Tiling


class Slot(Struct, frozen=True, gc=False):
    """A cell as marked text, and how it looks."""

    text: str
    header: bool
    fill: str | None


class Taken(Struct, frozen=True):
    """A table that was taken out of its document."""

    tiling: Tiling[Slot] | None
    """None for a list of labels and values."""
    caption: str = ""
    """Marked text, as `before` is."""
    before: str = ""
    """What lies between the rows, where markup allows nothing, and deleted rows."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Of a definition list: terms and descriptions."""
    size: int = 0
    """Characters in it and in the tables that stood in it."""
    how: str = "html"
    notes: tuple[str, ...] = ()
    """What a person should be told about how it was found."""

    def is_empty(self) -> bool:
        """Whether no cell of it is left."""
        return self.tiling is not None and not self.tiling.boxes


class Made(NamedTuple):
    """A grid, what its cells set aside, and the tables that stood in its cells."""

    grid: Grid
    aside: list[Aside]
    nested: list[int]


def make(taken: Taken, number: int) -> Made:
    """The grid `number` of the document."""
    place = Place(number, table=number)
    made: tuple[list[Aside], list[int]] = ([], [])
    caption = _read(taken.caption, place, made).text
    if taken.tiling is None:
        pairs = [
            (_read(name, _place(number, row, 0), made), _read(value, _place(number, row, 1), made))
            for row, (name, value) in enumerate(taken.pairs)
        ]
        return Made(pairs_grid(pairs, number), *made)
    tiling = taken.tiling
    cells = tuple(_cell(box, number, made) for box in tiling.boxes)
    grid = Grid(
        number,
        tiling.rows,
        tiling.columns,
        cells,
        place,
        taken.how,
        caption,
        notes=taken.notes,
    )
    return Made(grid, *made)


def _cell(box: Box[Slot], number: int, made: tuple[list[Aside], list[int]]) -> Cell:
    slot, row, column = box.item, box.row, box.column
    row_span, column_span = box.row_span, box.column_span
    at = Place(number, None, number, row, column)
    if slot is None:
        return Cell("", row, column, row_span, column_span, (at,))
    header, fill = slot.header, slot.fill
    plain = marks.plain(slot.text)
    if plain is not None:  # most cells are that simple
        return Cell(plain, row, column, row_span, column_span, (at,), fill, (), header)
    flat = _read(slot.text, at, made)
    return Cell(
        flat.text,
        row,
        column,
        row_span,
        column_span,
        (at,),
        fill,
        flat.struck,
        header,
        flat.bold,
    )


def _read(text: str, place: Place, made: tuple[list[Aside], list[int]]) -> Flat:
    """The text of a cell; what is set aside and which tables stand in it go into `made`."""
    content = marks.cell(text)
    if content.aside:
        made[0].extend(Aside(each, reason, place) for each, reason in content.aside)
    if content.tables:
        made[1].extend(content.tables)
    return content.flat()


def _place(number: int, row: int, column: int) -> Place:
    return Place(number, table=number, row=row, column=column)

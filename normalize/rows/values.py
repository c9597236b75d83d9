"""A row of the frame in the making: values, the rules that read them, and what is doubtful."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct
from msgspec import field

if TYPE_CHECKING:
    from planlift.model import Cell
    from planlift.model import Place
    from planlift.model import RawRow

PRINTED = "as-printed"
"""The rule of what is taken as it stands."""


class Doubt(Struct, frozen=True, gc=False):
    """One thing to look at in a row."""

    code: str
    column: str
    printed: str
    understood: str
    why: str


class Values(Struct):
    """One row of the frame in the making."""

    row: RawRow
    columns: dict[str, Any] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def put(self, column: str, value: object, rule: str, *cells: Cell | None) -> None:
        """Set a column, with the rule that gave it and the cells it was read from."""
        self.columns[column] = value
        if value is None or value == "":
            return
        self.rules[column] = rule
        if len(cells) == 1 and cells[0] is not None:  # by far the most
            self.places[column] = cells[0].places
        else:
            places = (cell.places for cell in cells if cell is not None)
            self.places[column] = tuple(chain.from_iterable(places))

    def doubt(
        self, doubts: tuple[tuple[str, str], ...], column: str, printed: str, understood: object
    ) -> None:
        """Note what a reader was not sure of."""
        if not doubts:
            return
        shown = "" if understood is None else str(understood)
        self.doubts += [Doubt(code, column, printed, shown, why) for code, why in doubts]

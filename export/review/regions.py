"""The places of a plan's texts, each once: what is outlined on a page, and what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from msgspec import Struct
from msgspec import field

from planlift.export.review import fields
from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from planlift.model import Document
    from planlift.model import Place
    from planlift.plan import Plan


_TELLING = 4
"""Letters from which on a text is known by being part of another."""
_ONCE = {"detail", "aside"}
"""Groups in which a text stands for itself; one of the rows may stand for many rows."""


class Region(Struct):
    """One outlined place."""

    place: Place
    group: str
    rows: list[int] = field(default_factory=list)
    """Positions of the actions that have a text from here."""
    text: str = ""
    reason: str = ""
    """Why it was left aside."""
    block: int | None = None
    """Position in the document of a text outside tables."""


class Regions:
    """All outlined places of one plan."""

    def __init__(self, plan: Plan, document: Document) -> None:
        """Take the places of the rows, then of the details, then of what was left aside."""
        self.all: list[Region] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        # Places of texts outside tables do not tell one from another where there are no pages.
        self._texts: dict[int, list[tuple[int, str]]] = {}
        for position, block in enumerate(document.blocks):
            if isinstance(block, TextBlock) and block.place.box is None:
                known = self._texts.setdefault(block.place.page, [])
                known.append((position, _bare(block.text)))
        held = plan.current.columns
        self.rows: list[dict[str, list[int]]] = []
        for row, columns in enumerate(plan.places):
            found: dict[str, list[int]] = {}
            for column, places in columns.items():
                text = str(held[column][row] if column in held else "")
                numbers = (self._row(place, column, row, text) for place in places)
                found[column] = [number for number in dict.fromkeys(numbers) if number is not None]
            self.rows.append(found)
        self.details = [
            [self._number(place, "detail", f"{item.label} {item.text}") for place in item.places]
            for item in plan.details
        ]
        self.aside = [self._aside(item.place, item.text, item.reason) for item in plan.aside]
        self._labels(plan, document)

    def at(self, place: Place) -> list[int]:
        """Number of the region at a place, if there is one."""
        number = self._numbers.get(_key(place))
        return [] if number is None else [number]

    def as_data(self) -> list[dict[str, Any]]:
        """The regions for the page's script."""
        return [_as_data(region) for region in self.all]

    def _labels(self, plan: Plan, document: Document) -> None:
        """The labels of the details, in cells of their own beside those of the values."""
        tables = {place.table for item in plan.details for place in item.places}
        labels = {_bare(item.label): number for number, item in enumerate(plan.details)}
        for grid in document.blocks:
            if not isinstance(grid, Grid) or grid.number not in tables:
                continue
            for cell in grid.cells:
                detail = labels.get(_bare(cell.text)) if cell.text else None
                for place in cell.places if detail is not None else ():
                    if _key(place) not in self._numbers:
                        number = self._number(place, "detail", cell.text)
                        self.details[detail or 0].insert(0, number)

    def _row(self, place: Place, column: str, row: int, text: str) -> int | None:
        number = self._number(place, fields.of_column(column), text, f"{column} {text}")
        if number is not None and row not in self.all[number].rows[-1:]:
            self.all[number].rows.append(row)
        return number

    def _number(self, place: Place, group: str, text: str, named: str = "") -> int | None:
        key, block = _key(place), None
        if place.box is None and not place.table:
            block = self._block(place.page, _bare(text), _bare(named), fresh=group in _ONCE)
            if block is None:
                return None
            key = ("text", block)
        number = self._numbers.setdefault(key, len(self.all))
        if number == len(self.all):
            self.all.append(Region(place, group, text=text, block=block))
        return number

    def _block(self, page: int, wanted: str, named: str, *, fresh: bool) -> int | None:
        """The text that says the same, else one of which it is a part or the other way round.

        `named` is the same with its heading before it; `fresh`, that a text which is outlined
        already is another one with the same words.
        """
        known = self._texts.get(page, ())
        same = [position for position, words in known if words in {wanted, named}]
        if same:
            left = [at for at in same if ("text", at) not in self._numbers] if fresh else []
            return (left or same)[0]
        for position, words in known:
            if len(wanted) >= _TELLING and wanted in words:
                return position
            if len(words) >= _TELLING and words in wanted:
                return position
        return None

    def _aside(self, place: Place, text: str, reason: str) -> int | None:
        """What was left aside of a cell that also gives rows keeps the colour of the rows."""
        number = self._number(place, "aside", text)
        if number is not None and self.all[number].group == "aside":
            self.all[number].reason = fields.reason(reason)
        return number


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _key(place: Place) -> tuple[object, ...]:
    if place.box is None:
        return (place.table, place.row, place.column)
    return (place.page, *place.box)


def _as_data(region: Region) -> dict[str, Any]:
    place = region.place
    data: dict[str, Any] = {"page": place.page, "group": region.group}
    if region.block is not None:
        data["block"] = region.block
    elif place.box is not None:
        data["box"] = [round(side, 1) for side in place.box]
    else:
        data["cell"] = [place.table, place.row, place.column]
    if region.rows:
        data["rows"] = region.rows
    if not region.rows:
        data["text"] = region.text
    if region.reason:
        data["reason"] = region.reason
    return data

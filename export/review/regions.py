"""The places of a plan's texts, each once: what is outlined on a page, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from planlift.export.review import fields

if TYPE_CHECKING:
    from planlift.model import Place
    from planlift.plan import Plan


@dataclass(slots=True)
class Region:
    """One outlined place."""

    place: Place
    group: str
    rows: list[int] = field(default_factory=list)
    """Positions of the actions that have a text from here."""
    text: str = ""
    reason: str = ""
    """Why it was left aside."""


class Regions:
    """All outlined places of one plan."""

    def __init__(self, plan: Plan) -> None:
        """Take the places of the rows, then of the details, then of what was left aside."""
        self.all: list[Region] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        for row, columns in enumerate(plan.places):
            for column, places in columns.items():
                for place in places:
                    self._row(place, fields.of_column(column), row)
        self.details = [
            [self._number(place, "detail", item.text) for place in item.places]
            for item in plan.details
        ]
        self.aside = [self._aside(item.place, item.text, item.reason) for item in plan.aside]

    def of_places(self, places: tuple[Place, ...]) -> list[int]:
        """Numbers of the regions at these places, each once."""
        found = (self._numbers.get(_key(place)) for place in places)
        return list(dict.fromkeys(number for number in found if number is not None))

    def as_data(self) -> list[dict[str, Any]]:
        """The regions for the page's script."""
        return [_as_data(region) for region in self.all]

    def _row(self, place: Place, group: str, row: int) -> None:
        number = self._number(place, group, "")
        if number is not None and row not in self.all[number].rows[-1:]:
            self.all[number].rows.append(row)

    def _number(self, place: Place, group: str, text: str) -> int | None:
        if place.box is None and not place.table:
            return None
        number = self._numbers.setdefault(_key(place), len(self.all))
        if number == len(self.all):
            self.all.append(Region(place, group, text=text))
        return number

    def _aside(self, place: Place, text: str, reason: str) -> int | None:
        """What was left aside of a cell that also gives rows keeps the colour of the rows."""
        number = self._number(place, "aside", text)
        if number is not None and self.all[number].group == "aside":
            self.all[number].reason = fields.reason(reason)
        return number


def _key(place: Place) -> tuple[object, ...]:
    if place.box is None:
        return (place.table, place.row, place.column)
    return (place.page, *place.box)


def _as_data(region: Region) -> dict[str, Any]:
    place = region.place
    data: dict[str, Any] = {"page": place.page, "group": region.group}
    if place.box is not None:
        data["box"] = [round(side, 1) for side in place.box]
    else:
        data["cell"] = [place.table, place.row, place.column]
    if region.rows:
        data["rows"] = region.rows
    if region.text:
        data["text"] = region.text
    if region.reason:
        data["reason"] = region.reason
    return data

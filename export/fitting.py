"""How wide the columns of the sheet Actions are and how tall its rows, so that all text shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from planlift.export import layout
from planlift.export import measure
from planlift.export.safe import CELL_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.actions import Actions
    from planlift.export.layout import Field

_PROSE, _LONG, _WIDEST, _STEP = 200, 40.0, 80.0, 4.0
"""Letters from which a text is prose; width of a column not listed that has some; and of a column
with a text that would make its row taller than Excel allows, at most, and by how much it grows."""
_HEADING_WIDEST, _HEADING_LOWEST = 24.0, 30.0
_BUTTON = 2.7
"""Width of the filter's button, which covers what is behind it."""


class Fit(Struct, frozen=True):
    """Columns and rows as large as their texts need."""

    columns: list[Field]
    rows: list[float]
    """Heights in points."""
    heading: float


def fit(columns: Sequence[Field], actions: Actions) -> Fit:
    """Sizes that show all text of the columns that are not folded."""
    tallest = [1] * len(actions)
    found = []
    for column in columns:
        width = max(column.width, _heading_width(column.heading))
        if column.kind in {"text", "code"} and not column.folded:
            printed = [text[:CELL_LIMIT] for text in actions.texts(column.name)]
            width, counts = _fit(column, printed)
            tallest = [max(pair) for pair in zip(tallest, counts, strict=True)]
        found.append(replace(column, width=width))
    return Fit(found, [measure.height(count) for count in tallest], _heading_height(found))


def _fit(column: Field, printed: Sequence[str]) -> tuple[float, list[int]]:
    """The column's width, and how many lines each text then takes."""
    distinct = dict.fromkeys(printed)
    width = _wide_enough(column, distinct)
    counts = {text: measure.lines(text, width) for text in distinct}
    # Wider for a text that then shows as a whole; not for one that never does.
    tall = [text for text, count in counts.items() if count > measure.MOST_LINES]
    tall = [text for text in tall if measure.lines(text, _WIDEST) <= measure.MOST_LINES]
    if tall:
        while any(measure.lines(text, width) > measure.MOST_LINES for text in tall):
            width = min(_WIDEST, width + _STEP)
        counts = {text: measure.lines(text, width) for text in distinct}
    return width, [counts[text] for text in printed]


def _wide_enough(column: Field, distinct: Iterable[str]) -> float:
    """No wider than the longest line or the column's own width, whichever is less."""
    prose = column.width == layout.SHORT and any(len(text) > _PROSE for text in distinct)
    most = _LONG if prose else column.width
    width = _heading_width(column.heading)
    for text in distinct:
        if width >= most:
            break
        width = max(width, min(most, measure.units(text)))
    return round(width, 1)


def _heading_width(heading: str) -> float:
    needed = max(measure.units(word, bold=True) for word in heading.split(" "))
    return round(min(_HEADING_WIDEST, needed) + _BUTTON, 1)


def _heading_height(columns: Iterable[Field]) -> float:
    lines = (
        measure.lines(column.heading, column.width - _BUTTON, bold=True)
        for column in columns
        if not column.folded
    )
    return max(_HEADING_LOWEST, measure.height(max(lines)))

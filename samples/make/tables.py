"""Lays the rows of a description out as tables with spans, fills and headings."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Facts: TypeAlias = dict[str, Any]

COLOURS = {
    "red": "#ff4b4b",
    "amber": "#ffc000",
    "green": "#70ad47",
    "blue": "#5b9bd5",
    "grey": "#bfbfbf",
    "purple": "#7030a0",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One printed cell and the room it takes."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    fill: str = ""
    bold: bool = False
    head: bool = False
    rotated: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it is printed."""

    slots: tuple[Slot, ...]
    widths: tuple[float, ...]
    """Shares of the page's width."""
    heads: int = 1
    style: str = "grid"
    """`grid`, `rules` (horizontal ones only), `plain` (none), `zebra` or `open` (no outer ones)."""
    repeat: bool = True
    whole: bool = False
    """Rows are never cut by page ends."""
    caption: str = ""
    layout: bool = False
    """HTML: stands inside a table made for layout."""
    kind: str = "table"
    look: Facts = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Rows in all."""
        return max(slot.row + slot.rows for slot in self.slots)


def lay_out(block: Facts, rows: list[Facts]) -> Iterator[Table]:
    """The tables that a block of a description makes."""
    if block["kind"] == "pairs":
        yield pairs_table(block["pairs"], block)
    elif block["kind"] == "forms":
        for row in rows:
            labels = [(head, fill_in(show, row)) for head, show in block["pairs"]]
            yield pairs_table(labels, block)
    else:
        yield rows_table(block, rows)


def pairs_table(pairs: list[Any], block: Facts) -> Table:
    """Labels with their values, a pair a row (or `across` pairs a row)."""
    across = block.get("across", 1)
    slots = []
    for number, (label, value) in enumerate(pairs):
        row, place = divmod(number, across)
        fill = block.get("head_fill", "")
        slots.append(Slot(label, row, 2 * place, fill=fill, bold=block.get("bold", True)))
        slots.append(Slot(value, row, 2 * place + 1))
    widths = tuple(block.get("widths", [1, 3] * across))
    style = block.get("style", "grid")
    return Table(tuple(slots), widths, 0, style, kind=block.get("as", "table"))


def rows_table(block: Facts, rows: list[Facts]) -> Table:
    """Headings and rows of an ordinary table."""
    columns = block["columns"]
    heads = block.get("heads", [[column["head"] for column in columns]])
    slots: list[Slot] = []
    for line in heads:
        head_line(slots, line, columns, block)
    body: list[tuple[Slot, str]] = []
    group = -1
    for line, sharing in enumerate(together(rows), start=len(heads)):
        columns = block[sharing[0].get("columns", "columns")]
        first = sharing[0]["group"] != group
        group = sharing[0]["group"]
        body.extend(body_line(line, sharing, columns, block, first=first))
    done = sorted((*slots, *merge_down(body)), key=lambda slot: (slot.row, slot.column))
    return Table(
        tuple(done),
        tuple(column.get("width", 1) for column in block["columns"]),
        len(heads),
        block.get("style", "grid"),
        block.get("repeat", True),
        block.get("whole", False),
        block.get("caption", ""),
        block.get("layout", False),
    )


def together(rows: list[Facts]) -> Iterator[list[Facts]]:
    """Rows that stand in one printed row."""
    sharing: list[Facts] = []
    for row in rows:
        if sharing and not row.get("join"):
            yield sharing
            sharing = []
        sharing.append(row)
    if sharing:
        yield sharing


def head_line(slots: list[Slot], line: list[Any], columns: list[Facts], block: Facts) -> None:
    """A row of headings: text, or a table with `t`, `span` and `down`."""
    row = max((slot.row for slot in slots), default=-1) + 1
    taken = {
        (slot.row + down, slot.column + over)
        for slot in slots
        for down in range(slot.rows)
        for over in range(slot.columns)
    }
    place = 0
    for entry in line:
        while (row, place) in taken:
            place += 1
        spec = spelled_out(entry)
        span = spec.get("span", 1)
        slot = Slot(spec["t"], row, place, spec.get("down", 1), span, bold=True, head=True)
        rotated = span == 1 and columns[place].get("rotated", False)
        slots.append(replace(slot, fill=block.get("head_fill", "#d9e2f3"), rotated=rotated))
        place += span


def body_line(
    line: int, sharing: list[Facts], columns: list[Facts], block: Facts, *, first: bool
) -> Iterator[tuple[Slot, str]]:
    """One printed row: its cells, each with the group within which it may merge."""
    row = sharing[0]
    if "band" in row:
        fill = str(row.get("fill") or block.get("band_fill", "#eeeeee"))
        yield Slot(row["band"], line, 0, 1, len(columns), fill=fill, bold=True), ""
    elif "cells" in row:
        for slot in raw_line(line, row):
            yield slot, ""
    else:
        for place, column in enumerate(columns):
            yield one_cell(line, place, sharing, column, first=first)


def one_cell(
    line: int, place: int, sharing: list[Facts], column: Facts, *, first: bool
) -> tuple[Slot, str]:
    """The cell of one column in one printed row."""
    row = sharing[0]
    texts = [fill_in(column["show"], one) for one in sharing]
    if column.get("once") and not first:
        texts = [""]
    text = "\n".join(dict.fromkeys(texts) if column.get("same") else texts).strip()
    slot = Slot(text, line, place, bold=column.get("bold", False))
    if column.get("fill"):
        slot = replace(slot, fill=COLOURS.get(row.get("rag", ""), ""))
    slot = replace(slot, numbered=column.get("numbered", False))
    return slot, str(row["group"]) if column.get("merge") else ""


def raw_line(line: int, row: Facts) -> Iterator[Slot]:
    """A row given cell by cell: text, or a table with `t`, `span` and `fill`."""
    place = 0
    for entry in row["cells"]:
        spec = spelled_out(entry)
        span = spec.get("span", 1)
        fill = str(spec.get("fill") or row.get("fill") or "")
        bold = bool(spec.get("bold", row.get("bold")))
        yield Slot(spec["t"], line, place, 1, span, fill=COLOURS.get(fill, fill), bold=bold)
        place += span


def spelled_out(entry: str | Facts) -> Facts:
    """A cell given as its text alone, as the table that it stands for."""
    return {"t": entry} if isinstance(entry, str) else entry


def merge_down(body: list[tuple[Slot, str]]) -> Iterator[Slot]:
    """Cells of one group that say the same become one."""
    open_cells: dict[int, tuple[Slot, str]] = {}
    for slot, group in body:
        above, above_group = open_cells.get(slot.column, (slot, ""))
        follows = group and above_group == group and above.row + above.rows == slot.row
        if follows and slot.text in {above.text, ""}:
            open_cells[slot.column] = replace(above, rows=above.rows + 1), group
            continue
        if slot.column in open_cells:
            yield above
        open_cells[slot.column] = slot, group
    for slot, _ in open_cells.values():
        yield slot


class _Blanks(string.Formatter):
    """Names that a row does not have print as nothing."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:  # noqa: ANN401 - as the base class
        return kwargs.get(key, "") if isinstance(key, str) else super().get_value(key, args, kwargs)


def fill_in(show: str, row: Facts) -> str:
    """The column's pattern with the row's facts, `row["show"]` before them."""
    text = _Blanks().vformat(show, (), {**row, **row.get("show", {})})
    return re.sub(r"\(\)|^[.):\s]+(?=\S)", "", text).strip()

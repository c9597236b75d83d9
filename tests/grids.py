r"""Grids written and shown as text, so that a test has its input beside its expectation.

A cell stands between bars. ``^`` continues the cell above, ``<`` the cell to the left; ``//`` is a
line break in the cell. A line of dashes makes the rows above it heading rows; ``!`` before the text
makes one cell a heading, ``**text**`` a bold one, ``~~text~~`` strikes text out, and
``{#00ff00}`` at the end fills the cell. A leading ``=caption`` line gives the caption::

    | Finding | Action | By when     |
    | ------- | ------ | ----------- |
    | 1. Late | Train  | 1 May 2024  |
    | ^       | Audit  | {#00b050}   |
"""

from __future__ import annotations

import re
from itertools import product

from planlift.model import Cell
from planlift.model import Grid
from planlift.model import Place

_FILL = re.compile(r"\s*\{(#[0-9a-f]{6})\}$")
_RULE = re.compile(r"^\|?[\s:|-]*-[\s:|-]*$")
_BREAK = " // "


def grid(text: str, *, number: int = 1, page: int = 1, how: str = "html") -> Grid:
    """The grid that `text` draws, with one place for each cell."""
    lines = [line.strip() for line in text.strip().splitlines()]
    caption = lines.pop(0).removeprefix("=").strip() if lines[0].startswith("=") else ""
    rule = next((at for at, line in enumerate(lines) if _RULE.match(line)), 0)
    slots = [_slots(line) for line in lines if not _RULE.match(line)]
    columns = max(map(len, slots), default=0)
    slots = [row + [""] * (columns - len(row)) for row in slots]
    place = Place(page=page, table=number)
    cells = tuple(
        _cell(slots, row, column, header=row < rule, place=place)
        for row, column in product(range(len(slots)), range(columns))
        if slots[row][column] not in {"^", "<"}
    )
    return Grid(number, len(slots), columns, cells, place, how, caption)


def show(table: Grid) -> str:
    """The text that draws `table`; heading rows are set off where they open the grid."""
    slots = [[""] * table.columns for _ in range(table.rows)]
    heads = 0
    while heads < table.rows and _is_heading_row(table, heads):
        heads += 1
    for cell in table.cells:
        _draw(slots, cell, marked=cell.header and cell.row >= heads)
    widths = [max(map(len, column)) for column in zip(*slots, strict=True)]
    lines = [_line(row, widths) for row in slots]
    if heads:
        lines.insert(heads, _line(["-" * width for width in widths], widths))
    if table.caption:
        lines.insert(0, f"= {table.caption}")
    return "\n".join(lines)


def _slots(line: str) -> list[str]:
    return [slot.strip() for slot in line.strip().strip("|").split("|")]


def _cell(slots: list[list[str]], row: int, column: int, *, header: bool, place: Place) -> Cell:
    text = slots[row][column]
    fill = _FILL.search(text)
    text = _FILL.sub("", text)
    header = header or text.startswith("!")
    text = text.removeprefix("!").strip()
    bold = text.startswith("**") and text.endswith("**") and len(text) > len("****")
    text = text[2:-2] if bold else text
    text, struck = _unstruck(re.sub(r"\s*//\s*", "\n", text))
    return Cell(
        text,
        row,
        column,
        _run([line[column] for line in slots[row + 1 :]], "^"),
        _run(slots[row][column + 1 :], "<"),
        (Place(page=place.page, table=place.table, row=row, column=column),),
        fill.group(1) if fill else None,
        struck,
        header,
        bold,
    )


def _run(slots: list[str], mark: str) -> int:
    """One more than the number of `mark` at the head of `slots`."""
    return next((at for at, slot in enumerate(slots) if slot != mark), len(slots)) + 1


def _unstruck(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    ranges = []
    while match := re.search(r"~~(.+?)~~", text, re.DOTALL):
        text = text[: match.start()] + match[1] + text[match.end() :]
        ranges.append((match.start(), match.start() + len(match[1])))
    return text, tuple(ranges)


def _is_heading_row(table: Grid, row: int) -> bool:
    cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.row_span]
    return bool(cells) and all(cell.header for cell in cells)


def _draw(slots: list[list[str]], cell: Cell, *, marked: bool) -> None:
    text = cell.text
    for start, end in reversed(cell.struck):
        text = f"{text[:start]}~~{text[start:end]}~~{text[end:]}"
    text = f"**{text}**" if cell.bold else text
    text = f"!{text}" if marked else text
    text = f"{text} {{{cell.fill}}}".strip() if cell.fill else text
    for row in range(cell.row, cell.row + cell.row_span):
        slots[row][cell.column] = "^"
        for column in range(cell.column + 1, cell.column + cell.column_span):
            slots[row][column] = "<"
    slots[cell.row][cell.column] = text.replace("\n", _BREAK)


def _line(slots: list[str], widths: list[int]) -> str:
    padded = (slot.ljust(width) for slot, width in zip(slots, widths, strict=True))
    return f"| {' | '.join(padded)} |"

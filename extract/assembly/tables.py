"""From the blocks of a document to its tables: grids cut at their headings, parts joined again."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from planlift.extract.assembly import columns as headed
from planlift.extract.assembly import joins
from planlift.extract.assembly import records
from planlift.model import Aside
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns import Column
    from planlift.extract.assembly.columns import Headings
    from planlift.extract.assembly.columns import Line
    from planlift.extract.assembly.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import Document

_SAME_POINT = 4.0
_HEADING_WORDS = 14
_SAME_EDGE = 0.12
"""Share of the table's width by which the sides of its parts may differ."""


@dataclass(slots=True)
class TableLine:
    """One row of a table, wherever its page ends."""

    cells: list[Cell | None]
    """By column of the table."""
    grid: Grid
    joined: str = ""
    """Why the row was joined with its other half, where that is not certain."""


@dataclass(slots=True)
class Table:
    """A table of the document: its parts on all pages, headings once."""

    columns: tuple[Column, ...]
    heading_cells: list[Cell]
    lines: list[TableLine]
    grids: list[Grid]
    context: list[TextBlock]
    """Headings that stand above it, outermost first."""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Loose:
    """Rows of a grid that stand under no heading row."""

    grid: Grid
    lines: list[Line]
    context: list[TextBlock]
    before_table: bool = False
    """They stand above the heading row of the same grid: a preamble."""


@dataclass(slots=True)
class Parts:
    """The document taken apart, everything still in it."""

    tables: list[Table] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    texts: list[TextBlock] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    order: list[Table | Loose | TextBlock] = field(default_factory=list)


def take_apart(document: Document, words: HeadingWords) -> Parts:
    """Cut grids at their heading rows and join what continues over pages."""
    parts = Parts()
    walk = _Walk(parts, words)
    for block in document.blocks:
        if isinstance(block, TextBlock):
            walk.text(block)
        else:
            walk.grid(block)
    for table in parts.tables:
        texts = [[_text(line.cells[i]) for line in table.lines] for i in range(len(table.columns))]
        table.columns = headed.settle(table.columns, texts, words)
    return parts


class _Walk:
    """Goes through the blocks once; remembers the open table and the headings above."""

    def __init__(self, parts: Parts, words: HeadingWords) -> None:
        self.parts = parts
        self.words = words
        self.open: Table | None = None
        self.headings: list[TextBlock] = []
        self.new_heading = False

    def text(self, block: TextBlock) -> None:
        self.parts.texts.append(block)
        self.parts.order.append(block)
        if block.kind == "heading":
            self.headings = _under(self.headings, block)
            self.new_heading = True

    def _lone_line(self, grid: Grid) -> None:
        """Plain text marks no headings: a short line right above a table is one."""
        block = self.parts.order[-1] if self.parts.order else None
        if grid.how != "text" or not isinstance(block, TextBlock) or block.kind != "paragraph":
            return
        if len(block.text.split()) > _HEADING_WORDS or block.text.rstrip().endswith((".", ";", ",")):
            return
        self.parts.order.pop()
        self.parts.texts.pop()
        self.text(replace(block, kind="heading"))

    def grid(self, grid: Grid) -> None:
        self._lone_line(grid)
        rows = headed.lines(grid)
        found = headed.find(grid, self.words)
        first = found[0].first if found else len(rows)
        if first:
            self._without_headings(grid, rows[:first], before_table=bool(found))
        for index, headings in enumerate(found):
            end = found[index + 1].first if index + 1 < len(found) else len(rows)
            self._with_headings(grid, headings, rows[headings.last + 1 : end])
        self.new_heading = False

    def _without_headings(self, grid: Grid, rows: Sequence[Line], *, before_table: bool) -> None:
        mapping = self._continues(grid, rows)
        if self.open is not None and mapping:
            self.open.notes.append(f"table {grid.number} continues it without a heading row")
            self._extend(self.open, grid, [_mapped(row, mapping) for row in rows])
            return
        loose = Loose(grid, list(rows), list(self.headings), before_table)
        self.parts.loose.append(loose)
        self.parts.order.append(loose)
        self.open = None

    def _with_headings(self, grid: Grid, headings: Headings, rows: Sequence[Line]) -> None:
        table = self.open
        if table is not None and not self._fresh_context() and _same_headings(table, headings):
            for cell in headings.cells:
                self._aside(cell, "repeated-heading", grid)
            self._extend(table, grid, [list(row) for row in rows])
            return
        table = Table(headings.columns, list(headings.cells), [], [grid], list(self.headings))
        self.parts.tables.append(table)
        self.parts.order.append(table)
        self._extend(table, grid, [list(row) for row in rows])
        self.open = table
        self.new_heading = False

    def _fresh_context(self) -> bool:
        return self.new_heading

    def _extend(self, table: Table, grid: Grid, rows: list[list[Cell | None]]) -> None:
        if grid not in table.grids:
            table.grids.append(grid)
        lines = [TableLine(row, grid) for row in rows if any(_text(cell) for cell in row)]
        if lines and table.lines and _page_between(table.lines[-1].grid, grid):
            lines = _stitch(table, lines, self.words)
        table.lines += lines

    def _aside(self, cell: Cell, reason: str, grid: Grid) -> None:
        if cell.text:
            place = cell.places[0] if cell.places else grid.place
            self.parts.aside.append(Aside(cell.text, reason, place))

    def _continues(self, grid: Grid, rows: Sequence[Line]) -> list[int]:
        """Column of the open table for each column of the grid; empty where it does not continue."""
        table = self.open
        if table is None or self._fresh_context() and not _page_between(table.grids[-1], grid):
            return []
        if (_lone(rows[0]) and len(rows) == 1) or records.is_form(rows, self.words):
            return []
        if not _page_between(table.grids[-1], grid) and not _same_edges(table.grids[-1], grid):
            return []
        return _map_columns(table.grids[0], grid, len(table.columns))


def _under(headings: list[TextBlock], block: TextBlock) -> list[TextBlock]:
    """The path of headings with `block` as its last."""
    if block.level:
        kept = [heading for heading in headings if heading.level and heading.level < block.level]
    else:
        kept = [heading for heading in headings if heading.size > block.size + 0.1]
    return [*kept, block]


def _same_headings(table: Table, headings: Headings) -> bool:
    ours = [key(column.heading) for column in table.columns]
    theirs = [key(column.heading) for column in headings.columns]
    return ours == theirs


def _map_columns(before: Grid, after: Grid, wanted: int) -> list[int]:
    if before.column_edges and after.column_edges:
        return _by_edges(before, after)
    return list(range(wanted)) if after.columns == wanted else []


def _same_edges(before: Grid, after: Grid) -> bool:
    """Parts on one page are of one table only where their columns are the same to the point."""
    if before.columns != after.columns:
        return False
    pairs = zip(before.column_edges, after.column_edges, strict=False)
    return all(abs(a - b) < _SAME_POINT for a, b in pairs)


def _by_edges(before: Grid, after: Grid) -> list[int]:
    ours, theirs = before.column_edges, after.column_edges
    width = ours[-1] - ours[0]
    sides = max(abs(ours[0] - theirs[0]), abs(ours[-1] - theirs[-1]))
    if sides > _SAME_EDGE * width:
        return (
            list(range(before.columns))
            if before.columns == after.columns and before.columns > 3
            else []
        )  # noqa: PLR2004 - a shifted page of the same table
    mapping = [
        max(range(before.columns), key=lambda i: _overlap(ours[i : i + 2], theirs[j : j + 2]))
        for j in range(after.columns)
    ]
    return mapping if mapping == sorted(mapping) else []


def _overlap(a: Sequence[float], b: Sequence[float]) -> float:
    return min(a[1], b[1]) - max(a[0], b[0])


def _mapped(row: Line, mapping: Sequence[int]) -> list[Cell | None]:
    """The row in the columns of the table it continues; two cells in one column are joined."""
    cells: list[Cell | None] = [None] * (max(mapping) + 1)
    for index, cell in enumerate(row):
        target = mapping[index]
        present = cells[target]
        if cell is None or present is cell:
            continue
        if present is None or not present.text:
            cells[target] = cell
        elif cell.text:
            cells[target] = joins.join_cells(present, cell)
    return cells


def _lone(row: Line) -> bool:
    """One text over the whole width: a title or a section."""
    return len({id(cell) for cell in row if cell is not None and cell.text}) == 1 and len(row) > 1


def _page_between(before: Grid, after: Grid) -> bool:
    return (
        before is not after
        and after.place.box is not None
        and before.place.page != after.place.page
    )


def _stitch(table: Table, lines: list[TableLine], words: HeadingWords) -> list[TableLine]:
    """Join what the page end has cut; gives the lines that remain new ones."""
    width = len(table.columns)
    for line in lines:
        line.cells += [None] * (width - len(line.cells))
    senses = headed.settle(
        table.columns,
        [[_text(line.cells[i]) for line in table.lines + lines] for i in range(width)],
        words,
    )
    last, first = table.lines[-1], lines[0]
    rest = table.lines[:-1] + lines[1:]
    values = [[_text(line.cells[i]) for line in rest] for i in range(width)]
    if _section_like(first.cells):
        return lines
    _join_finding(table, lines, senses, values, words)
    score = joins.row_score(last.cells, first.cells, senses, values, words)
    only_finding = not any(
        _text(cell)
        for cell, column in zip(first.cells, senses, strict=True)
        if column.field != "finding"
    )
    if only_finding and not any(_text(cell) for cell in first.cells):
        return lines[1:]
    if only_finding or score < joins.JOIN:
        return lines
    _join_row(table, last, first, score)
    return lines[1:]


def _section_like(cells: Sequence[Cell | None]) -> bool:
    filled = {id(cell): cell for cell in cells if cell is not None and cell.text}
    return len(filled) == 1 and next(iter(filled.values())).column_span >= max(2, len(cells) - 1)


def _join_finding(
    table: Table,
    lines: list[TableLine],
    columns: Sequence[Column],
    values: Sequence[Sequence[str]],
    words: HeadingWords,
) -> None:
    """A finding cut by the page end becomes one cell, on the lines of both pages."""
    for index, column in enumerate(columns):
        after = lines[0].cells[index]
        if column.field != "finding" or after is None or not after.text:
            continue
        if any(
            _text(lines[0].cells[i])
            for i, c in enumerate(columns)
            if c.field in {"finding_ref", "ref"} and i < index
        ):
            return
        before = next(
            (line.cells[index] for line in reversed(table.lines) if _text(line.cells[index])), None
        )
        if before is None or not joins.finding_goes_on(
            before.text, after.text, values[index], words
        ):
            return
        whole = joins.join_cells(before, after)
        for line in (*table.lines, *lines):
            line.cells[index] = whole if line.cells[index] in (before, after) else line.cells[index]
        lines[0].cells[index] = None if not _others(lines[0], index) else whole
        table.notes.append(f"finding joined over the page end: …{after.text[:40]}")


def _others(line: TableLine, index: int) -> bool:
    return any(_text(cell) for i, cell in enumerate(line.cells) if i != index)


def _join_row(table: Table, last: TableLine, first: TableLine, score: float) -> None:
    for index, after in enumerate(first.cells):
        before = last.cells[index]
        if after is None or not after.text or after is before:
            continue
        last.cells[index] = after if before is None else joins.join_cells(before, after)
    if score < joins.SURE:
        last.joined = f"joined over the page end on moderate evidence ({score:.1f})"
    table.notes.append(f"row joined over the page end: {_text(first.cells[-1])[:40] or '…'}")


def _text(cell: Cell | None) -> str:
    return cell.text if cell else ""

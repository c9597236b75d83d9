"""From the blocks of a document to its tables: grids cut at their headings, parts joined again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns import continuing
from planlift.extract.assembly.columns.fitting import HALF
from planlift.extract.assembly.columns.heading_rows import Headings
from planlift.extract.assembly.forms import cut_forms
from planlift.extract.assembly.forms import labels
from planlift.extract.assembly.forms import pairing
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.grids import cutting
from planlift.extract.assembly.grids import mended
from planlift.extract.assembly.grids import merged_over
from planlift.extract.assembly.grids import printed_again
from planlift.extract.assembly.grids import stitching
from planlift.extract.assembly.grids.another import is_another
from planlift.extract.assembly.grids.another import page_between
from planlift.extract.assembly.grids.texts_above import TextsAbove
from planlift.extract.assembly.grids.texts_above import is_title
from planlift.extract.assembly.lines import lines_of
from planlift.extract.assembly.parts import Loose
from planlift.extract.assembly.parts import Parts
from planlift.extract.assembly.parts import Table
from planlift.extract.assembly.parts import TableLine
from planlift.extract.assembly.rows import notes
from planlift.extract.assembly.rows import sections
from planlift.extract.assembly.rows import wishes
from planlift.model import ONE_ROW
from planlift.model import Aside
from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.grids.cutting import Part
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell
    from planlift.model import Document

_FEWEST_LABELS = 2
_PAIR = 2
_FORM = 4
"""Columns of a form at most: two pairs of labels and values."""


def take_apart(document: Document, words: HeadingWords) -> Parts:
    """Cut grids at their heading rows and join what continues over pages."""
    parts = Parts()
    walk = _Walk(parts, words)
    blocks, again = mended.blocks(document.blocks, words)
    parts.aside += again
    for block in blocks:
        if isinstance(block, TextBlock):
            walk.text(block)
        else:
            walk.grid(block)
    _settle(parts.tables, words)
    wishes.take_up(parts, words)
    return parts


def _settle(tables: Sequence[Table], words: HeadingWords) -> None:
    """Give the columns their fields: tables of the same headings are one table in parts, and one
    row of them says as much about a column as all together do.
    """
    alike: dict[tuple[Column, ...], list[Table]] = {}
    for table in tables:
        alike.setdefault(table.columns, []).append(table)
    for headings, same in alike.items():
        lines = [line for table in same for line in table.lines]
        settled = assigning.settle(headings, stitching.texts_below(headings, lines), words)
        for table in same:
            table.columns = settled


class _Walk:
    """Goes through the blocks once; remembers the open table and the headings above."""

    def __init__(self, parts: Parts, words: HeadingWords) -> None:
        self.parts = parts
        self.words = words
        self.open: Table | None = None
        self.above = TextsAbove(parts, words)

    def text(self, block: TextBlock) -> None:
        if not self._notes(block):
            self.above.take(block)

    def _notes(self, block: TextBlock) -> bool:
        """``Update: two posts filled`` right below the last action of a table with such lines."""
        table = self.open
        if table is None or self.parts.order[-1] is not table or block.kind == "heading":
            return False
        if not notes.goes_on(table, block.text, self.words):
            return False
        line: list[Cell | None] = [sections.as_cell(block)]
        line += [None] * (len(table.columns) - 1)
        table.lines.append(TableLine(line, table.lines[-1].grid))
        return True

    def grid(self, grid: Grid) -> None:
        self.above.settle(grid)
        lone = _one_text(grid)
        if lone is not None and not self._goes_on(grid):
            self.parts.framed.append(grid)
            for block in self._framed(lone):
                self.text(block)
            return
        if self._completes_form(grid) or self._repeats_headings(grid):
            return
        titled = any(block.kind == "heading" for block in self.parts.texts)
        goes_on = self.open is not None and len(self.open.columns) == grid.columns
        earlier = _headings(self.open) if self.open and goes_on and not self.above.fresh else None
        parts = cutting.cut(grid, self.words, titled=titled, earlier=earlier)
        for index, part in enumerate(parts):
            if part.title is not None:
                self._title(part.title)
            if part.headings is None:
                untitled = self._without_title(grid, part)
                if untitled.rows:  # a page may print the title alone
                    self._without_headings(grid, untitled, between=index > 0)
            else:
                self._with_headings(grid, part, part.headings)
        self.above.fresh = False

    def _title(self, row: Line) -> None:
        """One text between two tables of one grid heads the second."""
        cell = next(cell for cell in row if cell is not None and cell.text)
        place = cell.places[0]
        self.text(TextBlock(cell.text, place, "heading", bold=cell.bold))

    def _completes_form(self, grid: Grid) -> bool:
        """It is the rest of the form before it, which a page end has cut; that takes it up."""
        form = self.parts.order[-1] if self.parts.order else None
        if not isinstance(form, Loose) or self.above.fresh:
            return False
        again, rows = cut_forms.rest(form, grid, lines_of(grid), self.words)
        for cell in again:
            self._aside(cell, "repeated-heading", grid)
        form.lines += rows
        return bool(rows)

    def _repeats_headings(self, grid: Grid) -> bool:
        """It holds the headings of the open table and no more."""
        if self.open is None or not continuing.is_heading(grid, self.open.columns):
            return False
        for cell in grid.cells:
            self._aside(cell, "repeated-heading", grid)
        return True

    def _framed(self, block: TextBlock) -> list[TextBlock]:
        """The lines of a card that holds labels and values; else the text as it is."""
        lines = block.text.split("\n")
        if sum(bool(labels.inline_field(line, self.words)) for line in lines) < _FEWEST_LABELS:
            return [block]
        return [replace(block, text=line, kind="paragraph") for line in lines]

    def _goes_on(self, grid: Grid) -> bool:
        """It may be what a page end has cut off the open table."""
        return (
            self.open is not None
            and grid.columns > 1
            and page_between(self.open.grids[-1], grid)
            and bool(self._continues(grid, lines_of(grid)))
        )

    def _without_title(self, grid: Grid, part: Part) -> Part:
        """Without the title above the table, which a page repeats."""
        table = self.open
        if table is None or not page_between(table.grids[-1], grid):
            return part
        title = printed_again.title(table, self.parts, part.rows)
        if title is None:
            return part
        self._aside(title, "repeated-heading", grid)
        return replace(part, rows=part.rows[1:])

    def _is_panel_again(self, grid: Grid, part: Part) -> bool:
        """The rows above the headings of the open table, which a page repeats."""
        table = self.open
        if table is None or not part.before_table or not page_between(table.grids[-1], grid):
            return False
        cells = printed_again.panel(table, self.parts, part.rows)
        for cell in cells:
            self._aside(cell, "repeated-heading", grid)
        return bool(cells)

    def _without_headings(self, grid: Grid, part: Part, *, between: bool) -> None:
        """`between`: the rows are labels and values that stand between two tables of the grid."""
        if not between and self._is_panel_again(grid, part):
            return
        if self.open is not None and self._is_next_group(self.open, grid, part):
            self._next_group(self.open, grid, part)
            return
        panel = part.before_table and (between or self._is_panel(part.rows))
        mapping = [] if panel else self._continues(grid, part.rows)
        if self.open is not None and mapping:
            self.open.notes.append(f"table {grid.number} continues it without a heading row")
            self._extend(self.open, grid, [continuing.mapped(row, mapping) for row in part.rows])
            return
        rows, context = list(part.rows), self.above.context()
        loose = Loose(grid, rows, context, part.before_table, part.again)
        self.parts.loose.append(loose)
        self.parts.order.append(loose)
        self.open = None

    def _is_panel(self, rows: Sequence[Line]) -> bool:
        """Labels beside their values, over headings: no rest of the table before.

        One pair a row, or two side by side. Where each value goes over several columns, as none
        of a row does, nobody need know the labels.
        """
        sides = [list({id(cell): cell for cell in row if cell}.values()) for row in rows]
        if any(len(side) not in {_PAIR, _FORM} for side in sides):
            return False
        if all(len(side) == _PAIR and side[1].column_span > 1 for side in sides):
            return True
        return all(self._is_label(cell.text) for side in sides for cell in side[::2])

    def _is_label(self, text: str) -> bool:
        return bool(field_of(text, self.words)) or sections.numbers_finding(text, self.words)

    def _is_next_group(self, table: Table, grid: Grid, part: Part) -> bool:
        """Under another heading the table goes on in the same columns, their headings not again."""
        return (
            self.above.fresh
            and len(table.columns) > _PAIR
            and continuing.same_columns(table.edges, grid, table.grids[-1].how)
            and (continuing.value_fit(table, part.rows, self.words) or 0) >= HALF
        )

    def _next_group(self, table: Table, grid: Grid, part: Part) -> None:
        group = Table(table.columns, [], [], [grid], self.above.context(), edges=table.edges)
        group.notes.append(f"its headings are those of table {table.grids[0].number}")
        self.parts.tables.append(group)
        self.parts.order.append(group)
        self._extend(group, grid, [list(row) for row in part.rows])
        self.open = group

    def _with_headings(self, grid: Grid, part: Part, headings: Headings) -> None:
        table = self.open
        rows = [list(row) for row in part.rows]
        if table is not None and self._is_again(table, headings):
            for cell in headings.cells:
                self._aside(cell, "repeated-heading", grid)
            self._extend(table, grid, self._without_bands_again(table, grid, rows, headings))
            return
        cells = list(headings.cells)
        table = Table(headings.columns, cells, [], [grid], self.above.context(), edges=part.edges)
        self.parts.tables.append(table)
        self.parts.order.append(table)
        self._extend(table, grid, rows)
        self.open = table
        self.above.fresh = False

    def _without_bands_again(
        self, table: Table, grid: Grid, rows: list[list[Cell | None]], headings: Headings
    ) -> list[list[Cell | None]]:
        """Without the texts over all columns that a page prints again above the headings."""
        again = printed_again.bands(table, rows, headings.first) if table.lines else []
        if not again or not page_between(table.lines[-1].grid, grid):
            return rows
        for cell in again:
            self._aside(cell, "repeated-heading", grid)
        return rows[len(again) :]

    def _is_again(self, table: Table, headings: Headings) -> bool:
        """The headings of the open table, which goes on below them."""
        apart = self.parts.order[-1] is not table and continuing.tells_facts(table, self.words)
        same = continuing.same_headings(table, headings.columns)
        return same and not self.above.fresh and not apart

    def _extend(self, table: Table, grid: Grid, rows: list[list[Cell | None]]) -> None:
        if table.grids[-1] is not grid:
            table.grids.append(grid)
        if rows and not table.lines and page_between(table.grids[0], grid):
            for cell in (rest := continuing.rest_of_headings(table, rows[0], self.words)):
                self._aside(cell, "column-heading", grid)
            rows = rows[bool(rest) :]
        for row in rows:
            row.extend([None] * (len(table.columns) - len(row)))
        lines = [TableLine(row, grid) for row in rows if any(cell and cell.text for cell in row)]
        cut = lines and table.lines and ONE_ROW not in grid.notes
        if cut and page_between(table.lines[-1].grid, grid):
            for cell in merged_over.printed_again(table.lines, lines):
                self._aside(cell, "repeated-rows", grid)
            lines = stitching.stitch(table, lines, self.words)
        table.lines += lines

    def _aside(self, cell: Cell, reason: str, grid: Grid) -> None:
        if cell.text:
            place = cell.places[0] if cell.places else grid.place
            self.parts.aside.append(Aside(cell.text, reason, place))

    def _continues(self, grid: Grid, rows: Sequence[Line]) -> list[int]:
        """Column of the open table for each of the grid; empty where it does not continue."""
        table = self.open
        if table is None or is_another(table, grid, rows, self.words, fresh=self.above.fresh):
            return []
        mapping = continuing.map_columns(table.edges, grid, len(table.columns))
        alike = len(table.columns) > _FORM and continuing.same_edges(table.edges, grid.column_edges)
        return [] if mapping and not alike and pairing.is_form(rows, self.words) else mapping


def _headings(table: Table) -> Headings:
    return Headings(0, 0, tuple(table.heading_cells), table.columns)


def _one_text(grid: Grid) -> TextBlock | None:
    """A table of one cell is a line with a frame around it: a heading where it is short."""
    filled = [cell for cell in grid.cells if cell.text]
    if len(filled) != 1 or grid.caption or grid.how in {"alignment", "pairs"}:
        return None
    cell = filled[0]
    heads = is_title(cell.text) and "\n" not in cell.text
    place = cell.places[0] if cell.places else grid.place
    return TextBlock(cell.text, place, "heading" if heads else "paragraph", bold=cell.bold)

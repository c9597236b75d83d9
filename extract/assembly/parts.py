"""A document taken apart: its tables joined over pages, the rows without headings, the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

if TYPE_CHECKING:
    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.lines import Line
    from planlift.model import Aside
    from planlift.model import Cell
    from planlift.model import Grid
    from planlift.model import TextBlock


class TableLine(Struct):
    """One row of a table, wherever its page ends."""

    cells: list[Cell | None]
    """By column of the table."""
    grid: Grid
    joined: str = ""
    """Why the row was joined with its other half, where that is not certain."""


class Table(Struct, eq=False):
    """A table of the document: its parts on all pages, headings once. No other equals it."""

    columns: tuple[Column, ...]
    heading_cells: list[Cell]
    lines: list[TableLine]
    grids: list[Grid]
    context: list[TextBlock]
    """Headings that stand above it, outermost first."""
    notes: list[str] = field(default_factory=list)
    edges: tuple[float, ...] = ()
    """Of its columns, in points; empty where the source has no geometry."""
    fields: tuple[Column, ...] = ()
    """The columns with what their values say, once it has many rows before a page end."""


class Loose(Struct):
    """Rows of a grid that stand under no heading row."""

    grid: Grid
    lines: list[Line]
    context: list[TextBlock]
    before_table: bool = False
    """They stand above the heading row of the same grid: a preamble."""
    again: bool = False
    """Their label stands above each heading row of the grid."""


class Parts(Struct):
    """The document taken apart, everything still in it."""

    tables: list[Table] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    texts: list[TextBlock] = field(default_factory=list)
    framed: list[Grid] = field(default_factory=list)
    """Tables of one cell, whose text stands in `texts`."""
    captions: list[TextBlock] = field(default_factory=list)
    """What the source itself ties to a table, as the heading that it is."""
    aside: list[Aside] = field(default_factory=list)
    order: list[Table | Loose | TextBlock] = field(default_factory=list)

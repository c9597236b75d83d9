"""What the assembly has made so far: rows, particulars, keys, reports, and the text left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.assembly.cells import whole_text
from planlift.extract.assembly.keys import Keys
from planlift.model import Aside
from planlift.model import TableReport

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell
    from planlift.model import Detail
    from planlift.model import Grid
    from planlift.model import RawRow


class Outcome(Struct):
    """Filled by the steps of the assembly, in document order."""

    rows: list[RawRow] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)
    reports: list[TableReport] = field(default_factory=list)
    doubts: list[tuple[str, str, str, str]] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    """``id`` of each text outside tables that has found its place."""

    def take_keys(self, found: Keys) -> None:
        """Add to the document's own keys; what was said first holds."""
        for short, long in found.initials.items():
            self.keys.initials.setdefault(short, long)
        for mark, meaning in found.legend.items():
            self.keys.legend.setdefault(mark, meaning)

    def leave(self, cells: Iterable[Cell], reason: str, grid: Grid) -> None:
        """Put the texts of cells aside."""
        for cell in cells:
            text = whole_text(cell).strip()
            if text:
                place = cell.places[0] if cell.places else grid.place
                self.aside.append(Aside(text, reason, place))

    def doubt_guesses(self, guesses: Iterable[tuple[str, str, str]]) -> None:
        """Fields, labels and why: what labels were taken for that nobody knows."""
        for name, label, why in guesses:
            self.doubts.append(("heading-guessed", name, label, f"taken for {name}: {why}"))

    def report_table(self, table: Table, verdict: str, reason: str) -> None:
        """Say how a table with a heading row was understood."""
        headings = tuple(
            (column.heading, " + ".join(column.fields), column.why) for column in table.columns
        )
        self._report(table.grids[0], verdict, reason, headings, table.notes)

    def report_grid(self, grid: Grid, verdict: str, reason: str) -> None:
        """Say how a grid without a heading row was understood."""
        self._report(grid, verdict, reason, (), ())

    def _report(
        self,
        grid: Grid,
        verdict: str,
        reason: str,
        headings: tuple[tuple[str, str, str], ...],
        notes: Iterable[str],
    ) -> None:
        whole = (*grid.notes, *notes)
        report = TableReport(grid.number, grid.place, grid.how, verdict, reason, headings, whole)
        self.reports.append(report)

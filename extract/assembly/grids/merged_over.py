"""Cells merged over several rows, of which a page end has left some on either side.

Word processors draw both parts as cells of their own: the text stands in the first, or is parted as
its lines are. A blank cell that is merged over rows is the second part of one; one of a single row
may be blank in its own right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from planlift.extract.assembly.cells import text_of
from planlift.extract.assembly.grids import joins
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell

_CARRIED = {"finding", "finding_ref", "ref", "section"}
"""They hold until the next one anyhow."""
_TWO = 2
"""Rows of a cell's parts on two pages that is not merged."""


class Parted(Struct):
    """The two parts of one cell, in a column."""

    index: int
    above: Cell
    below: Cell

    def put(
        self, whole: Cell | None, before: Sequence[TableLine], after: Iterable[TableLine]
    ) -> None:
        """Let `whole`, if there is one, stand where either part does on both pages."""
        if whole is None:
            return
        for line in (*before[-self.above.row_span :], *after):
            if line.cells[self.index] is self.above or line.cells[self.index] is self.below:
                line.cells[self.index] = whole

    def others(self, lines: Iterable[TableLine]) -> list[str]:
        """The texts of the column in the lines where neither part stands."""
        cells = (line.cells[self.index] for line in lines)
        return [
            text_of(cell) for cell in cells if cell is not self.above and cell is not self.below
        ]

    def whole(
        self, column: Column, others: Collection[str], words: HeadingWords, *, alike: bool
    ) -> tuple[Cell | None, str]:
        """The one cell, None where there are two, and why that is not certain.

        `others` are the texts of the column in the rest of the table; `alike` says that the cell
        is merged over the same rows as a finding that goes on.
        """
        if self.below.text:
            score = joins.goes_on(column, self.above.text, self.below.text, others, words)
            joined = joins.join_cells(self.above, self.below)
            return (joined if score >= joins.JOIN else None), ""
        if alike or self.below.row_span > 1:
            return self.above, ""
        if not others or not all(others):
            return None, ""
        return self.above, f"{column.heading}: taken to be merged with the row above the page end"


def find(
    last: TableLine, first: TableLine, senses: Sequence[Column], lines: Sequence[TableLine]
) -> list[Parted]:
    """What may be the parts of one cell in the rows beside a page end; `joins` is for findings.

    Parts of one row each are some only where cells of the column are merged in other `lines`.
    """
    pairs = zip(last.cells, first.cells, senses, strict=True)
    return [
        Parted(index, above, below)
        for index, (above, below, column) in enumerate(pairs)
        if column.field not in _CARRIED
        and above is not None
        and below is not None
        and above.text
        and above.column_span == below.column_span
        and (above.row_span + below.row_span > _TWO or (not below.text and _merges(index, lines)))
    ]


def carry_up(before: Sequence[TableLine], after: Sequence[TableLine]) -> None:
    """Let blank cells that the page end cut hold the text of their other parts on the next page.

    Spreadsheets print it where the middle or the end of what is merged stands.
    """
    for index, (above, below) in enumerate(zip(before[-1].cells, after[0].cells, strict=True)):
        if above is not None and below is not None and above.cut and not above.text and below.text:
            Parted(index, above, below).put(below, before, after)


def printed_again(before: Sequence[TableLine], after: Sequence[TableLine]) -> list[Cell]:
    """The last lines of merged texts, which a sheet prints again where the cells go on: taken out.

    The whole text stands in the rows of both pages.
    """
    again = []
    for index, (above, below) in enumerate(zip(before[-1].cells, after[0].cells, strict=True)):
        if above is None or below is None or not below.text:
            continue
        merged = above.cut or above.row_span + below.row_span > _TWO
        if merged and one_line(above.text).endswith(f" {one_line(below.text)}"):
            Parted(index, above, below).put(above, before, after)
            again.append(below)
    return again


def _merges(index: int, lines: Iterable[TableLine]) -> bool:
    return any(
        cell is not None and cell.row_span > 1 for cell in (line.cells[index] for line in lines)
    )


def same_rows(part: Parted, finding: Cell | None, rest: Cell | None) -> bool:
    """Whether the parts stand beside those of the finding on either page."""
    if finding is None or rest is None:
        return False
    alike = (part.above.row, part.above.row_span) == (finding.row, finding.row_span)
    return alike and part.below.row_span == rest.row_span

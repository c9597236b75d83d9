"""What a page prints again above the rows of a table, as it does with the headings.

Word processors repeat the first rows of a table on each page: its title, what was found, who
answers for it. They say nothing new there; below them the row goes on that the page end has cut.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from planlift.extract.assembly.grids.stitching import NEAR
from planlift.extract.assembly.grids.stitching import is_band
from planlift.extract.assembly.lines import texts_of
from planlift.extract.assembly.parts import Loose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.lines import Line
    from planlift.extract.assembly.parts import Parts
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell


def title(table: Table, parts: Parts, rows: Sequence[Line]) -> Cell | None:
    """The one text of the first row, where it is the title above the table or above the page."""
    texts = texts_of(rows[0]) if rows else []
    if len(texts) != 1 or len(rows[0]) == 1:
        return None
    over = table.grids[0]
    titles = {
        cell.text for cell in over.cells if cell.row == 0 and cell.column_span == over.columns
    }
    titles |= {block.text for block in parts.texts}
    return texts[0] if texts[0].text in titles else None


def bands(table: Table, rows: Sequence[Sequence[Cell | None]], headings: int) -> list[Cell]:
    """The texts over all columns that `rows` begin with, where the table has them already.

    `headings`: number of the first row of the headings, which stand below them.
    """
    if not rows or not is_band(rows[0]):
        return []
    above = [cell for cell in _bands(rows) if cell.row < headings]
    texts = [cell.text for cell in above]
    runs = (_bands(line.cells for line in table.lines), _last_run(table.lines[-NEAR:]))
    return above if any(texts == [cell.text for cell in run][: len(above)] for run in runs) else []


def panel(table: Table, parts: Parts, rows: Sequence[Line]) -> list[Cell]:
    """The cells of `rows`, where they say what those right above the table's headings say."""
    before, last = parts.order[-2:] if len(parts.order) > 1 else (None, None)
    if last is not table or not isinstance(before, Loose) or not before.before_table:
        return []
    over, again = (
        [cell for row in lines for cell in texts_of(row)] for lines in (before.lines, rows)
    )
    same = [cell.text for cell in over[-len(again) :]] == [cell.text for cell in again]
    return again if same else []


def _bands(rows: Iterable[Sequence[Cell | None]]) -> list[Cell]:
    """Of the first rows, as long as there is one text over all columns."""
    return [texts_of(row)[0] for row in takewhile(is_band, rows)]


def _last_run(lines: Sequence[TableLine]) -> list[Cell]:
    """The last texts over all columns that stand below each other."""
    ends = [at for at, line in enumerate(lines) if is_band(line.cells)]
    if not ends:
        return []
    run = takewhile(lambda line: is_band(line.cells), reversed(lines[: ends[-1] + 1]))
    return _bands([line.cells for line in run][::-1])

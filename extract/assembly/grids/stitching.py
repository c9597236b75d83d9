"""Joins what a page end has cut: rows, and cells that run beside several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import text_of
from planlift.extract.assembly.columns import assigning
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.grids import joins
from planlift.extract.assembly.grids import merged_over
from planlift.extract.assembly.lines import texts_of
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.columns.column import Column
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Table
    from planlift.extract.assembly.parts import TableLine
    from planlift.model import Cell


NEAR = 50
"""Rows before the page end that tell what its columns hold: with all of them, the work on a table
would grow with the square of its pages."""
_GROUPS = {"", "section"}
"""Fields of columns that name groups: known, or under no known heading."""
_SIDED = 2
"""Columns of a form at most: a text alone in its line is a label there."""


def stitch(table: Table, lines: list[TableLine], words: HeadingWords) -> list[TableLine]:
    """Join what the page end has cut; gives the lines that remain new ones."""
    if is_band(lines[0].cells):
        return lines[1:] if _join_name(table, lines[0], words) else lines
    merged_over.carry_up(table.lines, lines)
    if is_band(table.lines[-1].cells):
        return lines  # at the foot of a page a group's name; its rows are on the next one
    *before_last, last_line = table.lines[-NEAR:]
    near, following = [*_rows(before_last), last_line], _rows(lines)
    values = texts_below(table.columns, near + following)
    senses = _settled(table, values, words)
    for texts in values:
        del texts[len(near) - 1 : len(near) + 1]  # the two lines in question
    last, first = table.lines[-1], lines[0]
    before, rest = _finding(last, senses), _finding(first, senses)
    parts = merged_over.find(last, first, senses, near)
    fresh = _stitched(table, lines, near[:-1], senses, values, words)
    if parts and len(fresh) < len(lines):  # its row is one, and so is each of its cells
        for part in parts:
            part.put(last.cells[part.index], table.lines, fresh)
    elif parts and (_finding(last, senses) is not before or _repeats(before, rest)):
        for part in parts:
            alike = merged_over.same_rows(part, before, rest)
            others = part.others([*near, *following])
            whole, doubt = part.whole(senses[part.index], others, words, alike=alike)
            part.put(whole, table.lines, fresh)
            first.joined = first.joined or doubt
    return fresh


def _settled(
    table: Table, values: Sequence[Sequence[str]], words: HeadingWords
) -> tuple[Column, ...]:
    """The fields of the columns, by the texts below them; many rows tell it once for all."""
    if table.fields:
        return table.fields
    senses = assigning.settle(table.columns, values, words)
    if len(table.lines) >= NEAR:
        table.fields = senses
    return senses


def _join_name(table: Table, first: TableLine, words: HeadingWords) -> bool:
    """Whether a text over all columns is the rest of the last line, such a text too: now it is."""
    last = table.lines[-1]
    if not is_band(last.cells):
        return False
    before, after = texts_of(last.cells)[0], texts_of(first.cells)[0]
    near = table.lines[-NEAR:-1]
    others = [texts_of(line.cells)[0].text for line in near if is_band(line.cells)]
    if not joins.finding_goes_on(before.text, after.text, others, words):
        return False
    whole = joins.join_cells(before, after)
    last.cells[:] = [whole if cell is before else cell for cell in last.cells]
    table.notes.append(f"text over all columns joined over the page end: …{after.text[:40]}")
    return True


def _repeats(finding: Cell | None, rest: Cell | None) -> bool:
    """Whether no other finding begins on the next page."""
    if rest is None or not rest.text:
        return True
    return finding is not None and key(finding.text) == key(rest.text)


def _finding(line: TableLine, senses: Sequence[Column]) -> Cell | None:
    cells = zip(line.cells, senses, strict=True)
    return next((cell for cell, column in cells if column.field == "finding"), None)


def _stitched(
    table: Table,
    lines: list[TableLine],
    near: Sequence[TableLine],
    senses: Sequence[Column],
    values: Sequence[Sequence[str]],
    words: HeadingWords,
) -> list[TableLine]:
    last, first = table.lines[-1], lines[0]
    _join_finding(table, lines, senses, values, words)
    score = joins.row_score(
        last.cells, first.cells, senses, values, words, [line.cells for line in near]
    )
    only_finding = not any(
        text_of(cell)
        for cell, column in zip(first.cells, senses, strict=True)
        if column.field != "finding"
    )
    if only_finding and not any(text_of(cell) for cell in first.cells):
        return lines[1:]
    if only_finding or score < joins.JOIN:
        return lines
    _join_row(table, lines, score, values)
    return lines[1:]


def texts_below(columns: Sequence[Column], lines: Sequence[TableLine]) -> list[list[str]]:
    """The texts of the lines, for each column; what spans most of the width is no column's, nor
    is what stands alone in its line, at the side.
    """
    rows = [line.cells for line in lines]
    band = max(1, len(columns) // 2)
    found = [
        [
            "" if (cell := row[index]) is None or cell.column_span > band else cell.text
            for row in rows
        ]
        for index in range(len(columns))
    ]
    for at in _alone(rows) if len(columns) > _SIDED else ():
        found[0][at] = ""
    return found


def _alone(rows: Sequence[Sequence[Cell | None]]) -> list[int]:
    """Rows with nothing but a few words at the side: ``Governance``, the name of a group."""
    return [
        at
        for at, (first, *rest) in enumerate(rows)
        if first is not None
        and not any(cell is not None and cell.text and cell is not first for cell in rest)
        and looks.title(first.text)
    ]


def _rows(lines: Sequence[TableLine]) -> list[TableLine]:
    """Those that are no section's."""
    return [line for line in lines if not is_band(line.cells)]


def is_band(cells: Sequence[Cell | None]) -> bool:
    """One text over all columns, such as the name of a section."""
    least = max(2, len(cells) - 1)
    wide = cells[1] if len(cells) > 1 else None  # whatever is so wide stands over this one
    if wide is None or not wide.text or wide.column_span < least:
        return False
    return len(texts_of(cells)) == 1


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
        numbered = any(
            text_of(lines[0].cells[i])
            for i, c in enumerate(columns)
            if c.field in {"finding_ref", "ref"} and i < index
        )
        # Beside several rows it is in each of them.
        others = [text for text in values[index] if text != after.text]
        small = after.text[:1].islower() and not any(text[:1].islower() for text in others)
        if numbered and not (small and after.row_span > 1):
            return  # it has a number of its own, unless that is the action's
        before = _last_text(table.lines, index)
        if before is None or key(before.text) == key(after.text):  # printed in each row
            return
        if _another_group(table.lines, lines[0], columns[:index], values, words):
            return
        if not joins.finding_goes_on(before.text, after.text, others, words):
            return
        whole = joins.join_cells(before, after)
        for line in (*_back_to(table.lines, index, before), *lines):
            line.cells[index] = whole if line.cells[index] in (before, after) else line.cells[index]
        lines[0].cells[index] = None if not _others(lines[0], index) else whole
        table.notes.append(f"finding joined over the page end: …{after.text[:40]}")


def _last_text(lines: Sequence[TableLine], index: int) -> Cell | None:
    return next((line.cells[index] for line in reversed(lines) if text_of(line.cells[index])), None)


def _another_group(
    above: Sequence[TableLine],
    first: TableLine,
    front: Sequence[Column],
    values: Sequence[Sequence[str]],
    words: HeadingWords,
) -> bool:
    """Whether a column of themes in front of the findings begins another text with the page."""
    for at, column in enumerate(front):
        if column.field not in _GROUPS:
            continue
        before, after = _last_text(above, at), text_of(first.cells[at])
        if before is None or not after or key(before.text) == key(after):
            continue
        if not joins.finding_goes_on(before.text, after, values[at], words):
            return True
    return False


def _back_to(lines: Sequence[TableLine], index: int, cell: Cell) -> Iterator[TableLine]:
    """The last lines, as far up as `cell` is the last text of its column."""
    for line in reversed(lines):
        if text_of(line.cells[index]) and line.cells[index] != cell:
            return
        yield line


def _others(line: TableLine, index: int) -> bool:
    return any(text_of(cell) for i, cell in enumerate(line.cells) if i != index)


def _join_row(
    table: Table, lines: Sequence[TableLine], score: float, values: Sequence[Collection[str]]
) -> None:
    last, (first, *below) = table.lines[-1], lines
    for index, after in enumerate(first.cells):
        before = last.cells[index]
        if after is None or after is before:
            continue
        # What runs down to the page end may be the text of the rows above only.
        beside = len(table.lines) > 1 and table.lines[-2].cells[index] is before
        if before is None or (beside and joins.is_numbered(after.text, ())):
            whole = after
        else:
            whole = joins.join_cells(before, after, values[index]) if after.text else before
        last.cells[index] = whole
        for line in below:  # it may run down over several rows, of which the first is cut
            if line.cells[index] is after:
                line.cells[index] = whole
    if score < joins.SURE:
        last.joined = f"joined over the page end on moderate evidence ({score:.1f})"
    rest = next((text_of(cell) for cell in first.cells if text_of(cell)), "")
    table.notes.append(f"row joined over the page end: …{rest[:40]}")

"""From a run of lines to the lines and columns of one table: titles and sources left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.pdf.anchors import stacks_of
from planlift.extract.pdf.bands import tail_of
from planlift.extract.pdf.columns import Piece
from planlift.extract.pdf.columns import columns_of
from planlift.extract.pdf.columns import joined
from planlift.extract.pdf.columns import pieces_in
from planlift.extract.pdf.columns import with_next
from planlift.extract.pdf.heading_columns import parted
from planlift.extract.pdf.item_marks import is_mark
from planlift.extract.pdf.runs import layout_of
from planlift.extract.pdf.spread import spread
from planlift.extract.pdf.textlines import box_of
from planlift.extract.pdf.textlines import is_number
from planlift.extract.pdf.textlines import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.runs import Layout
    from planlift.extract.pdf.runs import Run
    from planlift.extract.pdf.textlines import Line

FAR_BELOW = 1.0
"""A note below a table stands off by so many font sizes more than its lines do."""
BAND = 2
"""A line of one piece under so many headings is no text of a column."""


def settle(zone: Sequence[Line], depth: int) -> tuple[list[Line], list[Column], Layout]:
    """The lines that belong to the table, its columns, and how its text lies.

    `depth` lines at the top are known to be its heading.
    """
    lines = list(zone)
    while True:
        columns = columns_of(_without_bands(lines, depth))
        if depth:
            heads = [box_of(stack) for stack in stacks_of(lines[:depth])]
            columns = parted(columns, lines, heads, depth)
        layout = laid_out(lines, columns)
        top = 0 if depth else _title(layout)
        bottom = _source(layout) or tail_of(layout)
        if not top and not bottom:
            break
        lines = lines[top : len(lines) - bottom]
    while (over := _heading_only(layout)) is not None:
        columns = joined(columns, over)
        layout = laid_out(lines, columns)
    while depth and (two := _parted_from_heading(layout, columns, depth)) is not None:
        columns = with_next(columns, two)
        layout = laid_out(lines, columns)
    while (marks := _marks_alone(layout, depth)) is not None:
        columns = with_next(columns, marks)
        layout = laid_out(lines, columns)
    if not depth and (heading := heading_of(layout)):
        layout = laid_out(lines, columns, heading)
    return lines, columns, layout


def _without_bands(lines: Sequence[Line], depth: int) -> list[Line]:
    """The lines but those that run on under several known headings: groups of rows."""
    heads = [box_of(stack) for stack in stacks_of(lines[:depth])]
    return [
        line
        for number, line in enumerate(lines)
        if number < depth
        or len(line.pieces) > 1
        or sum(line.box[0] < head[2] and line.box[2] > head[0] for head in heads) < BAND
    ]


def heading_of(layout: Layout) -> int:
    """How many lines stand over the first line of figures; 0 in a table of text."""
    for at, runs in enumerate(layout.lines):
        figures = {run.piece.first for run in runs if is_number(run.piece.words[0].text)}
        if len(figures & layout.numeric) * 2 >= len(layout.numeric) > 0:
            return at
    return 0


def laid_out(lines: Sequence[Line], columns: Sequence[Column], heading: int = 0) -> Layout:
    """How the text of the lines lies in the columns; `heading` of them are set over figures."""
    pieces = [pieces_in(line, number, columns) for number, line in enumerate(lines)]
    for number, row in enumerate(pieces):
        if number >= heading and len(row) > 1 and _names_group(lines[number], columns):
            words = tuple(lines[number].words)
            pieces[number] = [Piece(number, row[0].first, row[-1].last, words)]
    pieces[:heading] = [spread(line, columns) for line in pieces[:heading]]
    return layout_of(lines, pieces, columns)


def _names_group(line: Line, columns: Sequence[Column]) -> bool:
    """One text in bold or capitals that runs on over columns: some word begins where one does."""
    if len(line.pieces) > 1 or line.box[2] <= columns[1].left:
        return False
    letters = "".join(word.text for word in line.words)
    return line.bold or letters.isupper()


def _title(layout: Layout) -> int:
    """How many lines at the top run across all columns, or stand in the first alone."""
    count = 0
    for runs in layout.lines[:-1]:
        if not _across(layout, runs):
            break
        count += 1
    return count


def _source(layout: Layout) -> int:
    """How many lines at the bottom are a note below the table."""
    last = len(layout.lines)
    for at in range(last - 1, 0, -1):
        runs = layout.lines[at]
        if len(runs) > 1 or runs[0].piece.first > 0:
            break
        far = runs[0].space > layout.leading + FAR_BELOW * layout.size
        if not far and not layout.numeric and not _across(layout, runs):
            break
        if far or not _runs_on(layout, at):
            last = at
    return len(layout.lines) - last


def _runs_on(layout: Layout, at: int) -> bool:
    """Whether a line in the first column alone goes on with a row that has more columns."""
    above = layout.lines[at - 1]
    return layout.lines[at][0].space <= layout.leading + 0.5 and len(above) > 0


def _across(layout: Layout, runs: Sequence[Run]) -> bool:
    return (
        len(runs) == 1
        and runs[0].piece.first == 0
        and (runs[0].piece.last == layout.columns - 1 and layout.columns > 1)
    )


def _heading_only(layout: Layout) -> int | None:
    """A column with text in the heading alone, beside which none is missed; None for none."""
    heading = heading_of(layout)
    if not heading:
        return None
    body = {
        column
        for runs in layout.lines[heading:]
        for run in runs
        for column in range(run.piece.first, run.piece.last + 1)
    }
    return next((column for column in range(layout.columns) if column not in body), None)


def _parted_from_heading(layout: Layout, columns: Sequence[Column], depth: int) -> int | None:
    """A column of a heading alone before one without that whose texts end in one place.

    Such as days, far behind a heading that begins at the left of their column.
    """
    heads, body = (
        {at for runs in lines for run in runs for at in range(run.piece.first, run.piece.last + 1)}
        for lines in (layout.lines[:depth], layout.lines[depth:])
    )
    for at in range(layout.columns - 1):
        parted = at in heads and at not in body and at + 1 in body and at + 1 not in heads
        if parted and columns[at + 1].ends is not None:
            return at
    return None


def _marks_alone(layout: Layout, depth: int) -> int | None:
    """A column that holds nothing but the marks of list items, and no heading of its own."""
    texts: dict[int, list[str]] = {}
    for runs in layout.lines[depth:]:
        for run in runs:
            for column in range(run.piece.first, run.piece.last + 1):
                texts.setdefault(column, []).append(text_of(run.piece.words))
    heads = {run.piece.first for runs in layout.lines[:depth] for run in runs}
    for column in range(layout.columns - 1):
        marks = texts.get(column, [])
        if len(marks) > 1 and all(map(is_mark, marks)) and column + 1 not in heads:
            return column
    return None

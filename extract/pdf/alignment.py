"""Tables without rules: columns from shared white space, rows from how lines break.

Precision comes first: what is not clearly a table stays prose. Known heading phrases side by side
make the evidence strong; figures under each other make it good.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import card_rows
from planlift.extract.pdf import centred
from planlift.extract.pdf import colour_columns
from planlift.extract.pdf import heading_cells
from planlift.extract.pdf import painted_order
from planlift.extract.pdf import sheets
from planlift.extract.pdf.aligned_tables import table_of
from planlift.extract.pdf.anchors import Phrases
from planlift.extract.pdf.anchors import anchors
from planlift.extract.pdf.anchors import phrases_of
from planlift.extract.pdf.anchors import small_end
from planlift.extract.pdf.anchors import stacks_of
from planlift.extract.pdf.bands import heading_end
from planlift.extract.pdf.bands import row_starts
from planlift.extract.pdf.cells import cells_of
from planlift.extract.pdf.columns import edges_of
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.settle import heading_of
from planlift.extract.pdf.settle import laid_out
from planlift.extract.pdf.settle import settle
from planlift.extract.pdf.textlines import box_of
from planlift.extract.pdf.textlines import lines_of
from planlift.extract.pdf.textlines import text_of
from planlift.extract.pdf.verdict import is_table
from planlift.extract.pdf.zones import zones

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.columns import Column
    from planlift.extract.pdf.cut_tables import Cut
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.textlines import Line
    from planlift.model import Box

_FOOT = 0.9
"""Of a page's height: what stands lower may be a running foot."""
_FOOT_HIGH = 60.0
"""Points from the end of a page to a running foot, at least where the page is low."""
FROM_LINES = "rows from how the lines break"
_FEWEST = 3
"""Headings side by side that are one without rows: two are easily met by chance."""

NO_WORDS: Mapping[str, str] = {}


def find(
    page: Page,
    region: Box,
    index: Indices,
    heading_words: Mapping[str, str] = NO_WORDS,
    before: Cut | None = None,
) -> list[FoundTable]:
    """Tables among the characters `index`, all of which stand in `region`, from top to bottom.

    `heading_words` are folded heading phrases of action plans (see `planlift.text.key`) and their
    fields; a line with several of them begins a table. Where it is the heading of the table
    `before` the page again, its columns are those, though fewer hold text here.
    """
    lines = lines_of(page, index)
    known = heading_words if isinstance(heading_words, Phrases) else Phrases(heading_words)
    heads = {
        start: depth + _ending(lines, start, depth, before)
        for start, depth in anchors(lines, known)
    }
    starts = sorted({0, *heads, *_other_headings(lines, heads)})
    found: list[FoundTable] = []
    with_rows: set[int] = set()
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        sheet = (
            sheets.under(page, lines[start:end], heads[start], foot_of(page))
            if start in heads
            else None
        )
        if sheet is not None:
            found.append(sheet)
            with_rows.add(start)
            continue
        rows_end = card_rows.ends(lines, start, heads.get(start, 0), end)
        for zone in zones(lines[start:rows_end], heading=heads.get(start, 0)):
            depth = heads.get(start, 0) if zone[0] is lines[start] else 0
            table = _table(page, region, zone, depth, before)
            if table is not None:
                found.append(table)
                with_rows |= {start} if depth else set()
    last = max(heads, default=0)
    below = lines[last + heads.get(last, 0) :]
    cut = last in heads and last not in with_rows and lines[last].box[1] > page.height / 2
    if cut and all(line.box[1] > foot_of(page) for line in below):
        found += _heading_alone(page, lines[last : last + heads[last]], known)
    return found


def _other_headings(lines: Sequence[Line], heads: Mapping[int, int]) -> Iterator[int]:
    """Lines of several texts in bold below a table whose headings alone are: another table's."""
    for at, line in enumerate(lines):
        before = max((head for head in heads if head < at), default=None)
        if not line.bold or len(line.pieces) < _FEWEST or before is None:
            continue
        body = lines[before + heads[before] : at]
        if any(map(str.isdigit, text_of(line.words))) or not lines[before].bold:
            continue
        if body and not any(other.bold for other in body):
            yield at


def foot_of(page: Page) -> float:
    """How far down the page what stands lower may be a running foot."""
    return min(_FOOT * page.height, page.height - _FOOT_HIGH)


def _heading_alone(page: Page, lines: Sequence[Line], known: Phrases) -> list[FoundTable]:
    """The heading of a table whose rows all stand on the next page."""
    stacks = stacks_of(lines)
    if len(lines) == 1:  # no words below show where narrow white parts columns
        stacks = [list(part) for stack in stacks for part in phrases_of(stack, known) or [stack]]
    if not all(line.bold for line in lines) or len(stacks) < _FEWEST:
        return []
    boxes = [box_of(stack) for stack in stacks]
    edges = (*(box[0] for box in boxes), boxes[-1][2])
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    cells = tuple(
        FoundCell(
            0, at, 1, 1, (left, top, right, bottom), np.concatenate([word.index for word in stack])
        )
        for at, (stack, (left, right)) in enumerate(zip(stacks, pairwise(edges), strict=True))
    )
    return [
        table_of(page, lines, cells, 1, edges, "no rules: known headings at the end of the page")
    ]


def _table(
    page: Page, region: Box, zone: Sequence[Line], depth: int, before: Cut | None
) -> FoundTable | None:
    """The table that the lines make, `depth` of them known as its heading."""
    lines, columns, layout = settle(zone, depth)
    told = heading_cells.columns(page, lines, depth) if depth else []
    if depth and not told:
        more = colour_columns.with_columns(page, lines, columns)
        told = more if len(more) > len(columns) else []
    if told:
        columns, layout = told, laid_out(lines, told)
    if before is not None and len(columns) < len(before.columns) and _again(lines[:depth], before):
        columns = list(before.columns)
        layout = laid_out(lines, columns)
    starts = row_starts(layout, depth or heading_of(layout), known=depth > 0)
    if not is_table(layout, columns, [at for at, _ in starts], anchored=depth > 0):
        return None
    edges = _outer(columns, region)
    painted = None
    if depth:
        known = before is not None and before.painted
        painted = painted_order.cells(
            layout, heading_end(layout, depth), starts, edges, known=known
        )
    cells, rows = painted or cells_of(centred.lifted(layout, starts, 1), starts, edges)
    note = f"no rules: columns from white space, {painted_order.NOTE if painted else FROM_LINES}"
    if depth:
        note += "; begins at known headings"
    return table_of(page, lines, cells, rows, edges, note)


def _ending(lines: Sequence[Line], start: int, depth: int, before: Cut | None) -> int:
    """How many lines more a heading has; below a page's end only as the heading had them there."""
    more = small_end(lines, start, depth)
    fresh = before is None or _again(lines[start : start + depth + more], before)
    return more if more and fresh else 0


def _again(heading: Sequence[Line], before: Cut) -> bool:
    """Whether a heading has the words of that of the table before."""
    letters = sorted(ord(sign) for line in heading for word in line.words for sign in word.text)
    return tuple(letters) == before.heading


def _outer(columns: Sequence[Column], region: Box) -> tuple[float, ...]:
    edges = edges_of(columns)
    return (*edges[:-1], float(np.clip(edges[-1], edges[0], max(region[2], edges[-1]))))

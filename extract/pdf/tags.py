"""Tables of tagged PDFs: rows, spans, headings and paragraphs as the file itself gives them.

Tags are believed where they agree with what stands on the page: the text of a column must lie
over itself and beside its neighbours, and no text of others may stand between. Where they do not,
nothing is returned for that table on that page and the other finders take over.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from msgspec import field

from planlift.extract.pdf import tag_headings
from planlift.extract.pdf.agreement import Part
from planlift.extract.pdf.agreement import TaggedCell
from planlift.extract.pdf.agreement import around
from planlift.extract.pdf.agreement import column_spans
from planlift.extract.pdf.agreement import doubt_of
from planlift.extract.pdf.agreement import placed
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable
from planlift.extract.pdf.shapes import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.agreement import Span
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.shapes import Shape
    from planlift.extract.pdf.shapes import Slot
    from planlift.extract.pdf.structure import Content
    from planlift.extract.pdf.structure import Path
    from planlift.extract.pdf.structure import Tree
    from planlift.extract.pdf.tag_headings import Headings
    from planlift.model import Box


Blocks: TypeAlias = tuple[tuple[str, "Indices"], ...]
"""The paragraphs and list items of a cell, and rests of such: kind, and characters."""


class Structure(Struct, frozen=True):
    """The tagged tables of a file, for `find`."""

    shapes: Mapping[Path, Shape]
    """By the path of the table."""
    content: dict[int, list[Content]]
    """By page; each page's goes once the next one is read."""
    columns: dict[Path, dict[int, Span]] = field(default_factory=dict)
    """Where the columns of each table stand; learned as pages are read."""
    headings: dict[Path, Headings] = field(default_factory=dict)
    """What each begins with, by which it is known where it is shown again."""
    doubts: list[str] = field(default_factory=list)
    """Tables whose tags were not believed, a sentence each; grows as pages are read."""


def load(tree: Tree | None) -> Structure | None:
    """The tables in the structure tree of a PDF; None where it has no tree or no table."""
    shapes = shapes_of(tree) if tree else {}
    if not tree or not shapes:
        return None
    return Structure(shapes, tree.content)


def find(structure: Structure, page: Page) -> list[FoundTable]:
    """The tagged tables, or their parts, on one page.

    A part has the cells with text on this page, counted in the whole table; its `key` is the same
    on every page. Headings that the layout repeats on later pages are in `repeated`.
    """
    begun = _begun(structure.content.pop(page.number - 1, ()))
    by_table: dict[Path, list[Content]] = defaultdict(list)
    contents = structure.content.get(page.number, ())
    tables = {cell: _table_of(cell, structure.shapes) for cell in {one.cell for one in contents}}
    for content in contents:
        table = tables[content.cell]
        if table is not None:
            by_table[table].append(content)
    chars = _by_mcid(page)
    found = []
    for number, (table, own) in enumerate(sorted(by_table.items()), start=1):
        part = _part(structure.shapes[table], own, page, chars, begun)
        if not part.cells:
            continue
        part = placed(part, structure.columns.setdefault(table, {}))
        if table in structure.headings:
            part = tag_headings.completed(part, page, structure.headings[table])
        else:
            structure.headings[table] = tag_headings.of(part, page)
        doubt = doubt_of(part, page)
        if doubt:
            structure.doubts.append(f"page {page.number}, tagged table {number}: {doubt}")
            continue
        found.append(_found(part, page, table))
    return found


def _begun(contents: Iterable[Content]) -> frozenset[Path]:
    """The paragraphs and list items of cells with content on a page: the next may go on with one.

    Text that stands in no paragraph of its cell may be several.
    """
    return frozenset(content.block for content in contents if content.block != content.cell)


def _table_of(cell: Path, shapes: Mapping[Path, Shape]) -> Path | None:
    """The table of a cell: an element above it, whose shape knows the cell."""
    above = (cell[:end] for end in range(len(cell)))
    return next((path for path in above if path in shapes and cell in shapes[path].cells), None)


def _by_mcid(page: Page) -> dict[int, Indices]:
    mcid = page.chars.mcid
    order = np.argsort(mcid, kind="stable")
    ordered = mcid[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))
    spans = pairwise([*starts.tolist(), len(order)])
    parts = [order[start:end] for start, end in spans]
    return dict(zip(ordered[starts].tolist(), parts, strict=True))


def _part(
    shape: Shape,
    contents: Sequence[Content],
    page: Page,
    chars: Mapping[int, Indices],
    begun: frozenset[Path],
) -> Part:
    texts: dict[Path, dict[Path, list[Indices]]] = defaultdict(lambda: defaultdict(list))
    items = {content.block for content in contents if content.item}
    repeated: list[Indices] = []
    for content in contents:
        index = chars.get(content.mcid)
        if index is None:
            continue
        if shape.repeats(content.cell, page.number):
            repeated.append(index)
        else:
            texts[content.cell][content.block].append(index)
    kinds = {**dict.fromkeys(items, "item"), **dict.fromkeys(begun, "rest")}
    drafts = [(shape.cells[path], _kinds(blocks, kinds)) for path, blocks in texts.items()]
    return Part(shape, tuple(_cells(drafts, page)), _together(repeated))


def _kinds(blocks: Mapping[Path, Sequence[Indices]], kinds: Mapping[Path, str]) -> Blocks:
    return tuple(
        (kinds.get(block, "paragraph"), _together(parts)) for block, parts in blocks.items()
    )


def _cells(drafts: Sequence[tuple[Slot, Blocks]], page: Page) -> Iterator[TaggedCell]:
    """The cells that hold more than blanks, each with the box around the rest."""
    indices = [_together([part for _, part in kinds]) for _, kinds in drafts]
    filled = [number for number, index in enumerate(indices) if len(index)]
    if not filled:
        return
    index = np.concatenate([indices[number] for number in filled])
    start = np.cumsum([0, *(len(indices[number]) for number in filled[:-1])])
    # A blank may be as wide as the rest of its line.
    inked = (page.chars.code[index] > ord(" "))[:, None]
    box = page.chars.box[index]
    low = np.minimum.reduceat(np.where(inked, box[:, :2], np.inf), start, axis=0).tolist()
    high = np.maximum.reduceat(np.where(inked, box[:, 2:], -np.inf), start, axis=0).tolist()
    for number, (left, top), (right, bottom) in zip(filled, low, high, strict=True):
        if left <= right:
            slot, kinds = drafts[number]
            yield TaggedCell(slot, kinds, indices[number], (left, top, right, bottom))


def _together(parts: Sequence[Indices]) -> Indices:
    if len(parts) == 1:
        return parts[0]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.intp)


def _found(part: Part, page: Page, table: Path) -> FoundTable:
    box = around(part)
    edges = _edges(part, box)
    first = min(cell.slot.row for cell in part.cells)
    last = max(cell.slot.row + cell.slot.row_span for cell in part.cells)
    return FoundTable(
        page=page.number,
        box=box,
        how="tags",
        rows=part.shape.rows,
        columns=part.shape.columns,
        cells=tuple(
            _found_cell(cell, edges)
            for cell in sorted(part.cells, key=lambda cell: (cell.slot.row, cell.slot.column))
        ),
        column_edges=edges,
        open_top=first > 0,
        open_bottom=last < part.shape.rows,
        key="tags " + ".".join(map(str, table)),
        notes=("rows and cells from the file's own tags, in agreement with the page",),
        repeated=part.repeated,
    )


def _edges(part: Part, box: Box) -> tuple[float, ...]:
    """Positions between columns where each has text of its own on this page, else none."""
    spans = column_spans(part)
    if sorted(spans) != list(range(part.shape.columns)):
        return ()
    return (box[0], *(spans[at][0] for at in range(1, part.shape.columns)), box[2])


def _found_cell(cell: TaggedCell, edges: Sequence[float]) -> FoundCell:
    slot = cell.slot
    left, top, right, bottom = cell.box
    if edges:
        left, right = edges[slot.column], edges[slot.column + slot.column_span]
    return FoundCell(
        row=slot.row,
        column=slot.column,
        row_span=slot.row_span,
        column_span=slot.column_span,
        box=(left, top, right, bottom),
        index=cell.index,
        header=slot.header,
        blocks=cell.blocks,
    )

"""Tables of tagged PDFs: rows, spans, headings and paragraphs as the file itself gives them.

Tags are believed where they agree with what stands on the page: the text of a column must lie
over itself and beside its neighbours, and no text of others may stand between. Where they do not,
nothing is returned for that table on that page and the other finders take over.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2

from planlift.extract.pdf import structure as trees
from planlift.extract.pdf.found import FoundCell
from planlift.extract.pdf.found import FoundTable
from planlift.extract.pdf.shapes import Shape
from planlift.extract.pdf.shapes import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.shapes import Slot
    from planlift.extract.pdf.structure import Content
    from planlift.extract.pdf.structure import Path
    from planlift.model import Box

SLACK = 2.0
"""Points by which the text of neighbouring columns may run into each other."""
MOST_STRANGERS = 0.02
"""Share of characters among the cells that may belong to none of them."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The tagged tables of a file, for `find`."""

    shapes: Mapping[Path, Shape]
    """By the path of the table."""
    content: Mapping[int, Sequence[Content]]
    """By page."""
    doubts: list[str] = field(default_factory=list)
    """Tables whose tags were not believed, a sentence each; grows as pages are read."""


def load(data: bytes) -> Structure | None:
    """The tables in the structure tree of a PDF; None where it has no tree or no table.

    A file that PDFium cannot open gives None, too: its reader says so.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None
    try:
        tree = trees.read(document)
    finally:
        document.close()
    shapes = shapes_of(tree) if tree else {}
    return Structure(shapes, tree.content) if tree and shapes else None


def find(structure: Structure, page: Page) -> list[FoundTable]:
    """The tagged tables, or their parts, on one page.

    A part has the cells with text on this page, counted in the whole table; its `key` is the same
    on every page. Headings that the layout repeats on later pages are in `repeated`.
    """
    by_table: dict[Path, list[Content]] = defaultdict(list)
    owner = {slot: table for table, shape in structure.shapes.items() for slot in shape.cells}
    for content in structure.content.get(page.number, ()):
        if content.cell in owner:
            by_table[owner[content.cell]].append(content)
    chars = _by_mcid(page)
    found = []
    for number, (table, contents) in enumerate(sorted(by_table.items()), start=1):
        part = _part(structure.shapes[table], contents, page, chars)
        if not part.cells:
            continue
        doubt = _doubt(part, page)
        if doubt:
            structure.doubts.append(f"page {page.number}, tagged table {number}: {doubt}")
            continue
        found.append(_found(part, page, table))
    return found


@dataclass(frozen=True, slots=True)
class _Cell:
    slot: Slot
    blocks: tuple[tuple[str, Indices], ...]
    index: Indices
    box: Box


@dataclass(frozen=True, slots=True)
class _Part:
    shape: Shape
    cells: tuple[_Cell, ...]
    repeated: Indices
    goes_on: bool
    """It has rows after the last one on this page."""


def _by_mcid(page: Page) -> dict[int, Indices]:
    mcid = page.chars.mcid
    order = np.argsort(mcid, kind="stable")
    values, starts = np.unique(mcid[order], return_index=True)
    parts = np.split(order, starts[1:]) if len(values) else []
    return dict(zip(values.tolist(), parts, strict=True))


def _part(
    shape: Shape, contents: Sequence[Content], page: Page, chars: Mapping[int, Indices]
) -> _Part:
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
    cells = [
        _cell(shape.cells[path], blocks, items, page)
        for path, blocks in texts.items()
    ]
    last = max((cell.slot.row + cell.slot.row_span for cell in cells), default=0)
    return _Part(shape, tuple(cells), _together(repeated), last < shape.rows)


def _cell(
    slot: Slot, blocks: Mapping[Path, Sequence[Indices]], items: set[Path], page: Page
) -> _Cell:
    kinds = tuple(
        ("item" if block in items else "paragraph", _together(parts))
        for block, parts in blocks.items()
    )
    index = _together([part for _, part in kinds])
    box = page.chars.box[index]
    left, top = box[:, :2].min(axis=0).tolist()
    right, bottom = box[:, 2:].max(axis=0).tolist()
    return _Cell(slot, kinds, index, (left, top, right, bottom))


def _together(parts: Iterable[Indices]) -> Indices:
    parts = list(parts)
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.intp)


def _doubt(part: _Part, page: Page) -> str:
    """Why the tags cannot be right, in a few words; empty where they agree with the page."""
    spans = _column_spans(part)
    columns = sorted(spans)
    for left, right in zip(columns, columns[1:], strict=False):
        if spans[left][1] > spans[right][0] + SLACK:
            return "the text of two columns overlaps"
    for above in part.cells:
        for below in part.cells:
            if _out_of_order(above, below):
                return "a later row stands above an earlier one"
    if _strangers(part, page) > MOST_STRANGERS:
        return "text that is not tagged as its own stands inside the table"
    return ""


def _column_spans(part: _Part) -> dict[int, tuple[float, float]]:
    spans: dict[int, tuple[float, float]] = {}
    for cell in part.cells:
        if cell.slot.column_span == 1:
            left, right = spans.get(cell.slot.column, (np.inf, -np.inf))
            spans[cell.slot.column] = min(left, cell.box[0]), max(right, cell.box[2])
    return spans


def _out_of_order(above: _Cell, below: _Cell) -> bool:
    """Of two cells of one column, the one of the later row begins before the other ends."""
    if above.slot.column != below.slot.column:
        return False
    if above.slot.row + above.slot.row_span > below.slot.row:
        return False
    return below.box[1] < above.box[3] - SLACK - (above.box[3] - above.box[1]) / 4


def _strangers(part: _Part, page: Page) -> float:
    own = np.zeros(len(page.chars.code), dtype=np.bool_)
    own[part.repeated] = True
    for cell in part.cells:
        own[cell.index] = True
    left, top, right, bottom = _around(part)
    middle = (page.chars.box[:, :2] + page.chars.box[:, 2:]) / 2
    inside = (middle[:, 0] > left) & (middle[:, 0] < right)
    inside &= (middle[:, 1] > top) & (middle[:, 1] < bottom) & (page.chars.code > ord(" "))
    return float((inside & ~own).sum() / max(1, inside.sum()))


def _around(part: _Part) -> Box:
    boxes = np.array([cell.box for cell in part.cells])
    left, top = boxes[:, :2].min(axis=0).tolist()
    right, bottom = boxes[:, 2:].max(axis=0).tolist()
    return left, top, right, bottom


def _found(part: _Part, page: Page, table: Path) -> FoundTable:
    box = _around(part)
    edges = _edges(part, box)
    first = min(cell.slot.row for cell in part.cells)
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
        open_bottom=part.goes_on,
        key="tags " + ".".join(map(str, table)),
        notes=("rows and cells from the file's own tags, in agreement with the page",),
        repeated=part.repeated,
    )


def _edges(part: _Part, box: Box) -> tuple[float, ...]:
    """Positions between columns where each has text of its own on this page, else none."""
    spans = _column_spans(part)
    if sorted(spans) != list(range(part.shape.columns)):
        return ()
    return (box[0], *(spans[at][0] for at in range(1, part.shape.columns)), box[2])


def _found_cell(cell: _Cell, edges: Sequence[float]) -> FoundCell:
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

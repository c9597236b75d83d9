"""The tables of a tagged PDF as its structure tree tells them, before any page is looked at.

PDFium gives the tree page by page, each time with the elements that have content on that page.
An element keeps its place among its parent's children, so the path of such places is the same
on every page, and a table or a row cut by a page end is known again.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from itertools import chain
from itertools import islice
from itertools import repeat
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from typing import TypeAlias

from msgspec import Struct
from pypdfium2 import raw

from planlift.extract.pdf import calls

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.pdf.calls import Address
    from planlift.extract.pdf.calls import Argument

Path: TypeAlias = tuple[int, ...]
"""Places among the children, from the root down."""

MAX_DEPTH = 48
MAX_ELEMENTS = 200_000
"""On one page."""
MAX_ALL_ELEMENTS = 3_000_000
MAX_SPAN = 1_000
NEAR = 256
"""After so many places without a child on this page, none is looked for further on."""
ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_CELLS = frozenset({"TD", "TH"})
KEPT = ROW_GROUPS | _CELLS | {"TR"}
_PARAGRAPHS = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "BlockQuote"})


class Element(Struct):
    """A table, a row group, a row or a cell, put together from all pages."""

    kind: str
    children: int
    marked: frozenset[int] = frozenset()
    """Places of children that are content, not elements."""
    row_span: int = 1
    column_span: int = 1


class Content(NamedTuple):
    """One piece of marked content on one page."""

    mcid: int
    cell: Path
    block: Path
    """The paragraph or list item that it belongs to; the cell itself where there is none."""
    item: bool


class Tree(Struct, frozen=True):
    """What the pages say together."""

    elements: dict[Path, Element]
    content: dict[int, list[Content]]
    """By page, from 1."""
    reached: dict[Path, int]
    """By element: the place of the last child met so far."""


class TooManyElementsError(Exception):
    """The tree is larger than any honest document's."""


class _Step(NamedTuple):
    element: Argument
    path: Path
    cell: Path
    """Of the table cell around it; empty outside."""
    block: Path
    item: bool
    table: bool
    """Inside a table, its rows and their groups, where elements are kept."""


def read(pages: Iterable[Any]) -> Tree | None:
    """The tables of all pages, given as handles in order; None where their tree is hostile."""
    tree = Tree({}, {}, {})
    seen = 0
    try:
        for number, page in enumerate(pages, start=1):
            seen += _page(page, number, tree)
            if seen > MAX_ALL_ELEMENTS:
                return None
    except TooManyElementsError:
        return None
    return tree


def _page(page: Any, number: int, tree: Tree) -> int:  # noqa: ANN401  ctypes handle
    root = raw.FPDF_StructTree_GetForPage(page) if page else None
    try:
        return _walk(root, number, tree) if root else 0
    finally:
        if root:
            raw.FPDF_StructTree_Close(root)


def _walk(root: Any, number: int, tree: Tree) -> int:  # noqa: ANN401  ctypes handle
    """Visit the elements with content on this page; how many there were."""
    count = max(0, raw.FPDF_StructTree_CountChildren(root))
    steps = [
        _Step(calls.argument(calls.address(child)), (at,), (), (), item=False, table=False)
        for at in range(min(count, MAX_ELEMENTS) - 1, -1, -1)
        if (child := raw.FPDF_StructTree_GetChildAtIndex(root, at))
    ]
    seen = 0
    while steps:
        step = steps.pop()
        if len(step.path) > MAX_DEPTH:
            continue
        inside, looked = _visit(step, number, tree)
        seen += looked
        if seen > MAX_ELEMENTS:
            raise TooManyElementsError
        steps += reversed(inside)
    return seen


def _visit(step: _Step, number: int, tree: Tree) -> tuple[list[_Step], int]:
    """The children of an element to visit, and how many places were looked at."""
    kind = _kind(step.element)
    children = max(0, calls.struct_count(step.element))
    inside = _inside(step, kind)
    if kind == "Table" or (step.table and kind in KEPT):
        _keep(step, kind, children, tree)
    steps: list[_Step] = []
    found, looked = _children(step.element, children, tree.reached.get(step.path, 0))
    for at, child, mcid in found:
        if child:
            tree.reached[step.path] = at
            path = (*step.path, at)
            element = calls.argument(child)
            steps.append(_Step(element, path, inside.cell, inside.block, inside.item, inside.table))
        elif inside.cell:
            content = Content(mcid, inside.cell, inside.block, inside.item)
            tree.content.setdefault(number, []).append(content)
    if children > NEAR:
        steps.sort(key=lambda one: one.path)
    return steps, 1 + looked


_Child = tuple[int, "Address", int]
"""Place, element or 0, and marked-content id where there is no element."""


def _children(element: Argument, children: int, reached: int) -> tuple[list[_Child], int]:
    """The children on this page, and at how many places was looked for them.

    First among the first (headings are repeated), then from the last found on: of a table over
    a thousand pages, each page has a few rows, one after the other.
    """
    found = [child for _, child in _look(element, range(min(children, NEAR)))]
    looked = min(children, NEAR)
    behind = max(NEAR, reached)
    rest = chain(range(behind, children), range(NEAR, min(behind, children)))
    empty = 0
    while children > NEAR and (places := list(islice(rest, NEAR))):
        looked += len(places)
        last = -1 - empty
        for nth, child in _look(element, places):
            if nth - last - 1 > NEAR:
                return found, looked
            found.append(child)
            last = nth
        empty = len(places) - last - 1
        if empty > NEAR:
            break
    return found, looked


def _look(element: Argument, places: Sequence[int]) -> list[tuple[int, _Child]]:
    """What is at these places, where something is, each with its number among them."""
    children = list(map(calls.struct_child, repeat(element), places))
    bare = [at for at, child in zip(places, children, strict=True) if not child]
    marks = iter(map(calls.struct_mcid, repeat(element), bare))
    return [
        (nth, (at, child, mcid))
        for nth, (at, child) in enumerate(zip(places, children, strict=True))
        if (mcid := -1 if child else next(marks)) >= 0 or child
    ]


def _inside(step: _Step, kind: str) -> _Step:
    """What holds for the children of an element."""
    cell, block, item, table = step.cell, step.block, step.item, step.table
    if kind == "Table":
        cell, block, item, table = (), (), False, True
    elif kind in _CELLS and table:
        cell, block, item, table = step.path, step.path, False, False
    elif kind not in ROW_GROUPS and kind != "TR":
        table = False
    if not cell:
        return _Step(step.element, step.path, cell, block, item, table)
    if kind == "LI":
        block, item = step.path, True
    elif kind in _PARAGRAPHS and not _first_of_item(step):
        block, item = step.path, step.item and block == step.block
    return _Step(step.element, step.path, cell, block, item, table)


def _first_of_item(step: _Step) -> bool:
    """The first paragraph of a list item is the item itself."""
    return step.item and all(at == 0 for at in step.path[len(step.block) + 1 :])


def _keep(step: _Step, kind: str, children: int, tree: Tree) -> None:
    if step.path in tree.elements:
        return
    element = tree.elements[step.path] = Element(kind, children)
    if kind in _CELLS:
        element.row_span, element.column_span = _spans(step.element)
        return
    count = max(0, calls.struct_marks(step.element))
    places = range(min(count, children))
    element.marked = frozenset(at for at in places if calls.struct_mark(step.element, at) >= 0)


def _kind(element: Argument) -> str:
    buffer = ctypes.create_string_buffer(128)
    size = calls.struct_kind(element, buffer, len(buffer))
    return _decoded(buffer.raw[: min(size, len(buffer))])


@lru_cache(maxsize=256)
def _decoded(units: bytes) -> str:
    return units.decode("utf-16-le", "ignore").rstrip("\0")


def _spans(element: Argument) -> tuple[int, int]:
    """Over how many rows and columns a cell goes."""
    spans: dict[bytes, int] = {}
    for at in range(min(8, max(0, calls.struct_attributes(element)))):
        attributes = calls.argument(calls.struct_attribute(element, at))
        for name in {b"RowSpan", b"ColSpan"} - spans.keys():
            value = calls.attribute_value(attributes, name)
            number = ctypes.c_float()
            if value and calls.value_number(calls.argument(value), ctypes.byref(number)):
                spans[name] = int(min(max(number.value, 1), MAX_SPAN))
    return spans.get(b"RowSpan", 1), spans.get(b"ColSpan", 1)

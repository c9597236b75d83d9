"""Sheets wider than the paper, whose columns to the right are printed on pages of their own.

A spreadsheet is cut like a map: first down and then across, or the other way round. The rows stand
at the same heights on the pages that lie side by side, and the headings there are others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.assembly import level_parts
from planlift.extract.assembly.column import WHAT
from planlift.extract.assembly.column import WHO_WHEN
from planlift.model import Grid
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.phrases import HeadingWords
    from planlift.model import Aside
    from planlift.model import Block

_FEWEST_ROWS = 3
"""Rows that tell the halves of a table from two tables though the first says all of a plan."""


class _Head(NamedTuple):
    """The headings of one part."""

    texts: frozenset[str]
    fields: frozenset[str]


def joined(blocks: Sequence[Block], words: HeadingWords) -> tuple[Sequence[Block], Sequence[Aside]]:
    """The blocks with the tables of such pages laid together, each where its left part stood.

    What is printed again on the pages to the right is left aside.
    """
    pages = _by_page(blocks)
    heads = _heads(pages, words)
    if len({head.texts for head in heads.values()}) < 2:
        return blocks, ()
    instead: dict[int, Grid | None] = {}
    aside: list[Aside] = []
    begin = 0
    for start in heads:
        sheet = _sheet(pages, heads, start) if start >= begin else []
        for parts in sheet:
            whole, again = level_parts.laid_together(parts)
            aside += again
            instead.update((id(part), None) for part in parts)
            instead[id(parts[0])] = whole
        begin = max(begin, start + sum(map(len, sheet)))
    if not instead:
        return blocks, ()
    return [kept for one in blocks if (kept := instead.get(id(one), one)) is not None], aside


def _by_page(blocks: Sequence[Block]) -> dict[int, Grid]:
    """The largest table of each page that has one."""
    found: dict[int, Grid] = {}
    for block in blocks:
        if isinstance(block, Grid) and block.place.box is not None:
            before = found.get(block.place.page)
            if before is None or _area(before) < _area(block):
                found[block.place.page] = block
    return found


def _area(grid: Grid) -> float:
    left, top, right, bottom = grid.place.box or (0.0, 0.0, 0.0, 0.0)
    return (right - left) * (bottom - top)


def _heads(pages: Mapping[int, Grid], words: HeadingWords) -> dict[int, _Head]:
    """By page in order: the headings that its table begins with, where it does with some."""
    heads = ((page, _head(pages[page], words)) for page in sorted(pages))
    return {page: head for page, head in heads if head.fields}


def _head(part: Grid, words: HeadingWords) -> _Head:
    """The texts of the first row, or of the one below a title, and the fields that they name."""
    rows: list[list[str]] = [[], []]
    for cell in part.cells:
        if cell.row >= len(rows):
            break
        if cell.text:
            rows[cell.row].append(one_line(cell.text))
    texts = rows[1] if len(rows[0]) == 1 < part.columns else rows[0]
    fields = list(filter(None, map(words.named, texts)))
    return _Head(
        frozenset(map(key, texts)), frozenset(fields if 2 * len(fields) >= len(texts) else ())
    )


def _sheet(pages: Mapping[int, Grid], heads: Mapping[int, _Head], start: int) -> list[list[Grid]]:
    """The sheet that begins on a page: for each of its rows of pages the parts, left to right."""
    seen = {heads[start].texts}
    for other, head in heads.items():
        if other <= start or head.texts in seen:
            continue
        seen.add(head.texts)
        if _is_beside(pages, heads, start, [other]):
            sheet = _sheet_of(pages, heads, start, other - start)
            said = heads[start].fields
            whole = not said.isdisjoint(WHAT) and not said.isdisjoint(WHO_WHEN)
            few = sum(parts[0].rows for parts in sheet) < _FEWEST_ROWS
            return [] if whole and few else sheet
    return []


def _sheet_of(
    pages: Mapping[int, Grid], heads: Mapping[int, _Head], start: int, down: int
) -> list[list[Grid]]:
    """`down`: pages from one part to the part beside it."""
    others = [start + down]
    while _is_beside(pages, heads, start, [*others, others[-1] + down]):
        others.append(others[-1] + down)
    parts = [pages[page] for page in (start, *others)]
    sheet = [parts]
    step = 1 if down > 1 else len(parts)
    while len(sheet) < down or down == 1:
        begin = start + step * len(sheet)
        below = [pages.get(begin + down * index) for index in range(len(parts))]
        present = [grid for grid in below if grid is not None]
        if len(present) < len(parts) or not _goes_on(parts, present):
            break
        sheet.append(present)
    return sheet


def _goes_on(above: Sequence[Grid], below: Sequence[Grid]) -> bool:
    """The next rows of the same columns, at the same heights."""
    level = all(level_parts.are_level(below[0], part) for part in below[1:])
    return level and all(
        level_parts.same_columns(before, after) for before, after in zip(above, below, strict=True)
    )


def _is_beside(
    pages: Mapping[int, Grid], heads: Mapping[int, _Head], start: int, others: Sequence[int]
) -> bool:
    """Whether the last of `others` lies beside those before it: its rows are level with theirs,
    and its headings, save for columns that are printed again, are others; only one says what.
    """
    page = others[-1]
    if page not in heads or not level_parts.are_level(pages[start], pages[page]):
        return False
    head, before = heads[page], [heads[other] for other in (start, *others[:-1])]
    again = level_parts.repeated(pages[start], pages[page])
    if any(len(head.texts & other.texts) > again for other in before):
        return False
    return not any(field in head.fields & other.fields for field in WHAT for other in before)

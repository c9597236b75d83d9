"""Sheets wider than the paper, whose columns to the right are printed on pages of their own.

A spreadsheet is cut like a map: first down and then across, or the other way round. The rows stand
at the same heights on the pages that lie side by side, and the headings there are others.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import TypeAlias

from msgspec.structs import replace

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.grids import level_parts
from planlift.extract.assembly.grids import sheet_marks
from planlift.model import Aside
from planlift.model import Grid
from planlift.model import TextBlock
from planlift.text import key
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_FEWEST_ROWS = 3
"""Rows that tell the halves of a table from two tables though the first says all of a plan."""

_HEAD_ROWS = 8
"""Titles, texts and blank rows may stand above the headings, within the rules."""
_LEVEL = (level_parts.are_level, level_parts.lies_within)
_Pages: TypeAlias = "Mapping[int, Sequence[Grid]]"
_Heads: TypeAlias = "Mapping[int, Sequence[_Head]]"


class _Head(NamedTuple):
    """The headings that a table begins with."""

    grid: Grid
    texts: frozenset[str]
    fields: frozenset[str]


def joined(blocks: Sequence[Block], words: HeadingWords) -> tuple[Sequence[Block], Sequence[Aside]]:
    """The blocks with the tables of such pages laid together, each where its left part stood.

    What is printed again on the pages to the right is left aside, and so are the sheet's own marks.
    """
    blocks, marks = sheet_marks.without_marks(blocks)
    whole, again = _laid_together(blocks, words)
    return whole, [*marks, *again]


def _laid_together(
    blocks: Sequence[Block], words: HeadingWords
) -> tuple[Sequence[Block], Sequence[Aside]]:
    pages = _by_page(blocks)
    heads = _heads(pages, words)
    standing = _standing(heads)
    if len(standing) < 2:
        return blocks, ()
    instead: dict[int, Block | None] = {}
    aside: list[Aside] = []
    begin = 0
    for start in heads:
        sheet = _sheet(pages, heads, standing, start) if start >= begin else []
        for row in sheet:
            for parts in _level_in(pages, row):
                whole, again = level_parts.laid_together(parts)
                aside += again
                instead.update((id(piece), None) for part in parts for piece in part)
                instead[id(parts[0][0])] = whole
            instead |= _texts_beside(blocks, row, aside)
        begin = max(begin, start + sum(map(len, sheet)))
    if not instead:
        return blocks, ()
    return [kept for one in blocks if (kept := instead.get(id(one), one)) is not None], aside


def _texts_beside(
    blocks: Sequence[Block], row: Sequence[int], aside: list[Aside]
) -> dict[int, Block | None]:
    """Texts on the pages to the right head nothing; what is printed again there goes `aside`."""
    instead: dict[int, Block | None] = {}
    texts = [one for one in blocks if isinstance(one, TextBlock) and one.place.page in row]
    said = {one.text for one in texts if one.place.page == row[0]}
    for one in texts:
        if one.place.page == row[0]:
            continue
        again = one.text in said
        instead[id(one)] = None if again else replace(one, kind="paragraph")
        if again:
            aside.append(Aside(one.text, "repeated-heading", one.place))
    return instead


def _by_page(blocks: Sequence[Block]) -> dict[int, list[Grid]]:
    """The tables of each page that has some, in order."""
    found: dict[int, list[Grid]] = {}
    for block in blocks:
        if isinstance(block, Grid) and block.place.box is not None:
            found.setdefault(block.place.page, []).append(block)
    return found


def _heads(pages: _Pages, words: HeadingWords) -> _Heads:
    """By page in order: the headings that its tables begin with, where they do with some."""
    heads = {page: [_head(grid, words) for grid in pages[page]] for page in sorted(pages)}
    known = {page: [head for head in found if head.fields] for page, found in heads.items()}
    return {page: found for page, found in known.items() if found}


def _head(part: Grid, words: HeadingWords) -> _Head:
    """The texts of the first row with several, or else with one, and the fields that they name."""
    rows: dict[int, list[str]] = {}
    for cell in part.cells:
        if cell.row >= _HEAD_ROWS or len(rows.get(cell.row - 1, ())) > 1:
            break
        if cell.text:
            rows.setdefault(cell.row, []).append(one_line(cell.text))
    texts = next((row for row in rows.values() if len(row) > 1), next(iter(rows.values()), []))
    named = list(map(words.named, texts))
    fields = list(filter(None, named))
    labels = len(texts) % 2 == 0 and all(named[::2]) and not any(named[1::2])
    known = 2 * len(fields) >= len(texts) and not labels  # beside these stand their values
    return _Head(part, frozenset(map(key, texts)), frozenset(fields if known else ()))


def _standing(heads: _Heads) -> dict[frozenset[str], list[int]]:
    """The pages that begin with each set of headings, in order."""
    found: dict[frozenset[str], list[int]] = {}
    for page, at in heads.items():
        for head in at:
            found.setdefault(head.texts, []).append(page)
    return found


def _sheet(
    pages: _Pages, heads: _Heads, standing: Mapping[frozenset[str], Sequence[int]], start: int
) -> list[list[int]]:
    """The sheet that begins on a page: its pages row by row, each from left to right."""
    for first in heads[start]:
        next_pages = {
            later[at]
            for texts, later in standing.items()
            if texts != first.texts and (at := bisect_right(later, start)) < len(later)
        }
        for other in sorted(next_pages):
            if _beside([first], heads[other]) is not None:
                sheet = _sheet_of(pages, heads, first, other - start)
                whole = not first.fields.isdisjoint(WHAT) and not first.fields.isdisjoint(WHO_WHEN)
                rows = sum(parts[0][0].rows for row in sheet for parts in _level_in(pages, row))
                return [] if whole and rows < _FEWEST_ROWS else sheet
    return []


def _sheet_of(pages: _Pages, heads: _Heads, first: _Head, down: int) -> list[list[int]]:
    """`down`: pages from one part to the part beside it."""
    parts = [first]
    page = first.grid.place.page + down
    while (head := _beside(parts, heads.get(page, ()))) is not None:
        parts.append(head)
        page += down
    row = [head.grid.place.page for head in parts]
    sheet = [row]
    step = 1 if down > 1 else len(row)
    while len(sheet) < down or down == 1:
        below = [page + step * len(sheet) for page in row]
        if not _goes_on(pages, row, below):
            break
        sheet.append(below)
    # Printed down first, the pages down to the next part are all of the sheet.
    return sheet if len(sheet) >= sum(row[0] + at in pages for at in range(down)) else []


def _goes_on(pages: _Pages, first: Sequence[int], below: Sequence[int]) -> bool:
    """The next rows of the same columns, at the same heights."""
    parts = next(_level_in(pages, below), [])
    return len(parts) == len(below) and all(
        any(level_parts.same_columns(before, part[0]) for before in pages[page])
        for page, part in zip(first, parts, strict=True)
    )


def _level_in(pages: _Pages, row: Sequence[int]) -> Iterator[list[list[Grid]]]:
    """The tables of pages side by side that are parts of one, from left to right, in pieces."""
    for left in pages.get(row[0], ()):
        parts = [[left]]
        for page in row[1:]:
            pieces = _pieces(left, pages.get(page, ()))
            parts += [pieces] if pieces else []
        if len(parts) > 1:
            yield parts


def _pieces(left: Grid, beside: Sequence[Grid]) -> list[Grid]:
    """Of the tables on a page the one that is level with another, or those that are together."""
    for columns in sorted({part.columns for part in beside}):
        pieces = [part for part in beside if part.columns == columns]
        same = all(level_parts.same_columns(pieces[0], part) for part in pieces)
        if same and level_parts.are_level_in_pieces(left, pieces):
            return pieces
    for part in beside:
        if level_parts.are_level(left, part):
            return [part]
    within = [part for part in beside if level_parts.lies_within(left, part)]
    alike = [part for part in within if level_parts.same_columns(within[0], part)]
    return alike if 2 * sum(part.rows for part in alike) >= left.rows else []


def _beside(parts: Sequence[_Head], found: Sequence[_Head]) -> _Head | None:
    """The one of the headings on a page that lies beside those before it: its rows are level with
    theirs, and its texts, save for columns that are printed again, are others; only one says what.
    """
    for head in found:
        if any(field in head.fields & part.fields for field in WHAT for part in parts):
            continue
        if not any(level(parts[0].grid, head.grid) for level in _LEVEL):
            continue
        again = level_parts.repeated(parts[0].grid, head.grid)
        if all(len(head.texts & part.texts) <= again for part in parts):
            return head
    return None

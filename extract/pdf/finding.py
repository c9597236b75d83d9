"""All tables of a page: by tags, by rules, by alignment, each place in one table only."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import alignment
from planlift.extract.pdf import blanks
from planlift.extract.pdf import continuation
from planlift.extract.pdf import label_pairs
from planlift.extract.pdf import one_column
from planlift.extract.pdf import outside
from planlift.extract.pdf import painted_labels
from planlift.extract.pdf import panelled
from planlift.extract.pdf import rules
from planlift.extract.pdf import sheets
from planlift.extract.pdf import swatches
from planlift.extract.pdf import tags
from planlift.extract.pdf.alignment import foot_of
from planlift.extract.pdf.anchors import Phrases
from planlift.extract.pdf.cut_tables import as_wide
from planlift.extract.pdf.cut_tables import cut_by_end
from planlift.extract.pdf.found import taken_by
from planlift.extract.pdf.page import lettered
from planlift.extract.pdf.reading_order import holds_records
from planlift.extract.pdf.side_by_side import may_stand
from planlift.extract.pdf.textlines import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from planlift.extract.pdf.cut_tables import Cut
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.found import Indices
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.structure import Tree
    from planlift.model import Box


_PAGES_ACROSS = 8
"""Of a sheet at most, where its pages to the right follow each other."""
_OVERLAP = 0.3
"""Of a table's characters: where better evidence has taken more, the table is not taken."""


class Finder:
    """The finders of one file."""

    def __init__(self, tree: Tree | None, heading_words: Mapping[str, str]) -> None:
        """Take what the file's tags say, if it has any."""
        self._structure = tags.load(tree)
        self._heading_words = Phrases(heading_words)
        self._cut: Cut | None = None
        self._cuts: deque[Cut] = deque(maxlen=_PAGES_ACROSS)
        """The last ones, the latest first."""
        self._pairs: list[label_pairs.Places] = []
        """Where the labels and values of forms stood on the page before."""
        self._painted: list[painted_labels.Looks] = []
        """Of the labels on ground of their own on the page before."""
        self._edges: tuple[float, ...] = ()
        """Of the columns of the lowest table on the page before, as far as its lines show them."""
        self._beside: float | None = None
        """Where it had a column to the left of them."""
        self._rows = one_column.Rows()

    def find(self, page: Page, of_text: NDArray[np.bool_]) -> list[FoundTable]:
        """Tables of the page, from the top down, best evidence first where they overlap.

        `of_text`: which of its rules belong to words (see `ruled_text`).
        """
        tagged = tags.find(self._structure, page) if self._structure else []
        cut = as_wide(page, self._cut, self._cuts)
        if cut is not None and cut is not self._cut:
            self._cut, self._edges = cut, (cut.left, *cut.edges, cut.right)
        found = self._found(page, [blanks.completed(page, table) for table in tagged], of_text)
        lowest = max(found, key=lambda table: table.box[3], default=None)
        self._cut = cut_by_end(page, lowest, self._cut) if lowest else None
        if self._cut is not None and self._cut.drawn:
            self._cuts.appendleft(self._cut)
        edges = lowest.column_edges if lowest else ()
        self._beside = edges[0] if lowest and lowest.beside else None
        self._edges = edges[1:] if lowest and lowest.beside else edges
        self._rows.learn(found)
        return sorted(found, key=lambda table: (table.box[1], table.box[0]))

    def _found(
        self, page: Page, tagged: list[FoundTable], of_text: NDArray[np.bool_]
    ) -> list[FoundTable]:
        found = list(tagged)
        taken = taken_by(page, found)
        free = np.flatnonzero(~taken)
        painted, self._painted = painted_labels.find(page, free, self._heading_words, self._painted)
        found += painted
        taken |= taken_by(page, painted)
        ruled = self._ruled(page, of_text) if _may_be_ruled(page, taken) else []
        cut = None if tagged else self._cut
        if cut is not None and not any(map(self._rows.are_beside, ruled)):
            part = continuation.find(page, cut, ruled, self._heading_words, of_text)
            ruled = part or ruled
        for table in ruled:
            if _overlaps(taken, table) or panelled.holds_forms(page, table, self._heading_words):
                continue
            whole = None
            if sheets.is_heading(table):
                others = (one.box[1] for one in ruled if one.box[1] > table.box[1])
                foot = min([*others, foot_of(page)])
                whole = sheets.below(page, table, np.flatnonzero(~taken), foot)
            taken |= taken_by(page, [whole or table])
            found.append(whole or table)
        colours = swatches.find(page, np.flatnonzero(~taken))
        found += colours
        taken |= taken_by(page, colours)
        free = np.flatnonzero(~taken)
        forms, self._pairs = label_pairs.find(page, free, self._heading_words, self._pairs)
        taken |= taken_by(page, forms)
        found += forms
        for region, index in regions(page, found, np.flatnonzero(~taken)):
            aligned = alignment.find(page, region, index, self._heading_words, self._cut)
            if aligned and _may_be_records(page, index):
                aligned = [table for table in aligned if not _is_records(page, table, index)]
            found += aligned
        return found

    def _ruled(self, page: Page, of_text: NDArray[np.bool_]) -> list[FoundTable]:
        found = rules.find(page, of_text, self._edges, self._rows)
        return outside.taken_in(page, found, self._edges, self._beside)


def _may_be_ruled(page: Page, taken: NDArray[np.bool_]) -> bool:
    """Whether among the page's lines and fills something stands that is not taken yet."""
    drawn = np.concatenate([page.rules, page.fills])
    if not len(drawn):
        return False
    if not taken.any():
        return True
    box = page.chars.box[~taken & lettered(page)]
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    left, top = drawn[:, :2].min(axis=0).tolist()
    right, bottom = drawn[:, 2:].max(axis=0).tolist()
    return bool(((x >= left) & (x <= right) & (y >= top) & (y <= bottom)).any())


def _may_be_records(page: Page, free: Indices) -> bool:
    """Whether it is worth while to ask the next."""
    return bool(page.chars.turned[free].any()) or may_stand(lines_of(page, free))


def _is_records(page: Page, table: FoundTable, free: Indices) -> bool:
    """Whether what seems a table are cards side by side."""
    middle = (page.chars.box[free, 1] + page.chars.box[free, 3]) / 2
    return holds_records(page.chars, free[(middle >= table.box[1]) & (middle <= table.box[3])])


def _overlaps(taken: NDArray[np.bool_], table: FoundTable) -> bool:
    """Whether most of its text is taken, or all but texts over its whole width: prose beside it."""
    index = np.concatenate([cell.index for cell in table.cells])
    met = int(taken[index].sum())
    if not met or met > _OVERLAP * len(index):
        return bool(met)
    rest = [cell for cell in table.cells if len(cell.index) and not taken[cell.index].any()]
    return all(cell.column_span == table.columns for cell in rest)


def regions(page: Page, tables: list[FoundTable], free: Indices) -> list[tuple[Box, Indices]]:
    """The page cut in bands above, between and below the tables: box and free characters."""
    box = page.chars.box[free]
    middle = (box[:, 1] + box[:, 3]) / 2
    cuts = sorted((table.box[1], table.box[3]) for table in tables)
    out: list[tuple[Box, Indices]] = []
    top = 0.0
    for low, high in [*cuts, (page.height, page.height)]:
        inside = free[(middle > top) & (middle <= low)]
        if len(inside):
            out.append(((0.0, top, page.width, low), inside))
        top = max(top, high)
    return out

"""The blocks of a document as they were meant: what its pages have parted is whole again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.forms import label_rows
from planlift.extract.assembly.forms import labelled_columns
from planlift.extract.assembly.forms import labels_alone
from planlift.extract.assembly.forms import panels
from planlift.extract.assembly.forms import run_on_labels
from planlift.extract.assembly.forms import same_labels
from planlift.extract.assembly.forms import same_lines
from planlift.extract.assembly.forms import texts_over
from planlift.extract.assembly.forms.dashes import with_colons
from planlift.extract.assembly.forms.plain_labels import without_plain_labels
from planlift.extract.assembly.grids import again_as_cards
from planlift.extract.assembly.grids import banded
from planlift.extract.assembly.grids import cut_cards
from planlift.extract.assembly.grids import cut_shapes
from planlift.extract.assembly.grids import cut_titles
from planlift.extract.assembly.grids import facts_below
from planlift.extract.assembly.grids import labelled_cells
from planlift.extract.assembly.grids import labelled_rows
from planlift.extract.assembly.grids import numbered_forms
from planlift.extract.assembly.grids import record_rows
from planlift.extract.assembly.grids import titled_blocks
from planlift.extract.assembly.grids import unmerged
from planlift.extract.assembly.grids import wide_sheets
from planlift.model import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Aside
    from planlift.model import Block


def blocks(found: Sequence[Block], words: HeadingWords) -> tuple[Sequence[Block], Sequence[Aside]]:
    """The blocks, each table, card and form in one piece, and what the pages print again."""
    found, cards = again_as_cards.left_out(found)
    found, again = wide_sheets.joined(found, words)
    found = _in_one_piece(found, words)
    found = [_by_itself(block, words) if isinstance(block, Grid) else block for block in found]
    found = _with_labels(banded.with_names_above(found, words), words)
    return _as_tables(found, words), [*cards, *again]


def _in_one_piece(found: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """What is one table to its reader: texts above it, rows on both sides of a page's end."""
    found = titled_blocks.parted(texts_over.taken_in(found, words))
    return cut_titles.joined(cut_cards.joined(cut_shapes.joined(found)), words)


def _by_itself(grid: Grid, words: HeadingWords) -> Grid:
    """The grid as its own cells show that it was meant: each fact in a column, under a heading."""
    grid = record_rows.joined(labelled_columns.headed(unmerged.spread(grid, words)), words)
    grid = labelled_rows.over_rows(facts_below.beside(grid, words), words)
    return labelled_cells.parted(grid, words)


def _with_labels(found: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """Each label in front of its value, in a paragraph of its own, with a colon."""
    found = run_on_labels.parted(labels_alone.joined(found), words)
    return with_colons(without_plain_labels(found, words), words)


def _as_tables(found: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """Forms that come again, one for each action, as tables of headings and a row of values."""
    found = numbered_forms.parted(found, words)
    found = panels.beside_rows(label_rows.turned(found), words)
    return same_lines.turned(same_labels.turned(found, words), words)

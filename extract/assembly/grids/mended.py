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
from planlift.extract.assembly.grids import numbered_sentences
from planlift.extract.assembly.grids import titled_blocks
from planlift.extract.assembly.grids import unmerged
from planlift.extract.assembly.grids import wide_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Aside
    from planlift.model import Block


def blocks(found: Sequence[Block], words: HeadingWords) -> tuple[Sequence[Block], Sequence[Aside]]:
    """The blocks, cards and sheets in one piece, and what the pages print again."""
    found, cards = again_as_cards.left_out(found)
    whole, again = wide_sheets.joined(found, words)
    whole = unmerged.spread(whole, words)
    whole = titled_blocks.parted(texts_over.taken_in(whole, words))
    whole = cut_titles.joined(cut_cards.joined(cut_shapes.joined(whole)), words)
    whole = labelled_columns.headed(numbered_sentences.as_headings(whole))
    whole = labelled_rows.over_rows(facts_below.beside(whole, words), words)
    whole = labelled_cells.parted(banded.with_names_above(whole, words), words)
    whole = numbered_forms.parted(whole, words)
    whole = panels.beside_rows(label_rows.turned(whole), words)
    whole = run_on_labels.parted(labels_alone.joined(whole), words)
    whole = same_lines.turned(same_labels.turned(whole, words), words)
    return with_colons(without_plain_labels(whole, words), words), [*cards, *again]

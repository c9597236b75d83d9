"""Painted panels below each other that each hold a form: cards, and no rows of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planlift.extract.pdf import label_pairs
from planlift.extract.pdf.textlines import lines_of
from planlift.extract.pdf.textlines import text_of
from planlift.model import FROM_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.page import Page

_COLUMNS = 4
"""Labels and values, twice side by side at most."""
_LABELS = 3
"""Lines of a form that end in a colon."""


def holds_forms(page: Page, table: FoundTable, heading_words: Mapping[str, str]) -> bool:
    """Whether each row with text is a form of bold labels and their values.

    Only a table without upright rules is asked whose first column is all bold.
    """
    if FROM_WORDS not in table.notes or table.columns > _COLUMNS:
        return False
    filled = [cell for cell in table.cells if len(cell.index)]
    first = [cell for cell in filled if cell.column == 0]
    if not first or not all(page.chars.bold[cell.index].all() for cell in first):
        return False
    if all(_ends_in_colons(page, cell) for cell in first):
        return True
    index = np.sort(np.concatenate([cell.index for cell in filled]))
    forms, _ = label_pairs.find(page, index, heading_words)
    return len(forms) == len({cell.row for cell in filled})


def _ends_in_colons(page: Page, cell: FoundCell) -> bool:
    lines = lines_of(page, cell.index)
    return sum(text_of(line.words).endswith(":") for line in lines) >= _LABELS

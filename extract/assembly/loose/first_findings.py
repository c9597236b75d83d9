"""Tables and forms that say first what was found, of which the actions may follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.headings.senses import PARTS

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Loose
    from planlift.extract.assembly.parts import Table
    from planlift.model import Cell


def finding_of(table: Table, words: HeadingWords) -> Cell | None:
    """The text of the first line under a heading that plainly names a finding."""
    for column, cell in zip(table.columns, table.lines[0].cells, strict=False):
        senses = words.senses(column.heading)
        plain = senses and senses[0].field == "finding" and senses[0].score >= PARTS
        if plain and cell is not None and cell.text:
            return cell
    return None


def opens_with_finding(loose: Loose, words: HeadingWords) -> bool:
    """Its first label names a finding: ``Recommendation:``."""
    first = next((c for c in loose.lines[0] if c is not None and c.text), None)
    return first is not None and field_of(first.text, words) == "finding"

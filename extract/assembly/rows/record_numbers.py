"""Headings over one record each that only number it: ``Finding 2``, ``Item 2``, ``R2``."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows import sections
from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell


class Numbered(NamedTuple):
    """The number of a record, and what it numbers there."""

    field: str
    """``finding``, ``action`` …; ``ref`` where it only counts the records: ``Item 2``, ``2.``."""
    number: Cell


def of(heading: Cell, words: HeadingWords) -> Numbered | None:
    """The number that is all the heading says."""
    number = refs.number_of_label(heading, words)
    if number is not None:
        label = number.label
        field = words.counted_label(label) or words.fields.get(key(label).rstrip("."), "ref")
        return Numbered(field.removesuffix("_ref"), number)
    number = refs.alone(heading)
    if number is None:
        return None
    return Numbered("finding" if sections.coded(number.text, words) else "ref", number)


def ref(numbered: Numbered, *, finding: bool) -> str:
    """Field of the number in a row; `finding`: it tells one. Empty for the number of a group."""
    if numbered.field == "ref":
        return "finding_ref" if finding else "action_ref"
    return f"{numbered.field}_ref" if numbered.field in WHAT else ""


def of_finding(heading: Cell, words: HeadingWords) -> Cell | None:
    """The number that it gives what was found, which stands below."""
    numbered = of(heading, words)
    if numbered is None or ref(numbered, finding=True) != "finding_ref":
        return None
    return numbered.number

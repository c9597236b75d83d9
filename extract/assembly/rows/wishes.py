"""What an inspector wants, in a paragraph between a heading and the actions that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.rows import sections
from planlift.model import TextBlock

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Parts
    from planlift.extract.assembly.parts import Table

_FEWEST = 2
"""Tables that have one: above a single table it may be anything that should be known."""


def take_up(parts: Parts, words: HeadingWords) -> None:
    """Let such paragraphs stand over their tables as headings do, where most tables have one."""
    plans = [table for table in parts.tables if _says_no_finding(table)]
    if len(plans) < _FEWEST:
        return
    places = {id(part): at for at, part in enumerate(parts.order)}
    above = [(table, _wish(parts, places[id(table)], words)) for table in plans]
    found = [(table, block) for table, block in above if block is not None]
    if len(found) < _FEWEST or len(found) * 2 < len(plans):
        return
    for table, block in found:
        table.context = [*table.context, block]


def _says_no_finding(table: Table) -> bool:
    fields = {column.field for column in table.columns}
    return "action" in fields and "finding" not in fields


def _wish(parts: Parts, at: int, words: HeadingWords) -> TextBlock | None:
    """The paragraph right above, if a heading of the table's own stands right above that."""
    if at < _FEWEST:
        return None
    heading, block = parts.order[at - 2 : at]
    if not isinstance(block, TextBlock) or not isinstance(heading, TextBlock):
        return None
    if block.kind != "paragraph" or heading.kind != "heading":
        return None
    return block if sections.wants(block.text, words) else None

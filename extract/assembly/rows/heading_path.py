"""The headings above a table: which of them it stands under, outermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.forms import labels
from planlift.extract.assembly.rows import captions
from planlift.extract.assembly.rows import record_numbers
from planlift.extract.assembly.rows import sections
from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock


_OWNERS = frozenset({"owner_text", "lead_text", "support_text"})


class HeadingPath:
    """The headings met so far under which the next table stands."""

    def __init__(self, words: HeadingWords) -> None:
        """Nothing stands above the first table yet."""
        self.words = words
        self.blocks: list[TextBlock] = []
        self._outer: list[TextBlock] = []
        """The path before its last heading came."""

    def heading(self, block: TextBlock) -> None:
        """Another heading, under those of a higher rank; a caption under whatever stands above."""
        if self.blocks and self._is_caption(block):
            above = self.blocks[:-1] if self._is_caption(self.blocks[-1]) else self.blocks
            self.blocks = [*above, block]
            return
        if not self._belongs_to_finding(block) and not self._says_who(block):
            self._outer = self.blocks
            self.blocks = _under(self.blocks, block)

    def _is_caption(self, block: TextBlock) -> bool:
        return captions.said(block.text, self.words) is not None

    def _says_who(self, heading: TextBlock) -> bool:
        """``Executive lead: Head of Finance`` is a fact about the group that it stands in."""
        label, colon, value = heading.text.partition(":")
        known = bool(self.blocks) and bool(colon) and bool(value.strip())
        return known and labels.field_of(label, self.words) in _OWNERS

    def announce(self, block: TextBlock) -> None:
        """A paragraph that names what the actions below it are about."""
        kept = [heading for heading in self.blocks if heading.kind == "heading"]
        self.blocks = [*kept, block]

    def text_follows(self, above: TextBlock) -> None:
        """``Objectives:`` or a question right above a text is its label, and names no group."""
        if self.blocks and self.blocks[-1] is above and self._labels(above):
            self.blocks = self._outer

    def _labels(self, heading: TextBlock) -> bool:
        text = heading.text.rstrip()
        if heading.kind != "heading" or self._names_group(text):
            return False
        if self._outer and labels.field_of(text, self.words) == "response":
            return True
        if not text.endswith((":", "?")):
            return False
        asked = bool(labels.field_of(text, self.words)) or bool(self.words.senses(text))
        return asked and not sections.introduces_finding(text, self.words)

    def _names_group(self, text: str) -> bool:
        """``Areas for development:``, ``Priority 1:``, ``Immediate actions:``."""
        known = key(text) in self.words.groups or sections.names_section(text, self.words)
        return known or sections.deadline(text, self.words)

    def _belongs_to_finding(self, heading: TextBlock) -> bool:
        """``Key actions:`` between ``Recommendation 1: …`` and a table names no group.

        ``Recommendation 2`` below ``Concern: …`` is another finding.
        """
        above = self.blocks[-1] if self.blocks else None
        if above is None or above.kind == "heading":
            return False
        if record_numbers.of_finding(sections.as_cell(heading), self.words) is not None:
            return False
        asks = bool(labels.field_of(heading.text, self.words))
        return asks and sections.introduces_finding(above.text, self.words)


def _under(headings: list[TextBlock], block: TextBlock) -> list[TextBlock]:
    """The path of headings with `block` as its last."""
    if block.level:
        kept = [heading for heading in headings if heading.level and heading.level < block.level]
    elif block.size:
        kept = [heading for heading in headings if heading.size > block.size + 0.1]
    else:  # a line in bold stands under what is marked as a heading
        kept = [heading for heading in headings if heading.level]
    return [*kept, block]

"""What is a label among the texts of a document, and which field each one names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.labels import in_capitals
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.forms.labels import repeated
from planlift.extract.assembly.forms.labels_again import labels_again
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock


class TextLabels:
    """Labels by their own words, in front of a colon or alone, and those that come again."""

    def __init__(self, blocks: Sequence[TextBlock], words: HeadingWords) -> None:
        """Find which come again; `blocks` are all texts that may be one record's or another's."""
        texts = [block.text.removeprefix(BULLET) for block in blocks if block.kind != "heading"]
        self.in_front = repeated(texts) | in_capitals(texts)
        """What stands in front of a colon more than once, or in capitals: labels, named or not."""
        self.again = labels_again(blocks, words)
        """Field of each line set off that comes again; empty where nobody knows it."""
        self._words = words

    def over(self, block: TextBlock, below: TextBlock | None) -> str | None:
        """The field that a text names for what stands below it; none where it is no label.

        ``Governance`` as a heading above ``Action: …``, or above one of lower rank, names a group.
        """
        name, again = lone_label(block, self._words), self.again.get(block.text)
        if block.kind != "heading":
            return name or again or None
        if name not in WHAT and below is not None:
            told = inline_field(below.text.removeprefix(BULLET), self._words)
            name = "" if told or 0 < block.level < below.level else name
        return name or again

    def field(self, text: str) -> str:
        """The field that a text names in front of its colon, or as a line that comes again."""
        label, colon, _ = text.removeprefix(BULLET).partition(":")
        named = inline_field(text, self._words)
        return self._again(text) or named or (self._again(label) if colon else "")

    def _again(self, label: str) -> str:
        return "action" if self._acts(label) else self.again.get(label, "")

    def _acts(self, label: str) -> bool:
        """``Improvement we will make``, in front of colons: it hints at what is done."""
        if label not in self.in_front or not self._words.hinted(label, "action"):
            return False
        return not field_of(label, self._words)

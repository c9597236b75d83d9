"""Lines of prose that look like headings only because the tables are set in smaller type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.rows import sections
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Grid

_NEAR = 0.3
"""Points between two sizes of one type."""


def without_plain_labels(
    blocks: Sequence[TextBlock | Grid], words: HeadingWords
) -> Sequence[TextBlock | Grid]:
    """The blocks; ``Strategic lead: Ann Lee`` in the type of the sentences is no heading."""
    texts = [block for block in blocks if isinstance(block, TextBlock) and block.size]
    sizes = _of_sentences(texts)
    plain = {id(block) for block in texts if _is_label(block, sizes, words)} if sizes else set()
    if not plain:
        return blocks
    return [
        replace(block, kind="paragraph")
        if isinstance(block, TextBlock) and id(block) in plain
        else block
        for block in blocks
    ]


def _of_sentences(texts: Iterable[TextBlock]) -> set[float]:
    return {
        block.size
        for block in texts
        if block.kind == "paragraph" and not block.bold and sections.says(block.text)
    }


def _is_label(block: TextBlock, sizes: Iterable[float], words: HeadingWords) -> bool:
    """Not set off from the sentences, with a label and its value."""
    label, colon, value = block.text.partition(": ")
    if block.kind != "heading" or block.bold or not colon or not label or not value.strip():
        return False
    if not any(abs(block.size - size) < _NEAR for size in sizes):
        return False
    names = sections.names_section(block.text, words) or sections.deadline(block.text, words)
    return not names and not sections.introduces_finding(block.text, words)

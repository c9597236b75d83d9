"""Paragraphs set so close that a page shows them as one: a finding, and behind it the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.forms.labels import inline_field
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_BEHIND = re.compile(r"(?<=[.;!?])\s+(?=[A-Z][^:.;\n]{2,60}:\s+\S)")
"""Between a sentence and a label with its value."""


def parted(blocks: Iterable[Block], words: HeadingWords) -> list[Block]:
    """The blocks; ``Recommendation: … . Management response: …`` is two paragraphs."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, TextBlock) and _may_run_on(block):
            found += _parts(block, words)
        else:
            found.append(block)
    return found


def _may_run_on(block: TextBlock) -> bool:
    return block.kind == "paragraph" and block.text.count(":") > 1


def _parts(block: TextBlock, words: HeadingWords) -> Iterator[TextBlock]:
    text = block.text
    if inline_field(text, words) == "finding":
        for match in _BEHIND.finditer(text):
            if inline_field(text[match.end() :], words) == "response":
                yield replace(block, text=text[: match.start()])
                yield replace(block, text=text[match.end() :])
                return
    yield block

"""Labels that end with a dash, ``Owner - Matron``, as if they ended with a colon."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns.column import OWNER_AND_DUE
from planlift.extract.assembly.headings.senses import PARTS
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_LABEL = re.compile(
    r"(?:^|(?<=[.;|]\s))(?P<label>(?:•\s)?[^\W\d_][^:.;\n–—-]{1,30}?)\s+[–—-]\s+(?=\S)",
    re.MULTILINE,
)
_FIELDS = frozenset({
    "action", "finding", "owner_text", "due_text", "status_text", "progress_text", "response",
    "success_measure", "evidence", "priority",
})  # fmt: skip
_FEWEST = 2


def with_colons(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks of a document without tables, where several such labels come again."""
    texts = [block.text for block in blocks if isinstance(block, TextBlock)]
    if len(texts) < len(blocks):
        return blocks
    times = Counter(match["label"] for text in texts for match in _LABEL.finditer(text))
    fields = {label: _field(label, words) for label, count in times.items() if count >= _FEWEST}
    known = {label for label, field in fields.items() if field in _FIELDS}
    told = {fields[label] for label in known}
    if len(told) < _FEWEST or not told & OWNER_AND_DUE:
        return blocks
    return [
        replace(block, text=_LABEL.sub(lambda match: _ended(match, known), block.text))
        if isinstance(block, TextBlock)
        else block
        for block in blocks
    ]


def _ended(match: re.Match[str], known: set[str]) -> str:
    return f"{match['label']}: " if match["label"] in known else match[0]


def _field(label: str, words: HeadingWords) -> str:
    senses = words.senses(label.removeprefix("•").strip())
    known = senses[0].field if senses and senses[0].score >= PARTS else ""
    return known or words.fallback(label)

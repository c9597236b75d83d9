"""Labels alone in their lines, ``Lead officer:`` or ``LEAD OFFICER``, again and again, each above
its value: both are one line, as people type them.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import TypeGuard

from msgspec.structs import replace

from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Container
    from collections.abc import Sequence

    from planlift.model import Block

_LONGEST = 8
"""Words of a label."""
_FEWEST_LABELS = 3
_FEWEST = 2
"""Times that each comes."""


def joined(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, such a label and the paragraph below it as one."""
    again = _again(blocks)
    if len(again) < _FEWEST_LABELS:
        return blocks
    made: list[Block] = []
    for block in blocks:
        above = made[-1] if made else None
        if isinstance(above, TextBlock) and above.text in again and _is_value(block, again):
            label = above.text.rstrip(":. ")
            made[-1] = replace(above, text=f"{label}: {block.text}", kind="paragraph", bold=False)
        else:
            made.append(block)
    return made


def _again(blocks: Sequence[Block]) -> frozenset[str]:
    """The labels that come again, each time above its value or, where that is blank, a label.

    ``TBC`` right below ``Deadline:`` is a value.
    """
    found = Counter(block.text for block in blocks if _may_label(block))
    again = {text for text, times in found.items() if times >= _FEWEST}
    for block, below in pairwise([*blocks, None]):
        if not isinstance(block, TextBlock) or block.text not in again:
            continue
        if not _is_text(below):
            again.discard(block.text)
        elif block.text.endswith(":") and not below.text.endswith(":"):
            again.discard(below.text)
    return frozenset(again)


def _may_label(block: Block) -> TypeGuard[TextBlock]:
    if not isinstance(block, TextBlock) or "\n" in block.text or ":" in block.text[:-1]:
        return False  # ``RAG: B`` has its value beside it
    ended = block.kind == "paragraph" and block.text.endswith(":")
    shouted = (
        block.kind != "item" and block.text.isupper() and not any(map(str.isdigit, block.text))
    )
    return (ended or shouted) and len(block.text.split()) <= _LONGEST


def _is_text(block: Block | None) -> TypeGuard[TextBlock]:
    return isinstance(block, TextBlock) and block.kind != "item"


def _is_value(block: Block, again: Container[str]) -> TypeGuard[TextBlock]:
    return _is_text(block) and block.text not in again

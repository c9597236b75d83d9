"""Texts without a label that stand above labelled actions and say what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.forms.lone_labels import heads_many
from planlift.extract.assembly.forms.lone_labels import lone_label
from planlift.extract.assembly.rows import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.text_labels import TextLabels
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_DEGREES = frozenset({"priority", "risk"})
"""What may stand between a finding and its action."""
_FEWEST = 2


def over_actions(blocks: Sequence[TextBlock], labels: TextLabels, words: HeadingWords) -> set[int]:
    """``id`` of the texts above ``Action: …`` that say what was found; above its degree as well.

    None where most actions have none above them, or where findings have labels of their own.
    """
    fields = _fields(blocks, labels, words)
    if "finding" in fields:
        return set()
    bare = [block for block in _bare(blocks, fields, words) if not _labelled(block, labels)]
    over = {id(block) for block in bare if _may_be_finding(block, words)}
    if len(over) < _FEWEST:
        return set()
    ranks = {block.level for block in bare if block.kind == "heading" and id(block) in over}
    over |= {  # ``Staff lack confidence`` among ``Crews do not train``
        id(block)
        for block in bare
        if block.kind == "heading"
        and block.level in ranks
        and not sections.names_section(block.text, words)
    }
    return over if 2 * len(over) >= fields.count("action") else set()


def _fields(blocks: Sequence[TextBlock], labels: TextLabels, words: HeadingWords) -> list[str]:
    """What each text names; answers are the actions where nothing else is."""
    fields = ["" if heads_many(block, words) else labels.field(block.text) for block in blocks]
    if "action" in fields:
        return fields
    return ["action" if name == "response" else name for name in fields]


def _bare(
    blocks: Sequence[TextBlock], fields: Sequence[str], words: HeadingWords
) -> list[TextBlock]:
    """The texts that name nothing, right above an action; no values below labels of their own.

    ``Complete`` labels what is below it, but not below ``Status``.
    """
    after = [*fields[1:], ""]
    below = [after[at] if name in _DEGREES else name for at, name in enumerate(fields)]
    names = [lone_label(block, words) not in {"", "finding"} for block in blocks]
    return [
        block
        for at, block in enumerate(blocks)
        if not fields[at]
        and [*below, ""][at + 1] == "action"
        and (at < 1 or not names[at - 1] or (at > 1 and names[at - 2]))
    ]


def _labelled(block: TextBlock, labels: TextLabels) -> bool:
    """``Done yet?: On target``, the value of a label that comes again, though nobody knows it."""
    label, colon, _ = block.text.partition(":")
    return bool(colon) and label in labels.in_front


def _may_be_finding(block: TextBlock, words: HeadingWords) -> bool:
    told = block.text.rstrip().endswith(".") and mood.tells(block.text, words)
    if told or sections.wants(block.text, words):
        return True
    says = block.kind == "paragraph" and looks.sentence(block.text)
    return says and not words.names_document(block.text)

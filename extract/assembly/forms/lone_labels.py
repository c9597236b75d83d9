"""Labels on lines of their own, whose values stand below them: ``Target date``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.headings.senses import PARTS
from planlift.extract.assembly.rows import refs
from planlift.extract.assembly.rows.sections import as_cell
from planlift.text import key

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

NO_LABEL = (".", ",", ";")
"""How no label ends."""


def lone_label(block: TextBlock, words: HeadingWords) -> str:
    """The field of a text that is a label and nothing else; empty for any other text."""
    text = block.text.strip()
    if ":" in text.rstrip(": ") or len(text.split()) > LABEL_WORDS or text.endswith(NO_LABEL):
        return ""
    senses = words.senses(text.rstrip(":"))
    if senses and senses[0].score > PARTS and senses[0].field:
        return field_of(text, words)
    number = refs.number_of_label(as_cell(block), words)
    return words.counted_label(number.label) if number is not None else ""


def announces_actions(block: TextBlock, words: HeadingWords) -> bool:
    """``Actions:`` above a list of them: no part of what is to be done."""
    plain = block.kind == "paragraph" and block.text.rstrip().endswith(":")
    return plain and lone_label(block, words) == "action"


def names_many(text: str, words: HeadingWords) -> bool:
    """``Areas for improvement`` heads more than one; so does a title, but not ``Trust action:``."""
    folded = key(text)
    titled = not text.rstrip().endswith(":") and words.names_document(text)
    return titled or folded in words.groups or folded in words.plain


def heads_many(block: TextBlock, words: HeadingWords) -> bool:
    """``Areas for improvement: Prevention`` as a heading names a group, and no finding."""
    label, colon, rest = block.text.partition(":")
    return block.kind == "heading" and bool(colon and rest) and names_many(label, words)

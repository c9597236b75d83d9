"""Lines that come again over every record of a document: labels, though nobody may know them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.headings.senses import HINT

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.records import Record
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

NO_LABEL = (".", ",", ";")
"""How no label ends."""
_AT_NEED = frozenset({*WHAT, "progress_text", "response", "evidence"})
_HINTED = frozenset({"finding", "action", "response"})


def labels_again(blocks: Sequence[TextBlock], words: HeadingWords) -> dict[str, str]:
    """Field of each line set off that comes again: ``Action taken``, ``What was wrong``.

    It names one at need, or it stands over a text each time and names one, or hints at one.
    """
    lines = Counter(b.text for b in blocks if b.kind == "heading" and not b.text.endswith(NO_LABEL))
    again = [text for text, times in lines.items() if times > 1]
    if not again:
        return {}
    over = {
        above.text
        for above, below in pairwise(blocks)
        if above.kind == "heading" and below.kind == "heading"
    }
    fields: dict[str, str] = {}
    for text in again:
        name = _at_need(text.rstrip(": "), words)
        if name not in _AT_NEED and text not in over:
            name = field_of(text, words)
        fields[text] = name
    hinted = [text for text in again if text not in over and not _is_known(text, words)]
    fields |= _hinted(hinted, {fields[text] for text in again if text not in hinted}, words)
    return {text: name for text, name in fields.items() if name in {*_AT_NEED, "section"}}


def guesses(made: Sequence[Record], words: HeadingWords) -> list[tuple[str, str, str]]:
    """Field, label and why of the labels whose words only hint at what they are."""
    labels = {
        (name, label)
        for record in made
        for name, label in record.headings.items()
        if name in _HINTED and label and not field_of(label, words)
    }
    return [(*each, "its words hint at it, above each record") for each in sorted(labels)]


def _at_need(text: str, words: HeadingWords) -> str:
    """The field that a label names where nothing else does, or hints at."""
    senses = words.senses(text)
    hinted = senses[0].field if senses else ""
    return words.fallback(text) or ("" if hinted in WHAT else hinted)


def _is_known(text: str, words: HeadingWords) -> bool:
    return bool(field_of(text, words) or words.fallback(text.rstrip(": ")))


def _hinted(texts: Sequence[str], known: Collection[str], words: HeadingWords) -> dict[str, str]:
    """What the words of each hint at that no other label names; at an action first."""
    found: dict[str, str] = {}
    for name in ("action", "finding", "response"):
        if name in known:
            continue
        may = [
            text
            for text in texts
            if text not in found
            and any(s.field == name and s.score >= HINT for s in words.senses(text)[:2])
        ]
        if len(may) == 1:
            found[may[0]] = name
    return found

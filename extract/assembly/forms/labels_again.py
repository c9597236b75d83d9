"""Lines that come again over every record of a document: labels, though nobody may know them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.forms import labels_by_values
from planlift.extract.assembly.forms.labels import LABEL_WORDS
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.forms.lone_labels import NO_LABEL
from planlift.extract.assembly.forms.lone_labels import names_many
from planlift.extract.assembly.headings.senses import HINT

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_AT_NEED = frozenset({
    *WHAT, "progress_text", "response", "evidence", "success_measure", "impact", "resources",
    "monitoring",
})  # fmt: skip
_WHO_WHEN = frozenset({"owner_text", "lead_text", "due_text", "due_revised"})
_HOW_FAR = frozenset({"progress_text", "status_text"})
_FACTS = _WHO_WHEN | _HOW_FAR
_LABELLED = _AT_NEED | _FACTS | {"section"}
_PLAN = frozenset({"action", "owner_text", "due_text"})
_FEWEST = 2


def labels_again(
    blocks: Sequence[TextBlock], words: HeadingWords, *, told: bool = False
) -> dict[str, str]:
    """Field of each line set off that comes again: ``Action taken``, ``What was wrong``.

    It names one at need; or it stands over a text each time and names one, or hints at one, in a
    document that says who or when, or how far actions are, under such lines: `told` where that
    stands outside the blocks. No field for one that nobody knows, but as often as what is done.
    """
    lines = Counter(block.text for block in blocks if _is_set_off(block))
    again = [text for text, times in lines.items() if times > 1]
    if not again:
        return {}
    fields = {text: _at_need(text.rstrip(": "), words) for text in again}
    over = {one.text for one, two in pairwise(blocks) if one.kind == two.kind == "heading"}
    if not {*fields.values()} >= _PLAN:
        own = [text for text in again if text not in over and not names_many(text, words)]
        fields |= labels_by_values.named(blocks, own, words)
    others: dict[str, str] = {}
    if told or _tells_who_or_when(blocks, words) or _tell(again, words):
        own = [text for text in again if text not in over and not names_many(text, words)]
        fields |= _by_place(own, fields, words)
        each = max((lines[text] for text in own if fields[text] == "action"), default=0)
        others = {text: "" for text in own if not fields[text] and lines[text] == each}
    return others | {text: name for text, name in fields.items() if name in _LABELLED}


def _is_set_off(block: TextBlock) -> bool:
    """A heading, or a short line that a colon ends: ``Council action:``."""
    if block.kind == "heading":
        return not block.text.endswith(NO_LABEL)
    label = block.text.rstrip()
    return label.endswith(":") and ":" not in label[:-1] and len(label.split()) <= LABEL_WORDS


def _by_place(
    texts: Sequence[str], fields: Mapping[str, str], words: HeadingWords
) -> dict[str, str]:
    """What those that stand over a text each time name, or hint at."""
    found = {text: fields[text] for text in texts}
    for text in texts:
        if found[text] not in _AT_NEED:
            hinted = found[text] if found[text] in _FACTS else ""
            found[text] = field_of(text, words) or hinted
    unknown = [text for text in texts if not _is_known(text, words)]
    return found | _hinted(unknown, {found[t] for t in texts if t not in unknown}, words)


def _tells_who_or_when(blocks: Sequence[TextBlock], words: HeadingWords) -> bool:
    """More than once: a report has an author and a date."""
    told = (inline_field(block.text, words) in _WHO_WHEN for block in blocks)
    return len(list(islice(filter(None, told), _FEWEST))) == _FEWEST


def _tell(texts: Sequence[str], words: HeadingWords) -> bool:
    """``Owner`` comes again, or ``Next steps`` and ``Progress``: who or when, or what is done and
    how far that is.
    """
    named = {field_of(text, words) for text in texts}
    far = "action" in named and not named.isdisjoint(_HOW_FAR)
    return far or not named.isdisjoint(_WHO_WHEN)


def _at_need(text: str, words: HeadingWords) -> str:
    """The field that a label names where nothing else does, or hints at."""
    senses = words.senses(text)
    hinted = senses[0].field if senses else ""
    return words.fallback(text) or ("" if hinted in WHAT else hinted) or words.second(text)


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
            and any(s.field == name and s.score >= HINT for s in words.senses(text.rstrip(":"))[:2])
        ]
        if len(may) == 1:
            found[may[0]] = name
    return found

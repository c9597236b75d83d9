"""Records that say what was found, what was recommended about it, and no other action."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.labels import inline_field
from planlift.extract.assembly.rows import refs
from planlift.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.forms.inlines import Pair
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_ALSO = {"and", "or"}
_FEWEST = 2
"""Recommendations with a text over them."""
_LABEL = 3
"""Words of their label."""


def asked(heading: str, words: HeadingWords) -> bool:
    """``Recommendation 2``; not ``Findings and recommendations``."""
    said = set(key(heading).split())
    return "/" not in heading and _ALSO.isdisjoint(said) and not words.recommending.isdisjoint(said)


def labelled(blocks: Iterable[TextBlock], words: HeadingWords) -> bool:
    """``Finding: …`` in one text and ``Recommendation: …`` in the next, or behind other labels."""
    found = False
    for block in blocks:
        name = "finding" if _numbered(block.text, words) else inline_field(block.text, words)
        asks = name == "finding" and asked(block.text.partition(":")[0], words)
        if found and asks:
            return True
        found = (found or name == "finding") and bool(name) and name not in WHO_WHEN and not asks
    return False


def _numbered(text: str, words: HeadingWords) -> bool:
    """``Finding 2: …``."""
    label, colon, _ = text.partition(":")
    name, _, number = label.rpartition(" ")
    return bool(colon) and number[:1].isdigit() and words.announced(name) == "finding"


def findings_over(blocks: Sequence[TextBlock], words: HeadingWords) -> set[int]:
    """``id`` of the texts that stand below headings and above ``Recommendation: …``, of most.

    A line with a number will do for a heading: ``2. Doors``; or says what was found itself.
    """
    over: list[list[TextBlock]] = []
    texts: list[TextBlock] | None = None
    opened = 0
    for block in blocks:
        number = refs.split(block.text, words)
        counted = bool(number.ref) and not number.label and ":" not in number.rest
        if block.kind == "heading" and field_of(block.text, words) in WHO_WHEN:
            texts = None  # ``Due date`` over a day
        elif counted or (block.kind == "heading" and not opens(block, words)):
            says = block.kind != "heading" and looks.sentence(number.rest)
            texts = [block] if says else []
        elif opens(block, words):
            over += [texts] if texts else []
            opened += 1
            texts = None
        elif texts is not None:
            plain = block.kind == "paragraph" and not inline_field(block.text, words)
            plain = plain and looks.sentence(block.text)
            texts = [*texts, block] if plain else None
    most = len(over) >= _FEWEST and len(over) * 2 >= opened
    return {id(block) for texts in over for block in texts} if most else set()


def opens(block: TextBlock, words: HeadingWords) -> bool:
    """``Recommendation 2: Wash it``, or the label alone."""
    label, _, _ = block.text.partition(":")
    return len(label.split()) <= _LABEL and asked(label, words)


def as_actions(found: Sequence[Pair], words: HeadingWords) -> list[Pair]:
    """What was recommended becomes the action where something else is what was found."""
    if any(pair.field in {"action", "action_ref"} for pair in found):
        return list(found)
    wanted = {id(pair) for pair in found if _is_asked(pair, words)} or _bidding(found, words)
    if not wanted or not _follows(found, wanted):
        return list(found)
    return list(_turned(found, wanted))


def _is_asked(pair: Pair, words: HeadingWords) -> bool:
    return pair.field == "finding" and asked(pair.heading, words)


def _bidding(found: Sequence[Pair], words: HeadingWords) -> set[int]:
    """``id`` of those whose label stands over texts that bid, where another's do not."""
    said: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        if pair.field == "finding" and pair.label is not None:
            said[pair.heading].append(pair)
    bid = {
        label: looks.mostly(mood.wants(pair.value.text, words) for pair in pairs)
        for label, pairs in said.items()
    }
    if len(set(bid.values())) == 1:
        return set()
    return {id(pair) for label, pairs in said.items() if bid[label] for pair in pairs}


def _follows(found: Sequence[Pair], wanted: set[int]) -> bool:
    """A recommendation stands below what was found and above who and when."""
    told = meant = False
    for pair in found:
        if id(pair) in wanted:
            meant = told
        elif pair.field == "finding":
            told, meant = True, False
        elif pair.field in WHO_WHEN and meant:
            return True
        elif pair.field in WHO_WHEN:
            told = False
    return False


def _turned(found: Sequence[Pair], wanted: set[int]) -> Iterator[Pair]:
    """The number right above a recommendation is the action's."""
    for pair, following in zip(found, [*found[1:], None], strict=True):
        if id(pair) in wanted:
            yield replace(pair, field="action")
        elif pair.field == "finding_ref" and following is not None and id(following) in wanted:
            yield replace(pair, field="action_ref")
        else:
            yield pair

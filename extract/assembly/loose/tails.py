"""Who and when that no label announces, at the end of an action or on the line below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.rows import refs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_DASH = re.compile(r"\s+[–—-]{1,2}\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{3,200})[)\]]\s*[.;]?$")
_WEAK = (re.compile(r"\s*[;,]\s*"), re.compile(r"\s+(?=(?:by|before|from|until)\s)"))
"""Between who and when, where nothing stronger stands."""
_FOOT = re.compile(r"\s[·•|]\s")
"""Between the facts at the foot of a card."""
_ENDS = re.compile(r"[.!]\s+(?=[^\W\d_])")
_LEADING = re.compile(r"([^:]{5,80}):\s+(?=\S)")
_PAIR = 2
_SMALL_WORD = 3
_LONGEST_NAME = 6
_LONGEST_LINE = 100
_FEWEST = 2
"""Lines of who and when in a document."""


def facts(text: str, words: HeadingWords) -> tuple[str, dict[str, str]] | None:
    """The action without its end, and the fields of what stood there: who, and when or how far.

    ``Mend it – Head of Works – May 2025``, ``Mend it (Head of Works, May 2025)``, ``Mend it (Head
    of Works) – May 2025``; the two may stand in either order.
    """
    led = _led(text, words)
    if led:
        return led
    text = text.removesuffix(".")
    dashes = list(_DASH.finditer(text))
    if len(dashes) >= _PAIR:
        first, last = dashes[-2:]
        found = _fields(text[first.end() : last.start()], text[last.end() :], words)
        if found:
            return text[: first.start()], found
    brackets = _BRACKETS.search(text)
    if brackets:
        found = both(brackets[1], words)
        if found:
            return text[: brackets.start()], found
        if dashes:
            last = dashes[-1]
            found = _fields(text[last.end() : brackets.start()], brackets[1], words)
            if found:
                return text[: last.start()], found
    return _behind_dash(text, dashes, words) or _last_sentence(text, words)


def _behind_dash(
    text: str, dashes: Sequence[re.Match[str]], words: HeadingWords
) -> tuple[str, dict[str, str]] | None:
    if not dashes:
        return None
    last = dashes[-1]
    found = both(text[last.end() :], words)
    if found:
        return text[: last.start()], found
    inner = _BRACKETS.search(text[: last.start()])
    found = _fields(inner[1], text[last.end() :], words) if inner else {}
    return (text[: inner.start()], found) if inner and found else None


def _last_sentence(text: str, words: HeadingWords) -> tuple[str, dict[str, str]] | None:
    """``Mend the roof. Clerk, by 4 May``."""
    ends = list(_ENDS.finditer(text))
    found = both(text[ends[-1].end() :], words) if ends else {}
    return (text[: ends[-1].start() + 1], found) if found else None


def _led(text: str, words: HeadingWords) -> tuple[str, dict[str, str]] | None:
    """``Clerk, by 4 May: mend the roof``."""
    led = _LEADING.match(text)
    found = both(led[1], words) if led else {}
    return (text[led.end() :], found) if led and found else None


def signed(text: str, words: HeadingWords) -> tuple[str, str] | None:
    """The action and who is named behind it in brackets, and nothing else."""
    brackets = _BRACKETS.search(text)
    if brackets is None or not looks.role(brackets[1], words) or looks.date(brackets[1], words):
        return None
    return text[: brackets.start()], brackets[1].strip()


def both(text: str, words: HeadingWords) -> dict[str, str]:
    """Who and when of a text that says no more: ``Clerk, by 4 May``, ``4 May: Clerk``."""
    for between in (_DASH, *_WEAK):
        marks = list(between.finditer(text))
        for mark in {mark.start(): mark for mark in (*marks[-1:], *marks[:1])}.values():
            found = _fields(text[: mark.start()], text[mark.end() :], words)
            if found:
                return found
    return {}


def _fields(one: str, other: str, words: HeadingWords) -> dict[str, str]:
    for who, when in ((one, other), (other, one)):
        owner, due = who.strip(), when.strip(" .;")
        if ":" in one + other or _DASH.search(owner) or looks.date(owner, words):
            continue
        if not (looks.role(owner, words) or is_name(owner, words)):
            continue
        if looks.date(due, words):
            return {"owner_text": owner, "due_text": due}
        if looks.bare_status(due, words):
            return {"owner_text": owner, "status_text": due}
    return {}


def is_name(text: str, words: HeadingWords) -> bool:
    """``Nursery Cook``: few words, all in capitals."""
    said = text.split()
    capitals = all(word.lstrip("(")[:1].isupper() for word in said if len(word) > _SMALL_WORD)
    return len(said) <= _LONGEST_NAME and capitals and looks.owner(text, words)


def with_lines_below(
    blocks: Sequence[TextBlock], words: HeadingWords
) -> tuple[Sequence[TextBlock], Mapping[int, tuple[int, ...]]]:
    """The blocks, each action as one item with the line below it that says who and when.

    So is a paragraph that says it in front. Beside the blocks the ``id`` of those that each was
    made of by its own; nothing changes for one such line, unless it is in brackets.
    """
    lines = {
        at
        for at, block in enumerate(blocks)
        if at and _may_be_action(blocks[at - 1]) and _says_both(block, words)
    }
    lines = {at for at in lines if at - 1 not in lines}
    led = {
        at
        for at, block in enumerate(blocks)
        if block.kind == "paragraph" and at not in lines and _led(block.text, words)
    }
    sure = any(blocks[at].text.lstrip()[0] in "([" for at in lines)
    if len(lines) < _FEWEST and len(led) < _FEWEST and not sure:
        return blocks, {}
    made = list(_joined(blocks, lines, led))
    origins = {
        id(block): tuple(map(id, blocks[at - (at in lines) : at + 1]))
        for at, block in made
        if at in lines or at in led
    }
    return [block for _, block in made], origins


def _may_be_action(block: TextBlock) -> bool:
    return block.kind != "heading" and not block.text.endswith(":")


def _says_both(block: TextBlock, words: HeadingWords) -> bool:
    short = block.kind == "paragraph" and len(block.text) <= _LONGEST_LINE
    text = block.text.strip()
    if not short or refs.split(text, words).ref or _FOOT.search(text):
        return False
    inner = _BRACKETS.fullmatch(text)
    if inner is None:
        return bool(both(text, words))
    return bool(both(inner[1], words)) or _labels_who(inner[1], words)


def _labels_who(text: str, words: HeadingWords) -> bool:
    """``Owner: Head of Works``."""
    label, colon, _ = text.partition(":")
    return bool(colon) and field_of(label, words) == "owner_text"


def _joined(
    blocks: Sequence[TextBlock], lines: set[int], led: set[int]
) -> Iterator[tuple[int, TextBlock]]:
    for at, block in enumerate(blocks):
        if at in lines:
            above, said = blocks[at - 1], block.text.strip()
            said = said if said[0] in "([" else f"– {said}"
            yield at, replace(above, text=f"{above.text} {said}", kind="item")
        elif at in led:
            yield at, replace(block, kind="item")
        elif at + 1 not in lines:
            yield at, block

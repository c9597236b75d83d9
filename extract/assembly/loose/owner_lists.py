"""Lists of actions under those who answer for them: ``Head of Care`` over what to do by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.columns import mood
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.forms.records import Record
from planlift.extract.assembly.loose.tails import is_name
from planlift.extract.assembly.rows import sections
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Cell
    from planlift.model import TextBlock

_FEWEST = 2
"""Owners with a list each."""
_MOSTLY = 0.75
_END = re.compile(r"\s*(?:[–—(\[,;]|\s-)\s*|\s+(?=(?:by|before)\s)", re.IGNORECASE)
"""Where an action ends, and by when it is due begins."""
_LABEL = re.compile(r"(?P<label>[^:–—]{2,30}?)\s*(?::|\s[–—-])\s+(?P<who>\S.*)")


def under_owners(blocks: Sequence[TextBlock], words: HeadingWords) -> tuple[list[Record], set[int]]:
    """A record for each action, and ``id`` of the texts used; nothing where one list of the
    document stands under anything else, or most of its items say nothing of what to do and when.
    """
    lists = _lists(blocks)
    owners = [_owner(head, words) for head, _ in lists]
    if not all(owners) or len({owner["owner_text"].text for owner in owners}) < _FEWEST:
        return [], set()
    made: list[Record] = []
    used: set[int] = set()
    for (head, items), owner in zip(lists, owners, strict=True):
        made += [Record({**owner, **_action(item, words)}) for item in items]
        used |= {id(head), *map(id, items)}
    dated = looks.share("due_text" in record.fields for record in made)
    bid = looks.share(mood.bids(record.fields["action"].text, words) for record in made)
    return (made, used) if min(dated, bid) >= _MOSTLY else ([], set())


def _lists(blocks: Sequence[TextBlock]) -> list[tuple[TextBlock, list[TextBlock]]]:
    """The items that stand together, each with the text right above."""
    found: list[tuple[TextBlock, list[TextBlock]]] = []
    above: TextBlock | None = None
    for block in blocks:
        if block.kind != "item":
            above = block
        elif found and found[-1][0] is above:
            found[-1][1].append(block)
        elif above is not None:
            found.append((above, [block]))
    return found


def _owner(head: TextBlock, words: HeadingWords) -> dict[str, Cell]:
    """``Lead: Ann Lee``, ``Head of Care``, ``Matron:``."""
    cell = sections.as_cell(head)
    match = _LABEL.fullmatch(head.text)
    if match and field_of(match["label"], words) in {"owner_text", "lead_text"}:
        return {"owner_text": with_text(cell, match["who"], label=match["label"])}
    text = head.text.strip().rstrip(":").rstrip()
    named = looks.title(text) and (looks.role(text, words) or is_name(text, words))
    owns = named and not field_of(text, words) and not looks.date(text, words)
    return {"owner_text": with_text(cell, text)} if owns else {}


def _action(item: TextBlock, words: HeadingWords) -> dict[str, Cell]:
    """What is to be done, and by when at its end."""
    cell = sections.as_cell(item)
    text = item.text.removeprefix(BULLET)
    for end in reversed(list(_END.finditer(text))):
        due = text[end.end() :].rstrip(".)] ")
        if looks.date_only(due, words):
            done = with_text(cell, text[: end.start()])
            return {"action": done, "due_text": with_text(cell, due)}
    return {"action": with_text(cell, text)}

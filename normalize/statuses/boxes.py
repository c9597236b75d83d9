"""Boxes to tick in one cell: "☐ Complete ☒ In progress" says what the crossed one says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.normalize.statuses.cell import answered
from planlift.normalize.statuses.found import Found
from planlift.normalize.statuses.head import read_head
from planlift.text import key

if TYPE_CHECKING:
    from planlift.normalize.statuses.found import Printed

_EMPTY = "☐□❑❏▢○◯"
_FILLED = "☒☑✓✔✅⊠◉●■"
_ANSWERS = frozenset({"yes", "no"})
_BOX = re.compile(rf"([{_EMPTY}{_FILLED}])\s*([^{_EMPTY}{_FILLED}]*)")


def read_boxes(cell: Printed) -> Found | None:
    """The words behind the only filled box among empty ones."""
    if cell.text.isascii():
        return None
    boxes = [(match[1], match[2].strip(), match) for match in _BOX.finditer(cell.text)]
    filled = [(words, match) for sign, words, match in boxes if sign in _FILLED]
    if len(boxes) < 2 or len(filled) == len(boxes) or not all(words for _, words, _ in boxes):
        return None
    if len(filled) != 1:
        printed = "; ".join(words for words, _ in filled) or "none"
        why = (("status-conflict", f"ticked: {printed}"),) if filled else ()
        return Found("unknown", "boxes", doubts=why, expected=bool(filled))
    words, match = filled[0]
    head = read_head(words, cell.words, cell.own)
    if head is None:
        answer = cell.words.letters.get(key(words), "")
        if answer not in _ANSWERS:
            return Found("unknown", "boxes")
        at = match.start(2)
        found = answered(answer, words, cell)
        return replace(found, rule="boxes", start=at, end=at + len(words))
    return Found(head.status, "boxes", match.start(2), match.start(2) + head.end)

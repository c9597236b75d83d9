"""Labels and values that a page's style sheet sets apart, though its text runs them together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PAIR = 2
_FEWEST = 3
"""Pairs set in one way; fewer are no pattern."""
_LONGEST = 40
"""Characters of a label."""


def values(root: _Element) -> Iterator[_Element]:
    """The second of two spans that are all that their box holds: ``Owner``, ``Ward Matron``.

    So where several boxes have the same two classes, and each first text comes again in another.
    """
    found: dict[tuple[str, ...], list[_Element]] = {}
    for span in root.iter("span"):
        name = span.get("class")
        if name and _opens_pair(span):
            box = span.getparent()
            assert box is not None
            style = (str(box.tag), name, box[1].get("class") or "")
            found.setdefault(style, []).append(box)
    for boxes in found.values():
        times = Counter((box[0].text or "").strip() for box in boxes)
        if len(boxes) >= _FEWEST and min(times.values()) > 1:
            yield from (box[1] for box in boxes)


def _opens_pair(span: _Element) -> bool:
    """The first of two spans in a box without any other text; a cell of a table is no box."""
    box = span.getparent()
    if box is None or len(box) != _PAIR or box[0] is not span or box.tag in {"td", "th"}:
        return False
    label = (span.text or "").strip()
    if box[1].tag != "span" or len(span) or not 1 < len(label) <= _LONGEST:
        return False
    between = (box.text, span.tail, box[1].tail)
    return not any(text and text.strip() for text in between)

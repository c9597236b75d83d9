"""Labels and values that a page's style sheet sets apart, though its text runs them together."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from lxml.etree import _Element

_PAIR = 2
_FEWEST = 3
"""Pairs set in one way; fewer are no pattern."""
_LONGEST = 40
"""Characters of a label."""
_BOXED = frozenset({"span", "div", "p", "b", "strong"})
"""Tags of a label."""
_AGAIN = 0.75
"""Of all labels: as many stand in other records as well."""


def take(dressed: Iterable[_Element]) -> None:
    """Make lists of terms of boxes that hold a label and a value each, of two classes.

    So where several such boxes stand together under other labels, and again elsewhere. `dressed`:
    the elements of the page that say more of themselves than their tag.
    """
    found: dict[tuple[str, ...], dict[_Element, list[_Element]]] = {}
    for label in dressed:
        box = _boxed(label)
        if box is not None and (parent := box.getparent()) is not None:
            style = (str(box.tag), label.get("class") or "", box[1].get("class") or "")
            found.setdefault(style, {}).setdefault(parent, []).append(box)
    for records in found.values():
        whole = [boxes for boxes in records.values() if _is_record(boxes)]
        times = Counter(text_of(box[0]).strip() for boxes in whole for box in boxes)
        again = sum(count for count in times.values() if count > 1)
        if len(whole) >= _PAIR and again >= _AGAIN * sum(times.values()):
            for boxes in whole:
                _make_list(boxes)


def _boxed(label: _Element) -> _Element | None:
    """What holds it and a value of another class, and nothing else."""
    box = label.getparent()
    if box is None or len(box) != _PAIR or box[0] is not label or box.tag not in {"div", "li", "p"}:
        return None
    value = box[1]
    told = label.get("class") and label.get("class") != value.get("class")
    if label.tag not in _BOXED or not told or value.tag not in {"span", "div", "p"}:
        return None
    if any(text and text.strip() for text in (box.text, label.tail, value.tail)):
        return None
    return box if 1 < len(text_of(label).strip()) <= _LONGEST else None


def _is_record(boxes: Sequence[_Element]) -> bool:
    """Several below each other, each with another label."""
    labels = {text_of(box[0]).strip() for box in boxes}
    together = all(one.getnext() is two for one, two in pairwise(boxes))
    return len(boxes) >= _PAIR and together and len(labels) == len(boxes)


def _make_list(boxes: Sequence[_Element]) -> None:
    """A list of terms in place of the boxes."""
    made = boxes[0].makeelement("dl", {})
    boxes[0].addprevious(made)
    made.tail, boxes[-1].tail = boxes[-1].tail, None
    for box in boxes:
        label, value = box
        label.tag, value.tag = "dt", "dd"
        made.extend((label, value))
        parent = box.getparent()
        assert parent is not None, "it is a child of the record"
        parent.remove(box)


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

"""Badges: a word or two on a ground of their own beside a text, as ``In progress`` is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_NAME = re.compile(
    r"(?:^|\s)(?:[\w-]*[-_])?(?:badge|pill|chip|lozenge|tag|status)(?:\s|$|[-_])"
    r"|(?:^|\s)label-(?:default|primary|success|info|warning|danger|important)(?:\s|$)",
    re.IGNORECASE,
)
_WORDS = 4
_TAGS = ("span", "strong", "small", "em", "b", "i")


def found(root: _Element) -> Iterator[_Element]:
    """Badges at one end of what holds them, beside other text; not those that are all of it."""
    for element in root.iter(*_TAGS):
        name = element.get("class")
        if name and _NAME.search(name) and _stands_at_an_end(element):
            said = text_of(element).split()
            if 0 < len(said) <= _WORDS and any(map(str.isalpha, said[0])):
                yield element


def _stands_at_an_end(element: _Element) -> bool:
    box = element.getparent()
    if box is None:
        return False
    before = (box.text or "") + "".join(
        text_of(each) + (each.tail or "") for each in element.itersiblings(preceding=True)
    )
    behind = (element.tail or "") + "".join(
        text_of(each) + (each.tail or "") for each in element.itersiblings()
    )
    return bool(before.strip()) != bool(behind.strip())

"""What every reader of markup asks of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

HIDDEN = "data-planlift-hidden"
OPENABLE = "data-planlift-openable"
"""Set on what the page hides until a reader asks for it: a tab, a closed panel."""
LABELLED = "data-planlift-label"
"""Set on list items whose number is printed in their text."""


def text_of(element: _Element, between: str = "") -> str:
    """All text in `element`, its parts joined by `between`; without what follows the element."""
    if between:
        return between.join(cast("list[str]", list(element.itertext())))
    if not len(element):
        return element.text or ""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def elements(root: _Element, path: str) -> list[_Element]:
    """The elements that an XPath of elements finds."""
    return cast("list[_Element]", root.xpath(path))

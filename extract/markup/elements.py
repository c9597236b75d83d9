"""What every reader of markup asks of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import cast

if TYPE_CHECKING:
    from lxml.etree import _Element


def text_of(element: _Element, between: str = "") -> str:
    """All text in `element`, its parts joined by `between`; without what follows the element."""
    return between.join(cast("list[str]", list(element.itertext())))


def elements(root: _Element, path: str) -> list[_Element]:
    """The elements that an XPath of elements finds."""
    return cast("list[_Element]", root.xpath(path))

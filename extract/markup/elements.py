"""What every reader of markup asks of an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def text_of(element: _Element, between: str = "") -> str:
    """All text in `element`, its parts joined by `between`; without what follows the element."""
    return between.join(map(str, element.itertext()))

"""Titles of cards and panels that only a class says to be titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAME = re.compile(
    r"(?:card|panel|accordion|tile|expander|expandable|collapsible|toggle)"
    r"(?:[-_]+\w+)*?[-_]+(?:header|heading|title|button)",
    re.IGNORECASE,
)
_INSIDE = (
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "p", "div", "summary", "form",
)  # fmt: skip
_NOT_IN = ("h1", "h2", "h3", "h4", "h5", "h6", "td", "th")
_FEWEST = 2
_LONGEST = 250
"""Characters of a title."""


def take(root: _Element) -> None:
    """Give them the tag of a heading: where several are of one class, with text of their own."""
    found: dict[str, list[_Element]] = {}
    for element in root.iter("div", "p", "span", "button", "a"):
        name = element.get("class")
        if name and any(map(_NAME.fullmatch, name.split())) and _is_title(element):
            found.setdefault(name, []).append(element)
    for titles in found.values():
        if len(titles) >= _FEWEST:
            for element in titles:
                element.tag = "h5"


def _is_title(element: _Element) -> bool:
    """Not within a heading or a table, and no box of other blocks."""
    if next(element.iterdescendants(*_INSIDE), None) is not None:
        return False
    if next(element.iterancestors(*_NOT_IN), None) is not None:
        return False
    return 0 < len(" ".join(text_of(element).split())) <= _LONGEST

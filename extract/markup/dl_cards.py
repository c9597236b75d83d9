"""Definition lists whose descriptions are labelled themselves: each term heads a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.extract.markup.elements import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_LABEL = 40
_FEWEST = 2
"""Labelled descriptions for each term."""


def take(root: _Element) -> None:
    """Give the terms the tags of headings, and the descriptions those of paragraphs."""
    for each in list(root.iter("dl")):
        terms, said = list(each.iter("dt")), list(each.iter("dd"))
        labelled = sum(map(_is_labelled, said))
        if not terms or labelled < _FEWEST * len(terms) or 2 * labelled <= len(said):
            continue
        each.tag = "div"
        for term in terms:
            term.tag = "h6"
        for description in said:
            description.tag = "p"


def _is_labelled(description: _Element) -> bool:
    """It opens with a bold label and a colon, and says more than that."""
    if not len(description) or (description.text or "").strip():
        return False
    head = description[0]
    label, rest = text_of(head).strip(), (head.tail or "").strip()
    colon = label.endswith(":") or rest.startswith(":")
    return head.tag in {"b", "strong"} and colon and 0 < len(label) <= _LONGEST_LABEL and bool(rest)

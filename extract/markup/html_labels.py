"""Headings that only a style sheet prints, from an attribute of each cell: ``data-label``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_NAMES = ("data-label", "data-title", "data-th", "data-header", "data-heading", "data-column")
LABELLED = re.compile("|".join(rf"\s{name}\s*=" for name in _NAMES).encode(), re.IGNORECASE)
"""Whether a page may hold such a table."""
_FEWEST = 2
"""Rows, and headings."""


def put_headings(root: _Element) -> None:
    """Give tables that have no heading of their own a row of those that their cells name."""
    for table in root.iter("table"):
        rows = list(table.iter("tr"))
        if len(rows) < _FEWEST or next(table.iter("th"), None) is not None:
            continue
        heads = _labels(rows[0])
        if len(heads) < _FEWEST or not all(heads) or any(_labels(row) != heads for row in rows[1:]):
            continue
        made = etree.Element("tr")
        for head in heads:
            etree.SubElement(made, "th").text = head
        rows[0].addprevious(made)


def _labels(row: _Element) -> Sequence[str]:
    return [
        next((" ".join(text.split()) for name in _NAMES if (text := cell.get(name))), "")
        for cell in row
    ]

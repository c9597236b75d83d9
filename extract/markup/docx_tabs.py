"""Tables that people type in Word with tabs between their values, a paragraph for each row."""

from __future__ import annotations

from copy import copy
from itertools import groupby
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from planlift.extract.markup.docx_package import W

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from lxml.etree import _Element

    Row: TypeAlias = list[list[_Element]]

_PARAGRAPH, _RUN, _TAB, _FORMAT = f"{W}p", f"{W}r", f"{W}tab", f"{W}rPr"
_STYLE = f"{W}pPr/{W}pStyle"
_CONTENTS = "toc"
"""How the styles of lines in a list of contents begin."""
_FEWEST_ROWS = 3
_FEWEST_VALUES = 3
"""Two may be a label and its value, or a number and its text."""


def as_tables(root: _Element) -> None:
    """Turn paragraphs below each other with as many values between tabs into a table."""
    for body in root.iter(f"{W}body"):
        for tabbed, group in groupby(list(body), key=_is_tabbed):
            paragraphs = list(group)
            if tabbed and len(paragraphs) >= _FEWEST_ROWS:
                rows = _rows([_values(each) for each in paragraphs])
                _replace(paragraphs[len(paragraphs) - len(rows) :], rows)


def _is_tabbed(element: _Element) -> bool:
    """A paragraph with a tab in its text, not of a list of contents."""
    if element.tag != _PARAGRAPH or element.find(f"{_RUN}/{_TAB}") is None:
        return False
    style = element.find(_STYLE)
    name = style.get(f"{W}val") if style is not None else None
    return not (name or "").lower().startswith(_CONTENTS)


def _rows(lines: Sequence[Row]) -> Sequence[Row]:
    """The last lines, as far as they have one number of values; none where that is no table.

    A tab more than once in a row may set values level as well as leave one out: whichever makes
    more of the lines alike.
    """
    filled = [[value for value in line if _says(value)] for line in lines]
    rows = max((_alike(lines), _alike(filled)), key=len)
    headed = len(rows) >= _FEWEST_ROWS and len(rows[0]) >= _FEWEST_VALUES
    return rows if headed and all(map(_says, rows[0])) else ()


def _alike(lines: Sequence[Row]) -> Sequence[Row]:
    count = len(lines[-1])
    alike = list(takewhile(lambda line: len(line) == count, reversed(lines)))
    return alike[::-1]


def _values(paragraph: _Element) -> Row:
    """What stands between tabs, as runs and what else a paragraph holds."""
    values: Row = [[]]
    for child in paragraph:
        if child.tag != _RUN:
            values[-1].append(child)
            continue
        run = _like(child)
        for piece in child:
            if piece.tag == _TAB:
                values[-1].append(run)
                values.append([])
                run = _like(child)
            elif piece.tag != _FORMAT:
                run.append(copy(piece))
        values[-1].append(run)
    return values


def _says(value: Sequence[_Element]) -> bool:
    return any(text.strip() for piece in value for text in piece.itertext())


def _like(run: _Element) -> _Element:
    """A run of the same format without text."""
    made = etree.Element(_RUN)
    own = run.find(_FORMAT)
    if own is not None:
        made.append(copy(own))
    return made


def _replace(paragraphs: Sequence[_Element], rows: Sequence[Row]) -> None:
    """Put a table of the rows where the paragraphs were."""
    if not rows:
        return
    table = etree.Element(f"{W}tbl")
    for values in rows:
        row = etree.SubElement(table, f"{W}tr")
        for value in values:
            etree.SubElement(etree.SubElement(row, f"{W}tc"), _PARAGRAPH).extend(value)
    first = paragraphs[0]
    parent = first.getparent()
    assert parent is not None, "it is a child of the body"
    parent.insert(parent.index(first), table)
    for each in paragraphs:
        parent.remove(each)

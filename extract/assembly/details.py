"""The plan's own particulars: title, lead officer, links, success criteria, as label and value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.headings.forms import simplify
from planlift.model import Detail
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.lines import Line
    from planlift.model import Cell
    from planlift.model import TextBlock

TITLE = "Title"
NOTE = "Note"
_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,60}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_NEXT_LABEL = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^:.;\n]{2,40}:\s)|\n(?=[^:\n]{2,60}:\s)")
_LABEL_WORDS = 8
_VALUE_WORDS = 60


def from_lines(lines: Sequence[Line], words: HeadingWords, *, titled: bool) -> list[Detail]:
    """Read a preamble: titles, ``label: value``, labels beside or above their values."""
    rows = [
        [cell for cell in dict.fromkeys(line) if cell is not None and cell.text] for line in lines
    ]
    rows = [row for row in rows if row]
    found: list[Detail] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        below = rows[index + 1] if index + 1 < len(rows) else []
        if len(row) > 1 and len(row) == len(below) and _are_labels(row, below, words):
            found += [_detail(label.text, value) for label, value in zip(row, below, strict=True)]
            index += 1
        elif len(row) == 1:
            found.append(_single(row[0], titled=titled or any(d.label == TITLE for d in found)))
        else:
            found += _beside(row)
        index += 1
    return found


def from_text(block: TextBlock, words: HeadingWords) -> list[Detail]:
    """``Lead officer: …`` above the tables, perhaps several on a line; nothing for prose."""
    found: list[Detail] = []
    for part in _NEXT_LABEL.split(block.text):
        match = _LABELLED.match(part)
        if not match or not match["value"] or len(match["value"].split()) > _VALUE_WORDS:
            return []
        label = match["label"]
        known = simplify(label) in words.details or bool(words.label(label))
        if not known and (len(label.split()) > 4 or block.kind == "item"):
            return []
        found.append(Detail(label, match["value"].strip(), (block.place,)))
    return found


def heads_list(block: TextBlock, words: HeadingWords) -> bool:
    """``Success criteria`` on a line of its own: a list of them may stand below."""
    return block.kind == "heading" and simplify(block.text) in words.details


def from_list(heading: TextBlock, items: Sequence[TextBlock]) -> Detail:
    """What the heading names, as the list below it says."""
    said = "\n".join(item.text for item in items)
    return Detail(heading.text, said, tuple(block.place for block in (heading, *items)))


def _are_labels(row: Sequence[Cell], below: Sequence[Cell], words: HeadingWords) -> bool:
    if any(len(cell.text.split()) > _LABEL_WORDS for cell in row) or any(
        ":" in c.text[:-1] for c in row
    ):
        return False
    if below[0].text.endswith(":") or simplify(below[0].text) in words.details:
        return False
    known = [simplify(cell.text) in words.details or words.label(cell.text) for cell in row]
    marked = [cell.bold or cell.header or bool(cell.fill) for cell in row]
    plain = [not (cell.bold or cell.header) for cell in below]
    longer = [len(v.text) > len(k.text) for k, v in zip(row, below, strict=True)]
    if any(looks.sentence(c.text) and c.text.endswith(".") for c in row):
        return False
    return all(known) or (all(marked) and all(plain)) or (any(known) and all(longer))


def _single(cell: Cell, *, titled: bool) -> Detail:
    match = _LABELLED.match(cell.text)
    if match and match["value"] and len(match["label"].split()) <= _LABEL_WORDS:
        return _detail(match["label"], replace(cell, text=match["value"]))
    if not titled and len(cell.text.split()) <= 25:
        return Detail(TITLE, cell.text, cell.places, unprinted=True)
    return Detail(NOTE, cell.text, cell.places, unprinted=True)


def _beside(row: Sequence[Cell]) -> list[Detail]:
    """Label, value, label, value …; what has no label is a note."""
    found: list[Detail] = []
    index = 0
    while index < len(row):
        cell = row[index]
        label = len(cell.text.split()) <= _LABEL_WORDS
        if label and index + 1 < len(row) and not _LABELLED.match(cell.text.rstrip(": ")):
            found.append(_detail(cell.text, row[index + 1]))
            index += 2
        else:
            found.append(_single(cell, titled=True))
            index += 1
    return found


def _detail(label: str, value: Cell) -> Detail:
    return Detail(one_line(label).rstrip(": "), value.text.strip(), value.places)

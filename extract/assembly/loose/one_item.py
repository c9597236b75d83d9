"""What an item of a list says: what is to be done, and who and when at its end or in front."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planlift.extract.assembly.cells import with_text
from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms import labelled
from planlift.extract.assembly.forms.labels import field_of
from planlift.extract.assembly.loose import tails
from planlift.extract.assembly.rows import refs
from planlift.model import Cell
from planlift.text import BULLET

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import TextBlock

_TAIL = re.compile(
    r"\s*[(\[](?P<facts>[^()\[\]]{3,200}(?:[)\]][\s;,]*[(\[][^()\[\]]{3,200}){0,4})[)\]]\s*\.?$"
)
_NEXT_BRACKET = re.compile(r"[)\]][\s;,]*[(\[]")
_NEXT_LABEL = re.compile(r"\.\s+(?=[A-Z][^:.;,]{1,30}:)")
_PARTS = re.compile(r"[^;,|]+")
_LABEL = re.compile(r"\s*(?P<label>[^:]{2,40}?)\s*:\s*(?=\S)")
_DASH = re.compile(r"\s+[–—-]\s+")
_BOXES = frozenset("☐☑☒✓✔")
_FEWEST_WORDS = 3
"""Of an action."""


def whole(block: TextBlock) -> dict[str, Cell]:
    """The item as an action, and the box to tick in front of it as its status."""
    text = block.text.removeprefix(BULLET)
    cell = Cell(text, 0, 0, places=(block.place,), bold=block.bold)
    if text[:1] not in _BOXES or not text[1:].strip():
        return {"action": cell}
    return {"action": with_text(cell, text[1:].strip()), "status_text": with_text(cell, text[:1])}


def facts(block: TextBlock, words: HeadingWords) -> dict[str, Cell]:
    """The action, and who and when; empty unless a label says who, or both are plain."""
    item = whole(block)
    cell = item["action"]
    tail = _TAIL.search(cell.text)
    if tail:
        inner = _NEXT_LABEL.sub("; ", _NEXT_BRACKET.sub("; ", tail["facts"]))
        found = _in_brackets(with_text(cell, inner), words)
        action = with_text(cell, cell.text[: tail.start()])
    else:
        action, found = labelled.split(cell, labelled.FIELDS, words)
        found = {field: _unended(value) for field, value in found.items()}
    if len(action.text.split()) < _FEWEST_WORDS or "owner_text" not in found:
        return {}
    return {**item, "action": action, **found, **_labelled_below(action, words)}


def _labelled_below(cell: Cell, words: HeadingWords) -> dict[str, Cell]:
    """``The pier is dark.`` over ``Action: Fit a lamp``: what was found, and what is done."""
    lines = cell.text.split("\n")
    for index, line in enumerate(lines):
        label = _LABEL.match(line) if index else None
        if label and field_of(label["label"], words) == "action":
            said = "\n".join([line[label.end() :], *lines[index + 1 :]])
            ref, found = refs.split_cell(with_text(cell, "\n".join(lines[:index])), words)
            told = {"finding": found, "action": with_text(cell, said, label=label["label"])}
            return told if ref is None else {"finding_ref": ref, **told}
    return {}


def bare_facts(block: TextBlock, words: HeadingWords, *, dated: bool) -> dict[str, Cell]:
    """Who at an action's end, in brackets or after a dash, and when, unless the heading says so.

    ``Train all staff – Head of HR – by May 2025``, ``Train all staff (Head of HR, May 2025)``; or
    who in front, ``Head of HR: train all staff``, below a heading that says when.
    """
    item = whole(block)
    cell = item["action"]
    led = _LABEL.match(cell.text) if dated else None
    if led and looks.role(led["label"], words) and not field_of(led["label"], words):
        said = with_text(cell, cell.text[led.end() :])
        return {**item, "action": said, "owner_text": with_text(cell, led["label"])}
    found = _who(cell.text, words) if dated else tails.facts(cell.text, words)
    if found is None or len(found[0].split()) < _FEWEST_WORDS:
        return {}
    text, fields = found
    told = {field: with_text(cell, value) for field, value in fields.items()}
    return {**item, "action": with_text(cell, text), **told}


def signed(block: TextBlock, words: HeadingWords) -> dict[str, Cell]:
    """``Fit new closers (Site Manager)``."""
    item = whole(block)
    said = tails.signed(item["action"].text, words)
    if said is None or len(said[0].split()) < _FEWEST_WORDS:
        return {}
    text, owner = (with_text(item["action"], part) for part in said)
    return {**item, "action": text, "owner_text": owner}


def _who(text: str, words: HeadingWords) -> tuple[str, dict[str, str]] | None:
    """The action and who is named at its end."""
    tail = _TAIL.search(text)
    if tail:
        action, parts = text[: tail.start()], [tail["facts"]]
    else:
        action, *parts = _DASH.split(text.removesuffix("."))
    if len(parts) != 1 or not looks.role(parts[0].strip(), words):
        return None
    return action, {"owner_text": parts[0].strip()}


def _unended(value: Cell) -> Cell:
    """The last value without the full stop of its item."""
    return with_text(value, value.text.removesuffix("."))


def _in_brackets(cell: Cell, words: HeadingWords) -> dict[str, Cell]:
    """``Lead: Head of HR; by May 2025``: what no label and no date begins goes on."""
    found: dict[str, tuple[str, str]] = {}
    last = ""
    for match in _PARTS.finditer(cell.text):
        part = match[0].strip()
        label = _LABEL.match(part)
        field = field_of(label["label"], words) if label else ""
        if label and field in labelled.FIELDS and field not in found:
            last = field
            found[field] = (label["label"], part[label.end() :])
        elif "owner_text" in found and "due_text" not in found and looks.date(part, words):
            last = "due_text"
            found[last] = ("", part)
        elif last:
            name, text = found[last]
            found[last] = (name, f"{text}{cell.text[match.start() - 1]} {part}")
        else:
            return {}
    return {
        field: with_text(cell, text, label=name or None) for field, (name, text) in found.items()
    }

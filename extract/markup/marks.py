"""Marked text: one string in which signs that no document holds say what markup said.

Markup is turned into such signs where it stands, so that all further reading is of strings. The
signs are Unicode noncharacters; `clean` takes them out of what comes from outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from planlift.extract.markup.inline import Flat
from planlift.extract.markup.inline import Run
from planlift.extract.markup.inline import flatten
from planlift.extract.markup.inline import tidy
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = "\ufdd0"
"""Between two paragraphs."""
LINE = "\ufdd1"
"""A line break."""
ITEM = "\ufdd2"
"""A list item begins."""
HEADING = "\ufdd3"
"""The paragraph is a heading; its level, a digit, follows."""
BOLD, LIGHT, STRUCK, WHOLE = "\ufdd4\ufdd5\ufdd6\ufdd7"
"""From here to its `END` the text is bold, is not, is struck out, is not."""
HIDDEN, NOTE, DELETED = "\ufdd8\ufdd9\ufdda"
"""From here to its `END` the text is not shown, is a footnote's mark, is no longer there."""
TABLE = "\ufddb"
"""A table stands here; its number among those taken out follows, then `END`."""
END = "\ufddc"

REASONS = {HIDDEN: "hidden", NOTE: "footnote-mark", DELETED: "deleted"}

_OPENING = frozenset({BOLD, LIGHT, STRUCK, WHOLE, *REASONS})
_MARKS = re.compile("([\ufdd0-\ufddc])")
_FOREIGN = re.compile("[\ufdd0-\ufdef]")
_SPACES = re.compile(f"[{BLOCK}{LINE}]")
_FORMATTED = re.compile(f"[{HEADING}-{END}]")
_ITEM = re.compile(rf"{ITEM}[\s{BLOCK}{LINE}{ITEM}]*")
_EMPTY_ITEM = re.compile(rf"{ITEM}[\s{BLOCK}{LINE}]*(?={ITEM}|\Z)")


@dataclass(slots=True)
class Content:
    """What one paragraph or one cell holds."""

    runs: list[Run] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    """Texts that are not shown in it, each with its reason."""
    tables: list[int] = field(default_factory=list)
    heading: int | None = None

    def flat(self) -> Flat:
        """Its text."""
        return flatten(self.runs)


def clean(text: str) -> str:
    """`text` from a document, without signs that could be taken for marks."""
    return _FOREIGN.sub("", text)


def cell(marked: str) -> Content:
    """The content of a cell: its paragraphs and items on lines of their own."""
    if not _MARKS.search(marked):
        return Content([Run(marked.replace("\n", " "))])
    if not _FORMATTED.search(marked):
        return Content([Run(_lines(marked))])
    whole = Content()
    for content in paragraphs(marked):
        if content.runs and whole.runs:
            whole.runs.append(Run("\n"))
        whole.runs += content.runs
        whole.aside += content.aside
        whole.tables += content.tables
    return whole


def _lines(marked: str) -> str:
    text = marked.replace("\n", " ")
    if ITEM in text:
        text = _ITEM.sub(f"\n{BULLET}", _EMPTY_ITEM.sub(BLOCK, text))
    return _SPACES.sub("\n", text)


class _Reading:
    """The state of a walk along marked text."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.content = Content()
        self.item = False
        self.held: list[str] = []

    def write(self, text: str) -> None:
        if self.held_by() is not None:
            self.held.append(text)
        elif text.strip():
            if self.item:
                self.content.runs.append(Run(f"\n{BULLET}"))
                self.item = False
            self.content.runs.append(Run(text, self.state(BOLD, LIGHT), self.state(STRUCK, WHOLE)))
        elif text:
            self.content.runs.append(Run(text))

    def held_by(self) -> str | None:
        """The outermost mark under which text is not shown."""
        return next((mark for mark in self.open if mark in REASONS), None)

    def state(self, on: str, off: str) -> bool:
        return next((mark == on for mark in reversed(self.open) if mark in {on, off}), False)

    def close(self) -> None:
        """Meet an `END`: of the innermost mark that is open."""
        if not self.open:
            return
        mark = self.open.pop()
        if mark == TABLE:
            return
        if mark in REASONS and self.held_by() is None:
            text = tidy(" ".join("".join(self.held).split()))
            if text:
                self.content.aside.append((text, REASONS[mark]))
            self.held = []


def paragraphs(marked: str) -> Iterator[Content]:
    """The contents between the `BLOCK` marks that have any; a table ends its paragraph."""
    reading = _Reading()
    tokens = iter(_MARKS.split(marked))
    for token in tokens:
        if token == BLOCK and reading.held_by() is None:
            yield from _finished(reading)
        elif token in {BLOCK, LINE}:
            reading.write("\n" if reading.held_by() is None else " ")
        elif token == ITEM:
            reading.item = True
        elif token == HEADING:
            text = next(tokens)
            reading.content.heading = int(text[0])
            reading.write(text[1:].replace("\n", " "))
        elif token == TABLE:
            reading.open.append(TABLE)
            reading.content.tables.append(int(next(tokens)))
            next(tokens)
            reading.open.pop()
        elif token == END:
            reading.close()
        elif token in _OPENING:
            reading.open.append(token)
        elif token:
            reading.write(token.replace("\n", " "))
    yield from _finished(reading)


def _finished(reading: _Reading) -> Iterator[Content]:
    content = reading.content
    seen = any(run.text.strip() for run in content.runs)
    if seen or content.aside or content.tables:
        reading.content = Content()
        yield content if seen else Content([], content.aside, content.tables)
    if seen:
        reading.item = False
    else:
        reading.content = Content(heading=content.heading)

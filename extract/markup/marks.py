"""Marked text: one string in which signs that no document holds say what markup said.

Markup is turned into such signs where it stands, so that all further reading is of strings. The
signs are Unicode noncharacters; `clean` takes them out of what comes from outside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

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
HIDDEN, NOTE, DELETED, AROUND = "\ufdd8\ufdd9\ufdda\ufddd"
"""From here to its `END` the text is not shown, is a footnote's mark, is no longer there, stands
around the page's content."""
TABLE = "\ufddb"
"""A table stands here; its number among those taken out follows, then `END`."""
END = "\ufddc"

REASONS = {HIDDEN: "hidden", NOTE: "footnote-mark", DELETED: "deleted", AROUND: "page-furniture"}

_OPENING = frozenset({BOLD, LIGHT, STRUCK, WHOLE, *REASONS})
_MARKS = re.compile("([\ufdd0-\ufddd])")
_FOREIGN = re.compile("[\ufdd0-\ufdef]")
_FORMATTED = re.compile(f"[{HEADING}-{AROUND}]")
_BEYOND_BOLD = re.compile(f"[{HEADING}{LIGHT}-{TABLE}{AROUND}]")
_LETTER = re.compile(r"[^\W_]")
_BLANKS = f" \t\r\f\xa0{BLOCK}{LINE}"


def bare(marked: str) -> str:
    """Marked text as lines of plain text, without any mark."""
    return _MARKS.sub("", marked.replace(LINE, "\n").replace(BLOCK, "\n"))


class Content(Struct):
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
    return text if text.isascii() else _FOREIGN.sub("", text)


def plain(marked: str) -> str | None:
    """The text of a cell of one paragraph without a format; None where it may be more."""
    inner = marked.strip(BLOCK)
    if inner.isascii():
        return " ".join(inner.split())
    return None if _MARKS.search(inner) else tidy(inner.replace("\n", " "))


def cell(marked: str) -> Content:
    """The content of a cell: its paragraphs and items on lines of their own."""
    if not _FORMATTED.search(marked):
        return Content([Run(_lines(marked))])
    runs = None if _BEYOND_BOLD.search(marked) else _bold_run(marked)
    if runs is not None:
        return Content(runs)
    whole = Content()
    for content in paragraphs(marked):
        if content.runs and whole.runs:
            whole.runs.append(Run("\n"))
        whole.runs += content.runs
        whole.aside += content.aside
        whole.tables += content.tables
    return whole


def _bold_run(marked: str) -> list[Run] | None:
    """One run, bold when all letters and digits are; None where bold text holds bold text."""
    outside, *parts = marked.split(BOLD)
    for part in parts:
        _, end, after = part.partition(END)
        if not end:
            return None
        outside += after
    text = _lines(marked.replace(BOLD, "").replace(END, ""))
    return [Run(text, not _LETTER.search(outside) and bool(_LETTER.search(text)))]


def _lines(marked: str) -> str:
    """Text without formats, each paragraph and each item that has text on its own line."""
    text = marked.replace("\n", " ")
    if ITEM in text:
        before, *items = text.split(ITEM)
        begun = [item.lstrip(_BLANKS) for item in items]
        text = before + "".join([f"\n{BULLET}{item}" for item in begun if item])
    return text.replace(BLOCK, "\n").replace(LINE, "\n")


class _Reading:
    """The state of a walk along marked text."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.content = Content()
        self.item = False
        self.bold = self.struck = False
        self.holding = 0
        """How many marks are open under which text is not shown."""
        self.held: list[str] = []

    def write(self, text: str) -> None:
        """Add text to the paragraph, or to what is held back."""
        if self.holding:
            self.held.append(text)
            return
        if self.item and text.strip():
            self.content.runs.append(Run(f"\n{BULLET}"))
            self.item = False
        if text:
            self.content.runs.append(Run(text, self.bold, self.struck))

    def enter(self, mark: str) -> None:
        """Meet a mark that lasts until its `END`."""
        self.open.append(mark)
        self.holding += mark in REASONS
        self._format()

    def leave(self) -> None:
        """Meet an `END`: of the innermost mark that is open."""
        mark = self.open.pop() if self.open else ""
        self._format()
        if mark not in REASONS:
            return
        self.holding -= 1
        if not self.holding:
            text = tidy(" ".join("".join(self.held).split()))
            if text:
                self.content.aside.append((text, REASONS[mark]))
            self.held = []

    def _format(self) -> None:
        self.bold = self._state(BOLD, LIGHT)
        self.struck = self._state(STRUCK, WHOLE)

    def _state(self, on: str, off: str) -> bool:
        return next((mark == on for mark in reversed(self.open) if mark in {on, off}), False)


def paragraphs(marked: str) -> Iterator[Content]:
    """The contents between the `BLOCK` marks that have any; a table ends its paragraph."""
    reading = _Reading()
    tokens = iter(_MARKS.split(marked))
    for token in tokens:
        if token == BLOCK and not reading.holding:
            yield from _finished(reading)
        elif token in {BLOCK, LINE}:
            reading.write(" " if reading.holding else "\n")
        elif token == ITEM:
            reading.item = not reading.holding
        elif token == HEADING:
            text = next(tokens)
            reading.content.heading = int(text[0])
            reading.write(text[1:].replace("\n", " "))
        elif token == TABLE:
            reading.content.tables.append(int(next(tokens)))
            next(tokens)
        elif token == END:
            reading.leave()
        elif token in _OPENING:
            reading.enter(token)
        elif token:
            reading.write(token.replace("\n", " "))
    yield from _finished(reading)


def _finished(reading: _Reading) -> Iterator[Content]:
    content = reading.content
    if not (content.runs or content.aside or content.tables):
        return
    if any(run.text.strip() for run in content.runs):
        reading.content, reading.item = Content(), False
        yield content
        return
    reading.content = Content(heading=content.heading)
    if content.aside or content.tables:
        yield Content([], content.aside, content.tables)

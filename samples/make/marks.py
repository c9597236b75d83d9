"""The few marks that a description's texts may hold, taken apart for the renderers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = re.compile(r"(\*\*|~~|\{\+|\+\}|\{-|-\}|\{tick\})")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one print."""

    text: str
    bold: bool = False
    struck: bool = False
    inserted: bool = False
    deleted: bool = False
    tick: bool = False


def runs(text: str) -> Iterator[Run]:
    """`**bold**`, `~~struck~~`, `{+inserted+}`, `{-deleted-}` and `{tick}`."""
    bold = struck = inserted = deleted = False
    for part in _MARKS.split(text):
        if part == "**":
            bold = not bold
        elif part == "~~":
            struck = not struck
        elif part in {"{+", "+}"}:
            inserted = part == "{+"
        elif part in {"{-", "-}"}:
            deleted = part == "{-"
        elif part == "{tick}":
            yield Run("✓", tick=True)
        elif part:
            yield Run(part, bold, struck, inserted, deleted)


def lines(text: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a cell, and whether each is a list item (its mark taken off)."""
    for line in text.split("\n"):
        yield line.removeprefix("• "), line.startswith("• ")

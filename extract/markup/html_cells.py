"""From a table cell's element to its text, and to what stands in it but is not its text."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from planlift.extract.markup import html_stream
from planlift.extract.markup.inline import Flat
from planlift.extract.markup.inline import Run
from planlift.extract.markup.inline import flatten
from planlift.extract.markup.inline import tidy
from planlift.text import BULLET

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from lxml.etree import _Element

    from planlift.extract.markup.html_stream import Piece
    from planlift.extract.markup.looks import Looks


@dataclass(slots=True)
class Content:
    """What a cell or a paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    nested: list[Piece] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)
    """Texts that are not shown here, each with its reason."""
    bullet: bool = False
    """A list item has begun and has no text yet."""

    def take(self, piece: Piece) -> None:
        """Add one piece of the stream."""
        if piece.kind == "text":
            if self.bullet and piece.text.strip():
                self.runs.append(Run("\n" + BULLET))
                self.bullet = False
            self.runs.append(Run(piece.text, piece.bold, piece.struck))
        elif piece.kind == "mark":
            self.aside.append((tidy(piece.text), "footnote-mark"))
        elif piece.kind == "hidden":
            self.aside.append((tidy(piece.text), "hidden"))
        elif piece.kind == "item":
            self.bullet = True
        elif not self.bullet:
            self.runs.append(Run("\n"))
        if piece.kind == "table":
            self.nested.append(piece)

    def flat(self) -> Flat:
        """The text."""
        return flatten(self.runs)


def gather(pieces: Iterable[Piece]) -> Content:
    """All `pieces` as one content."""
    content = Content()
    for piece in pieces:
        content.take(piece)
    return content


def content(
    element: _Element,
    looks: Looks,
    is_grid: Callable[[_Element], bool],
    *,
    bold: bool = False,
    struck: bool = False,
) -> Content:
    """What `element` holds; list items and paragraphs begin new lines."""
    if not len(element) and not element.attrib:
        return Content([Run((element.text or "").replace("\n", " "), bold, struck)])
    return gather(html_stream.stream(element, looks, is_grid, bold=bold, struck=struck))

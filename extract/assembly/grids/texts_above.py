"""The texts between the tables of a document, and which of them stand above the next table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns import looks
from planlift.extract.assembly.forms import labels
from planlift.extract.assembly.rows import said_over
from planlift.extract.assembly.rows import sections
from planlift.extract.assembly.rows.heading_path import HeadingPath
from planlift.model import TextBlock
from planlift.text import BULLET
from planlift.text import with_label

if TYPE_CHECKING:
    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.extract.assembly.parts import Parts
    from planlift.model import Grid

_HEADING_WORDS = 14


class TextsAbove:
    """Takes up the texts in order; knows the headings under which the next table stands."""

    def __init__(self, parts: Parts, words: HeadingWords) -> None:
        """Put the texts into `parts`."""
        self.parts = parts
        self.words = words
        self.path = HeadingPath(words)
        self.fresh = False
        """Some heading has come since the last table."""
        self.caption: TextBlock | None = None

    def take(self, block: TextBlock) -> None:
        """Take up the next text."""
        block = self._listed(self._named(block))
        if block.kind != "heading":
            self.follow()
        self.parts.texts.append(block)
        self.parts.order.append(block)
        if block.kind == "heading":
            self.path.heading(block)
            self.fresh = True
        elif self._announces(block.text) or sections.numbers_wish(block, self.words):
            self.path.announce(block)
            self.fresh = True
        elif said_over.opens(block, self.words):
            self.fresh = True

    def follow(self) -> None:
        """Tell the heading above, if it is the last text, that no heading comes next."""
        above = self.parts.order[-1] if self.parts.order else None
        if isinstance(above, TextBlock):
            self.path.text_follows(above)

    def _named(self, block: TextBlock) -> TextBlock:
        """``Recommendation 1`` alone in a heading: the paragraph below is what it says."""
        above = self.parts.order[-1] if self.parts.order else None
        if not isinstance(above, TextBlock) or above.kind != "heading":
            return block
        if block.kind != "paragraph" or not sections.numbers_finding(above.text, self.words):
            return block
        label = labels.inline_field(block.text, self.words) or self.words.label(block.text)
        if label or not looks.sentence(block.text):
            return block
        self.parts.order.pop()
        self.parts.texts.pop()
        if self.path.blocks and self.path.blocks[-1] is above:
            self.path.blocks.pop()
        return replace(above, text=with_label(above.text, block.text))

    def _listed(self, block: TextBlock) -> TextBlock:
        """``Recommendation: The board should:`` goes on in the items of the list below it."""
        above = self.parts.order[-1] if self.parts.order else None
        if block.kind != "item" or not self.path.blocks or self.path.blocks[-1] is not above:
            return block
        last = above.text.rpartition("\n")[2]
        if above.kind == "heading" or (not last.endswith(":") and not last.startswith(BULLET)):
            return block
        self.parts.order.pop()
        self.parts.texts.pop()
        self.path.blocks.pop()
        return replace(above, text=f"{above.text}\n{block.text}")

    def _announces(self, text: str) -> bool:
        """A paragraph that names what the actions below it are about."""
        if sections.introduces_finding(text, self.words):
            return True
        if not is_title(text):
            return False
        numbered = sections.names_numbered_group(text, self.words)
        return numbered or sections.deadline(text, self.words)

    def settle(self, grid: Grid) -> None:
        """Settle what the last texts are, now that a table stands below them."""
        if grid.how == "pairs":
            self.follow()
        self._numbered_text()
        self._lone_line(grid)
        self._caption(grid)

    def _lone_line(self, grid: Grid) -> None:
        """Plain text marks no headings: a short line right above a table is one."""
        block = self.parts.order[-1] if self.parts.order else None
        if grid.how != "text" or not isinstance(block, TextBlock) or block.kind != "paragraph":
            return
        if not is_title(block.text) and not sections.introduces(block.text, self.words):
            return
        self.parts.order.pop()
        self.parts.texts.pop()
        self.take(replace(block, kind="heading"))

    def _numbered_text(self) -> None:
        """``Recommendation 1`` in a paragraph of its own, above another right above a table."""
        above, block = self.parts.order[-2:] if len(self.parts.order) > 1 else (None, None)
        if not isinstance(above, TextBlock) or not isinstance(block, TextBlock):
            return
        if above.kind != "paragraph" or block.kind != "paragraph":
            return
        if sections.numbers_finding(above.text, self.words) and looks.sentence(block.text):
            del self.parts.order[-2:], self.parts.texts[-2:]
            self.take(replace(above, text=with_label(above.text, block.text)))

    def _caption(self, grid: Grid) -> None:
        self.caption = TextBlock(grid.caption, grid.place, "heading") if grid.caption else None
        if self.caption is not None:
            self.parts.captions.append(self.caption)
            self.fresh = True

    def context(self) -> list[TextBlock]:
        """The headings above; a caption counts where nothing else names the table's group."""
        own = self.path.blocks[1:] if len(self.path.blocks) > 1 else []
        return (
            [*self.path.blocks, self.caption]
            if self.caption and not own
            else list(self.path.blocks)
        )


def is_title(text: str) -> bool:
    """Short, and no sentence or part of one."""
    short = len(text.split()) <= _HEADING_WORDS
    return short and not text.rstrip().endswith((".", ";", ","))

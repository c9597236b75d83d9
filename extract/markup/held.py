"""Labelled paragraphs that follow each other, held until it is clear where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import field

from planlift.extract.markup.inline import Flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.markup.inline import Run
    from planlift.model import TextBlock


class Held(Struct):
    """Labels and values so far, and what may go on with the last of them.

    A list belongs to the label above it where that stands alone or its value ends in a colon, and
    a further label follows the list: ``Our action:`` over two items, and ``Owner: Matron``. So do
    paragraphs below a label alone.
    """

    blocks: list[TextBlock] = field(default_factory=list)
    """The paragraphs and items as they stand."""
    _sure: int = 0
    """How many of the blocks the pairs hold."""
    _pairs: list[tuple[Flat, Flat]] = field(default_factory=list)
    _alone: Flat | None = None
    """The last label, which still has no value."""
    _below: list[Flat] = field(default_factory=list)
    """Items and paragraphs behind it."""

    def take(self, block: TextBlock, label: list[tuple[Flat, Flat]] | Flat) -> bool:
        """Whether the block goes on with what is held: one or more pairs, or a label alone.

        Nothing is begun with a label alone; one without a value ends what is held.
        """
        if self._alone is not None and not self._below:
            return False
        if isinstance(label, Flat) and not self._pairs:
            return False
        self._close()
        self.blocks.append(block)
        if isinstance(label, Flat):
            self._alone = label
        else:
            self._pairs += label
            self._sure = len(self.blocks)
        return True

    def take_below(self, block: TextBlock, flat: Flat, runs: Sequence[Run]) -> bool:
        """Whether a text without a label may belong to the last one."""
        listed = block.kind == "item" and bool(self._pairs)
        opened = self._alone is not None or (listed and self._pairs[-1][1].text.endswith(":"))
        if not opened or flat.struck or runs[0].bold or block.kind == "heading":
            return False
        self.blocks.append(block)
        self._below.append(flat)
        return True

    def _close(self) -> None:
        """What stands below the last label is its value, or goes on with it."""
        if not self._below:
            return
        name, value = (self._alone, Flat("")) if self._alone else self._pairs.pop()
        texts = [value.text, *(flat.text for flat in self._below)]
        self._pairs.append((name, Flat("\n".join(filter(None, texts)), value.struck)))
        self._alone, self._below = None, []
        self._sure = len(self.blocks)

    def parted(self) -> tuple[list[tuple[Flat, Flat]], list[TextBlock]]:
        """Two pairs or more, and the blocks that are in none."""
        if len(self._pairs) < 2:
            return [], self.blocks
        return self._pairs, self.blocks[self._sure :]

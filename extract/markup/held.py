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
    """Labels and values so far, and the list that may go on with the last of them.

    A list belongs to the label above it where that stands alone or its value ends in a colon, and
    a further label follows the list: ``Our action:`` over two items, and ``Owner: Matron``.
    """

    blocks: list[TextBlock] = field(default_factory=list)
    """The paragraphs and items as they stand."""
    _sure: int = 0
    """How many of the blocks the pairs hold."""
    _pairs: list[tuple[Flat, Flat]] = field(default_factory=list)
    _alone: Flat | None = None
    """The last label, which still has no value."""
    _items: list[Flat] = field(default_factory=list)

    def take(self, block: TextBlock, label: list[tuple[Flat, Flat]] | Flat) -> bool:
        """Whether the block goes on with what is held: one or more pairs, or a label alone.

        Nothing is begun with a label alone; one without a value ends what is held.
        """
        if self._alone is not None and not self._items:
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

    def take_item(self, block: TextBlock, flat: Flat, runs: Sequence[Run]) -> bool:
        """Whether the item may belong to the last label."""
        opened = self._alone is not None or (
            bool(self._pairs) and self._pairs[-1][1].text.endswith(":")
        )
        if not opened or flat.struck or runs[0].bold:
            return False
        self.blocks.append(block)
        self._items.append(flat)
        return True

    def _close(self) -> None:
        """The items, if any, are the value of the last label or go on with it."""
        if not self._items:
            return
        name, value = (self._alone, Flat("")) if self._alone else self._pairs.pop()
        texts = [value.text, *(flat.text for flat in self._items)]
        self._pairs.append((name, Flat("\n".join(filter(None, texts)), value.struck)))
        self._alone, self._items = None, []
        self._sure = len(self.blocks)

    def end(self) -> tuple[list[tuple[Flat, Flat]], list[TextBlock]]:
        """Two pairs or more, and the blocks that are in none; nothing is held any longer."""
        pairs = self._pairs if len(self._pairs) > 1 else []
        blocks = self.blocks[self._sure :] if pairs else self.blocks
        self.blocks, self._pairs, self._items = [], [], []
        self._sure, self._alone = 0, None
        return pairs, blocks

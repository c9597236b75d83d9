"""Cards whose long texts stand above a table of the others: ``Action: …``, then who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.assembly.columns.column import WHAT
from planlift.extract.assembly.columns.column import WHO_WHEN
from planlift.extract.assembly.forms.labels import inline_field
from planlift.model import Cell
from planlift.model import Grid
from planlift.model import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from planlift.extract.assembly.headings.phrases import HeadingWords
    from planlift.model import Block

_FEWEST_CARDS = 2
_ROWS = 2
"""Of the table: labels side by side, and below them their values."""
_SAID = frozenset({*WHAT, "finding_ref", "action_ref", "ref"})


def taken_in(blocks: Sequence[Block], words: HeadingWords) -> Sequence[Block]:
    """The blocks; such texts become the first columns of the table right below them.

    Only where all labelled actions stand so: of others, who and when would be lost.
    """
    over = dict(_cards(blocks, words))
    if len(over) < _FEWEST_CARDS:
        return blocks
    texts = [block for block in blocks if isinstance(block, TextBlock)]
    if sum(_field(text, words) == "action" for text in texts) > len(over):
        return blocks
    gone = {id(text) for texts in over.values() for text in texts}
    kept = ((at, block) for at, block in enumerate(blocks) if id(block) not in gone)
    return [
        _with_texts(block, over[at]) if at in over and isinstance(block, Grid) else block
        for at, block in kept
    ]


def _cards(
    blocks: Sequence[Block], words: HeadingWords
) -> Iterator[tuple[int, Sequence[TextBlock]]]:
    """Where each table of such a card stands, and the texts right above it; one is the action."""
    texts: list[TextBlock] = []
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            texts = [*texts, block] if _field(block, words) in _SAID else []
            continue
        fields = [_field(text, words) for text in texts]
        if fields.count("action") == 1 == fields.count("finding") and _holds_facts(block, words):
            yield at, texts
        texts = []


def _field(block: TextBlock, words: HeadingWords) -> str:
    return inline_field(block.text, words)


def _holds_facts(grid: Grid, words: HeadingWords) -> bool:
    """Whether its first row are known labels, none of which says what, and one who or when."""
    if grid.rows != _ROWS:
        return False
    fields = {words.named(cell.text) for cell in grid.cells if cell.row == 0}
    return "" not in fields and fields.isdisjoint(WHAT) and not fields.isdisjoint(WHO_WHEN)


def _with_texts(grid: Grid, texts: Sequence[TextBlock]) -> Grid:
    """The table with a column in front for each text: its label over what it says."""
    said = [text.text.partition(":")[::2] for text in texts]
    first = [
        Cell(half.strip(), row, at, places=(text.place,), bold=text.bold, header=not row)
        for row in range(_ROWS)
        for at, (text, half) in enumerate(zip(texts, (one[row] for one in said), strict=True))
    ]
    count = len(texts)
    beside = [replace(cell, column=cell.column + count, header=not cell.row) for cell in grid.cells]
    cells = sorted((*first, *beside), key=lambda cell: (cell.row, cell.column))
    return replace(grid, columns=grid.columns + count, cells=tuple(cells), column_edges=())

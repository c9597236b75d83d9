"""Documents made of texts and drawn grids, without a file, for tests of the assembly."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from grids import grid
from msgspec.structs import replace

from planlift.extract.assembly import assemble
from planlift.extract.assembly.ledger import balance
from planlift.model import Document
from planlift.model import Grid
from planlift.model import Place
from planlift.model import Source
from planlift.model import TextBlock
from planlift.text import BULLET
from planlift.text import letters
from planlift.vocabulary import Vocabulary
from planlift.vocabulary import load

if TYPE_CHECKING:
    from planlift.model import Aside
    from planlift.model import RawPlan

SOURCE = Source(Path("plan"), "plan", "0" * 64, "html", 1)


@lru_cache(maxsize=1)
def words() -> Vocabulary:
    """The built-in vocabulary, loaded once."""
    return load()


def document(
    *parts: str, how: str = "html", paged: bool = False, aside: tuple[Aside, ...] = ()
) -> Document:
    """``# heading``, ``## heading``, ``• item``, a drawn grid, or else a paragraph; each grid on
    its own page with a place on it where `paged`.
    """
    blocks: list[TextBlock | Grid] = []
    number = 1
    for part in parts:
        text = part.strip()
        if text.startswith(("|", "=")):
            blocks.append(_placed(grid(text, number=number, page=number, how=how), paged=paged))
            number += 1
        elif text.startswith("#"):
            level = len(text) - len(text.lstrip("#"))
            blocks.append(TextBlock(text.lstrip("# "), Place(number), "heading", level, bold=True))
        else:
            kind = "item" if text.startswith(BULLET) else "paragraph"
            blocks.append(TextBlock(text, Place(number), kind))
    return Document(SOURCE, number, tuple(blocks), aside, _letters(blocks, aside))


def plan(*parts: str, how: str = "html", paged: bool = False) -> RawPlan:
    """The document understood; its accounts are balanced in passing."""
    raw = assemble(document(*parts, how=how, paged=paged), words())
    ledger = balance(raw)
    assert not ledger.lost, ledger.lost
    assert not ledger.twice, ledger.twice
    return raw


def rows(raw: RawPlan, *names: str) -> list[tuple[str, ...]]:
    """The texts of the fields `names`, row by row."""
    return [
        tuple(row.fields[name].text if name in row.fields else "" for name in names)
        for row in raw.rows
    ]


def _placed(table: Grid, *, paged: bool) -> Grid:
    if not paged:
        return table
    width = 700.0 / table.columns
    edges = tuple(50 + width * i for i in range(table.columns + 1))
    box = (50.0, 50.0, 750.0, 550.0)
    return replace(table, place=replace(table.place, box=box), column_edges=edges)


def _letters(blocks: list[TextBlock | Grid], aside: tuple[Aside, ...]) -> int:
    counted = sum(letters(part.text) for part in aside)
    for block in blocks:
        cells = block.cells if isinstance(block, Grid) else (block,)
        counted += sum(letters(cell.text) for cell in cells)
        counted += letters(block.caption) if isinstance(block, Grid) else 0
    return counted

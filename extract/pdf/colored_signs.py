"""A sign written in a colour, alone in its cell, colours it as a drawn disc does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from planlift.extract.pdf.ink import is_vivid
from planlift.extract.pdf.page import BLANK_CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planlift.extract.pdf.found import FoundCell
    from planlift.extract.pdf.found import FoundTable
    from planlift.extract.pdf.page import Page
    from planlift.extract.pdf.paragraphs import Flow

_SIGNS = frozenset("●⬤•■◼◆▲▼")


def grounded(
    page: Page, tables: list[FoundTable], texts: Sequence[Sequence[Flow]]
) -> list[FoundTable]:
    """The tables with the colour of such a sign as that of its cell."""
    if _SIGNS.isdisjoint([flow.text for flows in texts for flow in flows]):
        return tables
    return [
        replace(
            table,
            cells=tuple(
                _grounded(page, cell) if flow.text in _SIGNS else cell
                for cell, flow in zip(table.cells, flows, strict=True)
            ),
        )
        for table, flows in zip(tables, texts, strict=True)
    ]


def _grounded(page: Page, cell: FoundCell) -> FoundCell:
    index = cell.index[page.chars.code[cell.index] != BLANK_CODE]
    color = page.chars.color[index[:1]]
    return replace(cell, fill=f"#{color[0]:06x}") if is_vivid(color).any() else cell

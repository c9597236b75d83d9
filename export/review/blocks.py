"""The document in its own order, for sources that have no pages: texts, and tables as found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from planlift.model import Grid

if TYPE_CHECKING:
    from planlift.model import Document


def blocks(document: Document) -> list[dict[str, Any]]:
    """Texts, and tables with their cells and spans."""
    return [
        _table(block)
        if isinstance(block, Grid)
        else {"kind": block.kind, "text": block.text, "page": block.place.page}
        for block in document.blocks
    ]


def _table(grid: Grid) -> dict[str, Any]:
    return {
        "kind": "table",
        "number": grid.number,
        "caption": grid.caption,
        "rows": grid.rows,
        "cells": [
            [cell.text, cell.row, cell.column, cell.row_span, cell.column_span, int(cell.header)]
            for cell in grid.cells
        ],
    }

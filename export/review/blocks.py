"""The document in its own order, for sources that have no pages: texts, and tables as found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from planlift.model import Grid

if TYPE_CHECKING:
    from planlift.model import Cell
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
        "cells": [_cell(cell) for cell in grid.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    told: dict[str, Any] = {"text": cell.text, "row": cell.row, "column": cell.column}
    more = {
        "down": cell.row_span if cell.row_span > 1 else None,
        "across": cell.column_span if cell.column_span > 1 else None,
        "header": cell.header or None,
        "fill": cell.fill,
        "struck": cell.struck or None,
    }
    return told | {name: value for name, value in more.items() if value is not None}

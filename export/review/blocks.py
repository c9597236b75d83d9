"""The document in its own order, for sources that have no pages: texts, and tables as found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from planlift.export.review import fields
from planlift.model import Grid
from planlift.text import one_line

if TYPE_CHECKING:
    from planlift.model import Document
    from planlift.model import TextBlock
    from planlift.plan import Plan


def blocks(document: Document, plan: Plan) -> list[dict[str, Any]]:
    """Texts with what became of them, tables with their cells and spans."""
    aside = {(item.place.page, one_line(item.text)): item.reason for item in plan.aside}
    return [
        _table(block) if isinstance(block, Grid) else _text(block, aside)
        for block in document.blocks
    ]


def _text(block: TextBlock, aside: dict[tuple[int, str], str]) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": block.kind, "text": block.text, "page": block.place.page}
    reason = aside.get((block.place.page, one_line(block.text)))
    if reason is not None:
        told["reason"] = fields.reason(reason)
    return told


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

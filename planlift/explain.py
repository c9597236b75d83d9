"""How a document was understood, told for people (text) and for programs (every grid, as JSON)."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

from planlift.model import Grid
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planlift.model import Cell
    from planlift.model import Document
    from planlift.model import Place
    from planlift.model import RawPlan
    from planlift.model import TableReport
    from planlift.plan import Plan

WIDTH = 80
_HOW = {
    "tags": "the file's own tags",
    "rules": "ruling lines and fills",
    "alignment": "how the words line up (there are no rules)",
    "html": "the page's table markup",
    "docx": "the document's own tables",
    "text": "tabs, bars or columns of the text",
    "pairs": "labels and their values",
}
_VERDICTS = {
    "actions": "an action table",
    "details": "particulars of the plan",
    "key": "a key",
    "continued": "the rest of the table before",
    "not-a-plan": "no action table",
    "text": "a text in a frame",
}
_SHOWN = 60


def tables(raw: RawPlan) -> Iterator[str]:
    """Lines of at most 80 columns: each table, its headings, and what was done with it."""
    source = raw.document.source
    sizes = f"{_count(raw.document.pages, 'page')}, {_count(len(raw.tables), 'table')}"
    yield f"{source.name}: {source.media}, {sizes}"
    for note in (*raw.document.notes, *raw.notes):
        yield from _wrapped(note, "  ")
    for report in raw.tables:
        yield ""
        yield from _table(report)
    yield ""
    yield from _rest(raw)


def values(plan: Plan) -> Iterator[str]:
    """For each action, what is printed, what was understood, and the rule that read it."""
    for index, row in plan.actions.iterrows():
        position = int(str(index))
        yield ""
        yield from _wrapped(f"{position + 1}. {one_line(str(row['action']))[:200]}", "")
        for column, rule in plan.rules[position].items():
            if rule == "as-printed" or column not in plan.actions.columns:
                continue
            shown = one_line(str(row[column])).removesuffix(" 00:00:00")
            yield from _wrapped(f"{column}: {shown[:_SHOWN]}  [{rule}]", "   ")
        for check in plan.checks:
            if check.action == position:
                yield from _wrapped(f"to check: {check.code}: {check.why}", "   ! ")


def grids(document: Document) -> dict[str, Any]:
    """Every grid of the document, action table or not: texts, spans, pages and boxes."""
    source = document.source
    return {
        "source": source.name,
        "sha256": source.sha256,
        "media": source.media,
        "pages": document.pages,
        "tables": [_grid(block) for block in document.blocks if isinstance(block, Grid)],
    }


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "number": grid.number,
        "page": grid.place.page,
        "box": grid.place.box,
        "found_by": grid.how,
        "rows": grid.rows,
        "columns": grid.columns,
        "caption": grid.caption,
        "notes": grid.notes,
        "cells": [_cell(cell) for cell in grid.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        "header": cell.header,
        "fill": cell.fill,
        "places": [{"page": place.page, "box": place.box} for place in cell.places],
    }


def _table(report: TableReport) -> Iterator[str]:
    where = f"Table {report.number}, {_where(report.place)}: {_VERDICTS[report.verdict]}"
    yield from _wrapped(f"{where} – {report.reason}", "")
    yield from _wrapped(f"found by {_HOW.get(report.how, report.how)}", "  ")
    for heading, field, why in report.headings:
        taken = field or "kept under its own heading"
        reason = f" ({why})" if why else ""
        yield from _wrapped(f"{one_line(heading) or '(blank)'} → {taken}{reason}", "    ")
    for note, times in Counter(report.notes).items():
        again = f" ({times} times)" if times > 1 else ""
        yield from _wrapped(f"{note}{again}", "  · ")


def _where(place: Place) -> str:
    if place.box is None:
        return "in document order"
    left, top, right, bottom = (round(side) for side in place.box)
    return f"page {place.page}, {left}–{right} pt across, {top}–{bottom} pt down"


def _rest(raw: RawPlan) -> Iterator[str]:
    for short, long in raw.initials.items():
        yield from _wrapped(f"key: {short} = {long}", "  ")
    for mark, meaning in raw.legend.items():
        yield from _wrapped(f"key: {mark} = {meaning}", "  ")
    for _, _, printed, why in raw.doubts:
        yield from _wrapped(f"to check: {printed}: {why}", "  ! ")
    left = Counter(part.reason for part in raw.aside)
    if left:
        told = ", ".join(f"{reason} {times}" for reason, times in left.most_common())
        yield from _wrapped(f"left aside: {told}", "  ")
    yield f"  {_count(len(raw.rows), 'action')}, {_count(len(raw.details), 'particular')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _wrapped(text: str, indent: str) -> list[str]:
    hanging = " " * (len(indent) + 2)
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hanging)

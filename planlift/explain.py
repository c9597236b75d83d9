"""How a document was understood, told for people (text) and for programs (every grid, as JSON)."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING
from typing import Any

from planlift.model import Grid
from planlift.rules import RULES
from planlift.rules import steps
from planlift.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

    from planlift.model import Cell
    from planlift.model import Check
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
"""Characters of a value."""
_ACTION = 150
_READ: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "due",
        "due_text",
        {"due_date": "", "due_start": "from ", "due_original": "at first ", "due_kind": ""},
    ),
    ("owner", "owner_text", {"owners": "", "lead_owner": "lead "}),
    ("status", "status_text", {"status": "", "rag": "colour ", "completed_date": "done "}),
)
"""What a group is called, the column as printed, the columns read from it and their words."""


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
    doubts: dict[int | None, list[Check]] = {}
    for check in plan.checks:
        doubts.setdefault(check.action, []).append(check)
    used: set[str] = set()
    for position, row in enumerate(plan.current.rows()):
        rules = plan.rules[position]
        used.update(step for rule in rules.values() for step in steps(rule))
        yield ""
        action = textwrap.shorten(one_line(str(row["action"])), _ACTION, placeholder=" …")
        yield from _wrapped(f"{position + 1}. {action}", "")
        for name, source, columns in _READ:
            yield from _value(name, str(row.get(source) or ""), _read(row, rules, columns))
        for check in doubts.get(position, ()):
            yield from _wrapped(f"{check.why} [{check.code}]", "   ! ")
    yield from _of_plan(doubts.get(None, ()))
    yield from ("", "Rules named above")
    for rule in sorted(used & RULES.keys()):
        yield from _wrapped(f"[{rule}] {RULES[rule]}", "   ")


def _of_plan(checks: Sequence[Check]) -> Iterator[str]:
    if checks:
        yield from ("", "The plan as a whole")
    for check in checks:
        printed = f"“{_cut(check.printed)}”: " if check.printed else ""
        yield from _wrapped(f"{printed}{check.why} [{check.code}]", "   ! ")


def _read(
    row: Mapping[str, Any], rules: Mapping[str, str], columns: Mapping[str, str]
) -> dict[str, list[str]]:
    """What was read of one text, each value once, by the rule that read it."""
    found: dict[str, list[str]] = {}
    shown: set[str] = set()
    for column, called in columns.items():
        value = one_line(str(row[column])).removesuffix(" 00:00:00") if column in rules else ""
        if value and value not in shown:
            shown.add(value)
            found.setdefault(rules[column], []).append(f"{called}{_cut(value)}")
    return found


def _value(name: str, printed: str, read: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """One text and what was read of it; the text alone where that is the value."""
    same = [[one_line(printed)]] == list(read.values())
    told = "; ".join(
        f"[{rule}]" if same else f"→ {', '.join(shown)} [{rule}]" for rule, shown in read.items()
    )
    text = f"“{_cut(one_line(printed))}” " if printed else ""
    if text or told:
        yield from _wrapped(f"{text}{told}".rstrip(), f"   {name:<8}", " " * 11)


def _cut(text: str) -> str:
    return textwrap.shorten(text, _SHOWN, placeholder=" …") if " " in text else text[:_SHOWN]


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


def _wrapped(text: str, indent: str, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=hanging or " " * (len(indent) + 2),
        break_on_hyphens=False,
    )

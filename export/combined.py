"""Many plans as one table: the monitoring workbook and the files over a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift.actions import Actions
from planlift.export import about
from planlift.export import doubts
from planlift.export.book import Book
from planlift.export.book import dated
from planlift.export.links import links
from planlift.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from planlift.export.day import Day
    from planlift.export.doubts import Doubt


def render(
    items: Sequence[Plan | pd.DataFrame],
    name: str,
    format: str,  # noqa: A002 - the option's name
    *,
    left_out: Sequence[tuple[str, str]],
    day: Day,
    folder: Path | None,
) -> dict[str, bytes]:
    """The files over all `items`, by name; `left_out` are the documents that failed, and why."""
    plans = [item for item in items if isinstance(item, Plan)]
    if format == "csv":
        from planlift.export.delimited import csv_files

        return csv_files(combine(items), name, [plan.source for plan in plans])
    if format == "json":
        from planlift.export.records import rows
        from planlift.export.records import to_bytes

        return {name: to_bytes({"actions": rows(combine(items))})}
    if format == "parquet":
        from planlift.export.columnar import to_parquet

        return {name: to_parquet(combine(items))}
    if format == "xlsx":
        from planlift.export.workbook import to_xlsx

        return {name: to_xlsx(_book(plans, items, left_out, day, folder))}
    from planlift.export.writing import unknown_format

    raise unknown_format(format)


def combine(items: Sequence[Plan | pd.DataFrame]) -> Actions:
    """The actions of all `items` under one another; columns that only some have stay empty else."""
    return Actions.joined(
        item.current if isinstance(item, Plan) else Actions.of_frame(item) for item in items
    )


def _book(
    plans: Sequence[Plan],
    items: Sequence[Plan | pd.DataFrame],
    left_out: Sequence[tuple[str, str]],
    day: Day,
    folder: Path | None,
) -> Book:
    actions = combine(items)
    found: list[Doubt] = []
    for item in items:
        found += (
            doubts.of_plan(item)
            if isinstance(item, Plan)
            else doubts.of_actions(Actions.of_frame(item))
        )
    noun = "document" if len(items) == 1 else "documents"
    return Book(
        title=f"Action plans: {len(items):,} {noun}",
        actions=actions,
        doubts=[*found, *doubts.long_texts(actions)],
        plan=list(_details(plans)),
        plan_heading=("Document", "Label", "Text"),
        about=[*about.of_many(plans, left_out, day), *about.of_columns(actions)],
        day=day,
        many=True,
        left_out=len(left_out),
        links=links(plans, folder),
        dated=dated(plans),
    )


def _details(plans: Sequence[Plan]) -> Iterator[tuple[str, ...]]:
    for plan in plans:
        for item in plan.details:
            yield plan.source.name, item.label, item.text

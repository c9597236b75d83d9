"""Many plans as one table: the monitoring workbook and the files over a whole batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift import schema
from planlift.export.book import Book
from planlift.export.book import Doubt
from planlift.export.book import columns_explained
from planlift.export.book import doubts
from planlift.export.book import links
from planlift.export.book import long_texts
from planlift.export.book import references
from planlift.export.values import texts
from planlift.plan import Plan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd


def render(
    items: Sequence[Plan | pd.DataFrame],
    name: str,
    format: str,  # noqa: A002 - the option's name
    *,
    as_of: dt.date | None,
    today: dt.date,
    folder: Path,
) -> dict[str, bytes]:
    """The files over all `items`, by name."""
    frame = combine(items)
    if format == "csv":
        from planlift.export.delimited import csv_files

        return csv_files(frame, name, [plan.source for plan in _plans(items)])
    if format == "json":
        from planlift.export.records import rows
        from planlift.export.records import to_bytes

        return {name: to_bytes({"actions": rows(frame)})}
    if format == "parquet":
        from planlift.export.columnar import to_parquet

        return {name: to_parquet(frame)}
    if format == "xlsx":
        from planlift.export.workbook import to_xlsx

        book = _book(items, frame, today, fixed=as_of is not None, folder=folder)
        return {name: to_xlsx(book)}
    from planlift.export.writing import unknown_format

    raise unknown_format(format)


def combine(items: Sequence[Plan | pd.DataFrame]) -> pd.DataFrame:
    """The actions of all `items` under one another; columns that only some have stay empty else."""
    import pandas as pd

    frames = [item.actions if isinstance(item, Plan) else item for item in items]
    # As plain objects: categories and missing values are cast once, for all.
    plain = [frame.astype(object) for frame in frames if len(frame)]
    if not plain:
        return schema.empty_frame()
    return schema.conform(pd.concat(plain, ignore_index=True))


def _book(
    items: Sequence[Plan | pd.DataFrame],
    frame: pd.DataFrame,
    today: dt.date,
    *,
    fixed: bool,
    folder: Path,
) -> Book:
    plans = _plans(items)
    found: list[Doubt] = []
    for item in items:
        found += doubts(item) if isinstance(item, Plan) else _coded(item)
    return Book(
        title=f"Action plans: {len(items)} documents",
        actions=frame,
        doubts=[*found, *long_texts(frame)],
        plan=list(_details(plans)),
        plan_heading=("Document", "Label", "Text"),
        about=[*_about(plans, today), *columns_explained(frame)],
        group="source",
        today=today,
        fixed=fixed,
        links=links(plans, folder),
    )


def _plans(items: Sequence[Plan | pd.DataFrame]) -> list[Plan]:
    return [item for item in items if isinstance(item, Plan)]


def _coded(frame: pd.DataFrame) -> Iterator[Doubt]:
    """The checks of a frame that comes without its plan: only their codes are known."""
    rows = zip(
        texts(frame, "action_id"),
        references(frame),
        texts(frame, "source"),
        texts(frame, "checks"),
        strict=True,
    )
    for action_id, ref, source, codes in rows:
        for code in filter(None, codes.split("; ")):
            yield Doubt(action_id, ref, "", "", "", code, "", source)


def _details(plans: Sequence[Plan]) -> Iterator[tuple[str, ...]]:
    for plan in plans:
        for item in plan.details:
            yield plan.source.name, item.label, item.text


def _about(plans: Sequence[Plan], today: dt.date) -> Iterator[tuple[str, str, str]]:
    import planlift

    yield "Conversion", "planlift", planlift.__version__
    yield "Conversion", "Converted, and overdue counted from", today.isoformat()
    for plan in plans:
        yield "Source", plan.source.name, f"SHA-256 {plan.source.sha256}"

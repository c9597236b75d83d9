"""From plans to files: which format makes which file, each written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planlift.errors import NotWritableError
from planlift.export import atomic
from planlift.export import day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from collections.abc import Sequence

    import pandas as pd

    from planlift.plan import Plan

FORMATS = ("xlsx", "csv", "json", "parquet")


def write(
    plan: Plan,
    path: Path | str,
    format: str,  # noqa: A002 - what the option is called
    *,
    as_of: dt.date | None = None,
) -> list[Path]:
    """Write one plan as one file; a CSV brings its data package along. Gives the files' paths.

    `as_of` is the day that overdue counts from; without it the workbook follows the calendar.
    Raises `NotWritableError`; what was there before is then untouched.
    """
    path = Path(path)
    return _put(path.parent, render(plan, path.name, format, as_of=as_of, folder=path.parent))


def write_all(
    plan: Plan,
    folder: Path | str,
    stem: str,
    formats: Iterable[str] = ("xlsx", "csv"),
    as_of: dt.date | None = None,
) -> list[Path]:
    """Write one plan in several formats as ``folder/stem.format``."""
    written: list[Path] = []
    for name in formats:
        written += write(plan, Path(folder) / f"{stem}.{name}", name, as_of=as_of)
    return written


def write_batch(
    plans: Iterable[Plan | pd.DataFrame],
    path: Path | str,
    format: str,  # noqa: A002 - what the option is called
    *,
    as_of: dt.date | None = None,
    left_out: Sequence[tuple[str, str]] = (),
) -> list[Path]:
    """Write many plans, or frames of actions, as one file: a workbook, CSV or Parquet over all.

    `left_out` are the documents that could not be converted, each with the reason: the workbook
    says so.
    """
    path = Path(path)
    files = render_batch(
        plans, path.name, format, as_of=as_of, left_out=left_out, folder=path.parent
    )
    return _put(path.parent, files)


def render(
    plan: Plan,
    name: str,
    format: str,  # noqa: A002 - what the option is called
    *,
    as_of: dt.date | None = None,
    folder: Path | None = None,
) -> dict[str, bytes]:
    """The files that `write` would write, by name: for places that are not a local folder."""
    if format == "csv":
        from planlift.export.delimited import csv_files

        return csv_files(plan.current, name, [plan.source])
    if format == "json":
        from planlift.export.records import to_json

        return {name: to_json(plan)}
    if format == "parquet":
        from planlift.export.columnar import to_parquet

        return {name: to_parquet(plan.current)}
    if format == "xlsx":
        from planlift.export import book
        from planlift.export.workbook import to_xlsx

        return {name: to_xlsx(book.of_plan(plan, folder, day.of(as_of)))}
    raise unknown_format(format)


def render_batch(
    plans: Iterable[Plan | pd.DataFrame],
    name: str,
    format: str,  # noqa: A002 - what the option is called
    *,
    as_of: dt.date | None = None,
    left_out: Sequence[tuple[str, str]] = (),
    folder: Path | None = None,
) -> dict[str, bytes]:
    """The files that `write_batch` would write, by name; no links without a `folder`."""
    from planlift.export import combined

    return combined.render(
        list(plans), name, format, left_out=left_out, day=day.of(as_of), folder=folder
    )


def unknown_format(name: str) -> NotWritableError:
    """The error for a format that is none of `FORMATS`."""
    return NotWritableError(
        f"{name}: no such format; choose from {', '.join(FORMATS)}.", code="unknown-format"
    )


def _put(folder: Path, files: dict[str, bytes]) -> list[Path]:
    paths: Sequence[Path] = [folder / name for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        atomic.put(path, content)
    return list(paths)

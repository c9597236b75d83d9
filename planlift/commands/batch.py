"""``planlift batch``: a folder of plans, with progress, and a summary over all of them."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift import report
from planlift.batch import Order
from planlift.batch_progress import line
from planlift.batch_progress import progress
from planlift.commands.options import Settings
from planlift.commands.options import day
from planlift.commands.options import shared
from planlift.errors import PlanliftError
from planlift.figures import figures
from planlift.figures import together
from planlift.isolate import Limits
from planlift.words import active

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from planlift.batch import Settled
    from planlift.batch_store import Record
    from planlift.figures import Figures

_SHOWN = 10
"""Failed documents that the summary names; batch.csv has all."""


@click.command()
@click.argument(
    "folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the results, made if need be.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Documents converted at once.  [default: one for each processor]",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    help="Time that one document may take.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=1),
    default=2048,
    show_default=True,
    help="Memory that one document may take (on Linux).",
)
@shared
def batch(
    settings: Settings, folder: Path, out: Path, jobs: int | None, timeout: float, memory: int
) -> int:
    """Convert every plan in a folder and in the folders in it.

    Each document becomes DIR/plans/<its path>.xlsx and .csv; DIR/actions.csv and
    DIR/monitoring.xlsx hold the actions of all, DIR/batch.csv what became of each document. Run
    again, it converts only what is new or changed, and takes out what is gone.

    A document that crashes its reader, hangs or eats memory fails alone.

    Exit code: 0 all converted; 1 a document failed or holds no action table; 2 the command line is
    wrong; 3 with --strict, something needs a check; 130 interrupted, run again to go on.
    """
    _keep_apart(folder, out)
    active(folder, settings.vocabulary)  # a vocabulary that is wrong stops before any work
    order = Order(
        folder=folder,
        out=out,
        formats=settings.formats,
        as_of=settings.as_of,
        vocabulary=settings.vocabulary,
        jobs=jobs or _processors(),
        limits=Limits(timeout, memory),
    )
    with _stopped_like_an_interrupt():
        return _run(order, settings)


def _run(order: Order, settings: Settings) -> int:
    from planlift import batch as work
    from planlift import batch_combine
    from planlift import batch_files

    with batch_files.locked(order.out):
        found = batch_files.find(order.folder, order.out)
        kept: set[str] = set()
        with progress(settings, len(found)) as tell:

            def hear(settled: Settled) -> None:
                if settled.kept:
                    kept.add(settled.record.name)
                tell(settled)

            records = work.run(order, found, hear)
        plans = batch_combine.plans(order.out, order.folder, records)
        files = batch_combine.write(order.out, plans, records, settings.as_of)
    if not settings.quiet and settings.log_format == "text":
        counted = [figures(plan, day(settings)) for plan in plans]
        click.echo("\n".join(_summary(records, kept, counted, files)))
    if not records:
        error = PlanliftError(
            "there is no document in it; give the folder of the plans", code="empty"
        )
        click.echo(report.error_line(str(order.folder), error), err=True)
    if not records or any(work.is_failure(record) for record in records):
        return 1
    return 3 if settings.strict and any(record.result.checks for record in records) else 0


def _keep_apart(folder: Path, out: Path) -> None:
    inside, outside = folder.resolve(), out.resolve()
    if inside == outside or inside.is_relative_to(outside / "plans"):
        raise click.UsageError("the results need a folder of their own: choose another DIR with -o")


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _stopped_like_an_interrupt() -> Iterator[None]:
    """A polite request to end (``kill``, a closed terminal) keeps what is done, as Ctrl-C does."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _summary(
    records: list[Record], kept: set[str], counted: list[Figures], files: list[Path]
) -> list[str]:
    failed = [record for record in records if record.result.outcome == "failed"]
    skipped = [record for record in records if record.result.outcome == "skipped"]
    converted = len(records) - len(failed) - len(skipped)
    first = f"{report.count(len(records), 'document')}: {converted:,} converted"
    first += f", {len(failed):,} failed" if failed else ""
    first += f", {len(skipped):,} left out as planlift's own results" if skipped else ""
    first += f"; {len(kept):,} unchanged since the last run" if kept else ""
    lines = [f"{first[0].upper()}{first[1:]}."]
    if counted:
        lines += report.summary("All plans together", together(counted), files)
    for record in failed[:_SHOWN]:
        lines.append(f"  Failed: {line(record)}")
    if len(failed) > _SHOWN:
        lines.append(f"  Failed: {len(failed) - _SHOWN:,} more; batch.csv has them all")
    return lines

"""``planlift batch``: a folder of plans, with progress, and a summary over all of them."""

from __future__ import annotations

import importlib.util
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from planlift import processes
from planlift import report
from planlift.batch_document import Order
from planlift.batch_progress import progress
from planlift.batch_summary import summary
from planlift.batch_words import words_for
from planlift.commands.options import Settings
from planlift.commands.options import day
from planlift.commands.options import shared
from planlift.commands.places import FolderAddress
from planlift.errors import PlanliftError
from planlift.isolate import Limits
from planlift.storage import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from types import FrameType

    from planlift.batch_document import Job
    from planlift.batch_document import Settled
    from planlift.storage import Folder
    from planlift.vocabulary import Vocabulary


class _Means(Struct, frozen=True):
    """How the order is carried out."""

    words: Callable[[str], Vocabulary]
    doing: Callable[[Order, Iterable[Job]], Iterator[Settled]]
    at_once: int
    """Processes that make the combined files here."""


@click.command()
@click.argument("folder", metavar="FOLDER", type=FolderAddress(exists=True))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="DIR",
    required=True,
    type=FolderAddress(),
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
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Work on the Dask cluster there, such as tcp://host:8786, instead of on this machine.",
)
@shared
def batch(  # noqa: PLR0913 -- one for each option
    settings: Settings,
    folder: Folder,
    out: Folder,
    *,
    jobs: int | None,
    timeout: float,
    memory: int,
    scheduler: str | None,
) -> int:
    """Convert every plan in a folder and in the folders in it.

    Each document becomes DIR/plans/<its path>.xlsx and .csv; DIR/actions.csv and
    DIR/monitoring.xlsx hold the actions of all, DIR/batch.csv what became of each document. Run
    again, it converts only what is new or changed, and takes out what is gone.

    FOLDER and DIR are folders, or addresses such as s3://bucket/plans. A document that crashes its
    reader, hangs or eats memory fails alone.

    Exit code: 0 all converted; 1 a document failed or holds no action table; 2 the command line is
    wrong; 3 with --strict, something needs a check; 130 interrupted, run again to go on.
    """
    _keep_apart(folder, out)
    order = Order(
        folder=folder,
        out=out,
        formats=settings.formats,
        as_of=settings.as_of,
        process=Limits(timeout, memory),
        reading=settings.limits,
    )
    words = words_for(folder, settings.vocabulary)
    words("")  # a vocabulary that is wrong stops before any work
    with _stopped_like_an_interrupt():
        return _run(
            order, _Means(words, _doing(scheduler, jobs), jobs or processes.cores()), settings
        )


def _doing(
    scheduler: str | None, jobs: int | None
) -> Callable[[Order, Iterable[Job]], Iterator[Settled]]:
    from planlift import batch as work

    if scheduler is None:
        return work.here(jobs or processes.cores())
    if jobs is not None:
        raise click.UsageError("--jobs is for this machine; with --scheduler the workers decide")
    if importlib.util.find_spec("distributed") is None:
        raise click.UsageError(
            '--scheduler needs a part that is not installed: pip install "planlift[cluster]"'
        )
    from planlift import batch_cluster

    return batch_cluster.there(scheduler)


def _run(order: Order, means: _Means, settings: Settings) -> int:
    from planlift import batch as work
    from planlift import batch_combine

    with order.out.hold():
        found = order.folder.find(order.out)
        kept = 0
        with progress(settings, len(found)) as tell:

            def hear(settled: Settled) -> None:
                nonlocal kept
                kept += settled.kept
                tell(settled)

            work.run(order, found, means.words, means.doing, hear)
        records = list(work.records(order, found))
        told = not settings.quiet and settings.log_format == "text"
        files, counted = batch_combine.write(
            order, found, records, means.at_once, day(settings) if told else None
        )
    if told:
        click.echo("\n".join(summary(records, kept, counted, files)))
    if not records:
        error = PlanliftError(
            "there is no document in it; give the folder of the plans", code="empty"
        )
        click.echo(report.error_line(str(order.folder), error), err=True)
    if not records or any(work.is_failure(record) for record in records):
        return 1
    return 3 if settings.strict and any(record.result.checks for record in records) else 0


def _keep_apart(folder: Folder, out: Folder) -> None:
    if isinstance(folder, Disk) and isinstance(out, Disk):
        inside, outside = folder.path.resolve(), out.path.resolve()
        clash = inside == outside or inside.is_relative_to(outside / "plans")
    else:
        clash = str(folder) == str(out) or str(folder).startswith(f"{out}/plans/")
    if clash:
        raise click.UsageError("the results need a folder of their own: choose another DIR with -o")


@contextmanager
def _stopped_like_an_interrupt() -> Iterator[None]:
    """A polite request to end (``kill``, a closed terminal) keeps what is done, as Ctrl-C does."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    polite = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.signal(number, stop) for number in polite}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

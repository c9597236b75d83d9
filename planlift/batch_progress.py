"""How the user hears of each document of a batch, as soon as its fate is known."""

from __future__ import annotations

import itertools
import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from planlift import report
from planlift.errors import PlanliftError

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from planlift.batch_document import Settled
    from planlift.batch_store import Record
    from planlift.commands.options import Settings


@contextmanager
def progress(settings: Settings, total: int) -> Iterator[Callable[[Settled], None]]:
    """How the user hears of each document: JSON, a bar on a terminal, else a line each."""
    if settings.quiet:
        yield _error_only
    elif settings.log_format == "json":
        yield _as_json
    elif sys.stderr.isatty():
        with _bar(total) as tell:
            yield tell
    else:
        yield _line_each(total)


def _line_each(total: int) -> Callable[[Settled], None]:
    width = len(str(total))
    numbers = itertools.count(1)

    def tell(settled: Settled) -> None:
        number = next(numbers)
        if not settled.kept:
            click.echo(f"[{number:>{width}}/{total}] {line(settled.record)}")
        _error_only(settled)

    return tell


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Settled], None]]:
    from rich.console import Console
    from rich.progress import BarColumn
    from rich.progress import MofNCompleteColumn
    from rich.progress import Progress
    from rich.progress import TextColumn
    from rich.progress import TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        bar = shown.add_task("", total=total, rate="")

        def tell(settled: Settled) -> None:
            if told := _error(settled.record):
                shown.console.print(told, markup=False, highlight=False, soft_wrap=True)
            speed = shown.tasks[0].speed or 0
            name = report.plain(settled.record.name)[-40:]
            shown.update(bar, advance=1, rate=f"{speed:.1f}/s", description=name)

        yield tell


def _error_only(settled: Settled) -> None:
    if told := _error(settled.record):
        click.echo(told, err=True)


def _as_json(settled: Settled) -> None:
    result = settled.record.result
    told = {
        "source": settled.record.name,
        "sha256": result.sha256,
        "outcome": result.outcome,
        "error_code": result.error_code,
        "message": report.plain(result.message),
        "actions": result.actions,
        "checks": result.checks,
        "pages": result.pages,
        "kept": settled.kept,
        "seconds": settled.record.seconds,
    }
    click.echo(json.dumps(told))
    _error_only(settled)


def _error(record: Record) -> str:
    """The line on stderr, or nothing where the document did not fail."""
    result = record.result
    if result.outcome != "failed":
        return ""
    return report.error_line(record.name, PlanliftError(result.message, code=result.error_code))


def line(record: Record) -> str:
    """What became of one document, in a few words."""
    result = record.result
    name = report.plain(record.name)
    if result.outcome != "converted":
        return f"{name}: {result.outcome} [{result.error_code}]"
    checks = f", {report.count(result.checks, 'check')}" if result.checks else ""
    return f"{name}: {report.count(result.actions, 'action')}{checks}"

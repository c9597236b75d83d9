"""``planlift convert``: documents to workbooks, one after the other, each with its summary."""

from __future__ import annotations

import glob
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from planlift import corrections
from planlift import processes
from planlift import report
from planlift.checks import UNFIT
from planlift.commands.options import Settings
from planlift.commands.options import day
from planlift.commands.options import shared
from planlift.commands.targets import Target
from planlift.commands.targets import targets
from planlift.errors import NotWritableError
from planlift.errors import PlanliftError
from planlift.faults import internal
from planlift.faults import ledger_error
from planlift.figures import figures
from planlift.words import active

if TYPE_CHECKING:
    from planlift.corrections import Corrections
    from planlift.figures import Figures
    from planlift.plan import Plan


class Outcome(Struct, frozen=True):
    """What became of one document."""

    target: Target
    figures: Figures | None
    files: tuple[Path, ...]
    error: PlanliftError | None
    seconds: float
    notes: tuple[str, ...] = ()
    """What is to be said besides, a line each."""


@click.command()
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the results, made if need be.  [default: beside each source]",
)
@click.option(
    "--corrections",
    "corrected_by",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Corrections saved from the review page.  [default: <name>.corrections.toml beside"
    " the source, where there is one]",
)
@shared
def convert(
    settings: Settings,
    sources: tuple[str, ...],
    folder: Path | None,
    corrected_by: Path | None,
) -> int:
    """Turn each document into a workbook and a CSV file.

    SOURCE is a PDF, HTML, DOCX or text file that holds an action plan. Each becomes
    <name>.xlsx and <name>.csv, and a summary says what it holds, what is overdue and what a
    person should check.

    Exit code: 0 all converted; 1 a document failed or holds no action table (the others are
    written); 2 the command line is wrong; 3 with --strict, something needs a check.
    """
    active(Path.cwd(), settings.vocabulary)  # a vocabulary that is wrong stops before any work
    given = _given(corrected_by, sources)
    outcomes = []
    for target in targets([Path(name) for name in _globbed(sources)], folder, settings.formats):
        outcome = convert_one(target, settings, given)
        _say(outcome, settings)
        outcomes.append(outcome)
    if any(outcome.error for outcome in outcomes):
        return 1
    needs_check = any(outcome.figures and outcome.figures.checks for outcome in outcomes)
    return 3 if settings.strict and needs_check else 0


def _given(path: Path | None, sources: tuple[str, ...]) -> Corrections | None:
    """The corrections asked for, read before any work."""
    if path is None:
        return None
    if len(sources) > 1:
        raise click.UsageError(
            "--corrections is for one document; leave a file of corrections beside each instead"
        )
    return corrections.read(path)


def convert_one(target: Target, settings: Settings, given: Corrections | None = None) -> Outcome:
    """Convert one document; whatever goes wrong in it becomes its own error.

    `given` are the corrections to apply instead of those beside the source.
    """
    start = time.perf_counter()
    plan: Plan | None = None
    files: tuple[Path, ...] = ()
    error: PlanliftError | None = None
    try:
        changes = given or _beside(target.source)
        plan = _read(target.source, settings)
        if changes is not None:
            plan = _corrected(plan, changes)
        files = _write(plan, target, settings)
        error = ledger_error(plan)
    except PlanliftError as known:
        error = known
    except Exception as unknown:  # noqa: BLE001 -- one document's accident must not end the others
        error = internal(unknown)
    counted = figures(plan, day(settings)) if plan and files else None
    return Outcome(target, counted, files, error, time.perf_counter() - start, _unfit(plan))


def _read(source: Path, settings: Settings) -> Plan:
    from planlift.pipeline import read

    with processes.held(processes.cores()):
        return read(source, vocabulary=active(source.parent, settings.vocabulary))


def _beside(source: Path) -> Corrections | None:
    found = corrections.beside(source)
    return corrections.read(found) if found else None


def _corrected(plan: Plan, changes: Corrections) -> Plan:
    from planlift.correcting import corrected

    return corrected(plan, changes)


def _unfit(plan: Plan | None) -> tuple[str, ...]:
    """What to say of corrections that were not applied."""
    return tuple(
        f"  Not applied to {check.column}: {report.plain(check.why)}."
        for check in (plan.checks if plan else ())
        if check.code == UNFIT
    )


def _write(plan: Plan, target: Target, settings: Settings) -> tuple[Path, ...]:
    from planlift.export import write_all

    try:
        target.folder.mkdir(parents=True, exist_ok=True)
        written = write_all(
            plan, target.folder, target.stem, settings.formats, as_of=settings.as_of
        )
    except OSError as error:
        where = error.filename or target.folder
        raise NotWritableError(
            f"{where} cannot be written ({error.strerror or error}); close it in other programs"
            " or choose another folder with -o"
        ) from error
    return tuple(written)


def _globbed(sources: tuple[str, ...]) -> list[str]:
    """Patterns are the shell's business, except on Windows, whose shell leaves them alone."""
    if os.name != "nt":
        return list(sources)
    return [
        name
        for source in sources
        for name in ([source] if Path(source).exists() else sorted(glob.glob(source)) or [source])  # noqa: PTH207 -- Path.glob refuses absolute patterns
    ]


def _say(outcome: Outcome, settings: Settings) -> None:
    name = str(outcome.target.source)
    if settings.log_format == "json" and not settings.quiet:
        told = report.as_object(
            name, outcome.figures, outcome.files, outcome.seconds, outcome.error
        )
        click.echo(json.dumps(told, ensure_ascii=False))
    elif outcome.figures and not settings.quiet:
        lines = report.summary(name, outcome.figures, outcome.files)
        click.secho(lines[0], bold=True)
        click.echo("\n".join([*lines[1:], *outcome.notes, *outcome.target.notes, ""]))
    if outcome.error:
        click.echo(report.error_line(name, outcome.error), err=True)

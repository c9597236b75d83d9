"""``planlift review``: one page in the browser, the source beside the rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift import limits as reading
from planlift.commands.options import limit_option
from planlift.commands.options import vocabulary_option
from planlift.errors import LedgerError
from planlift.errors import PlanliftError
from planlift.faults import internal
from planlift.faults import ledger_error
from planlift.report import error_line
from planlift.report import plain
from planlift.words import active

if TYPE_CHECKING:
    from planlift.vocabulary import Vocabulary


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE.html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.  [default: <name>.review.html beside the source]",
)
@click.option("--quiet", is_flag=True, help="Print errors only.")
@limit_option
@vocabulary_option
def review(
    source: Path,
    target: Path | None,
    *,
    quiet: bool,
    vocabulary: tuple[Path, ...],
    limits: reading.Limits,
) -> int:
    """Make a page on which a person can check SOURCE against its rows.

    The page is one HTML file that opens in any browser and needs no network: the pages of the
    source with every cell outlined, the rows beside them, and what to look at first. Values
    corrected there are saved as <name>.corrections.toml, which `planlift convert` applies.

    Exit code: 0 the page is written; 1 the document failed or holds no action table; 2 the command
    line is wrong.
    """
    target = target or source.with_name(f"{source.stem}.review.html")
    if target.resolve() == source.resolve():
        raise click.UsageError("the page would overwrite its source: choose another FILE with -o")
    words = active(source.parent, vocabulary)
    with reading.held(limits):
        error = _write(source, target, words)
    if not quiet and (error is None or error.code == LedgerError.code):
        size = target.stat().st_size / 1e6
        click.echo(f"Written: {plain(str(target))} ({size:,.1f} MB)")
    if error is not None:
        click.echo(error_line(str(source), error), err=True)
    return int(error is not None)


def _write(source: Path, target: Path, words: Vocabulary) -> PlanliftError | None:
    """Write the page; what is wrong with the document, where something is."""
    from planlift import review as work
    from planlift.export import atomic

    try:
        content, plan = work.page(source, words)
        atomic.put(target, content)
    except PlanliftError as known:
        return known
    except Exception as unknown:  # noqa: BLE001 -- an accident is told in one line
        return internal(unknown)
    return ledger_error(plan)

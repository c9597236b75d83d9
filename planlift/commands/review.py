"""``planlift review``: one page in the browser, the source beside the rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift import limits as reading
from planlift.commands.options import limit_option
from planlift.commands.options import vocabulary_option
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
    """
    with reading.held(limits):
        content = _made(source, active(source.parent, vocabulary))
    from planlift.export import atomic

    target = target or source.with_name(f"{source.stem}.review.html")
    atomic.put(target, content)
    if not quiet:
        click.echo(f"Written: {plain(str(target))} ({len(content) / 1e6:,.1f} MB)")
    return 0


def _made(source: Path, words: Vocabulary) -> bytes:
    from planlift import review as work

    return work.page(source, words)

"""``planlift vocabulary``: the words in force, and those of documents that are not known."""

from __future__ import annotations

from pathlib import Path

import click

from planlift.commands.options import vocabulary_option
from planlift.errors import NotWritableError
from planlift.words import active


@click.command()
@vocabulary_option
@click.option(
    "--unknown",
    "sources",
    metavar="SOURCE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Print instead the words of this document that are not known; may be given again.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a new UTF-8 file instead of printing.",
)
def vocabulary(vocabulary: tuple[Path, ...], sources: tuple[Path, ...], target: Path | None) -> int:
    """Print the words in force (headings, dates, owners, statuses) as TOML.

    Copy the lines that you want to extend into a file of your own and give it with
    --vocabulary FILE, or save it as planlift.toml beside or above your documents.
    With --unknown SOURCE it prints such a file with the words that are missing.
    """
    from planlift.vocabulary import to_toml

    missing = _unknown(sources, vocabulary) if sources else ""
    text = missing if sources else to_toml(active(Path.cwd(), vocabulary))
    if target is None or not text:
        click.echo(text or "# Every word is known.")
        return 0
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise NotWritableError(f"{target}: is there already; choose another name") from None
    except OSError as error:
        raise NotWritableError(f"{target}: cannot be written ({error.strerror})") from error
    return 0


def _unknown(sources: tuple[Path, ...], named: tuple[Path, ...]) -> str:
    from planlift import pipeline
    from planlift.unknown import as_toml

    understood = [
        (pipeline.understand(source, vocabulary=words), words)
        for source in sources
        for words in [active(source.parent, named)]
    ]
    plans = [pipeline.finish(raw, words) for raw, words in understood if raw.rows]
    tables = [raw.tables for raw, _ in understood]
    return as_toml(plans, tables, understood[0][1])

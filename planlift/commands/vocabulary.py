"""``planlift vocabulary``: the words in force, to copy and extend."""

from __future__ import annotations

from pathlib import Path

import click

from planlift.commands.options import vocabulary_option
from planlift.errors import NotWritableError
from planlift.words import active


@click.command()
@vocabulary_option
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a new UTF-8 file instead of printing.",
)
def vocabulary(vocabulary: tuple[Path, ...], target: Path | None) -> int:
    """Print the words in force (headings, dates, owners, statuses) as TOML.

    Copy the lines that you want to extend into a file of your own and give it with
    --vocabulary FILE, or save it as planlift.toml beside or above your documents.
    """
    from planlift.vocabulary import to_toml

    text = to_toml(active(Path.cwd(), vocabulary))
    if target is None:
        click.echo(text)
        return 0
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
    except FileExistsError:
        raise NotWritableError(f"{target}: is there already; choose another name") from None
    except OSError as error:
        raise NotWritableError(f"{target}: cannot be written ({error.strerror})") from error
    return 0

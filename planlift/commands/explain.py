"""``planlift explain``: how the tables of a document were found and understood."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift import limits as reading
from planlift.commands.options import limit_option
from planlift.commands.options import vocabulary_option
from planlift.words import active

if TYPE_CHECKING:
    from planlift.vocabulary import Vocabulary


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people; JSON gives every table of the document, cell by cell.",
)
@click.option(
    "--values", "with_values", is_flag=True, help="Also each value and the rule that read it."
)
@limit_option
@vocabulary_option
def explain(
    source: Path,
    form: str,
    *,
    with_values: bool,
    vocabulary: tuple[Path, ...],
    limits: reading.Limits,
) -> int:
    """Say how the tables of SOURCE were found and understood.

    For each table: its place, how it was found, what each heading was taken for and why, and what
    was joined, dropped or left aside.
    """
    with reading.held(limits):
        return _explained(source, form, active(source.parent, vocabulary), with_values=with_values)


def _explained(source: Path, form: str, words: Vocabulary, *, with_values: bool) -> int:
    from planlift import explain as told
    from planlift import pipeline

    if form == "json":
        document = pipeline.read_document(source, vocabulary=words)
        click.echo(json.dumps(told.grids(document), ensure_ascii=False, indent=1))
        return 0
    raw = pipeline.understand(source, vocabulary=words)
    click.echo("\n".join(told.tables(raw)))
    if with_values and raw.rows:
        click.echo("\n".join(told.values(pipeline.finish(raw, words))))
    return 0 if raw.rows else 1

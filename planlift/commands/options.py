"""Options that the converting commands share, checked once and handed on as one value."""

from __future__ import annotations

import functools
import importlib.util
import re
from datetime import date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import fields

from planlift import limits

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = ("xlsx", "csv", "json", "parquet")
EXTRAS = {"parquet": "pyarrow"}
"""Format → the module that it needs; the extra of pyproject.toml has the format's name."""


class Settings(Struct, frozen=True):
    """What the shared options say."""

    formats: tuple[str, ...]
    as_of: date | None
    """The day from which overdue is counted, where one was asked for."""
    vocabulary: tuple[Path, ...]
    quiet: bool
    log_format: str
    strict: bool
    limits: limits.Limits
    """How much of a document is read."""


def shared(command: Callable[..., int]) -> Callable[..., int]:
    """Give `command` the shared options, as a `Settings` in front of its own arguments."""

    @functools.wraps(command)
    def collected(**options: Any) -> int:  # noqa: ANN401 -- click hands over options by name
        settings = Settings(**{field.name: options.pop(field.name) for field in fields(Settings)})
        with limits.held(settings.limits):
            return command(settings, **options)

    for option in reversed(_SHARED):
        collected = option(collected)
    return vocabulary_option(limit_option(collected))


def day(settings: Settings) -> date:
    """The day asked for, else today."""
    return settings.as_of or datetime.now().astimezone().date()


def vocabulary_option(command: Callable[..., int]) -> Callable[..., int]:
    """Add ``--vocabulary FILE``, which may be given several times."""
    return click.option(
        "--vocabulary",
        metavar="FILE",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Words of your own (TOML), laid over the built-in ones and over any planlift.toml.",
    )(command)


def limit_option(command: Callable[..., int]) -> Callable[..., int]:
    """Add ``--limit NAME=NUMBER``, which may be given several times."""
    return click.option(
        "--limit",
        "limits",
        metavar="NAME=NUMBER",
        multiple=True,
        callback=_limits,
        help="Read a larger document than usual; an error too-large says which NAME.",
    )(command)


def _limits(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> limits.Limits:
    try:
        return limits.raised(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def _formats(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    formats = tuple(dict.fromkeys(part.strip().lower() for part in value.split(",")))
    for name in formats:
        if name not in FORMATS:
            known = ", ".join(FORMATS)
            raise click.BadParameter(f"{name!r} is not a format; known: {known}")
        if name in EXTRAS and importlib.util.find_spec(EXTRAS[name]) is None:
            raise click.BadParameter(
                f'{name} needs a part that is not installed: pip install "planlift[{name}]"'
            )
    return formats


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise click.BadParameter(f"{value!r} is not a day written as YYYY-MM-DD")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value} is not a day of the calendar") from None


_SHARED = (
    click.option(
        "--format",
        "formats",
        metavar="FORMATS",
        callback=_formats,
        default="xlsx,csv",
        show_default=True,
        help=f"What to write, joined by commas: {', '.join(FORMATS)}.",
    ),
    click.option(
        "--as-of",
        metavar="YYYY-MM-DD",
        callback=_day,
        help="The day from which overdue is counted.  [default: today]",
    ),
    click.option("--quiet", is_flag=True, help="Print errors only."),
    click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Summaries for people, or one JSON object a document.",
    ),
    click.option(
        "--strict", is_flag=True, help="Exit with 3 when anything needs a person's check."
    ),
)

"""The command line: what is typed, and which exit code comes back.

A command's module is imported when the command is run, so that ``--help`` comes at once.
"""

from __future__ import annotations

import errno
import gc
import importlib
import io
import os
import sys
from enum import IntEnum

import click

from planlift import __version__
from planlift.errors import PlanliftError
from planlift.rubbish import SELDOM

COMMANDS = {
    "convert": "Turn each document into a workbook and a CSV file.",
    "batch": "Convert every plan in a folder and in the folders in it.",
    "review": "Make a page on which a person can check SOURCE against its rows.",
    "explain": "Say how the tables of SOURCE were found and understood.",
    "vocabulary": "Print the words in force (headings, dates, owners, statuses) as TOML.",
    "doctor": "Print versions, and which optional parts are missing and how to add them.",
}
"""Name, which is that of the module in `planlift.commands` too → first sentence of its help."""


_ORDERED_WRONG = {"vocabulary", "corrections", "in-use", "cluster"}
"""Codes of errors that stop a command before it looks at any document."""


class Exit(IntEnum):
    """What the exit codes mean; scripts rely on them."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    CHECK = 3
    INTERRUPTED = 130


class _Commands(click.Group):
    """Commands of which only names and first sentences are known until one is run."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command itself in place of its name."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, command(name) if name else None, rest


def command(name: str) -> click.Command:
    """One of `COMMANDS`."""
    from planlift import processes

    processes.without_idle_threads()
    module = importlib.import_module(f"planlift.commands.{name}")
    found: click.Command = getattr(module, name)
    return found


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, message="planlift %(version)s")
def cli() -> None:
    """Lift action plans out of PDF, HTML, DOCX and text into workbooks for monitoring.

    Nothing in a plan is lost and nothing is guessed silently: what a person should look at
    is listed, in words, with every document.
    """


for _name, _sentence in COMMANDS.items():
    cli.add_command(click.Command(_name, help=_sentence))


def main(argv: list[str] | None = None) -> int:
    """Run one command line (default: that of the process) and give its exit code."""
    _print_anything()
    gc.set_threshold(*SELDOM)
    try:
        result = cli.main(args=argv, prog_name="planlift", standalone_mode=False)
    except click.Abort:
        click.echo("planlift: interrupted; what was finished is kept", err=True)
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PlanliftError as error:
        from planlift.report import error_line

        click.echo(error_line("", error), err=True)
        return Exit.USAGE if error.code in _ORDERED_WRONG else Exit.FAILED
    except OSError as error:
        if error.errno != errno.EPIPE:
            raise
        return _reader_went_away()
    return int(result or Exit.FINE)


def _print_anything() -> None:
    """File names and documents hold characters that a console may not have: escape those."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _reader_went_away() -> int:
    """``planlift … | head``: say nothing more, neither now nor when Python flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.FAILED

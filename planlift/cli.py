"""The command line: what is typed, and which exit code comes back."""

from __future__ import annotations

import errno
import io
import os
import sys
from enum import IntEnum

import click

from planlift import __version__
from planlift.commands.batch import batch
from planlift.commands.convert import convert
from planlift.commands.doctor import doctor
from planlift.commands.explain import explain
from planlift.commands.review import review
from planlift.commands.vocabulary import vocabulary
from planlift.errors import PlanliftError
from planlift.report import error_line

COMMANDS = (convert, batch, review, explain, vocabulary, doctor)


_ORDERED_WRONG = {"vocabulary", "corrections", "in-use", "cluster"}
"""Codes of errors that stop a command before it looks at any document."""


class Exit(IntEnum):
    """What the exit codes mean; scripts rely on them."""

    FINE = 0
    FAILED = 1
    USAGE = 2
    CHECK = 3
    INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, message="planlift %(version)s")
def cli() -> None:
    """Lift action plans out of PDF, HTML, DOCX and text into workbooks for monitoring.

    Nothing in a plan is lost and nothing is guessed silently: what a person should look at
    is listed, in words, with every document.
    """


for _command in COMMANDS:
    cli.add_command(_command)


def main(argv: list[str] | None = None) -> int:
    """Run one command line (default: that of the process) and give its exit code."""
    _print_anything()
    try:
        result = cli.main(args=argv, prog_name="planlift", standalone_mode=False)
    except click.Abort:
        click.echo("planlift: interrupted; what was finished is kept", err=True)
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PlanliftError as error:
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

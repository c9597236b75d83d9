"""``planlift doctor``: whether everything is there."""

from __future__ import annotations

import click

from planlift.doctor import lines
from planlift.doctor import parts


@click.command()
def doctor() -> int:
    """Print versions, and which optional parts are missing and how to add them.

    Exit code: 0 everything needed works; 1 something needed is missing.
    """
    found = parts()
    click.echo("\n".join(lines(found)))
    return int(any(part.needed and not part.version for part in found))

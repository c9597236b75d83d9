"""Folders as they are typed: a path on the disk, or an address such as ``s3://bucket/plans``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from urllib.request import url2pathname

import click

from planlift.storage import Disk

if TYPE_CHECKING:
    from planlift.storage import Folder

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|[A-Za-z0-9+.-]+::")
_LOCAL = re.compile(r"(?:file|local)://(?:localhost(?=/))?")


class FolderAddress(click.ParamType[Any]):
    """A folder, here or elsewhere; of a path it can be asked that it exists."""

    name = "folder"

    def __init__(self, *, exists: bool = False) -> None:
        """Take whether a path must exist; an address is looked at when it is used."""
        self._exists = exists

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Folder:
        """The folder at `value`."""
        if local := _LOCAL.match(value):
            value = url2pathname(value[local.end() :])
        elif _ADDRESS.match(value):
            from planlift.storage_remote import remote

            try:
                return remote(value)
            except ValueError as error:
                self.fail(str(error), param, ctx)
        path = Path(value)
        if self._exists and not path.exists():
            self.fail(f"Directory '{value}' does not exist.", param, ctx)
        if path.exists() and not path.is_dir():
            self.fail(f"Directory '{value}' is a file.", param, ctx)
        return Disk(path)

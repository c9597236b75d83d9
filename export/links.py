"""Addresses of the documents, for links that are ours alone: made of a path, never of text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from planlift.export.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planlift.plan import Plan

_LIMIT = 2_000
"""Characters of an address; Excel takes 2,079 with the page."""


def links(plans: Iterable[Plan], folder: Path | None) -> dict[str, str]:
    """By source name: the document's address relative to `folder`, where that is safe to write."""
    found = {}
    for plan in plans if folder is not None else ():
        address = _relative(plan.source.path, folder or Path())
        if address is not None:
            found[plan.source.name] = address
    return found


def _relative(path: Path, folder: Path) -> str | None:
    try:
        address = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except (OSError, ValueError):  # another drive, or a name the system refuses
        return None
    if clean(address) != address or "\\" in address or "\n" in address:
        return None
    quoted = quote(address, safe="/._-~()+,")
    return quoted if 0 < len(quoted) <= _LIMIT else None
